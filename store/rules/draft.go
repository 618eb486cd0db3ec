package rules

import (
	"fmt"
	"slices"
	"strings"

	"example.com/hoidong/scoring"
)

// A Draft is a rule set as it was written: values by the path of their key, for example "scale" or
// "criterion[2].bands[0][1]", not yet understood.
type Draft struct {
	values  map[string]any
	lengths map[string]int
}

// NewDraft is an empty draft.
func NewDraft() *Draft {
	return &Draft{values: map[string]any{}, lengths: map[string]int{}}
}

// Set puts a value at path: a string, an int64 or a bool; anything else is refused when the draft is understood.
func (d *Draft) Set(path string, value any) { d.values[path] = value }

// SetLength says how many elements the list at path has.
func (d *Draft) SetLength(path string, n int) { d.lengths[path] = n }

// Append adds an element to the list at path: one value, or a list of several. It returns the element's path.
func (d *Draft) Append(path string, values ...any) string {
	at := fmt.Sprintf("%s[%d]", path, d.lengths[path])
	d.lengths[path]++
	if len(values) == 1 {
		d.Set(at, values[0])
		return at
	}
	d.SetLength(at, len(values))
	for i, value := range values {
		d.Set(fmt.Sprintf("%s[%d]", at, i), value)
	}
	return at
}

// AppendTable adds an empty table to the list at path and returns its path; its keys are set under it.
func (d *Draft) AppendTable(path string) string {
	at := fmt.Sprintf("%s[%d]", path, d.lengths[path])
	d.lengths[path]++
	return at
}

// Rules understands the draft. It returns every fault there is, each with the path it stands at, in no particular order;
// then the rules are nil. Faults that only follow from another one (a sum over a maximum that cannot be read) are left
// out.
//
// The faults are rules.format, rules.newer (then the only one), rules.key for a key that does not exist, rules.required,
// rules.value with the parameters "why" and, when that does
// not name it, "value", and those of scoring.Rules.Validate.
func (d *Draft) Rules() (*scoring.Rules, []*scoring.Fault) {
	in := &reading{draft: d, used: map[string]bool{}}
	if !in.format() {
		return nil, in.faults
	}
	r := in.rules()
	var further []*scoring.Fault
	for _, fault := range r.Validate() {
		if !in.follows(fault) {
			further = append(further, fault)
		}
	}
	in.faults = append(in.faults, further...)
	in.unknownKeys()
	if len(in.faults) > 0 {
		return nil, in.faults
	}
	return r, nil
}

// reading is one pass over a draft.
type reading struct {
	draft  *Draft
	used   map[string]bool
	faults []*scoring.Fault
}

func (in *reading) fault(path string, fault *scoring.Fault) {
	in.faults = append(in.faults, fault.At(path))
}

// refuse reports a value that cannot be understood; expected is a word of error.rules.expect.
func (in *reading) refuse(path string, value any, expected string) {
	in.fault(path, scoring.NewFault("rules.value", "value", value, "why", scoring.NewFault("rules.expect."+expected)))
}

// format reads the version first: what a newer program wrote is not judged by the words of this one.
func (in *reading) format() bool {
	const path = "format"
	in.used[path] = true
	value, ok := in.draft.values[path]
	version, whole := value.(int64)
	switch {
	case !ok:
		in.fault("", scoring.NewFault("rules.required", "key", path))
	case whole && version > Format:
		in.fault(path, scoring.NewFault("rules.newer", "format", version, "known", Format))
	case !whole || version != Format:
		in.fault(path, scoring.NewFault("rules.format", "value", value, "known", Format))
	}
	return len(in.faults) == 0
}

func (in *reading) unknownKeys() {
	unknown := map[string]bool{}
	for path := range in.draft.values {
		if !in.used[path] {
			unknown[in.firstUnknown(path)] = true
		}
	}
	for path := range in.draft.lengths {
		if !in.used[path] {
			unknown[in.firstUnknown(path)] = true
		}
	}
	for path := range unknown {
		if !in.reported(path) {
			in.fault(path, scoring.NewFault("rules.key", "key", path))
		}
	}
}

// firstUnknown is the outermost part of path that nobody asked for: one unknown table is one fault.
func (in *reading) firstUnknown(path string) string {
	for i, c := range path {
		if (c == '.' || c == '[') && !in.used[path[:i]] {
			return path[:i]
		}
	}
	return path
}

// reported tells whether the value at path, or what it stands in, was refused already.
func (in *reading) reported(path string) bool {
	return slices.ContainsFunc(in.faults, func(f *scoring.Fault) bool {
		return f.Code == "rules.value" && within(path, f.Path)
	})
}

// follows tells whether a fault found by validation only follows from one that was found while reading.
func (in *reading) follows(fault *scoring.Fault) bool {
	return slices.ContainsFunc(in.faults, func(f *scoring.Fault) bool {
		path := f.Path
		if key, ok := f.Params["key"].(string); ok && f.Code == "rules.required" {
			path = join(f.Path, key)
		}
		return within(fault.Path, path) || within(path, fault.Path) || restsOn(fault, path)
	})
}

// restsOn tells whether what a fault says was found out from the value at path, which could not be read.
func restsOn(fault *scoring.Fault, path string) bool {
	parent := path[:max(0, strings.LastIndexByte(path, '.'))]
	switch {
	case fault.Path == "scale":
		return within(path, "criterion")
	case fault.Code == "rules.order":
		return within(path, fault.Path[:strings.LastIndexByte(fault.Path, '[')])
	case fault.Code == "rules.range" && path == "scale":
		return !within(fault.Path, "criterion")
	case fault.Code == "rules.range" && strings.HasSuffix(path, ".max"):
		return within(fault.Path, parent)
	case fault.Code == "rules.unknown" && strings.HasSuffix(path, ".code"):
		return within(fault.Path, "tie_order")
	case fault.Code == "rules.unknown" && strings.HasSuffix(path, ".name"):
		return within(parent, "track")
	}
	return false
}

// within tells whether path is outer or stands inside it.
func within(path, outer string) bool {
	rest, ok := strings.CutPrefix(path, outer)
	return ok && outer != "" && (rest == "" || rest[0] == '.' || rest[0] == '[')
}

func join(parent, key string) string {
	if parent == "" {
		return key
	}
	return parent + "." + key
}
