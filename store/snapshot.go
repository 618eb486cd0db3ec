package store

import (
	"encoding/json"
	"fmt"
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
	// packet is the packet that the file is; nil for a council's own.
	packet *Packet
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
	// tellers are the codes of those who count, by sitting.
	tellers map[int][]string
	// forms are what was given out, by number from 1 on.
	forms []*Form
	// keyings are what was keyed from paper, by number of form and ballot on it, formed the numbers of the dossiers of those
	// ballots; keyed counts what was keyed.
	keyings [][]*Keying
	formed  [][]int
	keyed   func() KeyingCount
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
// touched is sheets, forms and what is keyed from them; any other change is rare, and everything is read.
func (s *Snapshot) after(r engine.R) (*Snapshot, error) {
	last, hash, err := lastEntry(r)
	if err != nil {
		return nil, err
	}
	if s != nil && s.revision == last.Seq {
		return s, nil
	}
	var next *Snapshot
	keys, narrow, err := s.touchedSince(r, last)
	switch {
	case err != nil:
		return nil, err
	case narrow:
		next, err = s.with(r, keys)
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
	s.keyed = sync.OnceValue(s.countKeyings)
}

// touchedSince lists the keys written since the snapshot, and whether they are all of its round and of the tables that change
// in a sitting all the time.
func (s *Snapshot) touchedSince(r engine.R, last Entry) (keys []string, narrow bool, err error) {
	if s == nil || s.round.ID != last.Round {
		return nil, false, nil
	}
	wide := func(k string) bool {
		in := func(table string) bool { return strings.HasPrefix(k, under(table, s.round.ID)) }
		return !in(sheetTable) && !in(formTable) && !in(keyingTable)
	}
	for seq := s.revision + 1; seq <= last.Seq; seq++ {
		text, err := r.Get(touchedKey(seq))
		if err != nil {
			return nil, false, err
		}
		var some []string
		if err := json.Unmarshal(text, &some); err != nil {
			return nil, false, fmt.Errorf("store: %s: %w", touchedKey(seq), err)
		}
		if slices.ContainsFunc(some, wide) {
			return nil, false, nil
		}
		keys = append(keys, some...)
	}
	return keys, true, nil
}

// with is a copy with these records read again.
func (s *Snapshot) with(r engine.R, keys []string) (next *Snapshot, err error) {
	next = new(*s)
	var sheets, keyings []string
	for _, k := range keys {
		switch {
		case strings.HasPrefix(k, under(keyingTable, s.round.ID)):
			keyings = append(keyings, k)
		case strings.HasPrefix(k, under(formTable, s.round.ID)):
			if next.forms, err = withForm(r, next.forms, k); err != nil {
				return nil, err
			}
		default:
			sheets = append(sheets, k)
		}
	}
	if err := next.rereadKeyings(r, keyings); err != nil {
		return nil, err
	}
	return next, next.rereadSheets(r, sheets)
}

// rereadSheets reads sheets again, in a copy of what is shared with other snapshots.
func (s *Snapshot) rereadSheets(r engine.R, keys []string) error {
	s.sheets, s.products = slices.Clone(s.sheets), slices.Clone(s.products)
	copied := map[int]bool{}
	for _, k := range keys {
		sheet, err := get[Sheet](r, k)
		if err != nil {
			return err
		}
		dossier, turn, member, err := sheetOf(k)
		if err != nil {
			return err
		}
		d, m := s.dossierIndex(dossier), s.voterIndex(member)
		if d < 0 || m < 0 {
			continue // the sheet of a member who has no vote any more
		}
		if !copied[d] {
			s.sheets[d], copied[d] = slices.Clone(s.sheets[d]), true
			s.ownRetake(d)
		}
		s.place(sheet, d, turn, m)
	}
	for d := range copied {
		s.settle(d)
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
