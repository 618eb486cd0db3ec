package store_test

import (
	"fmt"
	"math/big"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

func call(dossier string, turn int, members ...string) *store.CallRescoring {
	return &store.CallRescoring{Call: store.Rescoring{Dossier: dossier, Turn: turn, Members: members, Reason: "chênh lệch vượt mức"}}
}

func inTurn(turn int, k *store.KeepScore) *store.KeepScore {
	k.Turn = turn
	return k
}

func confirm(member, dossier string, turn int) *store.ConfirmSheets {
	return &store.ConfirmSheets{Member: member, Dossiers: []string{dossier}, Turns: store.Turns{dossier: turn}}
}

// total is a product's mean, exactly; empty without a place.
func total(t *testing.T, s *store.Store, dossier string) string {
	t.Helper()
	e := explained(t, s, s.Owner(), dossier)
	if e.Explanation.Mean == nil {
		return ""
	}
	return e.Explanation.Mean.RatString()
}

// TestAProductIsScoredASecondTime goes the whole way: the call, new sheets, the old ones counting until all have confirmed,
// and the call taken back.
func TestAProductIsScoredASecondTime(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for i, m := range []string{"HD01", "HD02", "HD03"} {
			scoreAll(t, s, m, "SP01", 400+200*i)
		}
		chair := as(t, s, "HD01").On(grounds(t, s, "HD02"))
		hd03 := as(t, s, "HD03")
		for _, try := range []struct {
			act   *store.CallRescoring
			fault string
		}{
			{call("SP01", 3, "HD03"), "rescoring.moved_on"},
			{call("SP01", 2), "rescoring.nobody"},
			{call("SP01", 2, "HD03", "HD04"), "rescoring.incomplete"},
			{call("SP99", 2, "HD03"), "dossier.unknown"},
			{&store.CallRescoring{Call: store.Rescoring{Dossier: "SP01", Turn: 2, Members: []string{"HD03"}}}, "reason.missing"},
		} {
			_, err := s.Do(t.Context(), chair, try.act)
			refused(t, err, try.fault)
		}
		_, err := s.Do(t.Context(), as(t, s, "HD01"), call("SP01", 2, "HD03"))
		refused(t, err, "grounds.second")
		before := total(t, s, "SP01")
		done := do(t, s, chair, call("SP01", 2, "HD01", "HD03"))
		if got := total(t, s, "SP01"); got != before {
			t.Errorf("the call alone moves the mean from %s to %s", before, got)
		}
		mine := sheet(t, s, "HD03", "SP01")
		if mine.Turn != 2 || mine.Given != 0 || mine.Status != store.SheetAgain || !mine.BeforeCounts || *mine.Before[2] != 800 {
			t.Errorf("%+v", mine)
		}
		if other := sheet(t, s, "HD02", "SP01"); other.Turn != 1 || other.Before != nil || other.Given != 2 {
			t.Errorf("who is not named: %+v", other)
		}
		// What was typed for the turn before comes too late, be the cell blank or not.
		_, err = s.Do(t.Context(), hd03, keep("HD03", "SP01", "C3", points(800), points(900)))
		refused(t, err, "sheet.turn")
		_, err = s.Do(t.Context(), hd03, &store.KeepRemark{Dossier: "SP01", Member: "HD03", Now: "Tốt"})
		refused(t, err, "sheet.turn")
		_, err = s.Do(t.Context(), hd03, confirm("HD03", "SP01", 1))
		refused(t, err, "sheet.turn")
		_, err = s.Do(t.Context(), hd03, &store.MoveScores{Member: "HD03", From: "SP01", To: "SP02"})
		refused(t, err, "sheet.turn")
		_, err = s.Do(t.Context(), chair, call("SP01", 3, "HD02"))
		refused(t, err, "rescoring.pending")

		for _, m := range []string{"HD01", "HD03"} {
			for _, c := range []string{"C3", "C4"} {
				do(t, s, as(t, s, m), inTurn(2, keep(m, "SP01", c, nil, points(600))))
			}
		}
		do(t, s, hd03, confirm("HD03", "SP01", 2))
		if got := total(t, s, "SP01"); got != before {
			t.Errorf("one of two has confirmed, and the mean went from %s to %s", before, got)
		}
		do(t, s, as(t, s, "HD01"), confirm("HD01", "SP01", 2))
		e := explained(t, s, s.Owner(), "SP01")
		if part := e.Parts[2]; part.N != 3 || part.Sum != 1800 {
			t.Errorf("the new turn with HD02's old sheet: %+v", part)
		}
		if got := sheet(t, s, "HD03", "SP01"); got.BeforeCounts || *got.Before[2] != 800 || got.Status != store.SheetConfirmed {
			t.Errorf("%+v", got)
		}
		states := s.Snapshot().For(s.Owner()).Rescorings(0)
		if len(states) != 1 || !states[0].Settled || states[0].Confirmed != 2 || *states[0].Totals[1].Before != 1600 || *states[0].Totals[1].Now != 1200 {
			t.Errorf("%+v", states)
		}
		if member := s.Snapshot().For(as(t, s, "HD04")).Rescorings(0); len(member[0].Members) != 0 || member[0].Totals != nil {
			t.Errorf("a member sees %+v", member)
		}
		// Opened again, it is unsettled again.
		do(t, s, hd03, &store.ReopenSheets{Member: "HD03", Dossiers: []string{"SP01"}, Turns: store.Turns{"SP01": 2}})
		if got := total(t, s, "SP01"); got != before {
			t.Errorf("opened again: %s, it was %s", got, before)
		}
		do(t, s, hd03, confirm("HD03", "SP01", 2))
		after := total(t, s, "SP01")
		undoBy(t, s, chair, undoBy(t, s, chair, done.Seq).Seq)
		if got := total(t, s, "SP01"); got != after {
			t.Errorf("taken back and put in force again: %s, it was %s", got, after)
		}
		undoBy(t, s, chair, done.Seq)
		if got := total(t, s, "SP01"); got != before {
			t.Errorf("taken back: %s, it was %s", got, before)
		}
		if mine := sheet(t, s, "HD03", "SP01"); mine.Turn != 1 || mine.Given != 2 {
			t.Errorf("%+v", mine)
		}
		do(t, s, chair, call("SP01", 3, "HD03"))
		if mine := sheet(t, s, "HD03", "SP01"); mine.Turn != 3 || mine.Given != 0 {
			t.Errorf("called once more: %+v", mine)
		}
	})
}

