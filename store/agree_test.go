package store_test

import (
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// TestAllSayTheSameOfASheet does acts at random, of every kind there is, and asks after each whether the member's own sheet,
// what is missing, what keeps the sitting from being ended, the progress of the product and the store's transaction agree
// on what he is asked for, may write and owes.
func TestAllSayTheSameOfASheet(t *testing.T) {
	for _, method := range []scoring.Method{scoring.ByCriterion, scoring.ByMember} {
		t.Run(string(method), func(t *testing.T) {
			rapid.Check(t, func(rt *rapid.T) {
				s, err := store.New(t.Context(), engine.NewMemory(), clock)
				must(t, err)
				defer s.Close()
				small(t, s)
				r := newRandom(t, rt, s)
				if method == scoring.ByMember {
					r.byMean()
				}
				for i := range rapid.IntRange(1, 150).Draw(rt, "acts") {
					r.act()
					if i%7 == 0 {
						consensus{r}.check()
						filedAsCounted(rt, s)
					}
				}
			})
		})
	}
}

// byMean makes the mean one by member, as long as there is no score.
func (r random) byMean() {
	to(r.t, r.s, store.Paused)
	do(r.t, r.s, granted(r.t, r.s), setRules(r.s, func(rules *scoring.Rules) {
		rules.Mean, rules.Trim, rules.Round = scoring.ByMember, 0, -1
		for i := range rules.Criteria {
			rules.Criteria[i].Weight = 100
			if !rules.Criteria[i].Computed() {
				rules.Criteria[i].Scorers = []string{"*"}
			}
		}
	}))
	to(r.t, r.s, store.Scoring)
}

// A consensus is asked of all who say something about a sheet.
type consensus struct{ random }

// blanks is what a sheet lacks, and ok that it is owed: it lacks something, or has to be confirmed.
func owedOn(sheet store.MemberSheet) (blanks int, ok bool) {
	switch sheet.Status {
	case store.SheetEmpty, store.SheetPartial, store.SheetAgain:
		return sheet.Asked - sheet.Given, true
	case store.SheetComplete: // one that counts although its member has left stays as it is
		return 0, !sheet.Counts
	}
	return 0, false
}

func (c consensus) check() {
	owner := c.s.Snapshot().For(c.s.Owner())
	missing, unsettled := owner.Missing(), owner.Unsettled()
	var total store.Owed
	left := 0
	for _, m := range c.s.Snapshot().Members() {
		if !m.Votes() {
			continue
		}
		view := c.s.Snapshot().For(as(c.t, c.s, m.Code))
		own := view.Missing()
		var owes store.Owed
		for d := range view.Dossiers() {
			sheet, code := view.MySheet(d), view.Dossier(d).Code
			blanks, owed := owedOn(sheet)
			switch {
			case owed && blanks > 0:
				owes.Sheets, owes.Cells = owes.Sheets+1, owes.Cells+blanks
			case owed:
				owes.Unconfirmed++
			}
			if owed {
				left++
			}
			at := slices.IndexFunc(own.Own, func(b store.BlankSheet) bool { return b.Dossier == d })
			if (at >= 0) != (owed && blanks > 0) {
				c.rt.Fatalf("%s %s is %s, and missing says %v", m.Code, code, sheet.Status, own.Own)
			}
			if slices.Contains(own.Unconfirmed, d) != (owed && blanks == 0) {
				c.rt.Fatalf("%s %s is %s, and unconfirmed are %v", m.Code, code, sheet.Status, own.Unconfirmed)
			}
			if slices.Contains(unsettled, store.Unsettled{Member: m.Code, Dossier: code, Blanks: blanks}) != owed {
				c.rt.Fatalf("%s %s is %s, and unsettled are %v", m.Code, code, sheet.Status, unsettled)
			}
			c.writable(view, d, sheet)
		}
		at := slices.IndexFunc(missing.Members, func(o store.MemberOwed) bool { return o.Member.Code == m.Code })
		if got := missing.Members[at].Owed; got != owes {
			c.rt.Fatalf("%s owes %+v by his sheets, %+v by the list", m.Code, owes, got)
		}
		total.Cells, total.Sheets, total.Unconfirmed = total.Cells+owes.Cells, total.Sheets+owes.Sheets, total.Unconfirmed+owes.Unconfirmed
	}
	if missing.Total != total || len(unsettled) != left {
		c.rt.Fatalf("all owe %+v, of which %d sheets are open; the list says %+v and %d", total, left, missing.Total, len(unsettled))
	}
	c.ending(left)
	for d := range owner.Dossiers() {
		if owner.Standing(d).Out == "" && owner.OnAgenda(d) {
			c.progress(owner, d)
		}
	}
}

// writable holds the sheet against the transaction: whoever is asked for it may write on it and confirm it, and nobody else.
func (c consensus) writable(view store.View, d int, sheet store.MemberSheet) {
	at := slices.IndexFunc(sheet.Cells, func(cell store.SheetCell) bool { return cell.Kind == store.CellScore })
	if at < 0 {
		return
	}
	me, code := view.Me().Code, view.Dossier(d).Code
	_, asked := owedOn(sheet)
	asked = asked || sheet.Status == store.SheetWaived
	open := asked && !sheet.Channel.OnForm() && view.May(store.ScoreOwnSheet) == nil
	act := inTurn(sheet.Turn, keep(me, code, view.Snapshot().Rules().Criteria[at].Code, sheet.Cells[at].Points, points(0)))
	if err := c.possible(me, act); (err == nil) != open {
		c.rt.Fatalf("%s %s is %s by %s and can be written on: %v", me, code, sheet.Status, sheet.Channel, err)
	}
	whole := open && sheet.Given == sheet.Asked
	whole = whole || sheet.Status == store.SheetConfirmed && sheet.Corrected && view.OnAgenda(d) && sheet.Given == sheet.Asked && view.May(store.ConfirmOwnSheet) == nil
	if err := c.possible(me, confirm(me, code, sheet.Turn)); (err == nil) != whole {
		c.rt.Fatalf("%s %s is %s (%d of %d) and can be confirmed: %v", me, code, sheet.Status, sheet.Given, sheet.Asked, err)
	}
}

// possible is why a member cannot do something now; nil when he can.
func (c consensus) possible(member string, act store.Act) error {
	_, err := c.s.Prospect(c.t.Context(), as(c.t, c.s, member), act)
	return err
}

// ending: the sitting can be ended when nothing is left, and only then.
func (c consensus) ending(left int) {
	phase := c.s.Snapshot().Phase()
	if phase != store.Scoring && phase != store.Paused {
		return
	}
	_, err := c.s.Prospect(c.t.Context(), c.s.Owner(), &store.ChangePhase{From: phase, To: store.Ended})
	if (err == nil) != (left == 0) || err != nil && !errors.Is(err, scoring.NewFault("session.owed")) {
		c.rt.Fatalf("%d sheets are left, and ending says %v", left, err)
	}
}

// progress: the sheets that are asked for are all in the progress of their product, the whole ones as complete; what else is
// in it counts although nobody asks for it.
func (c consensus) progress(owner store.View, d int) {
	asked, complete, extra := 0, 0, 0
	for _, m := range c.s.Snapshot().Members() {
		if !m.Votes() {
			continue
		}
		sheet := c.s.Snapshot().For(as(c.t, c.s, m.Code)).MySheet(d)
		switch {
		case sheet.Status.Asked():
			asked++
			if sheet.Given == sheet.Asked {
				complete++
			}
		case sheet.Given > 0 || sheet.Turn > 1: // the sheet of the turn before may be what counts
			extra++
		}
	}
	got := owner.Progress(d)
	if got.Asked < asked || got.Asked > asked+extra || got.Complete < complete || got.Complete > complete+extra {
		c.rt.Fatalf("%s: %d of %d sheets are complete, and %d others have scores; the progress says %+v", owner.Dossier(d).Code, complete, asked, extra, got)
	}
	if status := owner.Standing(d).Status; status == store.StatusScored && complete < asked {
		c.rt.Fatalf("%s is scored with %d of %d sheets", owner.Dossier(d).Code, complete, asked)
	}
}
