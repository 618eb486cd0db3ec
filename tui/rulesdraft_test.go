package tui

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func as(tb testing.TB, s *store.Store, member string) store.Actor {
	tb.Helper()
	actor, err := s.SignInSample(member)
	must(tb, err)
	return actor
}

// inForce are the rules as the store has them.
func inForce(s *store.Store) *scoring.Rules { return s.Snapshot().Rules() }

func TestEveryKeystrokeInACriterionIsJudged(t *testing.T) {
	s := paused(true)(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.criteria", "right", "right")
	p.sees("như đang áp dụng", "thang điểm 100 ✓")
	p.press("2")
	p.sees("2 / thang điểm 100", "! ")
	p.press("1")
	p.sees("tối đa × hệ số: 101", "1 lỗi · F7")
	p.press("esc")
	p.sees("thang điểm 100 ✓", "như đang áp dụng")
	p.press("2", "x")
	p.sees("! Điểm tối đa: “2x” không phải điểm")
	p.press("enter", "del", "enter")
	p.sees("2 lỗi")
	p.press("home", "f7")
	p.sees("▸ C2", "chưa có điểm")
	p.press("f7")
	p.sees("▸ C1", "“2x”")
	p.press("ctrl+s")
	p.sees("Còn 2 lỗi nên chưa áp dụng được")
	if inForce(s).Criteria[0].Max != 2000 {
		t.Error("a draft is in force")
	}
}

func TestRulesAreAppliedInOneActAndTakenBack(t *testing.T) {
	s := paused(true)(t)
	p := sit(t, s, secretary, 80, 24)
	was := s.Snapshot().Revision()
	p.press("menu.criteria", "end", "up", "right", "Tác động xã hội", "enter")
	p.sees("chưa áp dụng")
	p.press("ctrl+s")
	p.sees("C9 · Tên tiêu chí: Trách nhiệm với người lao động và xã hội → Tác động", "▸ Áp dụng")
	p.press("enter")
	p.agree()
	p.sees("Đã áp dụng bộ tiêu chí", "như đang áp dụng")
	if got := s.Snapshot().Revision(); got != was+1 || inForce(s).Criteria[8].Name != "Tác động xã hội" {
		t.Fatalf("%d acts, %q", got-was, inForce(s).Criteria[8].Name)
	}
	p.press("ctrl+z")
	p.sees("đổi bộ tiêu chí")
	p.press("enter")
	p.agree()
	p.sees("Trách nhiệm với", "như đang áp dụng")
	p.misses("Tác động xã hội")
}

func TestCriteriaAreAddedMovedAndRemoved(t *testing.T) {
	s := paused(true)(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.criteria", "insert", "Sáng tạo", "tab", "10", "enter")
	p.sees("C10", "Sáng tạo", "tối đa × hệ số: 110")
	p.press("end", "up", "ctrl+up")
	r := p.app.draft.written.Criteria
	if r[8].Code != "C10" || r[9].Code != "C9" {
		t.Fatalf("%s before %s", r[8].Code, r[9].Code)
	}
	p.sees("▸ C10")
	p.press("ctrl+d")
	p.sees("Xóa tiêu chí C10?", "Sáng tạo")
	p.press("esc")
	p.sees("C10")
	p.press("ctrl+d", "enter")
	p.misses("C10")
	p.sees("như đang áp dụng")
}

func TestBandsAreChangedInTheDetail(t *testing.T) {
	s := paused(true)(t)
	p := sit(t, s, secretary, 120, 40)
	p.press("menu.criteria", "tab", "insert", "1%", "tab", "10", "enter", "up")
	p.sees("! Từ mức: mức sau phải thấp hơn mức trước", "1 lỗi")
	p.press("ctrl+up")
	p.sees("chưa áp dụng")
	p.press("ctrl+d", "esc")
	p.sees("như đang áp dụng")
	p.press("right", "right", "right", "right", "enter", "thanh vien", "enter")
	p.sees("▸ C1", "chưa có người chấm; chọn ở trang Phân công")
	p.press("space", "tang truong", "enter")
	p.sees("như đang áp dụng")
}

func TestWhatScoresFreezeIsLocked(t *testing.T) {
	p := sit(t, paused(false)(t), secretary, 80, 24)
	p.press("menu.criteria", "right", "right", "5")
	p.sees("Đã có điểm chấm", "   20 ")
	p.press("insert", "ctrl+d", "ctrl+down", "end", "enter")
	p.misses("C10", "Xóa tiêu chí")
	p.press("home", "left", "enter", " mới", "enter")
	p.sees("chưa áp dụng")
}

func TestRulesAreNotChangedWhileMembersScore(t *testing.T) {
	s := demo(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.assignment", "enter")
	p.sees("Đang chấm” nên không", "chỉ xem")
	p.press("menu.rulesform", "5")
	p.sees("nên không")
	if p.app.draft.changed {
		t.Error("changed all the same")
	}
	q := sit(t, s, "HD03", 80, 24)
	q.press("alt+esc")
	q.misses("Phân công chấm điểm")
}

func TestRulesChangedElsewhereAreNotOverwritten(t *testing.T) {
	s := paused(true)(t)
	p, q := sit(t, s, secretary, 80, 24), sit(t, s, secretary, 80, 24)
	p.press("menu.rulesform", "end", "home", "down", "Quyết định mới", "enter")
	q.press("menu.rulesform", "Tên khác", "enter", "ctrl+s", "enter")
	q.agree()
	q.sees("Đã áp dụng")
	p.send(changedMsg{})
	p.sees("có bản mới hơn", "Quyết định mới")
	p.press("ctrl+s")
	p.sees("vừa được đổi ở máy khác", "chưa ghi đè gì")
	p.press("enter")
	if inForce(s).Name != "Tên khác" || inForce(s).Basis == "Quyết định mới" {
		t.Error("overwritten")
	}
	p.press("ctrl+s", "right", "enter")
	p.sees("như đang áp dụng", "Tên khác")
	p.misses("Quyết định mới")
}

func TestADraftStaysUntilItIsAppliedOrDiscarded(t *testing.T) {
	p := sit(t, paused(true)(t), secretary, 80, 24)
	p.press("menu.criteria", "right", "Tên mới", "enter", "f8", "menu.language", "esc")
	p.sees("Eligible")
	p.press("menu.assignment")
	p.sees("not applied")
	p.press("f10")
	p.sees("The rules were changed and not applied")
	p.press("esc", "menu.criteria")
	p.sees("Tên mới")
	handOver(p.app)
	if p.app.sitDown(as(t, p.app.store, "HD03")); p.app.draft != nil {
		t.Error("the next one finds the draft of the one before")
	}
	p.press("f10")
	p.sees(p.app.T("dialog.unsaved_rules"))
	p.press("esc")
	handOver(p.app)
	p.app.sitDown(as(t, p.app.store, secretary))
	p.press("menu.criteria")
	p.sees("Tên mới", "not applied")
}

func TestAssignmentIsTurnedOverCellByCell(t *testing.T) {
	p := sit(t, paused(true)(t), secretary, 80, 24)
	scorers := func(criterion int) []string { return p.app.draft.written.Criteria[criterion].Scorers }
	p.press("menu.assignment", "right", "space")
	if slices.Contains(scorers(4), "*") || slices.Contains(scorers(4), "HD01") || len(scorers(4)) != 10 {
		t.Errorf("one taken out of all: %v", scorers(4))
	}
	p.press("left", "space")
	if !slices.Equal(scorers(4), []string{"*"}) {
		t.Errorf("all: %v", scorers(4))
	}
	p.press("space")
	p.sees("! C5 · Người chấm: chưa có người chấm", "1 lỗi")
	p.press("enter")
	p.sees("như đang áp dụng")
	p.click("Cách tính")
	p.press("down", "down", "down", "down", "down", "down", "enter")
	p.sees("bình quân tổng điểm từng thành viên", "4 lỗi")
	p.press("f7")
	p.sees("▸ Phân công", "! C6 · Người chấm: không dùng được khi lấy")
}

func TestSettingsAreChangedInPlace(t *testing.T) {
	s := paused(true)(t)
	p := sit(t, s, secretary, 120, 40)
	p.press("menu.rulesform", "end", "up", "up", "enter")
	p.sees("Khởi nghiệp", "Xét bằng kết luận")
	p.press("down", "down", "5", "up", "up", "up", "down", "down", "down", "down", "down", "down", "enter")
	p.sees("thì không có mức của số liệu")
	p.press("up", "up", "up", "up", "up", "left", "down", "down", "down", "down", "down", "enter")
	p.sees("Khởi nghiệp · doanh thu ≥ 5", "chưa áp dụng")
	p.press("ctrl+d")
	p.sees("1 lỗi")
	p.press("f7")
	p.sees("không có “Khởi nghiệp”", "▸ C1")
	p.press("ctrl+s")
	p.sees("lỗi nên chưa áp dụng được")
}

func TestThePreviewTellsWhoMoves(t *testing.T) {
	p := sit(t, paused(false)(t), "", 80, 24)
	p.app.sitDown(p.app.store.Owner())
	p.press("menu.assignment", "space", "right", "space")
	p.press("ctrl+s")
	p.sees("Người chấm", "sản phẩm đổi hạng", "▸ Áp dụng")
	p.press("pgdn", "pgdn")
	p.sees(": hạng ")
	q := sit(t, p.app.store, secretary, 80, 24)
	q.press("menu.assignment", "space", "right", "space", "ctrl+s")
	q.sees("Còn phiếu của mình chưa đủ điểm")
}

func TestAWordIsWrittenInACellHoweverItIsTyped(t *testing.T) {
	s := paused(true)(t)
	for _, r := range recordings() {
		p := sit(t, s, secretary, 80, 24)
		p.press("menu.criteria", "right")
		p.replay(heard(t, &rejoiner{}, r.chunks...))
		p.press("enter")
		if got := p.app.draft.written.Criteria[0].Name; composed(got) != composed(r.word) {
			t.Errorf("%s: %q, want %q", r.name, got, r.word)
		}
	}
}

// TestAnyEditsLeaveAFaultOrRulesThatApply types and presses anything on the three screens.
func TestAnyEditsLeaveAFaultOrRulesThatApply(t *testing.T) {
	s := paused(true)(t)
	keys := []string{
		"up", "down", "left", "right", "enter", "enter", "tab", "space", "del", "bs", "insert", "ctrl+d", "ctrl+up", "ctrl+down",
		"ctrl+right", "ctrl+left", "f7", "home", "end", "pgup", "pgdn", "0", "5", "1", ",", "%", "x", "ư", "C1", "tỷ", "esc",
	}
	outer := t
	rapid.Check(t, func(t *rapid.T) {
		p := sit(property{outer, t}, s, secretary, 80, 24)
		p.press("menu.criteria")
		for _, k := range rapid.SliceOfN(rapid.SampledFrom(keys), 1, 60).Draw(t, "keys") {
			p.press(k)
			if _, ok := p.app.top().(*dossiers); ok {
				p.press("menu.criteria")
			}
			checkFrame(p.tb, p.app.View(), 80, 24)
			d := p.app.draft
			if d.set == nil != (len(d.faults) > 0) {
				t.Fatalf("rules %v with %d faults", d.set, len(d.faults))
			}
			for _, f := range d.faults {
				if f.place == "" {
					t.Fatalf("%v stands nowhere", f.fault)
				}
			}
		}
		d := p.app.draft
		if d.set == nil || !d.changed {
			return
		}
		actor := granted(t, s, p.app.actor)
		receipt, err := s.Do(context.Background(), actor, &store.SetRules{Was: *d.begun, Now: *d.set})
		if err != nil {
			t.Fatalf("without a fault, and not applied: %v", err)
		}
		if _, err := s.Undo(context.Background(), actor, receipt.Seq); err != nil {
			t.Fatal(err)
		}
	})
}

func TestTheChecklistTellsOfADraft(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	p.part(2)
	p.press("space", "f7")
	p.sees("Lỗi 1/1")
	p.press("space", "right", "space", "esc")
	p.sees("đã sửa mà chưa áp dụng")
	p.press("end", "enter")
	p.sees("phiên chấm mở theo bộ tiêu chí")
	p.press("esc", "home", "down", "down", "enter", "ctrl+s")
	p.sees("mọi thành viên có quyền chấm → HD02")
	p.misses("Còn phiếu của mình chưa đủ điểm")
}
