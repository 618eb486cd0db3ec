package rules

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"example.com/hoidong/scoring"
)

// Read reads a rule set in TOML. fileName is how faults speak of the file.
//
// The error joins all faults there are, in the order of their lines: each is rules.line with the parameters file, line,
// key (the path, empty for the file as a whole) and why, a fault of Draft.Rules or rules.syntax.
func Read(fileName string, text []byte) (*scoring.Rules, error) {
	text = bytes.TrimPrefix(text, []byte("\ufeff")) // what Notepad puts in front
	var document map[string]any
	if err := toml.Unmarshal(text, &document); err != nil {
		return nil, syntaxFault(fileName, err)
	}
	draft := NewDraft()
	draft.fill("", document)
	r, faults := draft.Rules()
	if len(faults) == 0 {
		return r, nil
	}
	return nil, located(fileName, linesOf(text), faults)
}

// fill flattens a decoded document. Empty tables are kept as empty lists, so that an unknown one is seen.
func (d *Draft) fill(path string, value any) {
	switch v := value.(type) {
	case map[string]any:
		if len(v) == 0 && path != "" {
			d.SetLength(path, 0)
		}
		for key, inner := range v {
			d.fill(join(path, segment(key)), inner)
		}
	case []any:
		d.SetLength(path, len(v))
		for i, inner := range v {
			d.fill(fmt.Sprintf("%s[%d]", path, i), inner)
		}
	default:
		d.Set(path, v)
	}
}

// segment is a key as a part of a path. A quoted key may hold the signs that part paths; no key of ours does.
func segment(key string) string { return strings.NewReplacer(".", "·", "[", "(").Replace(key) }

func syntaxFault(fileName string, err error) error {
	line, detail := 1, strings.TrimPrefix(err.Error(), "toml: ")
	var decode *toml.DecodeError
	if errors.As(err, &decode) {
		line, _ = decode.Position()
	}
	return scoring.NewFault("rules.line", "file", fileName, "line", line, "key", "",
		"why", scoring.NewFault("rules.syntax", "detail", detail))
}

// located joins faults in the order of the lines they stand on.
func located(fileName string, lines lines, faults []*scoring.Fault) error {
	slices.SortStableFunc(faults, func(a, b *scoring.Fault) int {
		if byLine := lines.of(a.Path) - lines.of(b.Path); byLine != 0 {
			return byLine
		}
		return strings.Compare(a.Error(), b.Error())
	})
	located := make([]error, len(faults))
	for i, f := range faults {
		located[i] = scoring.NewFault("rules.line", "file", fileName, "line", lines.of(f.Path), "key", f.Path, "why", f)
	}
	return errors.Join(located...)
}
