package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// boardScenes are what the room sees.
func boardScenes() []scene {
	onBoard := func(set store.Board) func(testing.TB) *store.Store {
		return func(tb testing.TB) *store.Store { return withBoard(tb, demo(tb), set) }
	}
	return []scene{
		{name: "board", member: "MH", round: onBoard(store.Board{})},
		{name: "board-ranking", member: "MH", keys: []string{"pgdn"}, round: onBoard(store.Board{Shows: store.BoardRanking})},
		{name: "board-paused", member: "MH", round: onBoard(store.Board{Shows: store.BoardRanking, Paused: true})},
		{name: "board-blank", member: "MH", round: onBoard(store.Board{Blank: true})},
		{name: "board-menu", member: "HD01", keys: []string{"alt+esc", "Màn hình chung"}, round: onBoard(store.Board{Shows: store.BoardRanking})},
	}
}

// withBoard adds the shared screen of the room to a council, and has it show this.
func withBoard(tb testing.TB, s *store.Store, set store.Board) *store.Store {
	tb.Helper()
	_, err := s.ImportCouncil(tb.Context(), s.Owner(), "", []store.Member{{Code: "MH", Name: "Màn hình chung", Roles: store.NewRoles(store.Screen)}})
	must(tb, err)
	if set != (store.Board{}) {
		_, err = s.Do(tb.Context(), s.Owner(), &store.SetBoard{Now: set})
		must(tb, err)
	}
	return s
}

// TestTheSharedScreenShowsNothingButTheBoard: whatever is pressed there, by whoever comes near it.
func TestTheSharedScreenShowsNothingButTheBoard(t *testing.T) {
	s := withBoard(t, demo(t), store.Board{Shows: store.BoardRanking})
	actor := s.SitAsScreen()
	for _, p := range []*seat{sit(t, s, "MH", 120, 40), sit(t, s, "", 120, 40, func(o *Options) { o.Actor = &actor })} {
		revision := s.Snapshot().Revision()
		p.press("f3", "f4", "f5", "f6", "f7", "f9", "g", "e", "enter", "tab", "space", "ctrl+z", "ctrl+s", "12,5", "home", "end")
		p.sees("TẠM TÍNH – CHƯA PHẢI KẾT QUẢ CỦA HỘI ĐỒNG", "Trang ")
		p.misses("HD0", "SP0", "Lệch", "Phiếu", "SP1", "/11")
		if _, ok := p.app.top().(*board); !ok || len(p.app.screens) != 1 {
			t.Fatalf("%T is seen", p.app.top())
		}
		p.press("alt+esc")
		p.misses("Chấm điểm", "Kết quả", "Khóa màn hình", "Nhật ký")
		p.press("esc")
		if p.app.theme.shade != projector {
			t.Errorf("it is %s", p.app.theme.shade)
		}
		if s.Snapshot().Revision() != revision {
			t.Error("it did something")
		}
	}
}

// TestNobodyElseSitsDownAtTheBoardOfTheMachine: there is no way from it to the names of the council.
func TestNobodyElseSitsDownAtTheBoardOfTheMachine(t *testing.T) {
	s := demo(t)
	actor := s.SitAsScreen()
	p := sit(t, s, "", 80, 24, func(o *Options) { o.Actor = &actor })
	p.press("alt+esc")
	p.misses("Bàn giao")
	p.press("esc", "f10", "enter")
	if !p.quit {
		t.Error("it cannot be left")
	}
}

// TestTheChairDecidesWhatTheRoomSees: by the menu, and what he sees in his header is what the room sees.
func TestTheChairDecidesWhatTheRoomSees(t *testing.T) {
	s := withBoard(t, demo(t), store.Board{})
	hall := NewRoom()
	together := func(o *Options) { o.Room = hall }
	room, chair := sit(t, s, "MH", 120, 40, together), sit(t, s, "HD01", 120, 40, together)
	news := func() { room.send(changedMsg{}); chair.send(changedMsg{}) }
	room.sees("Phiếu đủ điểm", "0/51 sản phẩm")
	chair.misses("phòng thấy")
	chair.press("menu.board_ranking")
	news()
	room.sees("Hạng", "TẠM TÍNH")
	chair.sees("phòng thấy: xếp hạng", "Màn hình chung: xếp hạng · đã lưu")
	before := room.app.View()

	chair.press("menu.board_pause")
	news()
	room.sees("Tạm dừng cập nhật từ 12:00")
	chair.sees("phòng thấy: xếp hạng, tạm dừng cập nhật")
	elsewhere(t, s, "C5", nil, points("15"))
	elsewhere(t, s, "C6", nil, points("10"))
	news()
	if after := strings.ReplaceAll(room.app.View(), "Tạm dừng cập nhật từ 12:00", ""); !strings.Contains(after, withMeans(before)[1]) {
		t.Errorf("the ranking moved:\n%s", after)
	}
	chair.press("menu.board_resume")
	news()
	room.misses("Tạm dừng cập nhật")

	chair.press("f12")
	news()
	room.sees("Màn hình chung tạm che")
	room.misses("Hạng")
	chair.sees("phòng thấy: đang che", "SP01")
	chair.press("f12")
	news()
	room.sees("Hạng")
	chair.press("menu.board_progress")
	news()
	room.sees("Phiếu đủ điểm")
	chair.misses("phòng thấy")
}

