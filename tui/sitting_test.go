package tui

import (
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// settled is the sample round with an agreement on every sheet that is left; over is the same after its end, and
// secondSitting when the next one has been called.
func settled(tb testing.TB) *store.Store { return settledRound.copy(tb) }

func over(tb testing.TB) *store.Store { return overRound.copy(tb) }

func secondSitting(tb testing.TB) *store.Store { return secondRound.copy(tb) }

var (
	settledRound = demoRound.then(settle)
	overRound    = demoRound.then(end)
	secondRound  = overRound.then(func(tb testing.TB, s *store.Store) {
		_, err := s.Do(tb.Context(), s.Owner(), &store.CallSession{Number: 2})
		must(tb, err)
		_, err = s.Do(tb.Context(), s.Owner(), s.Snapshot().For(s.Owner()).AllPresent(noon))
		must(tb, err)
	})
)

// TestScoringEndsOverTheSheetsThatAreLeft goes from what is owed over the agreement to the end, and back again.
func TestScoringEndsOverTheSheetsThatAreLeft(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.end")
	p.sees("Chưa kết thúc chấm được: còn 558 phiếu", "HD03", "10 thiếu điểm, 41 chưa xác nhận")
	p.press("down", "down", "enter")
	p.sees("Đồng ý để trống phiếu nào của HD03?", "Tất cả 51 phiếu", "thiếu 2 ô")
	p.press("down", "enter", "enter", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "Đi công tác", "enter", "enter")
	p.agree()
	p.sees("còn 557 phiếu", "Đã ghi đồng ý để trống 1 phiếu")
	p.press("home", "enter", "Hội đồng thống nhất", "enter", "enter")
	p.agree()
	p.sees("Không còn phiếu nào chưa xong")
	p.press("home", "enter", "enter")
	p.sees("Không còn phiếu nào chưa xong") // Enter held down leaves it at that
	if phase := s.Snapshot().Phase(); phase != store.Scoring {
		t.Fatalf("it is %s", phase)
	}
	p.press("enter", "right", "enter")
	if phase := s.Snapshot().Phase(); phase != store.Ended {
		t.Fatalf("it is %s", phase)
	}
	p.press("menu.reopen", "enter")
	p.agree()
	p.sees("Mở lại")
	if session := s.Snapshot().Session(); !session.Again() || session.Phase != store.Scoring {
		t.Errorf("%+v", session)
	}
}

func TestTheNextSittingHasAnAgendaOfItsOwn(t *testing.T) {
	s := over(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.next_sitting", "enter")
	p.sees("Phiên 2 · Chuẩn bị", "Đã triệu tập phiên họp lần thứ 2")
	p.press("menu.agenda")
	p.sees("Danh mục hồ sơ của phiên họp lần thứ 2 · 54/54 hồ sơ")
	p.press("home", "down", "down", "down", "enter", "down")
	p.sees("0/54 hồ sơ · chưa áp dụng")
	p.press("home", "enter")
	p.sees("Danh mục chưa có hồ sơ nào")
	p.press("home", "down", "down", "down", "down", "enter", "enter")
	p.sees("2/54 hồ sơ")
	p.press("home", "enter")
	p.sees("Đã ghi danh mục 2 hồ sơ")
	p.misses("chưa áp dụng")
	if got := s.Snapshot().Session().Agenda; !slices.Equal(got, []string{"SP01", "SP02"}) {
		t.Errorf("%q", got)
	}
	p.press("ctrl+z", "enter")
	p.sees("54/54 hồ sơ")
}

func TestOpeningAsksWhatMembersSee(t *testing.T) {
	s := secondSitting(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.open")
	p.sees("Thành viên xem xếp hạng", "ngay trong khi chấm")
	p.press("up", "right", "right", "enter", "enter")
	if got := s.Snapshot().Session(); got.Visibility != scoring.VisibleClosed || got.Phase != store.Scoring {
		t.Errorf("%+v", got)
	}
	member := sit(t, s, "HD03", 80, 24)
	member.press("f4")
	member.sees("kết thúc chấm")
}
