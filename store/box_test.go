package store_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

func box(t *testing.T, s *store.Store) store.Box {
	t.Helper()
	b, err := s.Snapshot().For(s.Owner()).Box()
	must(t, err)
	return b
}

// TestABallotIsInTheBoxOnce, whichever way it goes.
func TestABallotIsInTheBoxOnce(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		_, err := s.Snapshot().For(as(t, s, "HD03")).Box()
		refused(t, err, "box.hidden")
		all := box(t, s).Total.Given
		is := func(what string, got, want store.Count) {
			t.Helper()
			if got != want {
				t.Errorf("%s: %+v, want %+v", what, got, want)
			}
		}
		is("at the beginning", box(t, s).Total, store.Count{Given: all, Out: all})
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		f := issued(t, s, store.ExcelForm, "HD03")
		n := len(f.Ballots)
		is("given out", box(t, s).Channels[1].Count, store.Count{Given: n, Out: n})
		is("all of them", box(t, s).Total, store.Count{Given: all, Returned: 1, Valid: 1, Out: all - 1})
		_, err = s.Receive(t.Context(), s.Owner(), back(f, "a", map[string]int{"SP02": 500, "SP03": 500}), store.Decisions{})
		must(t, err)
		is("came in", box(t, s).Channels[1].Count, store.Count{Given: n, Returned: n, Valid: 2, Pending: n - 2})
		for i, b := range f.Ballots {
			if b.Dossier != "SP02" && b.Dossier != "SP03" {
				do(t, s, granted(t, s), &store.RejectBallot{Dossier: b.Dossier, Turn: 1, Member: "HD03", Reason: fmt.Sprint("trắng ", i)})
			}
		}
		now := box(t, s)
		is("decided", now.Channels[1].Count, store.Count{Given: n, Returned: n, Valid: 2, Invalid: n - 2})
		if len(now.Rejected) != n-2 || now.Rejected[0].Form.Code != f.Code || now.Forms != (store.FormCount{Given: 1, Returned: 1}) {
			t.Errorf("%+v", now)
		}
		paper := issued(t, s, store.PaperForm, "HD04")
		do(t, s, s.Owner(), toPaper(s, "HD04"))
		again := box(t, s)
		is("replaced", again.Channels[1].Count, store.Count{Given: len(paper.Ballots), Out: len(paper.Ballots), Replaced: len(paper.Ballots)})
		if again.Channels[1].Forms != (store.FormCount{Given: 2, Out: 1, Replaced: 1}) || len(again.Outstanding) != 1 || len(again.Left) != 1 {
			t.Errorf("%+v", again)
		}
		do(t, s, s.Owner(), &store.SpoilForm{Form: paper.Number + 1, Reason: "rách"})
		is("spoiled", box(t, s).Channels[1].Count, store.Count{Spoiled: len(paper.Ballots), Replaced: len(paper.Ballots)})
		is("all of them in the end", box(t, s).Total, store.Count{
			Given: all, Returned: 1 + n, Out: all - 1 - n, Valid: 3, Invalid: n - 2, Spoiled: len(paper.Ballots), Replaced: len(paper.Ballots),
		})
	})
}

// TestSignedSheetsAreBalancedByThemselves.
func TestSignedSheetsAreBalancedByThemselves(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		before := box(t, s)
		first, second := issued(t, s, store.SignedForm, "HD03"), issued(t, s, store.SignedForm, "HD03")
		do(t, s, s.Owner(), &store.SpoilForm{Form: first.Number, Reason: "in mờ"})
		after := box(t, s)
		if after.Total != before.Total || after.Forms != before.Forms || after.Signed != (store.FormCount{Given: 2, Out: 1, Spoiled: 1}) {
			t.Errorf("%+v", after)
		}
		do(t, s, s.Owner(), &store.CollectForms{Forms: []int{second.Number}})
		if got := box(t, s).Signed; got != (store.FormCount{Given: 2, Returned: 1, Spoiled: 1}) {
			t.Errorf("%+v", got)
		}
	})
}

