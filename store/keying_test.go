package store_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// clerks seats three people who help and have no vote, and gives out the paper of HD03.
func clerks(t *testing.T, s *store.Store) *store.Form {
	t.Helper()
	small(t, s)
	for _, code := range []string{"TK1", "TK2", "TK3"} {
		seat(t, s, store.Member{Code: code, Name: "Giúp việc " + code, Roles: store.NewRoles(store.Operator)})
	}
	return issued(t, s, store.PaperForm, "HD03")
}

// A keyer is one clerk in his pass over one form.
type keyer struct {
	t     *testing.T
	s     *store.Store
	form  *store.Form
	clerk string
	pass  int
}

func (k keyer) ballot(dossier string) store.PaperBallot {
	return store.PaperBallot{Form: k.form.Number, Dossier: dossier, Turn: 1, Clerk: k.clerk}
}

func (k keyer) do(act store.Act) (store.Receipt, error) {
	return k.s.Do(k.t.Context(), as(k.t, k.s, k.clerk), act)
}

func (k keyer) score(dossier, criterion string, was, now *scoring.Points) (store.Receipt, error) {
	return k.do(&store.KeyScore{PaperBallot: k.ballot(dossier), Pass: k.pass, Criterion: criterion, Was: was, Now: now})
}

// scores keys C3 and C4 of a ballot, which is blank; a negative one is left so.
func (k keyer) scores(dossier string, c3, c4 int) {
	k.t.Helper()
	for criterion, p := range map[string]int{"C3": c3, "C4": c4} {
		if p >= 0 {
			_, err := k.score(dossier, criterion, nil, points(p))
			must(k.t, err)
		}
	}
}

// mark says that what the clerk sees is what the paper says.
func (k keyer) mark(dossier string) (store.Receipt, error) {
	return k.do(&store.MarkKeyed{PaperBallot: k.ballot(dossier), Pass: k.pass, Scores: k.seen(dossier).Own.Scores})
}

func (k keyer) back(dossier, reason string) (store.Receipt, error) {
	return k.do(&store.MarkKeyed{PaperBallot: k.ballot(dossier), Pass: k.pass, Scores: k.seen(dossier).Own.Scores, Back: true, Reason: reason})
}

func (k keyer) settle(dossier, criterion string, p *scoring.Points) (store.Receipt, error) {
	return k.do(&store.SettleKeying{PaperBallot: k.ballot(dossier), Criterion: criterion, Points: p})
}

// seen is what the clerk sees of a ballot.
func (k keyer) seen(dossier string) store.KeyedBallot {
	k.t.Helper()
	view := k.s.Snapshot().For(as(k.t, k.s, k.clerk))
	for _, b := range view.Keyed(view.Form(k.form.Number), k.s.Now()) {
		if b.Dossier == dossier {
			return b
		}
	}
	k.t.Fatalf("%s does not see %s", k.clerk, dossier)
	return store.KeyedBallot{}
}

func (k keyer) keyed(dossier string, c3, c4 int) {
	k.t.Helper()
	k.scores(dossier, c3, c4)
	_, err := k.mark(dossier)
	must(k.t, err)
}