// withMeans are the lines of a frame that hold a mean.
func withMeans(frame string) (rows []string) {
	for line := range strings.SplitSeq(frame, "\n") {
		if strings.Contains(line, ",") {
			rows = append(rows, line)
		}
	}
	return rows
}

// TestWithoutABoardTheCoverIsThatOfThisScreen, which then is the one that is shown.
func TestWithoutABoardTheCoverIsThatOfThisScreen(t *testing.T) {
	s := withBoard(t, demo(t), store.Board{})
	revision := s.Snapshot().Revision()
	p := sit(t, s, "HD01", 80, 24)
	p.press("f12")
	p.sees("Màn hình được che lúc")
	if s.Snapshot().Revision() != revision {
		t.Error("the act is journaled, though there is no board")
	}
}

// TestMembersDoNotDecideWhatTheRoomSees: F12 covers their own screen, and the menu has nothing.
func TestMembersDoNotDecideWhatTheRoomSees(t *testing.T) {
	s := withBoard(t, demo(t), store.Board{Shows: store.BoardRanking})
	hall := NewRoom()
	together := func(o *Options) { o.Room = hall }
	sit(t, s, "MH", 80, 24, together)
	p := sit(t, s, "HD03", 80, 24, together)
	p.misses("phòng thấy")
	p.press("alt+esc")
	p.misses("Cập nhật", "tiến độ")
	p.press("esc", "f12")
	p.sees("Màn hình được che lúc")
}

// TestTheBoardIsHiddenAtTheBoardToo: at once and for that window alone, even while updates are paused.
func TestTheBoardIsHiddenAtTheBoardToo(t *testing.T) {
	p := sit(t, withBoard(t, demo(t), store.Board{Shows: store.BoardRanking, Paused: true}), "MH", 80, 24)
	p.press("f12")
	p.sees("Màn hình chung tạm che")
	p.misses("Hạng", "phiếu", ",")
	p.press("f12")
	p.sees("Hạng")
}

// TestThePagesOfTheBoardTurnByThemselves: every product with a place is on one page, and none twice.
func TestThePagesOfTheBoardTurnByThemselves(t *testing.T) {
	p := sit(t, withBoard(t, full(t), store.Board{Shows: store.BoardRanking}), "MH", 80, 24)
	b := p.app.top().(*board)
	seen := map[string]bool{}
	for range b.pages + 1 {
		p.app.View()
		for _, line := range withMeans(p.app.View()) {
			seen[line] = true
		}
		p.time = p.time.Add(pageTime)
		p.send(replyMsg{b, p.app.visit, turnMsg{}})
	}
	for range b.pages {
		p.press("pgdn")
		for _, line := range withMeans(p.app.View()) {
			seen[line] = true
		}
	}
	if len(seen) != len(b.content.Ranking) {
		t.Errorf("%d of %d products were seen", len(seen), len(b.content.Ranking))
	}
	before := b.page
	p.press("pgdn")
	p.send(replyMsg{b, p.app.visit, turnMsg{}})
	if b.page != before+1 && b.page != 0 {
		t.Error("a page that was turned by hand does not stay")
	}
}

func TestTheBoardFitsAnyWindow(t *testing.T) {
	for _, set := range []store.Board{{}, {Shows: store.BoardRanking}, {Blank: true}} {
		p := sit(t, withBoard(t, demo(t), set), "MH", 80, 24)
		for _, size := range [][2]int{{1, 1}, {10, 3}, {60, 18}, {61, 19}, {100, 25}, {300, 90}} {
			p.send(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
			checkFrame(t, p.app.View(), size[0], size[1])
		}
	}
}
