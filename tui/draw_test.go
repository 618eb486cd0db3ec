package tui

import (
	"strings"
	"testing"

	"example.com/hoidong/store"
)

// headerOf is the first line of the screen, with one blank for any number of them.
func headerOf(s *seat) string {
	first, _, _ := strings.Cut(s.app.View(), "\n")
	return strings.Join(strings.Fields(first), " ")
}

// TestTheHeaderKeepsWhatChanges: what the sitting is doing, what the room sees and what is under discussion are whole on every
// size, with the code of whoever sits there; the round's name is never cut to a stump.
func TestTheHeaderKeepsWhatChanges(t *testing.T) {
	for _, test := range []struct {
		w, h int
		want string
	}{
		{120, 40, "SPCNCL 2021 – số liệu mẫu · Đang chấm · phòng thấy: xếp hạng · đang xét SP07 HD11 41/51 ━━━━━━━━━━━╌╌╌"},
		{80, 24, "Đang chấm · phòng thấy: xếp hạng · đang xét SP07 HD11 41/51"},
		{60, 18, "Đang chấm · phòng thấy: xếp hạng · đang xét SP07 HD11"},
	} {
		room := NewRoom()
		p := sit(t, withBoard(t, demo(t), store.Board{Shows: store.BoardRanking}), "HD11", test.w, test.h, together(room, ""))
		room.Discuss("SP07")
		p.listen()
		if got := headerOf(p); got != test.want {
			t.Errorf("%d columns:\n%s\n%s", test.w, got, test.want)
		}
	}
}

// TestALongMessageIsReadWhole: it takes the place of the keys until the next key.
func TestALongMessageIsReadWhole(t *testing.T) {
	p := sit(t, demo(t), "HD03", 60, 18)
	p.app.status.say("test", failure, "Phiên họp ở trạng thái “Tạm dừng” nên chưa nhận điểm của các thành viên; chờ chủ trì cho chấm tiếp.")
	p.sees("! Phiên họp ở trạng thái", "chờ chủ trì cho chấm tiếp.")
	p.misses("F1 trợ giúp")
	p.press("f12", "f12")
	p.sees("chờ chủ trì cho chấm tiếp.")
	p.press("down")
	p.sees("! Phiên họp ở trạng thái", "F1 trợ giúp")
	p.misses("chờ chủ trì cho chấm tiếp.")
}

// TestEverybodyIsToldWhatTheSittingDoes: those who wait for it, and not the room.
func TestEverybodyIsToldWhatTheSittingDoes(t *testing.T) {
	s := withBoard(t, demo(t), store.Board{})
	member, board := sit(t, s, "HD03", 60, 18), sit(t, s, "MH", 80, 24)
	change := func(from, to store.Phase) {
		_, err := s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: from, To: to})
		must(t, err)
		member.send(changedMsg{})
		board.send(changedMsg{})
	}
	member.at(blank3)
	member.press("1")
	change(store.Scoring, store.Paused)
	member.sees("Phiên họp: Tạm dừng", "1▏")
	change(store.Paused, store.Scoring)
	member.sees("Phiên họp: Đang chấm", "1▏")
	if board.app.status.text != "" {
		t.Errorf("the room reads %q", board.app.status.text)
	}
}

// TestTheRoomIsNotToldHowToFollow: what is said to members of the product under discussion is no matter of the shared screen.
func TestTheRoomIsNotToldHowToFollow(t *testing.T) {
	s, room := withBoard(t, demo(t), store.Board{}), NewRoom()
	board := sit(t, s, "MH", 80, 24, together(room, ""))
	room.Discuss("SP02")
	board.listen()
	board.misses("SP02", "Ctrl+G")
}
