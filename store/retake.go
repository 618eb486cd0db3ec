package store

import (
	"maps"
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A retake is what a snapshot holds of a product that was called to be scored once more.
type retake struct {
	// calls are in the order of their turns, those that were taken back among them.
	calls []*Rescoring
	// turns are the sheets by turn, the first at 0, and voter.
	turns [][]*Sheet
	// asking is the product as the sheets would make it that are worked on now, whether they count or not.
	asking *scoring.Product
}

// loadRetakes reads the calls; room for the sheets of every turn is made.
func (s *Snapshot) loadRetakes(r engine.R) error {
	calls, err := all[Rescoring](r, under(rescoringTable, s.round.ID))
	if err != nil {
		return err
	}
	s.again = map[int]*retake{}
	for _, call := range calls {
		d := s.dossierIndex(call.Dossier)
		if d < 0 {
			continue // the import that brought the dossier was taken back
		}
		if s.again[d] == nil {
			s.again[d] = &retake{turns: [][]*Sheet{make([]*Sheet, len(s.voters))}}
		}
		s.again[d].calls = append(s.again[d].calls, call)
		s.again[d].turns = append(s.again[d].turns, make([]*Sheet, len(s.voters)))
	}
	for _, again := range s.again {
		sortCalls(again.calls)
	}
	return nil
}

// ownRetake gives the snapshot a copy of its own of a product's turns, to put sheets in.
func (s *Snapshot) ownRetake(d int) {
	if s.again[d] == nil {
		return
	}
	s.again = maps.Clone(s.again)
	again := *s.again[d]
	again.turns = slices.Clone(again.turns)
	for t := range again.turns {
		again.turns[t] = slices.Clone(again.turns[t])
	}
	s.again[d] = &again
}

// place puts a sheet, or nil, where it belongs. Sheets of different members and turns have places of their own.
func (s *Snapshot) place(sheet *Sheet, d, turn, m int) {
	again := s.again[d]
	if again == nil {
		s.sheets[d][m] = sheet
		return
	}
	again.turns[turn-1][m] = sheet
}

// settle works out what the sheets of a product come to, once they are placed.
func (s *Snapshot) settle(d int) {
	again := s.again[d]
	if again == nil {
		s.products[d] = s.product(d, s.current)
		return
	}
	for m := range s.voters {
		s.sheets[d][m] = again.turns[s.turn(m, d)-1][m]
	}
	s.products[d] = s.product(d, s.counting)
	again.asking = s.products[d]
	if s.rescoring(d) {
		again.asking = s.product(d, s.current)
	}
}

// current is the sheet that the voter works on, or worked on last.
func (s *Snapshot) current(voter, dossier int) *Sheet { return s.sheets[dossier][voter] }

// counting is the sheet of the voter that counts: that of the newest turn that is settled.
func (s *Snapshot) counting(voter, dossier int) *Sheet {
	again := s.again[dossier]
	if again == nil {
		return s.sheets[dossier][voter]
	}
	for _, call := range slices.Backward(again.calls) {
		sheet := again.turns[call.Turn-1][voter]
		if call.names(s.voters[voter].Code) && s.settled(dossier, call) && sheet != nil && sheet.Confirmed {
			return sheet
		}
	}
	return again.turns[0][voter]
}

// settled reports whether everybody whom a call asks, and who still owes the product a sheet, has confirmed.
func (s *Snapshot) settled(d int, call *Rescoring) bool {
	for _, member := range call.Members {
		m := s.voterIndex(member)
		if m < 0 || !s.owed(m, d) {
			continue
		}
		if sheet := s.again[d].turns[call.Turn-1][m]; sheet == nil || !sheet.Confirmed {
			return false
		}
	}
	return true
}

// owed reports whether the voter is asked for a sheet of the product, and nobody agreed to do without.
func (s *Snapshot) owed(voter, dossier int) bool {
	return s.asks(voter) && !s.recused(voter, dossier) && s.stance(voter, dossier).owes
}

// asks reports whether the voter scores any criterion.
func (s *Snapshot) asks(voter int) bool {
	return slices.ContainsFunc(s.rules.Criteria, func(c scoring.Criterion) bool {
		return !c.Computed() && c.ScoredBy(s.voters[voter].Code)
	})
}

// rescoring reports whether a call stands that is not settled.
func (s *Snapshot) rescoring(d int) bool {
	again := s.again[d]
	return again != nil && slices.ContainsFunc(again.calls, func(call *Rescoring) bool { return !call.Withdrawn && !s.settled(d, call) })
}

// nextTurn is the turn of the next call.
func (s *Snapshot) nextTurn(d int) int {
	if again := s.again[d]; again != nil {
		return len(again.turns) + 1
	}
	return firstTurn + 1
}

// turn is the one in which the voter is asked to score.
func (s *Snapshot) turn(voter, dossier int) int {
	if again := s.again[dossier]; again != nil {
		return turnAmong(again.calls, s.voters[voter].Code)
	}
	return firstTurn
}

// before is the voter's sheet of the turn before the one he is asked in; nil in the first.
func (s *Snapshot) before(voter, dossier int) *Sheet {
	again, now := s.again[dossier], s.turn(voter, dossier)
	if now == firstTurn {
		return nil
	}
	turn := turnAmong(again.calls[:now-2], s.voters[voter].Code)
	return again.turns[turn-1][voter]
}

// asking is the product as the sheets make it that are worked on now: what is owed is owed there.
func (s *Snapshot) asking(d int) *scoring.Product {
	if again := s.again[d]; again != nil {
		return again.asking
	}
	return s.products[d]
}

// rescorers are the members with a whole sheet that counts, who may be asked to score the product once more.
func (s *Snapshot) rescorers(d int) []string {
	var codes []string
	for m, voter := range s.voters {
		sheet := s.counting(m, d)
		if sheet != nil && s.owed(m, d) && len(sheet.missing(s.rules)) == 0 {
			codes = append(codes, voter.Code)
		}
	}
	return codes
}

// A RescoringState is a call that stands, and how far it is.
type RescoringState struct {
	Rescoring
	// Called counts those who were called, Confirmed those of them who are done; Settled says that the turn counts.
	Called, Confirmed int
	Settled           bool
	// Totals are what the members gave in the turn before and in this one; nil for whoever may not see single scores.
	Totals []TurnTotal
}

// A TurnTotal is the sum of one member's sheet in two turns; nil for a sheet that lacks something.
type TurnTotal struct {
	Member      string
	Before, Now *scoring.Points
}

// Rescorings are the calls of a dossier that stand, in the order of their turns. Who is named is known to those who lead the
// council or help it, and of himself to everybody who is.
func (v View) Rescorings(i int) []RescoringState {
	again := v.snap.again[i]
	if again == nil {
		return nil
	}
	var states []RescoringState
	for _, call := range again.calls {
		if call.Withdrawn {
			continue
		}
		states = append(states, v.stateOf(i, call))
	}
	return states
}

func (v View) stateOf(i int, call *Rescoring) RescoringState {
	state := RescoringState{Rescoring: *call, Called: len(call.Members), Settled: v.snap.settled(i, call)}
	sheets := v.snap.again[i].turns[call.Turn-1]
	for _, member := range call.Members {
		m := v.snap.voterIndex(member)
		if m < 0 {
			continue
		}
		if sheets[m] != nil && sheets[m].Confirmed {
			state.Confirmed++
		}
		if v.SeesSpread() {
			earlier := turnAmong(v.snap.again[i].calls[:call.Turn-2], member)
			state.Totals = append(state.Totals, TurnTotal{
				Member: member,
				Before: v.snap.again[i].turns[earlier-1][m].total(v.snap.rules),
				Now:    sheets[m].total(v.snap.rules),
			})
		}
	}
	if !v.roles().Has(Secretary, Operator, Chair, ViceChair) {
		state.Members = slices.DeleteFunc(slices.Clone(call.Members), func(member string) bool { return member != v.actor.member })
	}
	return state
}

// total adds a whole sheet up; nil for one that lacks something.
func (s *Sheet) total(rules *scoring.Rules) *scoring.Points {
	if s == nil || len(s.missing(rules)) > 0 {
		return nil
	}
	var sum scoring.Points
	for i := range rules.Criteria {
		if c := &rules.Criteria[i]; !c.Computed() && c.ScoredBy(s.Member) {
			sum += *s.Scores.Get(c.Code)
		}
	}
	return &sum
}

// Rescorers are the members who may be asked to score a dossier once more, for whoever may ask them; nil for others.
func (v View) Rescorers(i int) []string {
	if !v.roles().Has(Secretary, Operator, Chair) {
		return nil
	}
	return v.snap.rescorers(i)
}

// NextTurn is the turn of the next call to score the dossier once more.
func (v View) NextTurn(i int) int { return v.snap.nextTurn(i) }
