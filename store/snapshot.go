package store

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Snapshot is the state of the newest round at one revision. It is immutable and shared by everybody; what somebody
// may see of it comes through For.
type Snapshot struct {
	revision uint64
	// hash of the newest journal entry.
	hash  string
	round Round
	rules *scoring.Rules
	// sessions are the sittings, the last of which is the one there is.
	sessions []*Session
	// codes are the members who have an access code.
	codes map[string]bool
	// members are sorted by code, voters are those who vote: their order is the order of cells.
	members     []*Member
	voters      []*Member
	enterprises map[string]*Enterprise
	dossiers    []*Dossier
	// ofFirm are the numbers of an enterprise's dossiers by its tax code.
	ofFirm    map[string][]int
	standings []Standing
	recusals  []*Recusal
	// attendance is by sitting and member, presiding the authorised vice-chair by sitting.
	attendance map[int]map[string]*Attendance
	presiding  map[int]string
	// waivers are the sheets that the council agreed to as they are.
	waivers map[waived]bool
	// sheets and products have one element a dossier; the inner index of sheets is the voter's.
	// Those of the turn that the voter is asked in; see retake for products that were called to be scored once more.
	sheets   [][]*Sheet
	products []*scoring.Product
	// again are the retakes by number of dossier, given what the council gave in place of figures by dossier and criterion.
	again   map[int]*retake
	given   map[string]map[string]*CouncilPoints
	ranking func() *scoring.Ranking
	// board is what the shared screen shows, held the state that it shows while its updates are paused, nil when they are
	// not. forgotten: they were paused by a program that has ended.
	board     boardRecord
	held      *Snapshot
	forgotten bool
	// begun: the sitting was opened, or there is something on a sheet.
	begun func() bool
}

// after is the snapshot of the newest revision. Only what the acts since then touched is read again, when all they
// touched is sheets; any other change is rare, and everything is read.
func (s *Snapshot) after(r engine.R) (*Snapshot, error) {
	last, hash, err := lastEntry(r)
	if err != nil {
		return nil, err
	}
	if s != nil && s.revision == last.Seq {
		return s, nil
	}
	var next *Snapshot
	keys, sheetsOnly, err := s.touchedSince(r, last)
	switch {
	case err != nil:
		return nil, err
	case sheetsOnly:
		next, err = s.withSheets(r, keys)
	default:
		next, err = load(r, last.Round)
	}
	if err != nil {
		return nil, err
	}
	next.revision, next.hash = last.Seq, hash
	next.rest()
	next.hold(s)
	return next, nil
}

// rest readies what is worked out when somebody asks for it.
func (s *Snapshot) rest() {
	s.ranking = sync.OnceValue(func() *scoring.Ranking {
		return scoring.Rank(s.rules, len(s.voters), s.products)
	})
	s.begun = sync.OnceValue(s.hasBegun)
}

// touchedSince lists the keys written since the snapshot, and whether they are all sheets of its round.
func (s *Snapshot) touchedSince(r engine.R, last Entry) (keys []string, sheetsOnly bool, err error) {
	if s == nil || s.round.ID != last.Round {
		return nil, false, nil
	}
	ours := under(sheetTable, s.round.ID)
	for seq := s.revision + 1; seq <= last.Seq; seq++ {
		text, err := r.Get(touchedKey(seq))
		if err != nil {
			return nil, false, err
		}
		var some []string
		if err := json.Unmarshal(text, &some); err != nil {
			return nil, false, fmt.Errorf("store: %s: %w", touchedKey(seq), err)
		}
		if slices.ContainsFunc(some, func(k string) bool { return !strings.HasPrefix(k, ours) }) {
			return nil, false, nil
		}
		keys = append(keys, some...)
	}
	return keys, true, nil
}

