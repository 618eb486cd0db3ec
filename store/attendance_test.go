package store_test

import (
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// mark notes how members attend, as the owner of the file.
func mark(t *testing.T, s *store.Store, m store.Mark, members ...string) store.Receipt {
	t.Helper()
	return do(t, s, s.Owner(), marking(t, s, m, members...))
}

// marking is the act that notes it behind whatever is noted already.
func marking(t *testing.T, s *store.Store, m store.Mark, members ...string) *store.MarkAttendance {
	t.Helper()
	if m.At.IsZero() {
		m.At = noon
	}
	act := new(store.MarkAttendance)
	for _, member := range members {
		was := attendance(t, s, member)
		now := store.Attendance{Session: s.Snapshot().Session().Number, Member: member}
		if was != nil {
			now = *was
		}
		act.Was, act.Now = append(act.Was, was), append(act.Now, now.Then(m))
	}
	return act
}

func attendance(t *testing.T, s *store.Store, member string) *store.Attendance {
	t.Helper()
	for _, seat := range s.Snapshot().For(s.Owner()).Attendance() {
		if seat.Member.Code == member {
			return seat.Attendance
		}
	}
	t.Fatalf("no seat for %s", member)
	return nil
}

func substitute(quorum, scores bool) *store.Substitute {
	return &store.Substitute{Name: "Trần Văn Thay", Letter: "12/GCN", Quorum: quorum, Scores: scores}
}

func TestAttendanceIsNotedInTheOrderOfItsTimes(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		seat(t, s, store.Member{Code: "TG01", Name: "Tổ giúp việc", Roles: store.NewRoles(store.Operator)})
		mark(t, s, store.Mark{Turnout: store.Present}, "HD01", "HD02", "HD03")
		left := store.Mark{Turnout: store.LeftEarly, At: noon.Add(time.Hour), Counts: store.CountComplete}
		receipt := mark(t, s, left, "HD03")
		if got := attendance(t, s, "HD03"); len(got.Marks) != 2 || got.Last() != left {
			t.Errorf("noted: %+v", got)
		}
		for fault, m := range map[string]store.Mark{
			"attendance.order":   {Turnout: store.Present, At: noon},
			"attendance.counts":  {Turnout: store.LeftEarly, At: noon.Add(2 * time.Hour)},
			"attendance.letter":  {Turnout: store.Represented, At: noon.Add(2 * time.Hour), Substitute: &store.Substitute{Name: "Không giấy"}},
			"attendance.turnout": {Turnout: "asleep", At: noon.Add(2 * time.Hour)},
		} {
			_, err := s.Do(t.Context(), s.Owner(), marking(t, s, m, "HD03"))
			refused(t, err, fault)
		}
		_, err := s.Do(t.Context(), s.Owner(), &store.MarkAttendance{
			Was: []*store.Attendance{nil}, Now: []*store.Attendance{{Session: 1, Member: "TG01", Marks: []store.Mark{{Turnout: store.Present, At: noon}}}},
		})
		refused(t, err, "attendance.no_seat")
		stale := &store.MarkAttendance{Was: []*store.Attendance{nil}, Now: []*store.Attendance{attendance(t, s, "HD01").Then(left)}}
		_, err = s.Do(t.Context(), s.Owner(), stale)
		refused(t, err, "attendance.moved_on")
		_, err = s.Undo(t.Context(), s.Owner(), receipt.Seq)
		must(t, err)
		if got := attendance(t, s, "HD03").Last().Turnout; got != store.Present {
			t.Errorf("after taking it back: %s", got)
		}
		_, err = s.Do(t.Context(), as(t, s, "HD03"), marking(t, s, left, "HD03"))
		refused(t, err, "policy.role")
	})
}