// TestPaperCountsWhenTwoPeopleTypedTheSame: not before the second mark; taking that back takes the sheet back.
func TestPaperCountsWhenTwoPeopleTypedTheSame(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		one, two := keyer{t, s, f, "TK1", 1}, keyer{t, s, f, "TK2", 2}
		one.keyed("SP01", 700, 800)
		if got := s.Snapshot().For(s.Owner()).Form(f.Number); got.State != store.FormReturned {
			t.Errorf("whoever keys a form has it in his hands: it is %s", got.State)
		}
		two.scores("SP01", 700, 800)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 0 {
			t.Fatalf("it counts before the second mark: %+v", mine)
		}
		marked, err := two.mark("SP01")
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetConfirmed || mine.Total != 1500 || mine.Channel != store.OnPaper {
			t.Fatalf("%+v", mine)
		}
		count := s.Snapshot().For(s.Owner()).KeyingCount()
		if want := (store.KeyingCount{Ballots: 6, Twice: 1, Forms: 1}); count != want {
			t.Errorf("%+v", count)
		}
		undone, err := s.Undo(t.Context(), as(t, s, "TK2"), marked.Seq)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 0 || mine.Status != store.SheetEmpty {
			t.Errorf("taken back: %+v", mine)
		}
		_, err = s.Undo(t.Context(), as(t, s, "TK2"), undone.Seq)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetConfirmed {
			t.Errorf("done again: %+v", mine)
		}
		_, err = s.Do(t.Context(), s.Owner(), &store.CollectForms{Forms: []int{f.Number}, Back: true})
		refused(t, err, "form.keyed")
	})
}

// TestABlankOnPaperStaysBlank: it is a draft, and never zero; zero is a score.
func TestABlankOnPaperStaysBlank(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		for pass, clerk := range []string{"TK1", "TK2"} {
			k := keyer{t, s, f, clerk, pass + 1}
			k.keyed("SP01", 0, -1)
			k.keyed("SP02", -1, -1)
		}
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetPartial || mine.Given != 1 || mine.Total != 0 {
			t.Errorf("%+v", mine)
		}
		if mine := sheet(t, s, "HD03", "SP02"); mine.Status != store.SheetEmpty {
			t.Errorf("%+v", mine)
		}
	})
}

// TestDifferencesAreSettledByLookingAtThePaper: each cell by somebody who is remembered; only then it counts.
func TestDifferencesAreSettledByLookingAtThePaper(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		one, two, three := keyer{t, s, f, "TK1", 1}, keyer{t, s, f, "TK2", 2}, keyer{t, s, f, "TK3", 1}
		one.keyed("SP01", 700, 800)
		if seen := two.seen("SP01"); seen.Differs != 0 || len(seen.Own.Scores) != 0 || seen.Pass != 2 || seen.Clerks[0] != "TK1" {
			t.Fatalf("the second sees %+v", seen)
		}
		two.keyed("SP01", 750, -1)
		view := s.Snapshot().For(as(t, s, "TK3"))
		list := view.KeyedMismatches()
		if len(list) != 2 || *list[0].First != 700 || *list[0].Second != 750 || list[1].Second != nil || list[0].Clerks != [2]string{"TK1", "TK2"} {
			t.Fatalf("%+v", list)
		}
		if n := view.KeyingCount(); n.Differ != 1 || n.Twice != 1 {
			t.Errorf("%+v", n)
		}
		_, err := three.settle("SP01", "C3", points(725))
		refused(t, err, "score.step")
		settled, err := three.settle("SP01", "C3", points(700))
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 0 {
			t.Fatalf("one cell differs still: %+v", mine)
		}
		_, err = two.settle("SP01", "C3", points(750))
		refused(t, err, "keying.moved_on")
		last, err := two.settle("SP01", "C4", nil)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 1 || mine.Total != 700 || mine.Status != store.SheetPartial {
			t.Fatalf("%+v", mine)
		}
		_, err = s.Undo(t.Context(), as(t, s, "TK2"), last.Seq)
		must(t, err)
		_, err = s.Undo(t.Context(), as(t, s, "TK3"), settled.Seq)
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 0 || len(view.KeyedMismatches()) != 2 {
			t.Errorf("%+v", mine)
		}
	})
}

