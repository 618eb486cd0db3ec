package tui

import (
	"slices"

	"example.com/hoidong/scoring"
)

// A run is what the actor kept on one sheet without keeping anything on another in between.
type run struct {
	dossier string
	// complete: the sheet had no blank cell when the run began.
	complete bool
	// kept are the criteria that got another value.
	kept []string
	// other is the sheet that a warning named; empty for none.
	other string
}

// warn is what is said of a score about to be kept that looks as if it were meant for another sheet; most often nothing.
// A warning names the repair and never stands in the way. order is the list that the sheets stand in.
func (d *desk) warn(m *mySheet, at int, value *scoring.Points, order []string) string {
	over := d.run.overtypes(m, at, value)
	here := slices.Index(order, m.code)
	for _, near := range []int{here + 1, here - 1} {
		if here < 0 || near < 0 || near >= len(order) {
			continue
		}
		other := d.sheetOf(order[near])
		key := ""
		switch {
		case m.twin(&other, at, value):
			key = "warning.twin"
		case over && other.asked() && !other.begun():
			key = "warning.overtyped"
		default:
			continue
		}
		d.run.other = other.code
		return d.T(key, "dossier", m.code, "other", other.code)
	}
	return ""
}

// overtypes takes note of a score, and reports whether with it the last cell of a complete sheet got another value. With
// the neighbour's sheet still blank this is a row typed one line off: whoever changes his mind changes some cells, but
// whoever has the wrong row before him types over every one of them, in one go, and leaves the right row empty.
//
// Fewer cells, or cells of several sheets, tell nothing: correcting the last score before going on to the blank sheet
// below looks the same. Nor does a column in which every score equals the old one above it: it comes about by typing one
// row off, and just so by mending that.
func (r *run) overtypes(m *mySheet, at int, value *scoring.Points) bool {
	if r.dossier != m.code {
		*r = run{dossier: m.code, complete: m.blank() < 0}
	}
	criterion := m.rules.Criteria[at].Code
	if value == nil || slices.Contains(r.kept, criterion) {
		return false
	}
	r.kept = append(r.kept, criterion)
	return r.complete && len(r.kept) > 1 && len(r.kept) == m.mine.Asked
}

// fewCells is how many cells a sheet may have without being compared with its neighbours: few are equal by chance.
const fewCells = 2

// twin reports whether a value makes the sheet complete and equal to another one in every cell.
func (m *mySheet) twin(other *mySheet, at int, value *scoring.Points) bool {
	if m.mine.Asked <= fewCells || other.index < 0 {
		return false
	}
	for c := range m.criteria() {
		if !m.own(c) {
			continue
		}
		mine := m.points(c)
		if c == at {
			mine = value
		}
		if mine == nil || !other.own(c) || !same(mine, other.points(c)) {
			return false
		}
	}
	return true
}
