package rules

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
)

// written tells whether anything stands at path.
func (in *reading) written(path string) bool {
	_, value := in.draft.values[path]
	_, list := in.draft.lengths[path]
	return value || list
}

// scalar is the value at path; a list or a table where one value is expected is refused.
func (in *reading) scalar(path, expected string) (any, bool) {
	in.used[path] = true
	if _, list := in.draft.lengths[path]; list {
		in.refuse(path, in.show(path), expected)
		return nil, false
	}
	value, ok := in.draft.values[path]
	return value, ok
}

// show is what stands at path as far as one line can say it.
func (in *reading) show(path string) string {
	if value, ok := in.draft.values[path]; ok {
		return fmt.Sprint(value)
	}
	return "[…]"
}

// skip marks all that stands at the paths as known without reading it.
func (in *reading) skip(paths ...string) {
	for _, outer := range paths {
		in.used[outer] = true
		for path := range in.draft.values {
			in.used[path] = in.used[path] || within(path, outer)
		}
		for path := range in.draft.lengths {
			in.used[path] = in.used[path] || within(path, outer)
		}
	}
}

// length is that of a list; nothing written is an empty one.
func (in *reading) length(path, expected string) int {
	in.used[path] = true
	if value, scalar := in.draft.values[path]; scalar {
		in.refuse(path, value, expected)
		return 0
	}
	return in.draft.lengths[path]
}

func (in *reading) text(path, unset string) string {
	value, ok := in.scalar(path, "text")
	if !ok {
		return unset
	}
	text, is := value.(string)
	if !is {
		in.refuse(path, value, "text")
		return unset
	}
	return strings.TrimSpace(norm.NFC.String(text))
}

// required is a text that has to be there.
func (in *reading) required(parent, key string) string {
	path := join(parent, key)
	if !in.written(path) {
		in.fault(parent, scoring.NewFault("rules.required", "key", key))
		return ""
	}
	text := in.text(path, "")
	if text == "" && !in.reported(path) {
		in.fault(path, scoring.NewFault("rules.required", "key", key))
	}
	return text
}

func (in *reading) texts(path string) []string {
	var texts []string
	for i := range in.length(path, "texts") {
		texts = append(texts, in.text(fmt.Sprintf("%s[%d]", path, i), ""))
	}
	return texts
}

// members are member codes, which are capitals everywhere.
func (in *reading) members(path string) []string {
	codes := in.texts(path)
	for i, code := range codes {
		codes[i] = strings.ToUpper(code)
	}
	return codes
}

func (in *reading) truth(path string, unset bool) bool {
	value, ok := in.scalar(path, "truth")
	if !ok {
		return unset
	}
	truth, is := value.(bool)
	if !is {
		in.refuse(path, value, "truth")
	}
	return truth
}

// number is the text of a whole number or of a number written the Vietnamese way; expected names the kind for faults.
func (in *reading) number(path, expected string) (string, bool) {
	value, ok := in.scalar(path, expected)
	if !ok {
		return "", false
	}
	switch v := value.(type) {
	case int64:
		return strconv.FormatInt(v, 10), true
	case string:
		return norm.NFC.String(v), true
	}
	in.refuse(path, value, expected)
	return "", false
}

// count is a whole number from 0 upwards.
func (in *reading) count(path string, unset int) int {
	text, ok := in.number(path, "count")
	if !ok {
		return unset
	}
	n, err := strconv.ParseUint(strings.TrimSpace(text), 10, 31)
	if err != nil {
		in.refuse(path, text, "count")
		return unset
	}
	return int(n)
}

func (in *reading) points(path string, unset scoring.Points) scoring.Points {
	text, ok := in.number(path, "points")
	if !ok {
		return unset
	}
	points, err := scoring.ParsePoints(text)
	in.understood(path, err)
	return points
}

func (in *reading) requiredPoints(parent, key string) scoring.Points {
	path := join(parent, key)
	if !in.written(path) {
		in.fault(parent, scoring.NewFault("rules.required", "key", key))
	}
	return in.points(path, 0)
}

func (in *reading) optionalPoints(path string) *scoring.Points {
	if !in.written(path) {
		return nil
	}
	points := in.points(path, 0)
	return &points
}

func (in *reading) percent(path string) scoring.Percent {
	text, ok := in.number(path, "percent")
	if !ok {
		return 0
	}
	percent, err := scoring.ParsePercent(text)
	in.understood(path, err)
	return percent
}

func (in *reading) bound(path string, kind scoring.FigureKind) int64 {
	text, ok := in.number(path, "bound")
	if !ok {
		return 0
	}
	bound, err := kind.ParseBound(text)
	in.understood(path, err)
	return bound
}

func (in *reading) fractions(path string) []scoring.Fraction {
	var fractions []scoring.Fraction
	for i := range in.length(path, "fractions") {
		at := fmt.Sprintf("%s[%d]", path, i)
		text := in.text(at, "")
		if in.reported(at) {
			continue
		}
		fraction, err := scoring.ParseFraction(text)
		in.understood(at, err)
		fractions = append(fractions, fraction)
	}
	return fractions
}

// understood reports the error of a parser, if there is one, as the reason why a value is refused. It names the value.
func (in *reading) understood(path string, err error) {
	if err != nil {
		in.fault(path, scoring.NewFault("rules.value", "why", err))
	}
}
