package store

import "example.com/hoidong/scoring"

// CouncilPoints are what the council gives a product for a computed criterion of which the figure is missing. They count
// as long as it is: a figure that comes later takes their place.
type CouncilPoints struct {
	Dossier   string         `json:"dossier"`
	Criterion string         `json:"criterion"`
	Points    scoring.Points `json:"points"`
	Reason    string         `json:"reason"`
}

func (p *CouncilPoints) at(round string) string {
	return key(givenTable, round, p.Dossier, p.Criterion)
}

func (p *CouncilPoints) moved() *scoring.Fault {
	return scoring.NewFault("council_points.moved_on", "dossier", p.Dossier, "criterion", p.Criterion)
}

// GivePoints gives points in place of a missing figure, changes them, or with Now nil takes them back.
type GivePoints struct {
	Was *CouncilPoints `json:"was"`
	Now *CouncilPoints `json:"now"`
}

func (a *GivePoints) kind() string   { return "points.give" }
func (a *GivePoints) action() Action { return SettleScoring }
func (a *GivePoints) inverse() Act   { return &GivePoints{a.Now, a.Was} }

func (a *GivePoints) reason() string {
	if a.Now == nil {
		return ""
	}
	return a.Now.Reason
}

func (a *GivePoints) change() change[*CouncilPoints] { return change[*CouncilPoints]{a.Was, a.Now} }

func (a *GivePoints) check(t *tx) error {
	if a.Now != nil {
		if err := a.Now.check(t); err != nil {
			return err
		}
	}
	return a.change().check(t)
}

func (a *GivePoints) apply(t *tx) error { return a.change().apply(t) }

// check asks that the figure is missing and that the points are some that could be given.
func (p *CouncilPoints) check(t *tx) error {
	if err := needReason(p.Reason); err != nil {
		return err
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	c := rules.Criterion(p.Criterion)
	if c < 0 || !rules.Criteria[c].Computed() {
		return scoring.NewFault("council_points.judged", "criterion", p.Criterion)
	}
	d, err := t.dossier(p.Dossier)
	if err != nil {
		return err
	}
	round, err := get[Round](t, key(roundTable, t.round))
	if err != nil || round == nil {
		return orFault(err, "round.none")
	}
	if rules.Criteria[c].Compute(d.FiguresFor(round.Year), d.Track).Known {
		return scoring.NewFault("council_points.figure", "dossier", p.Dossier, "criterion", p.Criterion)
	}
	return inRange(rules, &rules.Criteria[c], p.Points)
}

// computed are the points that figures give a dossier, or the council where one is missing.
func (s *Snapshot) computed(d int) []scoring.Computed {
	dossier := s.dossiers[d]
	computed := s.rules.ComputeAll(dossier.FiguresFor(s.round.Year), dossier.Track)
	for criterion, given := range s.given[dossier.Code] {
		if c := s.rules.Criterion(criterion); c >= 0 && s.rules.Criteria[c].Computed() && !computed[c].Known {
			computed[c] = scoring.Computed{Points: given.Points, Known: true, Band: scoring.BandCouncil}
		}
	}
	return computed
}

// Computed has one element a criterion: the points that a dossier's figures give, or the council in their place.
func (v View) Computed(i int) []scoring.Computed { return v.snap.products[i].Computed }

// CouncilPoints are what the council gave a dossier for a criterion, whether it counts or not; nil for nothing.
func (v View) CouncilPoints(i int, criterion string) *CouncilPoints {
	return v.snap.given[v.snap.dossiers[i].Code][criterion]
}
