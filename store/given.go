package store

import (
	"context"
	"errors"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Given is what a file of scores holds.
type Given struct {
	Scores  []GivenScore  `json:"scores"`
	Remarks []GivenRemark `json:"remarks,omitempty"`
}

// A GivenScore is one score of a file of scores. Row is its row in the file, for faults and for whoever traces it.
type GivenScore struct {
	Member    string         `json:"member"`
	Dossier   string         `json:"dossier"`
	Criterion string         `json:"criterion"`
	Points    scoring.Points `json:"points"`
	Row       int            `json:"row"`
}

// A GivenRemark is what one member wrote on the sheet of one dossier.
type GivenRemark struct {
	Member  string `json:"member"`
	Dossier string `json:"dossier"`
	Text    string `json:"text"`
	Row     int    `json:"row"`
}

// ImportSheets brings in scores that were given elsewhere. A score that is there already is replaced; blanks are not
// imported, so nothing is taken away.
type ImportSheets struct {
	Source string `json:"source"`
	// Given is what the file holds, row by row; nothing in the act that takes an import back.
	Given Staged `json:"given,omitzero"`
	Was   Staged `json:"was"`
	Now   Staged `json:"now"`
}

func (a *ImportSheets) kind() string   { return "scores.import" }
func (a *ImportSheets) action() Action { return ImportScores }
func (a *ImportSheets) inverse() Act   { return &ImportSheets{Source: a.Source, Was: a.Now, Now: a.Was} }
func (a *ImportSheets) withheld() Act  { return &ImportSheets{Source: a.Source} }

func (a *ImportSheets) check(t *tx) error {
	if !a.back() {
		if err := a.checkRows(t); err != nil {
			return err
		}
	}
	list, err := stagedChanges[*Sheet](t, a.Was, a.Now)
	if err != nil {
		return err
	}
	for _, c := range list {
		sheet := c.record()
		if now, err := turnOf(t, t.round, sheet.Dossier, sheet.Member); err != nil || now != sheet.Turn {
			return orFault(err, "sheet.turn", "dossier", sheet.Dossier, "turn", now)
		}
	}
	return checkAll(t, list)
}

// back reports whether the act takes an import back.
func (a *ImportSheets) back() bool { return a.Given == Staged{} }

// checkRows lists every faulty row.
func (a *ImportSheets) checkRows(t *tx) error {
	given, err := content[Given](t, a.Given)
	if err != nil {
		return err
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	open := t.openOnce()
	var faults []error
	refuse := func(row int, err error) {
		if err != nil {
			faults = append(faults, scoring.NewFault("import.row", "source", a.Source, "row", row, "reason", err))
		}
	}
	for _, g := range given.Scores {
		err := checkPoints(rules, g.Criterion, g.Member, &g.Points)
		if err == nil {
			err = open(g.Dossier, g.Member)
		}
		refuse(g.Row, err)
	}
	for _, g := range given.Remarks {
		refuse(g.Row, open(g.Dossier, g.Member))
	}
	return errors.Join(faults...)
}

// openOnce asks of every sheet, once, whether it may be written on.
func (t *tx) openOnce() func(dossier, member string) error {
	type id struct{ dossier, member string }
	answers := map[id]error{}
	return func(dossier, member string) error {
		err, asked := answers[id{dossier, member}]
		if !asked {
			var turn int
			if turn, err = turnOf(t, t.round, dossier, member); err == nil {
				_, err = t.openSheet(dossier, turn, member)
			}
			answers[id{dossier, member}] = err
		}
		return err
	}
}

// apply does not need the rows, and reads them so that they cannot be changed unnoticed.
func (a *ImportSheets) apply(t *tx) error {
	if !a.back() {
		if _, err := a.Given.text(t); err != nil {
			return err
		}
	}
	list, err := stagedChanges[*Sheet](t, a.Was, a.Now)
	if err != nil {
		return err
	}
	return applyAll(t, list)
}

// ImportScores brings in what a file of scores holds. source is the file's name.
func (s *Store) ImportScores(ctx context.Context, actor Actor, source string, given Given) (Receipt, error) {
	rows, err := s.stage(ctx, given)
	if err != nil {
		return Receipt{}, err
	}
	against := func(r engine.R) (was, now []*Sheet, err error) {
		sheets, err := given.sheets(r, actor.round)
		if err != nil {
			return nil, nil, err
		}
		return changesTo(r, actor.round, sheets)
	}
	return replace(ctx, s, actor, against, func(was, now Staged) Act { return &ImportSheets{source, rows, was, now} })
}

// sheets are the sheets that the file writes on, as it leaves them.
func (g *Given) sheets(r engine.R, round string) ([]*Sheet, error) {
	pile := pile{r: r, round: round, sheets: map[string]*Sheet{}}
	for _, score := range g.Scores {
		sheet, err := pile.take(score.Dossier, score.Member)
		if err != nil {
			return nil, err
		}
		sheet.Scores = sheet.Scores.With(score.Criterion, &score.Points)
	}
	for _, remark := range g.Remarks {
		sheet, err := pile.take(remark.Dossier, remark.Member)
		if err != nil {
			return nil, err
		}
		sheet.Remark = remark.Text
	}
	return pile.order, nil
}

// A pile of sheets is read once, in the order in which they were taken.
type pile struct {
	r      engine.R
	round  string
	sheets map[string]*Sheet
	order  []*Sheet
}

func (p *pile) take(dossier, member string) (*Sheet, error) {
	turn, err := turnOf(p.r, p.round, dossier, member)
	if err != nil {
		return nil, err
	}
	k := sheetKey(p.round, dossier, turn, member)
	if sheet := p.sheets[k]; sheet != nil {
		return sheet, nil
	}
	sheet, err := sheetIn(p.r, p.round, dossier, turn, member)
	if err != nil {
		return nil, err
	}
	sheet.Channel = Imported
	p.sheets[k], p.order = sheet, append(p.order, sheet)
	return sheet, nil
}
