package papers

import (
	"fmt"
	"sync"

	"github.com/go-fonts/liberation/liberationmonobold"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationserifbold"
	"github.com/go-fonts/liberation/liberationserifitalic"
	"github.com/go-fonts/liberation/liberationserifregular"
	"golang.org/x/image/font/sfnt"
)

// A face is one of the shapes of letters that papers are written in. Liberation Serif has the measures of Times New Roman,
// which official papers ask for; the others are for what has to be typed letter by letter.
type face int

const (
	serif face = iota
	serifBold
	serifItalic
	mono
	monoBold
)

// A faceFile is a font, and what is in it.
type faceFile struct {
	ttf    []byte
	parsed func() (*sfnt.Font, error)
}

var faces = map[face]faceFile{
	serif:       fromTTF(liberationserifregular.TTF),
	serifBold:   fromTTF(liberationserifbold.TTF),
	serifItalic: fromTTF(liberationserifitalic.TTF),
	mono:        fromTTF(liberationmonoregular.TTF),
	monoBold:    fromTTF(liberationmonobold.TTF),
}

func fromTTF(ttf []byte) faceFile {
	return faceFile{ttf, sync.OnceValues(func() (*sfnt.Font, error) { return sfnt.Parse(ttf) })}
}

// name is what the document calls the face.
func (f face) name() string { return fmt.Sprintf("face%d", f) }

// has reports whether the face has a letter.
func (f face) has(letter rune) (bool, error) {
	parsed, err := faces[f].parsed()
	if err != nil {
		return false, fmt.Errorf("papers: %w", err)
	}
	var buffer sfnt.Buffer
	glyph, err := parsed.GlyphIndex(&buffer, letter)
	if err != nil {
		return false, fmt.Errorf("papers: %w", err)
	}
	return glyph != 0, nil
}