// TestWhoeverHasSeenBothPassesOpensHisWithAReason: nobody makes his pass equal to the other one unseen.
func TestWhoeverHasSeenBothPassesOpensHisWithAReason(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		one, two := keyer{t, s, f, "TK1", 1}, keyer{t, s, f, "TK2", 2}
		first, err := one.mark("SP02")
		must(t, err)
		_, err = s.Undo(t.Context(), as(t, s, "TK1"), first.Seq)
		must(t, err)
		one.keyed("SP01", 700, 800)
		_, err = one.back("SP01", "")
		must(t, err)
		_, err = one.mark("SP01")
		must(t, err)
		two.scores("SP01", 700, 850)
		differs, err := two.mark("SP01")
		must(t, err)
		_, err = two.back("SP01", "")
		refused(t, err, "reason.missing")
		_, err = s.Undo(t.Context(), as(t, s, "TK2"), differs.Seq)
		refused(t, err, "keying.seen")
		_, err = two.settle("SP01", "C4", points(800))
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetConfirmed || mine.Total != 1500 {
			t.Fatalf("%+v", mine)
		}
		_, err = one.back("SP01", " ")
		refused(t, err, "reason.missing")
		_, err = one.back("SP01", "đọc nhầm số 7")
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Given != 0 {
			t.Errorf("it counts while a pass is open: %+v", mine)
		}
		_, err = one.score("SP01", "C3", points(700), points(100))
		must(t, err)
		_, err = one.mark("SP01")
		must(t, err)
		if list := s.Snapshot().For(as(t, s, "TK1")).KeyedMismatches(); len(list) != 2 {
			t.Errorf("what was settled before is open again: %+v", list)
		}
	})
}

// TestTwoPeopleKey: the same person is refused, a third too, and what is not his to type.
func TestTwoPeopleKey(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		one := keyer{t, s, f, "TK1", 1}
		one.keyed("SP01", 700, 800)
		_, err := keyer{t, s, f, "TK1", 2}.score("SP01", "C3", nil, points(700))
		refused(t, err, "keying.same")
		_, err = keyer{t, s, f, "TK1", 2}.mark("SP01")
		refused(t, err, "keying.same")
		_, err = keyer{t, s, f, "TK2", 1}.score("SP01", "C3", points(700), points(750))
		refused(t, err, "keying.taken")
		_, err = one.score("SP01", "C3", points(700), points(750))
		refused(t, err, "keying.marked")
		_, err = one.score("SP02", "C3", points(700), points(750))
		refused(t, err, "score.conflict")
		_, err = one.score("SP02", "C3", nil, points(100000))
		refused(t, err, "score.range")
		_, err = one.score("SP02", "C1", nil, points(100))
		refused(t, err, "criterion.computed")
		two := keyer{t, s, f, "TK2", 2}
		two.scores("SP01", 700, 800)
		three := keyer{t, s, f, "TK3", 2}
		refused(t, three.seen("SP01").Refusal, "keying.third")
		_, err = three.score("SP01", "C3", points(700), nil)
		refused(t, err, "keying.taken")
		stale := &store.MarkKeyed{PaperBallot: two.ballot("SP01"), Pass: 2, Scores: store.Scores{}.With("C3", points(700))}
		_, err = two.do(stale)
		refused(t, err, "keying.moved_on")
		foreign := &store.KeyScore{PaperBallot: one.ballot("SP02"), Pass: 1, Criterion: "C3", Now: points(700)}
		_, err = two.do(foreign)
		refused(t, err, "policy.own")
		// An emptied pass is nobody's any more.
		for _, c := range []string{"C3", "C4"} {
			_, err = two.score("SP01", c, two.seen("SP01").Own.Scores.Get(c), nil)
			must(t, err)
		}
		three.keyed("SP01", 700, 800)
		if seen := one.seen("SP01"); !seen.Written || seen.Clerks[1] != "TK3" {
			t.Errorf("%+v", seen)
		}
	})
}