func TestMarksAreAddedReplacedAndTakenAway(t *testing.T) {
	came := store.Mark{Turnout: store.Present, At: noon}
	left := store.Mark{Turnout: store.LeftEarly, At: noon, Counts: store.CountNone}
	one := store.Attendance{Session: 1, Member: "HD01"}.Then(came)
	if two := one.Then(left); len(two.Marks) != 2 || len(one.Marks) != 1 || two.Without().Last() != came {
		t.Error("a mark more is not a mark more")
	}
	if other := one.Instead(left); len(other.Marks) != 1 || other.Last() != left || one.Last() != came {
		t.Error("the last mark is not replaced")
	}
	if one.Without() != nil {
		t.Error("something is left")
	}
}

// TestWhoMayScore goes through the table of attendance.
func TestWhoMayScore(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		scoreAll(t, s, "HD03", "SP01", 700)
		for _, try := range []struct {
			mark  store.Mark
			fault string
		}{
			{store.Mark{Turnout: store.Present}, ""},
			{store.Mark{Turnout: store.CameLate}, ""},
			{store.Mark{Turnout: store.LeftEarly, Counts: store.CountComplete}, "attendance.away"},
			{store.Mark{Turnout: store.Represented, Substitute: substitute(true, true)}, ""},
			{store.Mark{Turnout: store.Represented, Substitute: substitute(true, false)}, "attendance.substitute"},
			{store.Mark{Turnout: store.SentAhead}, "attendance.away"},
			{store.Mark{Turnout: store.Excused, Reason: "đi công tác"}, "attendance.away"},
			{store.Mark{Turnout: store.Absent}, "attendance.away"},
		} {
			mark(t, s, try.mark, "HD03")
			hd03 := as(t, s, "HD03")
			for _, act := range []store.Act{
				keep("HD03", "SP02", "C3", nil, points(800)),
				&store.KeepRemark{Dossier: "SP02", Member: "HD03", Now: "Tốt"},
				&store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}},
			} {
				receipt, err := s.Do(t.Context(), hd03, act)
				if shown := s.Snapshot().For(hd03).May(store.ScoreOwnSheet); try.fault != "" {
					refused(t, err, try.fault)
					refused(t, shown, try.fault)
					continue
				}
				must(t, err)
				_, err = s.Undo(t.Context(), hd03, receipt.Seq)
				must(t, err)
			}
		}
	})
}

func TestWhoSeesTheAttendance(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		seat(t, s, store.Member{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)})
		if n := len(s.Snapshot().For(as(t, s, "HD04")).Attendance()); n != 4 {
			t.Errorf("a member sees %d seats", n)
		}
		if n := len(s.Snapshot().For(as(t, s, "MH")).Attendance()); n != 0 {
			t.Errorf("the shared screen sees %d seats", n)
		}
		if n := len(s.Snapshot().For(store.Actor{}).Attendance()); n != 0 {
			t.Errorf("nobody sees %d seats", n)
		}
	})
}