func undoBy(t *testing.T, s *store.Store, actor store.Actor, seq uint64) store.Receipt {
	t.Helper()
	receipt, err := s.Undo(t.Context(), actor, seq)
	must(t, err)
	return receipt
}

// TestWhoScoresAgainOwesAgain: what is owed is owed in the new turn, and single scores are kept from whoever owes.
func TestWhoScoresAgainOwesAgain(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for d := range 6 {
			for _, m := range []string{"HD01", "HD02", "HD03", "HD04"} {
				scoreAll(t, s, m, fmt.Sprintf("SP%02d", d+1), 700)
			}
		}
		secretary := as(t, s, "HD02")
		if e := explained(t, s, secretary, "SP01"); e.Members == nil {
			t.Fatal("the secretary owes nothing and sees nothing")
		}
		do(t, s, as(t, s, "HD01").On(grounds(t, s, "HD02")), call("SP01", 2, "HD02", "HD03"))
		view := s.Snapshot().For(secretary)
		if e := explained(t, s, secretary, "SP01"); e.Members != nil || view.Rescorings(0)[0].Totals != nil {
			t.Error("the secretary owes a sheet again and sees those of others")
		}
		if owed := view.Missing(); owed.Total != (store.Owed{Cells: 4, Sheets: 2, Unconfirmed: 22}) || len(owed.Own) != 1 {
			t.Errorf("%+v", owed)
		}
		if got := view.Progress(0); got.Complete != 2 || got.Asked != 4 {
			t.Errorf("%+v", got)
		}
		// The secretary is recused: the rest settles it.
		for _, c := range []string{"C3", "C4"} {
			do(t, s, as(t, s, "HD03"), inTurn(2, keep("HD03", "SP01", c, nil, points(100))))
		}
		do(t, s, as(t, s, "HD03"), confirm("HD03", "SP01", 2))
		declare := &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD02", TaxCode: view.Dossier(0).TaxCode, Reason: "cố vấn"}}
		do(t, s, s.Owner().On(grounds(t, s, "HD01")), declare)
		if states := s.Snapshot().For(s.Owner()).Rescorings(0); !states[0].Settled {
			t.Errorf("%+v", states)
		}
		if e := explained(t, s, s.Owner(), "SP01"); e.Parts[2].Sum != 1500 {
			t.Errorf("%+v", e.Parts[2])
		}
	})
}

// A turnModel is a slow second implementation: it knows the sheets by key and looks everything up anew.
type turnModel struct {
	members []string
	// cells are by turn, member and criterion, confirmed by turn and member; calls are those that stand, by turn.
	cells     map[string]scoring.Points
	confirmed map[string]bool
	calls     map[int][]string
	turns     int
}