// TestWhoMayNotKey: the owner of the file, whoever wrote the paper, and whoever owes scores himself.
func TestWhoMayNotKey(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		g := issued(t, s, store.PaperForm, "HD02")
		act := func(form *store.Form, clerk string) store.Act {
			return &store.KeyScore{PaperBallot: store.PaperBallot{Form: form.Number, Dossier: "SP01", Turn: 1, Clerk: clerk}, Pass: 1, Criterion: "C3", Now: points(700)}
		}
		_, err := s.Do(t.Context(), s.Owner(), act(f, ""))
		refused(t, err, "keying.nobody")
		refused(t, s.Snapshot().For(s.Owner()).MayKey(), "keying.nobody")
		for _, code := range []string{"HD01", "HD04"} {
			_, err = s.Do(t.Context(), as(t, s, code), act(f, code))
			refused(t, err, "policy.role")
		}
		secretary := as(t, s, "HD02")
		_, err = s.Do(t.Context(), secretary, act(f, "HD02"))
		refused(t, err, "keying.owes")
		if view := s.Snapshot().For(secretary); view.Keyed(view.Form(f.Number), noon) != nil || view.KeyedMismatches() != nil {
			t.Error("whoever owes scores sees what is keyed")
		}
		for i := range 6 {
			for pass, clerk := range []string{"TK1", "TK2"} {
				keyer{t, s, g, clerk, pass + 1}.keyed(fmt.Sprintf("SP%02d", i+1), 500, 500)
			}
		}
		_, err = s.Do(t.Context(), secretary, act(g, "HD02"))
		refused(t, err, "keying.own")
		_, err = s.Do(t.Context(), secretary, act(f, "HD02"))
		must(t, err)
	})
}

// TestABallotThatMovedOnIsNotKeyed: neither from the form it was on, nor a void one; on its new form it is blank.
func TestABallotThatMovedOnIsNotKeyed(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		one := keyer{t, s, f, "TK1", 1}
		one.keyed("SP01", 700, 800)
		void := &store.RejectBallot{Dossier: "SP02", Turn: 1, Member: "HD03", Reason: "không ký"}
		do(t, s, granted(t, s), void)
		_, err := one.score("SP02", "C3", nil, points(100))
		refused(t, err, "sheet.invalid")
		refused(t, one.seen("SP02").Refusal, "sheet.invalid")
		void.Back = true
		do(t, s, granted(t, s), void)
		do(t, s, s.Owner(), &store.SpoilForm{Form: f.Number, Reason: "rách"})
		_, err = one.score("SP03", "C3", nil, points(100))
		refused(t, err, "form.spoiled")
		g := issued(t, s, store.PaperForm, "HD03")
		anew := keyer{t, s, g, "TK1", 1}
		if seen := anew.seen("SP01"); seen.Marked != 0 || len(seen.Own.Scores) != 0 {
			t.Errorf("%+v", seen)
		}
		_, err = anew.score("SP01", "C3", nil, points(100))
		must(t, err)
		excel := issued(t, s, store.ExcelForm, "HD04")
		_, err = keyer{t, s, excel, "TK1", 1}.score("SP01", "C3", nil, points(100))
		refused(t, err, "keying.no_paper")
		do(t, s, s.Owner(), toScreen(s, "HD03"))
		_, err = anew.score("SP01", "C4", nil, points(100))
		refused(t, err, "receive.elsewhere")
		refused(t, anew.seen("SP01").Refusal, "keying.elsewhere")
	})
}