// TestTheBoxTellsWhoIsAway, and whether his sheets count all the same.
func TestTheBoxTellsWhoIsAway(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		do(t, s, s.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Paused})
		do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.AdvanceSheets = true }))
		mark(t, s, store.Mark{Turnout: store.SentAhead}, "HD03")
		mark(t, s, store.Mark{Turnout: store.Absent}, "HD04")
		now := box(t, s)
		if len(now.Away) != 1 || now.Away[0].Member.Code != "HD03" || now.Away[0].Counting != 1 || now.Away[0].Turnout != store.SentAhead {
			t.Errorf("%+v", now.Away)
		}
		for _, m := range now.Members {
			if want := map[string]int{"HD03": 1, "HD04": 0}; m.Member.Code != "HD01" && m.Member.Code != "HD02" && m.Given != want[m.Member.Code] {
				t.Errorf("%s has %+v", m.Member.Code, m.Count)
			}
		}
	})
}

// TestTheBoxBalances after any acts: both equations hold, the parts make up the whole, and whoever counts the records one by
// one finds the same.
func TestTheBoxBalances(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		s, err := store.New(t.Context(), engine.NewMemory(), clock)
		must(t, err)
		defer s.Close()
		small(t, s)
		r := newRandom(t, rt, s)
		for i := range rapid.IntRange(1, 60).Draw(rt, "acts") {
			if r.act(); i%9 == 8 {
				r.countAgain()
			}
		}
		r.countAgain()
	})
}

func (r random) countAgain() {
	b, err := r.s.Snapshot().For(r.s.Owner()).Box()
	must(r.t, err)
	var channels, members store.Count
	var byChannel, byMember, signed store.FormCount
	for _, c := range b.Channels {
		r.holds(string(c.Channel), c.Count)
		channels, byChannel = sum(channels, c.Count), sumForms(byChannel, c.Forms)
	}
	for _, m := range b.Members {
		r.holds(m.Member.Code, m.Count)
		members, byMember, signed = sum(members, m.Count), sumForms(byMember, m.Forms), sumForms(signed, m.Signed)
	}
	if channels != b.Total || members != b.Total || byChannel != b.Forms || byMember != b.Forms || signed != b.Signed {
		r.rt.Fatalf("the parts do not make up the whole: %+v", b)
	}
	for _, f := range []store.FormCount{b.Forms, b.Signed} {
		if f.Given != f.Returned+f.Out+f.Spoiled+f.Replaced {
			r.rt.Fatalf("forms: %+v", f)
		}
	}
	if b.Total.Invalid != len(b.Rejected) {
		r.rt.Fatalf("%d are void, and %d are named", b.Total.Invalid, len(b.Rejected))
	}
	if slow := r.slowCount(); !slices.Equal(slow, counts(b)) {
		r.rt.Fatalf("one by one %v, the box %v", slow, counts(b))
	}
}

func (r random) holds(whose string, c store.Count) {
	if c.Given != c.Returned+c.Out || c.Returned != c.Valid+c.Invalid+c.Pending {
		r.rt.Fatalf("%s: %+v", whose, c)
	}
}

func sum(a, b store.Count) store.Count {
	return store.Count{
		Given: a.Given + b.Given, Returned: a.Returned + b.Returned, Out: a.Out + b.Out, Valid: a.Valid + b.Valid,
		Invalid: a.Invalid + b.Invalid, Pending: a.Pending + b.Pending, Spoiled: a.Spoiled + b.Spoiled, Replaced: a.Replaced + b.Replaced,
	}
}

func sumForms(a, b store.FormCount) store.FormCount {
	return store.FormCount{
		Given: a.Given + b.Given, Returned: a.Returned + b.Returned, Out: a.Out + b.Out,
		Spoiled: a.Spoiled + b.Spoiled, Replaced: a.Replaced + b.Replaced,
	}
}

// counts are the ballots of a box by channel: those out, valid, void and undecided.
func counts(b store.Box) []string {
	var list []string
	for _, c := range b.Channels {
		if c.Given > 0 {
			list = append(list, fmt.Sprintf("%s %d %d %d %d", c.Channel, c.Out, c.Valid, c.Invalid, c.Pending))
		}
	}
	return list
}

