package tui

import (
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// wholeRound is the demo with every sheet complete, so that those who lead the council see everything. HD03's are confirmed.
func wholeRound(tb testing.TB) *store.Store { return fullRound.copy(tb) }

var fullRound = demoRound.then(func(tb testing.TB, s *store.Store) {
	rules := s.Snapshot().Rules()
	for _, m := range s.Snapshot().Members() {
		actor := as(tb, s, m.Code)
		view := s.Snapshot().For(actor)
		for i := range view.Dossiers() {
			for c, cell := range view.MySheet(i).Cells {
				if cell.Kind == store.CellScore && cell.Points == nil {
					half := rules.Criteria[c].Max / 2 / rules.Step * rules.Step
					_, err := s.Do(tb.Context(), actor, &store.KeepScore{Dossier: view.Dossier(i).Code, Member: m.Code, Criterion: rules.Criteria[c].Code, Now: &half})
					must(tb, err)
				}
			}
		}
	}
	view := s.Snapshot().For(as(tb, s, "HD03"))
	confirm := &store.ConfirmSheets{Member: "HD03"}
	for i := range view.Dossiers() {
		if view.MySheet(i).Status == store.SheetComplete {
			confirm.Dossiers = append(confirm.Dossiers, view.Dossier(i).Code)
		}
	}
	_, err := s.Do(tb.Context(), as(tb, s, "HD03"), confirm)
	must(tb, err)
})

// after is the whole round with something done in it by the owner, who has grounds, in this phase.
func after(phase store.Phase, act func(*store.Store) store.Act) *original {
	return fullRound.then(func(tb testing.TB, s *store.Store) {
		was := s.Snapshot().Phase()
		change := func(to store.Phase) {
			if now := s.Snapshot().Phase(); now != to {
				_, err := s.Do(tb.Context(), s.Owner(), &store.ChangePhase{From: now, To: to})
				must(tb, err)
			}
		}
		change(phase)
		_, err := s.Do(tb.Context(), granted(tb, s, s.Owner()), act(s))
		must(tb, err)
		change(was)
	})
}

func calledAgain(members ...string) func(*store.Store) store.Act {
	return func(*store.Store) store.Act {
		return &store.CallRescoring{Call: store.Rescoring{Dossier: "SP04", Turn: 2, Members: members, Reason: "chênh lệch điểm vượt mức"}}
	}
}

func onPaper(s *store.Store) store.Act {
	return s.Snapshot().For(s.Owner()).FormsFor(store.IssueOptions{
		Kind: store.PaperForm, Members: []string{"HD04"}, Anew: true, Reason: "đề nghị chấm trên giấy",
	})
}

// withoutFigures takes the newest figures from SP04.
func withoutFigures(s *store.Store) store.Act {
	view := s.Snapshot().For(s.Owner())
	was := store.FiguresOf(view.Dossier(view.IndexOf("SP04")).Figures, 2020)
	now := was
	now.Workers = nil
	return &store.CorrectFigures{Dossier: "SP04", Was: was, Now: now, Reason: "Không có căn cứ"}
}

var openSP04 = []string{"f3", "SP04", "enter", "enter"}

var (
	againRound      = after(store.Scoring, calledAgain("HD03", "HD05"))
	paperRound      = after(store.Scoring, onPaper)
	figurelessRound = after(store.Paused, withoutFigures)
	pausedFullRound = fullRound.then(pause)
)

// meetingScenes are what happens in real meetings.
func meetingScenes() []scene {
	again, paper, figureless, pausedWhole := againRound.copy, paperRound.copy, figurelessRound.copy, pausedFullRound.copy
	then := func(keys ...string) []string { return slices.Concat(openSP04, keys) }
	return []scene{
		{name: "alarms", member: "HD01", round: wholeRound, keys: []string{"menu.alarms"}},
		{name: "meeting-acts", member: secretary, round: figureless, keys: then("menu.meeting")},
		{name: "rescoring-form", member: "HD01", round: wholeRound, keys: then("menu.meeting", "enter", "Chênh lệch điểm vượt mức", "down", "right")},
		{name: "rescoring-review", member: "HD01", round: wholeRound, keys: then("menu.meeting", "enter", "Chênh lệch", "up", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")},
		{name: "sheet-again", member: "HD03", round: again, keys: openSP04},
		{name: "dossiers-again", member: "HD03", round: again},
		{name: "explain-again", member: "HD01", round: again, keys: then(slices.Concat([]string{"f5"}, slices.Repeat([]string{"down"}, 20))...)},
		{name: "ranking-again", member: "HD01", round: again, keys: then("f4")},
		{name: "product-chair", member: "HD01", round: again, keys: then("f4", "enter")},
		{name: "sheet-paper", member: "HD04", round: paper, keys: openSP04},
		{name: "points-form", member: "HD01", round: figureless, keys: then("menu.meeting", "thay", "enter", "6", "enter")},
		{name: "points-review", member: "HD01", round: figureless, keys: then("menu.meeting", "thay", "enter", "6", "enter", "Theo báo cáo thuế", "enter", "enter")},
		{name: "sheet-corrected", member: "HD03", round: figureless, keys: openSP04},
		{name: "sheet-seen", member: "HD03", round: figureless, keys: then("end", "down", "down", "enter")},
		{name: "adjust", member: "HD01", round: pausedWhole, keys: []string{"menu.adjust"}},
		{name: "adjust-form", member: "HD01", round: pausedWhole, keys: []string{"menu.adjust", "enter"}},
		{name: "adjust-review", member: "HD01", round: pausedWhole, keys: []string{"menu.adjust", "enter", "bs", "bs", "80", "enter", "enter", "enter", "enter", "enter"}},
	}
}

// TestAProductIsCalledToBeScoredAgain goes the whole way with keys: the chair calls, two members score, all see it.
func TestAProductIsCalledToBeScoredAgain(t *testing.T) {
	s := wholeRound(t)
	chair := sit(t, s, "HD01", 80, 24)
	chair.press(openSP04...)
	chair.press("menu.meeting", "enter")
	chair.sees("Chấm lại SP04 (lần 2)")
	f := chair.app.dialog.(*form)
	chair.press("lech diem", "enter")
	for i := 1; i < len(f.lines); i++ {
		if !strings.HasPrefix(f.lines[i].label, "HD03") {
			chair.press("right")
		}
		chair.press("enter")
	}
	chair.press("enter")
	chair.sees("1 người chấm lại: HD03.", "còn phải chấm 0 → 2 ô")
	chair.press("enter")
	chair.agree()
	chair.sees("Đã gọi chấm lại SP04 (lần 2)")

	member := sit(t, s, "HD03", 80, 24)
	member.press(openSP04...)
	member.sees("Chấm lại (lần 2)", "lần trước", "còn được tính")
	was := mineOf(s, "HD03", "SP04")
	member.press("9", "enter", "8", "enter", "enter")
	member.sees("Đã xác nhận phiếu SP04", "đã thay điểm lần trước")
	now := mineOf(s, "HD03", "SP04")
	if now.Turn != 2 || now.BeforeCounts || now.Status != store.SheetConfirmed || was.BeforeCounts == false {
		t.Errorf("%+v", now)
	}
	chair.send(changedMsg{})
	chair.press("f4")
	chair.sees("đã chấm lại (lần 2)")
	chair.press("f5")
	for range 20 {
		chair.press("down")
	}
	chair.sees("Tổng điểm lần trước → lần 2: HD03")
	chair.press("esc", "menu.meeting", "thoi cham lai", "enter", "enter")
	chair.agree()
	chair.sees("Đã thôi chấm lại")
	if mine := mineOf(s, "HD03", "SP04"); mine.Turn != 1 || mine.Status != store.SheetConfirmed {
		t.Errorf("%+v", mine)
	}
}

func mineOf(s *store.Store, member, dossier string) store.MemberSheet {
	actor, _ := s.SignInSample(member)
	view := s.Snapshot().For(actor)
	return view.MySheet(view.IndexOf(dossier))
}

// TestWhatIsTypedWhenACallComesGoesNowhere: the cell belonged to the sheet of the turn before.
func TestWhatIsTypedWhenACallComesGoesNowhere(t *testing.T) {
	s := wholeRound(t)
	p := sit(t, s, "HD05", 80, 24)
	p.press(openSP04...)
	p.press("7")
	_, err := s.Do(t.Context(), granted(t, s, s.Owner()), calledAgain("HD05")(s))
	must(t, err)
	p.send(changedMsg{})
	p.press("enter")
	p.sees("đã sang lượt chấm 2")
	if mine := mineOf(s, "HD05", "SP04"); mine.Given != 0 {
		t.Errorf("%+v", mine)
	}
}

func TestAMemberGoesOverToPaperAndBack(t *testing.T) {
	s := wholeRound(t)
	desk, member := sit(t, s, secretary, 80, 24), sit(t, s, "HD04", 80, 24)
	desk.press("menu.forms", "down", "enter", "giay", "enter", "HD04", "enter", "SP04", "enter", "enter", "mat mo", "enter", "enter")
	desk.sees("Đã phát phiếu số 0001-")
	member.send(changedMsg{})
	member.press(openSP04...)
	member.sees("Chấm trên giấy từ 12:00")
	member.press("5")
	member.sees("đang chấm trên giấy nên không sửa")
	member.press("esc", "menu.confirm_all")
	member.sees("50 phiếu đã đủ điểm")
	member.press("enter")
	member.sees("Đã xác nhận 50 phiếu")
	member.press(openSP04...)
	desk.press("menu.forms", "enter", "man hinh", "enter", "enter", "xong", "enter", "enter")
	desk.sees("HD04: 1 phiếu về chấm trên màn hình")
	member.send(changedMsg{})
	member.misses("Chấm trên giấy từ")
	member.press("5", "enter")
	member.sees("đã lưu")
}

func TestTheCouncilGivesPointsAndTheFigureComes(t *testing.T) {
	s := figurelessRound.copy(t)
	chair := sit(t, s, "HD01", 80, 24)
	chair.press(openSP04...)
	chair.press("menu.meeting", "thay", "enter", "600", "enter", "thuế", "enter", "enter")
	chair.sees("600 ngoài khoảng cho phép")
	chair.press("menu.meeting", "thay", "enter", "6", "enter", "Báo cáo thuế", "enter", "enter")
	chair.sees("? → 6 điểm", "số liệu chỉ đưa vào bằng đính", "chưa xếp →")
	chair.press("enter")
	chair.agree()
	chair.sees("Đã ghi điểm Hội đồng cho SP04")
	chair.press("f5")
	chair.sees("Hội đồng cho điểm thay", "Báo cáo thuế")
	chair.press("esc")
	member := sit(t, s, "HD03", 80, 24)
	member.press(openSP04...)
	member.sees("HĐ cho điểm thay")
	chair.press("menu.meeting", "thoi diem", "enter", "enter")
	chair.agree()
	chair.sees("Đã thôi điểm Hội đồng cho SP04")
}

func TestTheChairAdjustsInAPause(t *testing.T) {
	s := wholeRound(t)
	_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Paused})
	must(t, err)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.adjust", "enter")
	p.sees("Điểm đạt", "70")
	p.press("bs", "bs", "x", "enter", "enter", "enter", "enter", "enter")
	p.sees("! ")
	p.press("up", "up", "up", "up", "bs", "80", "down", "down", "down", "down", "enter")
	p.sees("70 → 80", "Số sản phẩm đạt")
	p.press("enter")
	p.agree()
	p.sees("Đã áp dụng bộ tiêu chí")
	if pass := s.Snapshot().Rules().Pass; *pass != 8000 {
		t.Errorf("%v", pass)
	}
	// The assignment, too; what freezes with the first score stays.
	p.press("menu.adjust", "down", "enter")
	p.sees("Phân công")
	p.misses("chỉ xem")
	if lock := p.app.rulesLock(); lock.all != nil || lock.scoring == nil {
		t.Errorf("%+v", lock)
	}
	if _, frozen := lockOf(p.app); !frozen {
		t.Error("the scoring part is open")
	}
}

func lockOf(a *App) (scoring.Rules, bool) { return *a.rules(), a.rulesLock().of(true) != nil }