func (m *turnModel) asked(member string) int {
	for turn := m.turns; turn > 1; turn-- {
		if slices.Contains(m.calls[turn], member) {
			return turn
		}
	}
	return 1
}

func (m *turnModel) settled(turn int) bool {
	for _, member := range m.calls[turn] {
		if !m.confirmed[fmt.Sprint(turn, member)] {
			return false
		}
	}
	return len(m.calls[turn]) > 0
}

func (m *turnModel) counts(member string) int {
	for turn := m.turns; turn > 1; turn-- {
		if slices.Contains(m.calls[turn], member) && m.settled(turn) {
			return turn
		}
	}
	return 1
}

func (m *turnModel) whole(turn int, member string) (sum scoring.Points, whole bool) {
	for _, c := range []string{"C3", "C4"} {
		p, ok := m.cells[fmt.Sprint(turn, member, c)]
		if !ok {
			return 0, false
		}
		sum += p
	}
	return sum, true
}

// mean is the sum of the judged criteria: by criterion, or by member over whole sheets; nil without one.
func (m *turnModel) mean(method scoring.Method) *big.Rat {
	sum, n := new(big.Rat), int64(0)
	if method == scoring.ByMember {
		for _, member := range m.members {
			if total, ok := m.whole(m.counts(member), member); ok {
				sum.Add(sum, big.NewRat(int64(total), 100))
				n++
			}
		}
		if n == 0 {
			return nil
		}
		return sum.Quo(sum, big.NewRat(n, 1))
	}
	for _, c := range []string{"C3", "C4"} {
		one := new(big.Rat)
		n = 0
		for _, member := range m.members {
			if p, ok := m.cells[fmt.Sprint(m.counts(member), member, c)]; ok {
				one.Add(one, big.NewRat(int64(p), 100))
				n++
			}
		}
		if n == 0 {
			return nil
		}
		sum.Add(sum, one.Quo(one, big.NewRat(n, 1)))
	}
	return sum
}

// A scoringAgain is the model beside the store that it imitates.
type scoringAgain struct {
	*testing.T
	rt    *rapid.T
	s     *store.Store
	chair store.Actor
	m     turnModel
}

// step does one act on SP01. The model says whether the store has to take it.
func (x *scoringAgain) step() {
	member := rapid.SampledFrom(x.m.members).Draw(x.rt, "member")
	turn := x.m.asked(member)
	sheet := fmt.Sprint(turn, member)
	var act store.Act
	var may bool
	var then func()
	actor := as(x.T, x.s, member)
	switch rapid.IntRange(0, 9).Draw(x.rt, "act") {
	case 0, 1, 2, 3, 4:
		c := rapid.SampledFrom([]string{"C3", "C4"}).Draw(x.rt, "criterion")
		p := scoring.Points(50 * rapid.IntRange(0, 20).Draw(x.rt, "points"))
		var was *scoring.Points
		if there, ok := x.m.cells[sheet+c]; ok {
			was = &there
		}
		act, may = inTurn(turn, keep(member, "SP01", c, was, &p)), !x.m.confirmed[sheet]
		then = func() { x.m.cells[sheet+c] = p }
	case 5, 6:
		_, whole := x.m.whole(turn, member)
		act, may = confirm(member, "SP01", turn), whole && !x.m.confirmed[sheet]
		then = func() { x.m.confirmed[sheet] = true }
	case 7:
		act = &store.ReopenSheets{Member: member, Dossiers: []string{"SP01"}, Turns: store.Turns{"SP01": turn}}
		may = x.m.confirmed[sheet]
		then = func() { x.m.confirmed[sheet] = false }
	case 8:
		named := rapid.SliceOfNDistinct(rapid.SampledFrom(x.m.members), 1, 2, rapid.ID).Draw(x.rt, "named")
		actor, act, may = x.chair, call("SP01", x.m.turns+1, named...), x.mayCall(named)
		then = func() { x.m.turns++; x.m.calls[x.m.turns] = named }
	case 9:
		_, stands := x.m.calls[x.m.turns]
		actor, act, may = x.chair, &store.WithdrawRescoring{Dossier: "SP01", Turn: x.m.turns}, stands
		then = func() { delete(x.m.calls, x.m.turns) }
	}
	_, err := x.s.Do(x.Context(), actor, act)
	if (err == nil) != may {
		x.rt.Fatalf("%+v: %v, and the model says %v", act, err, may)
	}
	if may {
		then()
	}
}