// slowCount counts the same, one by one from the records and from what each member is told of his own sheet.
func (r random) slowCount() []string {
	sheets, err := r.s.RawSheets(r.t.Context())
	must(r.t, err)
	forms := r.s.Snapshot().For(r.s.Owner()).Forms()
	session := r.s.Snapshot().Session().Number
	count := map[store.Channel]*[4]int{}
	note := func(channel store.Channel, at int) {
		if count[channel] == nil {
			count[channel] = new([4]int)
		}
		count[channel][at]++
	}
	for _, m := range r.s.Snapshot().Members() {
		if !m.Votes() {
			continue
		}
		view := r.s.Snapshot().For(as(r.t, r.s, m.Code))
		for d := range view.Dossiers() {
			mine, code := view.MySheet(d), view.Dossier(d).Code
			seen := false
			for _, raw := range sheets {
				if raw.Member != m.Code || raw.Dossier != code {
					continue
				}
				seen = seen || raw.Turn == mine.Turn
				if at, in := r.slowPlace(view, d, raw, mine, forms, session); in {
					note(slowChannel(raw), at)
				}
			}
			if !seen && view.OnAgenda(d) && (mine.Status == store.SheetEmpty || mine.Status == store.SheetAgain) {
				note(store.OnScreen, 0)
			}
			if !seen && view.OnAgenda(d) && mine.Status == store.SheetWaived {
				note(store.OnScreen, 1)
			}
		}
	}
	var list []string
	for _, channel := range []store.Channel{store.OnScreen, store.OnPaper, store.InWorkbook, store.InPacket} {
		if c := count[channel]; c != nil {
			list = append(list, fmt.Sprintf("%s %d %d %d %d", channel, c[0], c[1], c[2], c[3]))
		}
	}
	return list
}

func slowChannel(raw *store.Sheet) store.Channel {
	if raw.Form == 0 {
		return store.OnScreen
	}
	return raw.Channel
}

// slowPlace is where a record is: out, valid, void or undecided.
func (r random) slowPlace(view store.View, d int, raw *store.Sheet, mine store.MemberSheet, forms []*store.Form, session int) (at int, in bool) {
	whole := r.whole(raw)
	now, earlier := raw.Turn == mine.Turn, raw.Turn < mine.Turn
	if raw.Form != 0 {
		form := forms[raw.Form-1]
		waived := r.s.Snapshot().Waived(raw.Dossier, raw.Member)
		switch {
		case !view.OnAgenda(d) && form.Session != session:
			return 0, false
		case raw.Invalid != "":
			return 2, true
		case raw.Confirmed:
			return 1, true
		case form.State == store.FormOut && !r.s.Snapshot().Typed(raw.Form, store.Ballot{Dossier: raw.Dossier, Turn: raw.Turn}):
			return 0, true
		case now && (waived || mine.Counts), earlier && whole:
			return 1, true
		}
		return 3, true
	}
	switch {
	case !view.OnAgenda(d) || mine.Status == store.SheetRecused || mine.Status == store.SheetNotScored || mine.Status == store.SheetNotAssigned:
		return 0, false
	case earlier && raw.Turn > 1 && !r.called(d, raw):
		return 0, false
	case raw.Turn > mine.Turn:
		return 0, false
	case raw.Confirmed, earlier && whole, now && (mine.Status == store.SheetWaived || mine.Counts):
		return 1, true
	case now && mine.Status != store.SheetAbsent:
		return 0, true
	}
	return 0, false
}

// whole reports whether there is a score for everything that the sheet's member scores.
func (r random) whole(raw *store.Sheet) bool {
	return !slices.ContainsFunc(r.s.Snapshot().Rules().Criteria, func(c scoring.Criterion) bool {
		return !c.Computed() && c.ScoredBy(raw.Member) && raw.Scores.Get(c.Code) == nil
	})
}

// called reports whether the call stands in whose turn the sheet is.
func (r random) called(d int, raw *store.Sheet) bool {
	return slices.ContainsFunc(r.s.Snapshot().For(r.s.Owner()).Rescorings(d), func(call store.RescoringState) bool {
		return call.Turn == raw.Turn && slices.Contains(call.Members, raw.Member)
	})
}