// TestOnePersonKeysTwiceFiveMinutesLater, where the rules let him: blind, and the ballot remembers it.
func TestOnePersonKeysTwiceFiveMinutesLater(t *testing.T) {
	now := noon
	s, err := store.New(t.Context(), engine.NewChaos(3), func() time.Time { return now })
	must(t, err)
	defer s.Close()
	f := clerks(t, s)
	to(t, s, store.Paused)
	do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.SecondClerk = scoring.SecondClerkSame }))
	first, second := keyer{t, s, f, "TK1", 1}, keyer{t, s, f, "TK1", 2}
	first.scores("SP01", 700, 800)
	_, err = second.score("SP01", "C3", nil, points(700))
	refused(t, err, "keying.too_soon")
	_, err = first.mark("SP01")
	must(t, err)
	now = now.Add(5*time.Minute - time.Millisecond)
	_, err = second.score("SP01", "C3", nil, points(700))
	refused(t, err, "keying.too_soon")
	if seen := first.seen("SP01"); seen.Pass != 1 || !seen.From.Equal(noon.Add(5*time.Minute)) {
		t.Errorf("%+v", seen)
	}
	now = now.Add(time.Millisecond)
	if seen := first.seen("SP01"); seen.Pass != 2 || len(seen.Own.Scores) != 0 {
		t.Errorf("he sees his first pass: %+v", seen)
	}
	blind := func(when string) {
		t.Helper()
		for _, line := range journal(t, s, as(t, s, "TK1")) {
			if keyedPoints(line.Done) > 0 {
				t.Errorf("%s his journal tells what he typed: %+v", when, line.Done)
			}
		}
	}
	blind("before his second pass")
	second.scores("SP01", 700, -1)
	_, err = first.back("SP01", "")
	must(t, err)
	blind("once he has opened his first again")
	_, err = first.do(&store.MarkKeyed{PaperBallot: first.ballot("SP01"), Pass: 1, Scores: store.Scores{}.With("C3", points(700)).With("C4", points(800))})
	must(t, err)
	second.keyed("SP01", -1, 800)
	if seen := second.seen("SP01"); !seen.Written || !seen.OnePerson {
		t.Errorf("%+v", seen)
	}
	if n := s.Snapshot().For(s.Owner()).KeyingCount(); n.OnePerson != 1 {
		t.Errorf("%+v", n)
	}
	identical(t, s)
}

// keyedPoints counts what an act tells of what was keyed.
func keyedPoints(act store.Act) int {
	switch act := act.(type) {
	case *store.KeyScore:
		if act.Now != nil || act.Was != nil {
			return 1
		}
	case *store.MarkKeyed:
		return len(act.Scores)
	case *store.SettleKeying:
		if act.Points != nil {
			return 1
		}
	}
	return 0
}

// TestNobodyIsToldOfAPassBeforeBothAreDone: not the second clerk, nor whoever reads the whole journal.
func TestNobodyIsToldOfAPassBeforeBothAreDone(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		f := clerks(t, s)
		do(t, s, s.Owner(), &store.EditMember{Now: &store.Member{Code: "TKY", Name: "Thư ký", Roles: store.NewRoles(store.Secretary)}})
		one, two := keyer{t, s, f, "TK1", 1}, keyer{t, s, f, "TKY", 2}
		told := func(actor store.Actor) (n int) {
			for _, line := range journal(t, s, actor) {
				if n += keyedPoints(line.Done); line.Withheld && keyedPoints(line.Done) > 0 {
					t.Errorf("withheld, and told: %+v", line.Done)
				}
			}
			return n
		}
		one.keyed("SP01", 700, 800)
		for actor, want := range map[store.Actor]int{s.Owner(): 0, as(t, s, "TKY"): 0, as(t, s, "TK1"): 4} {
			if got := told(actor); got != want {
				t.Errorf("%q is told of %d values, not %d", actor.Member(), got, want)
			}
		}
		_, err := two.score("SP01", "C3", points(700), points(700))
		if err == nil || strings.Contains(err.Error(), "700") || strings.Contains(err.Error(), "7,0") {
			t.Errorf("a guess is answered with %v", err)
		}
		guess := store.Scores{}.With("C3", points(700)).With("C4", points(800))
		_, err = s.Prospect(t.Context(), as(t, s, "TKY"), &store.MarkKeyed{PaperBallot: two.ballot("SP01"), Pass: 2, Scores: guess})
		refused(t, err, "keying.foresight")
		two.scores("SP01", 700, 850)
		if got := told(as(t, s, "TKY")); got != 2 {
			t.Errorf("the second is told of %d values, not of his own", got)
		}
		_, err = two.mark("SP01")
		must(t, err)
		if got := told(as(t, s, "TKY")); got != 8 {
			t.Errorf("both are done, and he is told of %d values", got)
		}
	})
}
