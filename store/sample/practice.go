package sample

import (
	"context"
	"fmt"
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A Practice is a round in which somebody learns how to score: the rules and the council of a real one, and products
// that nobody takes for real.
type Practice struct {
	Rules   *scoring.Rules
	Council []*store.Member
	Year    int
	// Round, Enterprise and Products are the names that people read.
	Round, Enterprise string
	Products          []string
}

// practiceTaxCode is one that no enterprise has.
const practiceTaxCode = "0000000000"

// Fill puts the practice into an empty store and opens its sitting. Nobody runs it: the members vote and do nothing
// else. The products meet every condition, so the tracks are left out.
func (p Practice) Fill(ctx context.Context, s *store.Store) error {
	round := store.NewRound(p.Year, p.Round)
	round.Sample = true
	rules := *p.Rules
	rules.Tracks, rules.Criteria, rules.Quorum = nil, slices.Clone(rules.Criteria), nil
	for i := range rules.Criteria {
		rules.Criteria[i].Missing = nil
	}
	if err := fill(ctx, s, parts{round: round, rules: &rules, council: p.voters(), intake: p.intake()}); err != nil {
		return err
	}
	open := &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: rules.Sample}
	_, err := s.Do(ctx, s.Owner(), open)
	return err
}

// voters are those of the council. Whoever the rules name besides, because a packet tells nothing of him, goes by his code.
func (p Practice) voters() []store.Member {
	var voters []store.Member
	known := map[string]bool{scoring.Everybody: true}
	for _, m := range p.Council {
		known[m.Code] = true
		if m.Votes() {
			voter := *m
			voter.Roles = store.NewRoles(store.Voter)
			voters = append(voters, voter)
		}
	}
	for i := range p.Rules.Criteria {
		for _, code := range p.Rules.Criteria[i].Scorers {
			if !known[code] {
				known[code] = true
				voters = append(voters, store.Member{Code: code, Name: code, Roles: store.NewRoles(store.Voter)})
			}
		}
	}
	return voters
}

// intake are the products; the second has twice the figures of the first, so that computed criteria differ.
func (p Practice) intake() store.Intake {
	in := store.Intake{Enterprises: []store.Enterprise{{TaxCode: practiceTaxCode, Name: p.Enterprise}}}
	for i, product := range p.Products {
		in.Dossiers = append(in.Dossiers, store.Dossier{
			Code: fmt.Sprintf("THU%d", i+1), Product: product, TaxCode: practiceTaxCode,
			Figures: p.figures(int64(i + 1)), SiteInHanoi: store.Yes, Commitments: store.Yes,
		})
	}
	return in
}

// The figures of the first product in its first year; they grow by a fifth from year to year.
const (
	practiceRevenue = 50_000_000_000
	practiceExport  = 100_000_000
	practiceWorkers = 40
	practiceYears   = 3
)

func (p Practice) figures(times int64) []store.YearFigures {
	var figures []store.YearFigures
	revenue, export, workers := times*practiceRevenue, times*practiceExport, times*practiceWorkers
	for year := p.Year - practiceYears; year < p.Year; year++ {
		figures = append(figures, store.YearFigures{Year: year, Revenue: new(revenue), Export: new(export), Workers: new(workers)})
		revenue, export, workers = revenue*6/5, export*6/5, workers*6/5
	}
	return figures
}