func (x *scoringAgain) mayCall(named []string) bool {
	for turn := range x.m.calls {
		if !x.m.settled(turn) {
			return false
		}
	}
	return !slices.ContainsFunc(named, func(member string) bool {
		_, whole := x.m.whole(x.m.counts(member), member)
		return !whole
	})
}

// compare holds the mean of the judged criteria against the model's.
func (x *scoringAgain) compare(method scoring.Method) {
	want, got := x.m.mean(method), new(big.Rat)
	for _, part := range explained(x.T, x.s, x.s.Owner(), "SP01").Parts[2:] {
		if part.Exact == nil {
			got = nil
			break
		}
		got.Add(got, part.Exact)
	}
	if (got == nil) != (want == nil) || got != nil && got.Cmp(want) != 0 {
		x.rt.Fatalf("%v, the slow one says %v: %+v", got, want, x.m)
	}
}

// TestTurnsCountAsInTheSlowImplementation draws scores, confirmations, calls and their ends, under both means.
func TestTurnsCountAsInTheSlowImplementation(t *testing.T) {
	for _, method := range []scoring.Method{scoring.ByCriterion, scoring.ByMember} {
		t.Run(string(method), func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				s, err := store.New(t.Context(), engine.NewMemory(), clock)
				must(t, err)
				defer s.Close()
				g := sample.Generate(3, sample.Size{Dossiers: 1, Members: 3, Criteria: 4})
				g.Given, g.Rules.Mean = store.Given{}, method
				must(t, g.Fill(t.Context(), s))
				to(t, s, store.Scoring)
				x := scoringAgain{t, rt, s, as(t, s, "HD01").On(grounds(t, s, "HD02")), turnModel{
					members: []string{"HD01", "HD02", "HD03"}, cells: map[string]scoring.Points{}, confirmed: map[string]bool{},
					calls: map[int][]string{}, turns: 1,
				}}
				for range 60 {
					x.step()
					x.compare(method)
				}
				identical(t, s)
			})
		})
	}
}

// TestTheCouncilAgreesToDoWithoutASecondSheet: the call settles without that member, whose old sheet goes on counting; and
// only what the sitting scores goes over to paper.
func TestTheCouncilAgreesToDoWithoutASecondSheet(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		for i, m := range []string{"HD01", "HD03", "HD04"} {
			scoreAll(t, s, m, "SP01", 400+200*i)
		}
		do(t, s, granted(t, s), call("SP01", 2, "HD03", "HD04"))
		for _, c := range []string{"C3", "C4"} {
			do(t, s, as(t, s, "HD03"), inTurn(2, keep("HD03", "SP01", c, nil, points(100))))
		}
		do(t, s, as(t, s, "HD03"), confirm("HD03", "SP01", 2))
		if explained(t, s, s.Owner(), "SP01").Parts[2].Sum != 1800 {
			t.Fatal("settled before HD04 is done")
		}
		without := store.NewWaivers([]store.Unsettled{{Member: "HD04", Dossier: "SP01"}}, "bận việc đột xuất")
		waived := do(t, s, granted(t, s), without)
		if sum := explained(t, s, s.Owner(), "SP01").Parts[2].Sum; sum != 400+100+800 {
			t.Errorf("the sum is %v", sum)
		}
		if may := s.Snapshot().For(s.Owner()).Rescorers(0); slices.Contains(may, "HD04") {
			t.Errorf("%v may be called once more", may)
		}
		undo(t, s, waived.Seq)
		if sum := explained(t, s, s.Owner(), "SP01").Parts[2].Sum; sum != 1800 {
			t.Errorf("the agreement taken back, the sum is %v", sum)
		}
		to(t, s, store.Paused)
		do(t, s, granted(t, s), &store.SetAgenda{Now: []string{"SP01", "SP02"}})
		if got := toPaper(s, "HD03").Forms; len(got) != 1 || len(got[0].Ballots) != 1 || got[0].Ballots[0].Dossier != "SP02" {
			t.Errorf("%+v", got)
		}
	})
}

// TestASecondSheetThatIsNotOwedIsNoneOfSomebodyAway: the council agreed to do without it, and its member sits there.
func TestASecondSheetThatIsNotOwedIsNoneOfSomebodyAway(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, granted(t, s), call("SP01", 2, "HD03"))
		do(t, s, granted(t, s), store.NewWaivers([]store.Unsettled{{Member: "HD03", Dossier: "SP01", Blanks: 2}}, "chênh lệch đã được giải trình"))
		if got := sheet(t, s, "HD03", "SP01").Status; got != store.SheetWaived {
			t.Errorf("the sheet is %s", got)
		}
	})
}