func TestQuorum(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		do(t, s, s.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Paused})
		do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) { r.Quorum = []scoring.Fraction{{Num: 3, Den: 4}} }))
		seat(t, s, store.Member{Code: "HD02", Name: "Phó Chủ tịch", Roles: store.NewRoles(store.ViceChair, store.Voter, store.Secretary)})
		quorum := func(present int, presiding string, reached bool) {
			t.Helper()
			q := s.Snapshot().For(as(t, s, "HD04")).Quorum()
			if q.Voting != 4 || q.Present != present || q.Presiding != presiding || q.Reached != reached || (q.Fault() == nil) != reached {
				t.Errorf("%+v, want %d present, %q presiding, %t", q, present, presiding, reached)
			}
		}
		quorum(0, "", false)
		mark(t, s, store.Mark{Turnout: store.Present}, "HD02", "HD03", "HD04")
		quorum(3, "", false)
		authorise := &store.AuthorisePresiding{Session: 1, Now: "HD02"}
		receipt := do(t, s, s.Owner(), authorise)
		quorum(3, "HD02", true)
		_, err := s.Do(t.Context(), s.Owner(), authorise)
		refused(t, err, "presiding.moved_on")
		_, err = s.Do(t.Context(), s.Owner(), &store.AuthorisePresiding{Session: 1, Was: "HD02", Now: "HD03"})
		refused(t, err, "presiding.role")
		_, err = s.Do(t.Context(), as(t, s, "HD04"), &store.AuthorisePresiding{Session: 1, Was: "HD02"})
		refused(t, err, "policy.role")
		_, err = s.Undo(t.Context(), s.Owner(), receipt.Seq)
		must(t, err)
		quorum(3, "", false)
		mark(t, s, store.Mark{Turnout: store.CameLate}, "HD01")
		quorum(4, "HD01", true)
		mark(t, s, store.Mark{Turnout: store.LeftEarly, Counts: store.CountConfirmed}, "HD03")
		mark(t, s, store.Mark{Turnout: store.Represented, Substitute: substitute(false, true)}, "HD04")
		quorum(2, "HD01", false)
		mark(t, s, store.Mark{Turnout: store.Represented, Substitute: substitute(true, false)}, "HD04")
		quorum(3, "HD01", true)
		mark(t, s, store.Mark{Turnout: store.Represented, Substitute: substitute(true, true)}, "HD01")
		quorum(3, "", false)
	})
}

// counted says how the sheet of a member counts: the scores of a dossier that go into the ranking, and how many sheets are
// asked for and complete.
func counted(t *testing.T, s *store.Store, dossier string) (scores int, sheets scoring.Sheets) {
	t.Helper()
	view := s.Snapshot().For(s.Owner())
	i := view.IndexOf(dossier)
	ranking, err := view.Ranking()
	must(t, err)
	for _, part := range ranking.Explain(ranking.RowOf(i)).Parts {
		scores += len(part.Scores)
	}
	return scores, view.Progress(i)
}

