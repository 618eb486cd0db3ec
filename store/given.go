package store

import (
	"errors"

	"example.com/hoidong/scoring"
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
	Staged Staged `json:"staged"`
}

func (a *ImportSheets) kind() string   { return "scores.import" }
func (a *ImportSheets) action() Action { return ImportScores }

// check lists every faulty row.
func (a *ImportSheets) check(t *tx) error {
	given, err := content[Given](t, a.Staged)
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
			_, err = t.openSheet(dossier, member)
			answers[id{dossier, member}] = err
		}
		return err
	}
}

func (a *ImportSheets) apply(t *tx) error {
	given, err := content[Given](t, a.Staged)
	if err != nil {
		return err
	}
	sheets := pile{tx: t, sheets: map[string]*Sheet{}}
	for _, g := range given.Scores {
		sheet, err := sheets.take(g.Dossier, g.Member)
		if err != nil {
			return err
		}
		sheet.Scores = sheet.Scores.With(g.Criterion, &g.Points)
	}
	for _, g := range given.Remarks {
		sheet, err := sheets.take(g.Dossier, g.Member)
		if err != nil {
			return err
		}
		sheet.Remark = g.Text
	}
	return sheets.put()
}

// A pile of sheets is read once and written once, in the order in which they were taken.
type pile struct {
	tx     *tx
	sheets map[string]*Sheet
	order  []*Sheet
}

func (p *pile) take(dossier, member string) (*Sheet, error) {
	k := sheetKey(p.tx.round, dossier, firstTurn, member)
	if sheet := p.sheets[k]; sheet != nil {
		return sheet, nil
	}
	sheet, err := p.tx.sheet(dossier, member)
	if err != nil {
		return nil, err
	}
	sheet.Channel = Imported
	p.sheets[k], p.order = sheet, append(p.order, sheet)
	return sheet, nil
}

func (p *pile) put() error {
	for _, sheet := range p.order {
		if err := p.tx.putSheet(sheet); err != nil {
			return err
		}
	}
	return nil
}
