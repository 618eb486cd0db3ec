package scoring

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// A Fault is an error that a person will read. It carries a code and the values to speak of, never a sentence: the
// sentence is made where the reader's language is known.
type Fault struct {
	// Code names the sentence, for example "points.syntax". It is lower case and dotted.
	Code string
	// Params are the values the sentence mentions. They print well with fmt.
	Params map[string]any
	// Path leads to the faulty field inside a larger value, for example "criterion[2].bands[0]"; empty for a lone value.
	Path string
}

// NewFault makes a fault from a code and alternating names and values.
func NewFault(code string, pairs ...any) *Fault {
	f := &Fault{Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		if f.Params == nil {
			f.Params = map[string]any{}
		}
		f.Params[pairs[i].(string)] = pairs[i+1]
	}
	return f
}

// At returns a copy of the fault that points at path.
func (f *Fault) At(path string) *Fault {
	c := *f
	c.Path = path
	return &c
}

// Error is for logs and tests; people read the translation.
func (f *Fault) Error() string {
	var b strings.Builder
	if f.Path != "" {
		b.WriteString(f.Path + ": ")
	}
	b.WriteString(f.Code)
	for _, k := range slices.Sorted(maps.Keys(f.Params)) {
		fmt.Fprintf(&b, " %s=%v", k, f.Params[k])
	}
	return b.String()
}

// Is reports faults with the same code as equal, so that errors.Is(err, NewFault("x")) asks for a kind of fault.
func (f *Fault) Is(target error) bool {
	t, ok := target.(*Fault)
	return ok && t.Code == f.Code
}