// withSheets is a copy with these sheets read again.
func (s *Snapshot) withSheets(r engine.R, keys []string) (*Snapshot, error) {
	next := *s
	next.sheets, next.products = slices.Clone(s.sheets), slices.Clone(s.products)
	copied := map[int]bool{}
	for _, k := range keys {
		sheet, err := get[Sheet](r, k)
		if err != nil {
			return nil, err
		}
		dossier, turn, member, err := sheetOf(k)
		if err != nil {
			return nil, err
		}
		d, m := next.dossierIndex(dossier), next.voterIndex(member)
		if d < 0 || m < 0 {
			continue // the sheet of a member who has no vote any more
		}
		if !copied[d] {
			next.sheets[d], copied[d] = slices.Clone(s.sheets[d]), true
			next.ownRetake(d)
		}
		next.place(sheet, d, turn, m)
	}
	for d := range copied {
		next.settle(d)
	}
	return &next, nil
}

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
	if err = s.loadWaivers(r); err != nil {
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

// standing is where a dossier stands before anybody has scored it. One that no sitting had on its agenda yet waits.
func (s *Snapshot) standing(dossier int) Standing {
	standing := s.dossiers[dossier].Standing(&s.round, s.rules)
	if standing.Out == "" && s.calledIn(dossier) == nil {
		standing.Out = scoring.ReasonNotCalled
	}
	return standing
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

// product is what the ranking sees of a dossier: one cell a criterion and voter, zero where nothing is asked. of is the
// voter's sheet of the dossier.
func (s *Snapshot) product(d int, of func(voter, dossier int) *Sheet) *scoring.Product {
	cells := make([]scoring.Cell, len(s.rules.Criteria)*len(s.voters))
	for m := range s.voters {
		if s.recused(m, d) {
			continue
		}
		s.fill(cells, m, d, of(m, d))
	}
	return scoring.NewProduct(s.rules, len(s.voters), s.dossiers[d].Code, s.standings[d].Out, s.computed(d), cells)
}

// hasBegun works out whether anybody may have scored.
func (s *Snapshot) hasBegun() bool {
	written := func(sheet *Sheet) bool { return sheet != nil && sheet.written() }
	return s.Session().Phase != Preparing || len(s.sessions) > 1 ||
		slices.ContainsFunc(s.sheets, func(sheets []*Sheet) bool { return slices.ContainsFunc(sheets, written) })
}

func cell(sheet *Sheet, criterion string) scoring.Cell {
	if sheet != nil {
		if points := sheet.Scores.Get(criterion); points != nil {
			return scoring.Score(*points)
		}
	}
	return scoring.Owed
}

// recused reports whether the voter sits this dossier out.
func (s *Snapshot) recused(voter, dossier int) bool {
	return slices.ContainsFunc(s.recusals, func(r *Recusal) bool {
		return r.covers(s.voters[voter].Code, s.dossiers[dossier])
	})
}

func (s *Snapshot) dossierIndex(code string) int {
	i, found := slices.BinarySearchFunc(s.dossiers, code, func(d *Dossier, c string) int { return compareCodes(d.Code, c) })
	if !found {
		return -1
	}
	return i
}

func (s *Snapshot) voterIndex(code string) int {
	i, found := slices.BinarySearchFunc(s.voters, code, func(m *Member, c string) int { return compareCodes(m.Code, c) })
	if !found {
		return -1
	}
	return i
}

// member is the member with this code, nil when there is none.
func (s *Snapshot) member(code string) *Member {
	for _, m := range s.members {
		if m.Code == code {
			return m
		}
	}
	return nil
}

// compareCodes orders codes the way people count: SP2 before SP10. Codes that count the same compare as text.
func compareCodes(a, b string) int {
	x, y := a, b
	for x != "" && y != "" {
		i, j := digitsAhead(x), digitsAhead(y)
		if i == 0 || j == 0 {
			if x[0] != y[0] {
				return cmp.Compare(x[0], y[0])
			}
			x, y = x[1:], y[1:]
			continue
		}
		n, m := strings.TrimLeft(x[:i], "0"), strings.TrimLeft(y[:j], "0")
		if c := cmp.Or(cmp.Compare(len(n), len(m)), cmp.Compare(n, m)); c != 0 {
			return c
		}
		x, y = x[i:], y[j:]
	}
	return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(a, b))
}

// digitsAhead is how many digits a text begins with.
func digitsAhead(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}
