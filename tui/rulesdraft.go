package tui

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
)

// A rulesDraft is a set of rules that somebody is changing and that is not in force. The screens of the rules change the
// same one, and it stays when they are left.
type rulesDraft struct {
	// begun are the rules that were in force when it was begun; first is what it said then.
	begun, first *scoring.Rules
	written      *rules.Written
	// set is what is written as rules; nil while there are faults.
	set    *scoring.Rules
	faults []draftFault
	// changed: it says something else than the rules it was begun with; moved: others are in force by now.
	changed, moved bool
	// version counts the changes, for screens to know that what they drew is old.
	version int
}

// A draftFault is something wrong with a draft, and the place of the cell it belongs to.
type draftFault struct {
	place string
	fault *scoring.Fault
}

func newRulesDraft(inForce *scoring.Rules) *rulesDraft {
	r := &rulesDraft{begun: inForce, written: rules.WriteDown(inForce)}
	r.first, _ = r.written.Rules()
	r.understand()
	return r
}

// understand reads the draft anew, after every keystroke that changed it.
func (r *rulesDraft) understand() {
	set, faults := r.written.Rules()
	r.set, r.faults = set, r.faults[:0]
	for _, f := range faults {
		r.faults = append(r.faults, draftFault{placeOf(f), f})
	}
	slices.SortStableFunc(r.faults, func(a, b draftFault) int { return strings.Compare(counted(a.place), counted(b.place)) })
	r.changed = len(faults) > 0 || !reflect.DeepEqual(set, r.first)
	r.version++
}

var numbers = regexp.MustCompile(`\d+`)

// counted is a place whose numbers sort as they count.
func counted(place string) string {
	return numbers.ReplaceAllStringFunc(place, func(n string) string { return fmt.Sprintf("%4s", n) })
}

// placeOf is the cell that a fault belongs to: of a pair the half that is meant, and of a criterion that nobody scores the
// members who might.
func placeOf(f *scoring.Fault) string {
	path := f.Path
	half := path[strings.LastIndexByte(path, '.')+1:]
	list, _, indexed := strings.Cut(half, "[")
	switch {
	case f.Code == "rules.source":
		return path + ".scorers"
	case !indexed || strings.Count(half, "[") > 1:
		return path
	case list == "bands" && f.Code == "rules.order", list == "grades" && f.Code != "rules.range" && f.Code != "rules.order":
		return path + "[0]"
	case list == "missing" && f.Code != "rules.range":
		return path + "[0]"
	case list == "bands" || list == "missing" || list == "grades":
		return path + "[1]"
	}
	return path
}

// at is the first fault of a cell, or of something in it; nil for none.
func (r *rulesDraft) at(place string) *scoring.Fault {
	if place == "" {
		return nil
	}
	for _, f := range r.faults {
		if rest, ok := strings.CutPrefix(f.place, place); ok && (rest == "" || rest[0] == '.' || rest[0] == '[') {
			return f.fault
		}
	}
	return nil
}

// follow takes note of the rules that are in force now. A draft that says nothing of its own begins anew with them, as
// does one that has just been put in force; any other is kept, and knows that it rests on what is no more.
func (r *rulesDraft) follow(inForce *scoring.Rules) {
	if r.begun == inForce || reflect.DeepEqual(r.begun, inForce) {
		r.begun = inForce
		r.moved = false
		return
	}
	if now := newRulesDraft(inForce); !r.changed || reflect.DeepEqual(now.set, r.set) {
		now.version = r.version + 1
		*r = *now
		return
	}
	r.moved = true
	r.version++
}

// drafting is the draft of whoever sits at the desk; the first look at it begins it.
func (d *desk) drafting() *rulesDraft {
	if d.draft == nil {
		d.draft = newRulesDraft(d.rules())
	}
	return d.draft
}

// unsavedDraft reports whether a draft would be lost with whoever leaves.
func (d *desk) unsavedDraft() bool { return d.draft != nil && d.draft.changed }

// A barrier says why the rules, or their scoring part, cannot be changed now; nil where they can.
type barrier struct{ all, scoring error }

func (d *desk) rulesLock() barrier {
	whole := d.view.May(store.ManageRound)
	if whole != nil && d.view.May(store.AdjustDecision) == nil {
		return barrier{scoring: whole}
	}
	return barrier{whole, d.view.RulesFrozen()}
}

// of is why a cell cannot be changed; frozen says that it belongs to the scoring part.
func (l barrier) of(frozen bool) error {
	if l.all == nil && frozen {
		return l.scoring
	}
	return l.all
}
