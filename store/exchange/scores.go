package exchange

import (
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// Known tells which codes a round has; a nil function knows all.
type Known struct {
	Member, Dossier func(code string) bool
}

// ReadScores reads scores given under these rules. Required are the columns of member, dossier, criterion and points;
// blank points are no score, 0 is one. Different remarks for one sheet are joined.
//
// A code that the round does not have, a criterion that the rules do not let the member score, points above the maximum
// or between two steps are faulty cells. The faults are as ReadDossiers has them.
func ReadScores(src Source, rules *scoring.Rules, known Known) (store.Given, *Report, error) {
	t, err := openTable(src, newLayout(
		column{"member", true}, column{"dossier", true}, column{"criterion", true}, column{"points", true},
		column{"remark", false},
	))
	if err != nil {
		return store.Given{}, nil, err
	}
	in := &scoreReader{rules: rules, known: known, seen: map[string]int{}, remarks: map[sheetKey]int{}}
	if err := t.records(in.read); err != nil {
		return store.Given{}, t.report, err
	}
	return in.given, t.report, nil
}

type sheetKey struct{ member, dossier string }

type scoreReader struct {
	rules   *scoring.Rules
	known   Known
	given   store.Given
	seen    map[string]int
	remarks map[sheetKey]int
}

func (in *scoreReader) read(r record) {
	member := r.knownCode("member", in.known.Member)
	dossier := r.knownCode("dossier", in.known.Dossier)
	in.remark(r, sheetKey{member, dossier})
	criterion := in.criterion(r, member)
	if criterion == nil {
		return
	}
	r.unique(in.seen, "criterion", member+" "+dossier+" "+criterion.Code)
	if c := r.cell("points"); c.text != "" {
		points, err := scoring.ParsePoints(c.text)
		if err != nil || points > criterion.Max || points%in.rules.Step != 0 {
			r.refuse(c, expect("points", "max", criterion.Max.String(), "step", in.rules.Step.String()))
		}
		in.given.Scores = append(in.given.Scores, store.GivenScore{
			Member: member, Dossier: dossier, Criterion: criterion.Code, Points: points, Row: r.row.number,
		})
	}
}

// knownCode is a code that the round has.
func (r record) knownCode(key string, known func(string) bool) string {
	c := r.cell(key)
	code := strings.ToUpper(c.text)
	switch {
	case !isCode(code):
		r.refuse(c, expect("code"))
	case known != nil && !known(code):
		r.refuse(c, expect("known"+key))
	}
	return code
}

// criterion is one that the rules let this member score; nil after reporting that there is none.
func (in *scoreReader) criterion(r record, member string) *scoring.Criterion {
	c := r.cell("criterion")
	for i := range in.rules.Criteria {
		criterion := &in.rules.Criteria[i]
		if !strings.EqualFold(criterion.Code, c.text) {
			continue
		}
		switch {
		case criterion.Computed():
			r.refuse(c, expect("judged"))
			return nil
		case !criterion.ScoredBy(member):
			r.refuse(c, expect("assigned", "member", member))
			return nil
		}
		return criterion
	}
	r.refuse(c, expect("criterion"))
	return nil
}

// remark adds a remark to the sheet; the same one beside every criterion is one.
func (in *scoreReader) remark(r record, key sheetKey) {
	text := r.cell("remark").text
	if text == "" {
		return
	}
	i, known := in.remarks[key]
	if !known {
		in.remarks[key] = len(in.given.Remarks)
		in.given.Remarks = append(in.given.Remarks, store.GivenRemark{
			Member: key.member, Dossier: key.dossier, Text: text, Row: r.row.number,
		})
		return
	}
	if own := &in.given.Remarks[i]; !strings.Contains(own.Text, text) {
		own.Text += "\n" + text
	}
}
