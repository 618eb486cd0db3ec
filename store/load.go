package store

import (
	"errors"
	"runtime"
	"slices"
	"sync"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// load reads a round.
func load(r engine.R, id string) (*Snapshot, error) {
	s := &Snapshot{sessions: []*Session{firstSession()}, rules: &scoring.Rules{}, enterprises: map[string]*Enterprise{}, ofFirm: map[string][]int{}}
	if id == "" {
		return s, nil
	}
	if err := s.loadRound(r, id); err != nil {
		return nil, err
	}
	if err := s.loadCouncil(r); err != nil {
		return nil, err
	}
	if err := s.loadDossiers(r); err != nil {
		return nil, err
	}
	if err := s.loadKeyings(r); err != nil {
		return nil, err
	}
	return s, s.loadSheets(r)
}

func (s *Snapshot) loadRound(r engine.R, id string) error {
	round, err := get[Round](r, key(roundTable, id))
	if err != nil || round == nil {
		return orFault(err, "round.none")
	}
	rules, err := get[scoring.Rules](r, key(rulesTable, id))
	if err != nil || rules == nil {
		return orFault(err, "round.none")
	}
	if s.board, err = readBoard(r, id); err != nil {
		return err
	}
	s.round, s.rules = *round, rules
	if err := s.loadPacket(r); err != nil {
		return err
	}
	s.sessions, err = sessions(r, id)
	return err
}

func (s *Snapshot) loadCouncil(r engine.R) (err error) {
	if s.members, err = all[Member](r, under(memberTable, s.round.ID)); err != nil {
		return err
	}
	slices.SortFunc(s.members, func(a, b *Member) int { return compareCodes(a.Code, b.Code) })
	for _, m := range s.members {
		if m.Votes() {
			s.voters = append(s.voters, m)
		}
	}
	if s.recusals, err = all[Recusal](r, under(recusalTable, s.round.ID)); err != nil {
		return err
	}
	if err = s.loadAttendance(r); err != nil {
		return err
	}
	if err = s.loadPresiding(r); err != nil {
		return err
	}
	if err = s.loadTellers(r); err != nil {
		return err
	}
	if err = s.loadWaivers(r); err != nil {
		return err
	}
	if err = s.loadForms(r); err != nil {
		return err
	}
	return s.loadCodes(r)
}

func (s *Snapshot) loadCodes(r engine.R) error {
	s.codes = map[string]bool{}
	for _, m := range s.members {
		code, err := get[secret](r, secretKey(s.round.ID, m.Code))
		if err != nil {
			return err
		}
		if code != nil {
			s.codes[m.Code] = true
		}
	}
	return nil
}

func (s *Snapshot) loadDossiers(r engine.R) error {
	enterprises, err := all[Enterprise](r, under(enterpriseTable, s.round.ID))
	if err != nil {
		return err
	}
	for _, e := range enterprises {
		s.enterprises[e.TaxCode] = e
	}
	if s.dossiers, err = all[Dossier](r, under(dossierTable, s.round.ID)); err != nil {
		return err
	}
	slices.SortFunc(s.dossiers, func(a, b *Dossier) int { return compareCodes(a.Code, b.Code) })
	for i, d := range s.dossiers {
		s.ofFirm[d.TaxCode] = append(s.ofFirm[d.TaxCode], i)
		s.standings = append(s.standings, s.standing(i))
	}
	return nil
}

func (s *Snapshot) loadSheets(r engine.R) error {
	s.sheets = make([][]*Sheet, len(s.dossiers))
	for d := range s.sheets {
		s.sheets[d] = make([]*Sheet, len(s.voters))
	}
	if err := s.loadRetakes(r); err != nil {
		return err
	}
	if err := s.loadGiven(r); err != nil {
		return err
	}
	if err := s.decodeSheets(r); err != nil {
		return err
	}
	s.products = make([]*scoring.Product, len(s.dossiers))
	for d := range s.products {
		s.settle(d)
	}
	return nil
}

// loadGiven reads what the council gave in place of figures.
func (s *Snapshot) loadGiven(r engine.R) error {
	all, err := all[CouncilPoints](r, under(givenTable, s.round.ID))
	s.given = map[string]map[string]*CouncilPoints{}
	for _, p := range all {
		if s.given[p.Dossier] == nil {
			s.given[p.Dossier] = map[string]*CouncilPoints{}
		}
		s.given[p.Dossier][p.Criterion] = p
	}
	return err
}

// decodeSheets reads the sheets on all processors: decoding tens of thousands of them is most of what opening a large
// round takes. Every sheet has a place of its own, so the readers do not meet.
func (s *Snapshot) decodeSheets(r engine.R) error {
	type pair struct {
		key   string
		value []byte
	}
	var pairs []pair
	for k, value := range r.Scan(under(sheetTable, s.round.ID), false) {
		pairs = append(pairs, pair{k, value})
	}
	var (
		wg    sync.WaitGroup
		share = len(pairs)/runtime.GOMAXPROCS(0) + 1
		errs  = make([]error, runtime.GOMAXPROCS(0))
	)
	for i := range errs {
		from, to := min(i*share, len(pairs)), min((i+1)*share, len(pairs))
		wg.Go(func() {
			for _, p := range pairs[from:to] {
				sheet, err := decode[*Sheet](p.key, p.value)
				if err != nil {
					errs[i] = err
					return
				}
				if sheet == nil {
					continue
				}
				if d, m := s.dossierIndex(sheet.Dossier), s.voterIndex(sheet.Member); d >= 0 && m >= 0 {
					s.place(sheet, d, sheet.Turn, m)
				}
			}
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}
