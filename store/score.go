package store

import (
	"example.com/hoidong/scoring"
)

// KeepScore writes one cell of a member's own sheet. It holds the value the cell showed: when somebody changed the cell
// meanwhile nothing is written and the fault score.conflict carries the value that is there.
type KeepScore struct {
	Dossier string `json:"dossier"`
	// Turn is the one he saw; 0 stands for the first.
	Turn      int    `json:"turn,omitempty"`
	Member    string `json:"member"`
	Criterion string `json:"criterion"`
	// Was and Now are nil for a blank cell.
	Was *scoring.Points `json:"was"`
	Now *scoring.Points `json:"now"`
}

func (a *KeepScore) kind() string   { return "score.keep" }
func (a *KeepScore) action() Action { return ScoreOwnSheet }
func (a *KeepScore) owner() string  { return a.Member }
func (a *KeepScore) inverse() Act {
	return &KeepScore{a.Dossier, a.Turn, a.Member, a.Criterion, a.Now, a.Was}
}

func (a *KeepScore) withheld() Act {
	return &KeepScore{Dossier: a.Dossier, Turn: a.Turn, Member: a.Member, Criterion: a.Criterion}
}

func (a *KeepScore) check(t *tx) error {
	rules, err := t.rules()
	if err != nil {
		return err
	}
	if err := checkPoints(rules, a.Criterion, a.Member, a.Now); err != nil {
		return err
	}
	sheet, err := t.openSheet(a.Dossier, counted(a.Turn), a.Member)
	if err != nil {
		return err
	}
	if there := sheet.Scores.Get(a.Criterion); !sameValue(there, a.Was) {
		return scoring.NewFault("score.conflict", "criterion", a.Criterion, "points", shown(there))
	}
	return nil
}

func (a *KeepScore) apply(t *tx) error {
	sheet, err := t.sheet(a.Dossier, counted(a.Turn), a.Member)
	if err != nil {
		return err
	}
	sheet.Scores = sheet.Scores.With(a.Criterion, a.Now)
	return t.putSheet(sheet)
}

// KeepRemark writes the remark of a member's own sheet, compared and set like a score.
type KeepRemark struct {
	Dossier string `json:"dossier"`
	// Turn is the one he saw; 0 stands for the first.
	Turn   int    `json:"turn,omitempty"`
	Member string `json:"member"`
	Was    string `json:"was"`
	Now    string `json:"now"`
}

func (a *KeepRemark) kind() string   { return "remark.keep" }
func (a *KeepRemark) action() Action { return ScoreOwnSheet }
func (a *KeepRemark) owner() string  { return a.Member }
func (a *KeepRemark) inverse() Act   { return &KeepRemark{a.Dossier, a.Turn, a.Member, a.Now, a.Was} }

func (a *KeepRemark) withheld() Act {
	return &KeepRemark{Dossier: a.Dossier, Turn: a.Turn, Member: a.Member}
}

func (a *KeepRemark) check(t *tx) error {
	sheet, err := t.openSheet(a.Dossier, counted(a.Turn), a.Member)
	if err != nil {
		return err
	}
	if sheet.Remark != a.Was {
		return scoring.NewFault("remark.conflict", "dossier", a.Dossier)
	}
	return nil
}

func (a *KeepRemark) apply(t *tx) error {
	sheet, err := t.sheet(a.Dossier, counted(a.Turn), a.Member)
	if err != nil {
		return err
	}
	sheet.Remark = a.Now
	return t.putSheet(sheet)
}

// MoveScores exchanges a member's scores and remarks between two dossiers: the repair for a row typed under its
// neighbour. Moving onto an empty sheet leaves the first one empty.
type MoveScores struct {
	Member string `json:"member"`
	From   string `json:"from"`
	To     string `json:"to"`
	Turns  Turns  `json:"turns,omitempty"`
}

func (a *MoveScores) kind() string   { return "scores.move" }
func (a *MoveScores) action() Action { return ScoreOwnSheet }
func (a *MoveScores) owner() string  { return a.Member }
func (a *MoveScores) inverse() Act   { return &MoveScores{a.Member, a.To, a.From, a.Turns} }

func (a *MoveScores) check(t *tx) error {
	if a.From == a.To {
		return scoring.NewFault("move.same", "dossier", a.From)
	}
	from, err := t.openSheet(a.From, a.Turns.of(a.From), a.Member)
	if err != nil {
		return err
	}
	to, err := t.openSheet(a.To, a.Turns.of(a.To), a.Member)
	if err != nil {
		return err
	}
	if len(from.Scores) == 0 && len(to.Scores) == 0 {
		return scoring.NewFault("move.empty", "from", a.From, "to", a.To)
	}
	return nil
}

func (a *MoveScores) apply(t *tx) error {
	from, err := t.sheet(a.From, a.Turns.of(a.From), a.Member)
	if err != nil {
		return err
	}
	to, err := t.sheet(a.To, a.Turns.of(a.To), a.Member)
	if err != nil {
		return err
	}
	from.Scores, to.Scores = to.Scores, from.Scores
	from.Remark, to.Remark = to.Remark, from.Remark
	if err := t.putSheet(from); err != nil {
		return err
	}
	return t.putSheet(to)
}

// sameValue compares two values either of which may be missing.
func sameValue[T comparable](a, b *T) bool {
	if a == nil || b == nil {
		return a == b
	}
	return *a == *b
}

// shown is how a fault mentions the points of a cell: a dash for a blank one.
func shown(p *scoring.Points) string {
	if p == nil {
		return "–"
	}
	return p.String()
}
