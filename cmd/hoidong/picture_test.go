package main

import (
	"flag"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/hinshun/vt10x"
)

var update = flag.Bool("update", false, "write the pictures of the guide anew")

// picturesFolder holds the pictures that the README and the guides show.
var picturesFolder = filepath.Join("..", "..", "docs", "pictures")

// startColoured is start on a terminal with all colours.
func startColoured(t *testing.T, columns, rows int, args ...string) *terminal {
	t.Helper()
	env := []string{"TERM=xterm-256color", "COLORTERM=truecolor", "TZ=Asia/Ho_Chi_Minh"}
	return startWith(t, columns, rows, env, noonName, args...)
}

// compare holds the screen against a picture once it is at rest, or writes it.
func (s *terminal) compare(name string) {
	s.t.Helper()
	name += "-" + s.look.name
	file := filepath.Join(picturesFolder, name+".svg")
	if *update {
		s.settle()
		if err := os.MkdirAll(picturesFolder, 0o755); err != nil {
			s.t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(s.picture()), 0o644); err != nil {
			s.t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		s.t.Fatal(err)
	}
	s.waitUntil("the picture "+name+"; if the screens have changed: go test ./cmd/hoidong -run TestPictures -update",
		func(string) bool { return s.picture() == string(want) })
}

// The measures of a letter, in pixels.
const (
	letterWidth  = 8.4
	lineHeight   = 18
	fontSize     = 14
	margin       = 14
	baseline     = 13
	pictureFonts = "'Cascadia Mono','JetBrains Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
)

// picture is the screen as an SVG: one text a run of letters that look alike, over the rectangles of their grounds.
func (s *terminal) picture() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	columns, rows := s.vt.Size()
	var b strings.Builder
	width, height := float64(columns)*letterWidth+2*margin, rows*lineHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" font-family="%s" font-size="%d">`+"\n",
		width, height, pictureFonts, fontSize)
	// The edge is for pages as light as the picture.
	fmt.Fprintf(&b, `<rect x="0.5" y="0.5" width="%.0f" height="%d" rx="8" fill="%s" stroke="#868e99" stroke-opacity="0.5"/>`+"\n",
		width-1, height-1, s.ground().paper)
	for y := range rows {
		for x := 0; x < columns; {
			run := s.run(x, y, columns)
			s.draw(&b, x, y, run)
			x += len(run)
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// run is the letters from here on that look alike.
func (s *terminal) run(x, y, columns int) []vt10x.Glyph {
	first := s.vt.Cell(x, y)
	run := []vt10x.Glyph{first}
	for x++; x < columns; x++ {
		g := s.vt.Cell(x, y)
		if g.FG != first.FG || g.BG != first.BG || g.Mode != first.Mode {
			break
		}
		run = append(run, g)
	}
	return run
}

func (s *terminal) draw(b *strings.Builder, x, y int, run []vt10x.Glyph) {
	var text strings.Builder
	for _, g := range run {
		if g.Char == 0 {
			g.Char = ' '
		}
		text.WriteRune(g.Char)
	}
	left, top := margin+float64(x)*letterWidth, margin+y*lineHeight
	width := float64(len(run)) * letterWidth
	g := s.ground()
	fore, back := g.colour(run[0].FG), g.colour(run[0].BG)
	if back != g.paper {
		fmt.Fprintf(b, `<rect x="%.1f" y="%d" width="%.1f" height="%d" fill="%s"/>`+"\n", left, top, width, lineHeight, back)
	}
	weight := ""
	if run[0].Mode&boldMode != 0 {
		weight = ` font-weight="bold"`
	}
	for _, piece := range pieces.FindAllStringIndex(text.String(), -1) {
		letters := text.String()[piece[0]:piece[1]]
		before := utf8.RuneCountInString(text.String()[:piece[0]])
		fmt.Fprintf(b, `<text x="%.1f" y="%d" fill="%s"%s xml:space="preserve" textLength="%.1f">%s</text>`+"\n",
			left+float64(before)*letterWidth, top+baseline, fore, weight, float64(utf8.RuneCountInString(letters))*letterWidth, html.EscapeString(letters))
	}
}

// pieces are words with single spaces between them. Each has its own place, so that columns stand where they belong also
// in fonts whose letters are a little wider or narrower.
var pieces = regexp.MustCompile(`\S+(?: \S+)*`)

// boldMode is the bit of vt10x's glyph modes for bold letters.
const boldMode = 1 << 2

// A ground is a terminal's own two colours, which show where the program does not paint.
type ground struct{ paper, ink string }

func (s *terminal) ground() ground {
	return map[string]ground{
		dark.name: {"#1e1e1e", "#d4d4d4"}, light.name: {"#fafafa", "#24292f"}, projector.name: {"#ffffff", "#000000"},
	}[s.look.name]
}

// colour is a terminal's colour for a picture. The program uses all colours there are; the emulator takes black for the
// first of the sixteen named ones, which bold letters turn into the ninth.
func (g ground) colour(c vt10x.Color) string {
	switch {
	case c == vt10x.DefaultBG:
		return g.paper
	case c == vt10x.DefaultFG:
		return g.ink
	case c < 16:
		return "#000000"
	}
	return fmt.Sprintf("#%06x", uint32(c))
}
