package tui

import (
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// fewCells is how many cells a sheet may have without being compared with its neighbours: few are equal by chance.
const fewCells = 2

// twin warns, once a value makes the sheet complete, that it is the same as the sheet before or after it in the list.
func (m *mySheet) twin(at int, value *scoring.Points, order []string) string {
	points := make([]*scoring.Points, m.criteria())
	cells := 0
	for c := range points {
		if !m.own(c) {
			continue
		}
		if points[c] = m.points(c); c == at {
			points[c] = value
		}
		if points[c] == nil {
			return ""
		}
		cells++
	}
	here := slices.Index(order, m.code)
	for _, near := range []int{here - 1, here + 1} {
		if cells > fewCells && near >= 0 && near < len(order) && m.sameAs(order[near], points) {
			return " " + m.desk.marks.dot + " " + m.desk.T("sheet.twin", "dossier", order[near])
		}
	}
	return ""
}

// sameAs reports whether the actor's sheet of another dossier has the same points in every cell.
func (m *mySheet) sameAs(code string, points []*scoring.Points) bool {
	other := m.desk.sheetOf(code)
	if other.index < 0 {
		return false
	}
	for c := range points {
		if m.own(c) && (other.mine.Cells[c].Kind != store.CellScore || !same(points[c], other.points(c))) {
			return false
		}
	}
	return true
}