// TestWhatCountsOfWhoIsAway goes through the table of attendance: HD03 has confirmed SP01, completed SP02 and begun SP05;
// the others have scored nothing.
func TestWhatCountsOfWhoIsAway(t *testing.T) {
	left := func(c store.Counting) store.Mark { return store.Mark{Turnout: store.LeftEarly, Counts: c} }
	for name, try := range map[string]struct {
		mark             store.Mark
		advance, absent  bool
		byMember, byCrit [3]int
		owes             bool
		status           [3]store.SheetStatus
	}{
		"unmarked":       {store.Mark{}, false, false, [3]int{2, 2, 0}, [3]int{2, 2, 1}, true, [3]store.SheetStatus{"confirmed", "complete", "partial"}},
		"present":        {store.Mark{Turnout: store.Present}, false, false, [3]int{2, 2, 0}, [3]int{2, 2, 1}, true, [3]store.SheetStatus{"confirmed", "complete", "partial"}},
		"late":           {store.Mark{Turnout: store.CameLate}, false, false, [3]int{2, 2, 0}, [3]int{2, 2, 1}, true, [3]store.SheetStatus{"confirmed", "complete", "partial"}},
		"left confirmed": {left(store.CountConfirmed), false, false, [3]int{2, 0, 0}, [3]int{2, 0, 0}, false, [3]store.SheetStatus{"confirmed", "absent", "absent"}},
		"left complete":  {left(store.CountComplete), false, false, [3]int{2, 2, 0}, [3]int{2, 2, 0}, false, [3]store.SheetStatus{"confirmed", "complete", "absent"}},
		"left none":      {left(store.CountNone), true, true, [3]int{}, [3]int{}, false, [3]store.SheetStatus{"absent", "absent", "absent"}},
		"substitute":     {store.Mark{Turnout: store.Represented, Substitute: substitute(false, true)}, false, false, [3]int{2, 2, 0}, [3]int{2, 2, 1}, true, [3]store.SheetStatus{"confirmed", "complete", "partial"}},
		"observer":       {store.Mark{Turnout: store.Represented, Substitute: substitute(true, false)}, true, true, [3]int{}, [3]int{}, false, [3]store.SheetStatus{"absent", "absent", "absent"}},
		"ahead":          {store.Mark{Turnout: store.SentAhead}, true, false, [3]int{2, 2, 0}, [3]int{2, 2, 1}, false, [3]store.SheetStatus{"confirmed", "complete", "absent"}},
		"ahead, refused": {store.Mark{Turnout: store.SentAhead}, false, true, [3]int{}, [3]int{}, false, [3]store.SheetStatus{"absent", "absent", "absent"}},
		"excused":        {store.Mark{Turnout: store.Excused}, true, false, [3]int{}, [3]int{}, false, [3]store.SheetStatus{"absent", "absent", "absent"}},
		"absent, kept":   {store.Mark{Turnout: store.Absent}, false, true, [3]int{2, 2, 0}, [3]int{2, 2, 1}, false, [3]store.SheetStatus{"confirmed", "complete", "absent"}},
	} {
		for mean, want := range map[scoring.Method][3]int{scoring.ByMember: try.byMember, scoring.ByCriterion: try.byCrit} {
			t.Run(name+" "+string(mean), func(t *testing.T) {
				each(t, func(t *testing.T, s *store.Store) {
					small(t, s)
					to(t, s, store.Paused)
					do(t, s, granted(t, s), setRules(s, func(r *scoring.Rules) {
						r.Mean, r.AdvanceSheets, r.AbsentScores = mean, try.advance, try.absent
						r.Criteria[2].Scorers, r.Criteria[3].Scorers = []string{"*"}, []string{"*"}
					}))
					to(t, s, store.Scoring)
					scoreAll(t, s, "HD03", "SP01", 700)
					scoreAll(t, s, "HD03", "SP02", 700)
					do(t, s, as(t, s, "HD03"), keep("HD03", "SP05", "C3", nil, points(700)))
					do(t, s, as(t, s, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
					if try.mark.Turnout != "" {
						mark(t, s, try.mark, "HD03")
					}
					for i, dossier := range []string{"SP01", "SP02", "SP05"} {
						scores, sheets := counted(t, s, dossier)
						asked := 3
						if try.owes || want[i] > 0 {
							asked = 4
						}
						if scores != want[i] || sheets.Asked != asked {
							t.Errorf("%s: %d scores count, want %d; %d sheets are asked for, want %d", dossier, scores, want[i], sheets.Asked, asked)
						}
						if got := sheet(t, s, "HD03", dossier).Status; got != try.status[i] {
							t.Errorf("%s is %s, want %s", dossier, got, try.status[i])
						}
					}
					for _, owed := range s.Snapshot().For(s.Owner()).Missing().Members {
						if owed.Member.Code == "HD03" && (owed.Cells > 0) != try.owes {
							t.Errorf("he owes %+v", owed.Owed)
						}
					}
				})
			})
		}
	}
}

// TestMarkingEverybodyPresentMovesNothing in the ranking, whatever is scored.
func TestMarkingEverybodyPresentMovesNothing(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		g := sample.Generate(5, sample.Size{Dossiers: 12, Members: 5, Criteria: 6})
		must(t, g.Fill(t.Context(), s))
		to(t, s, store.Scoring)
		before, err := s.Snapshot().For(s.Owner()).Ranking()
		must(t, err)
		mark(t, s, store.Mark{Turnout: store.Present}, "HD01", "HD02", "HD03", "HD04", "HD05")
		after, err := s.Snapshot().For(s.Owner()).Ranking()
		must(t, err)
		for i, row := range before.Rows {
			was, _ := before.Mean(i)
			now, _ := after.Mean(i)
			if row != after.Rows[i] || (was == nil) != (now == nil) || was != nil && was.Cmp(now) != 0 {
				t.Errorf("row %d: %+v is %+v", i, row, after.Rows[i])
			}
		}
	})
}
