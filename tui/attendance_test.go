package tui

import (
	"testing"
	"time"

	"example.com/hoidong/store"
)

// attended is the sample round whose attendance was taken: a member came late, one left, one is represented and one away.
func attended(tb testing.TB) *store.Store { return attendedRound.copy(tb) }

var attendedRound = demoRound.then(func(tb testing.TB, s *store.Store) {
	forget(tb, s)
	note := func(m store.Mark, minutes int, members ...string) {
		m.At = noon.Add(time.Duration(minutes-300) * time.Minute)
		act := new(store.MarkAttendance)
		for _, seat := range s.Snapshot().For(s.Owner()).Attendance() {
			for _, member := range members {
				if seat.Member.Code != member {
					continue
				}
				was := store.Attendance{Session: 1, Member: member}
				if seat.Attendance != nil {
					was = *seat.Attendance
				}
				act.Was, act.Now = append(act.Was, seat.Attendance), append(act.Now, was.Then(m))
			}
		}
		_, err := s.Do(tb.Context(), s.Owner(), act)
		must(tb, err)
	}
	note(store.Mark{Turnout: store.Present}, 60, "HD02", "HD03", "HD04", "HD05", "HD06", "HD08", "HD11")
	note(store.Mark{Turnout: store.CameLate}, 85, "HD07")
	note(store.Mark{Turnout: store.LeftEarly, Counts: store.CountConfirmed}, 205, "HD04")
	note(store.Mark{Turnout: store.Represented, Substitute: &store.Substitute{
		Name: "Trần Văn Thay", Post: "Phó Trưởng phòng", Letter: "12/GCN-ĐH", Day: "2026-02-27", Scores: true,
	}}, 60, "HD09")
	note(store.Mark{Turnout: store.Excused, Reason: "đi công tác"}, 60, "HD10")
	_, err := s.Do(tb.Context(), s.Owner(), &store.AuthorisePresiding{Session: 1, Now: "HD02"})
	must(tb, err)
})

// unattended is the sample round of whose members nothing is noted yet.
func unattended(tb testing.TB) *store.Store { return unattendedRound.copy(tb) }

var unattendedRound = demoRound.then(func(tb testing.TB, s *store.Store) {
	forget(tb, s)
})

// forget takes back whatever is noted of who is there.
func forget(tb testing.TB, s *store.Store) {
	act := new(store.MarkAttendance)
	for _, seat := range s.Snapshot().For(s.Owner()).Attendance() {
		if seat.Attendance != nil {
			act.Was, act.Now = append(act.Was, seat.Attendance), append(act.Now, nil)
		}
	}
	_, err := s.Do(tb.Context(), s.Owner(), act)
	must(tb, err)
}

// attendanceScenes are the screens on which attendance is taken.
func attendanceScenes() []scene {
	return []scene{
		{name: "attendance", member: "HD11", keys: []string{"menu.attendance"}, round: unattended},
		{name: "attendance-taken", member: "HD11", keys: []string{"menu.attendance", "down", "down", "down"}, round: attended},
		{name: "attendance-look", member: "HD03", keys: []string{"menu.attendance", "end", "up", "up"}, round: attended},
		{name: "attendance-pick", member: "HD11", keys: []string{"menu.attendance", "down", "down", "enter"}, round: attended},
		{name: "attendance-left", member: "HD11", keys: []string{"menu.attendance", "down", "down", "enter", "ve som", "enter"}, round: attended},
		{name: "attendance-substitute", member: "HD11", keys: []string{"menu.attendance", "home", "enter", "du thay", "enter"}, round: attended},
		{name: "interest", member: "HD03", keys: []string{"down", "down", "down", "down", "enter", "menu.interest"}},
		{name: "sheet-away", member: "HD10", keys: []string{"enter"}, round: attended},
		{name: "sheet-substitute", member: "HD09", keys: []string{"enter"}, round: attended},
	}
}

// noted is how a member attends, as the store has it.
func noted(tb testing.TB, s *store.Store, member string) *store.Attendance {
	tb.Helper()
	for _, seat := range s.Snapshot().For(s.Owner()).Attendance() {
		if seat.Member.Code == member {
			return seat.Attendance
		}
	}
	tb.Fatal(member)
	return nil
}

func TestAttendanceIsTakenWithAFewKeys(t *testing.T) {
	t.Parallel()
	s := unattended(t)
	p := sit(t, s, "HD11", 80, 24)
	p.press("menu.attendance")
	p.sees("Có mặt 0/11 · chưa đủ (từ 2/3) · chưa có người chủ trì", "▸ Có mặt tất cả (11 người chưa điểm danh)")
	p.press("enter")
	p.sees("Có mặt 11/11 · đủ điều kiện họp (từ 2/3) · chủ trì: HD01", "Đã ghi 11 thành viên có mặt")
	p.misses("Có mặt tất cả")
	p.press("ctrl+z", "enter")
	p.sees("Có mặt 0/11", "Có mặt tất cả")
	p.press("home", "enter", "end", "enter", "ve som", "enter")
	p.sees("HD11: Về sớm", "tiếp sau “Có mặt 12:00”")
	// Which sheets count is not chosen for anybody, and a time is not to come yet.
	p.press("enter", "ctrl+h", "ctrl+h", "ctrl+h", "ctrl+h", "ctrl+h", "23:59", "enter", "enter", "enter")
	p.sees("23:59 chưa đến")
	p.press("up", "up", "ctrl+h", "ctrl+h", "ctrl+h", "ctrl+h", "ctrl+h", "12h00", "enter", "enter", "enter")
	p.sees("phải chọn phiếu nào được tính")
	p.press("up", "right", "right", "enter", "enter")
	p.sees("không chấm được nữa", "còn phải chấm 40 → 0 ô")
	p.press("enter")
	p.sees("Có mặt 10/11", "Về sớm 12:00", "mọi phiếu đủ điểm")
	if got := noted(t, s, "HD11"); len(got.Marks) != 2 || got.Last().Counts != store.CountComplete {
		t.Fatalf("%+v", got)
	}
	p.press("del", "enter")
	p.sees("Có mặt 11/11", "Đã bỏ lần ghi cuối của HD11")
	p.press("enter", "vang khong", "enter")
	p.sees("thay “Có mặt 12:00”")
	p.press("enter", "enter", "enter", "enter")
	if got := noted(t, s, "HD11"); len(got.Marks) != 1 || got.Last().Turnout != store.Absent {
		t.Fatalf("%+v", got)
	}
}

func TestASubstituteSitsInAMembersPlace(t *testing.T) {
	t.Parallel()
	s := unattended(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.attendance", "end", "enter", "du thay", "enter", "enter", "Trần Văn Thay", "enter", "Phó phòng", "enter", "enter", "enter", "enter", "enter", "enter")
	p.sees("họ tên và số giấy cử")
	p.press("up", "up", "up", "up", "12/GCN", "enter", "enter", "enter", "enter", "enter")
	p.sees("Chọn theo giấy cử")
	p.press("up", "up", "right", "enter", "right", "right", "enter", "enter")
	p.sees("Có mặt 0/11", "Trần Văn Thay", "giấy cử 12/GCN", "được chấm điểm, không tính vào số có mặt")
	q := sit(t, s, "HD11", 80, 24)
	q.sees("HD11 Trần Văn Thay")
	q.press("enter", "5", "enter")
	q.sees("đã lưu")
}

func TestOnlyThoseTakeAttendanceWhoMay(t *testing.T) {
	t.Parallel()
	p := sit(t, attended(t), "HD03", 80, 24)
	p.press("menu.attendance", "home")
	p.sees("Có mặt 7/11 · chưa đủ (từ 2/3) · chủ trì: HD02", "▸ HD01")
	p.misses("Có mặt tất cả", "Ủy quyền", "Enter mở")
	p.press("enter", "del")
	p.sees("Có mặt 7/11")
}

func TestWhoIsAwayIsToldSo(t *testing.T) {
	t.Parallel()
	p := sit(t, attended(t), "HD04", 80, 24)
	p.press("f3", "SP03", "enter", "enter", "5", "enter")
	p.sees("Điểm danh: HD04 “Về sớm”")
}

func TestTheChairSaysWhoPresides(t *testing.T) {
	t.Parallel()
	s := unattended(t)
	p := sit(t, s, "HD01", 80, 24)
	p.press("menu.attendance", "down", "enter", "enter")
	p.sees("HD02 được ủy quyền chủ trì")
	if q := s.Snapshot().For(s.Owner()).Quorum(); q.Authorised != "HD02" {
		t.Fatalf("%+v", q)
	}
	p.press("home", "down", "enter", "down", "enter")
	p.sees("Không ai được ủy quyền chủ trì")
}

// TestAMemberDeclaresHisInterest from the sheet of one of the firm's products; the scores he gave are gone from the sheet.
func TestAMemberDeclaresHisInterest(t *testing.T) {
	t.Parallel()
	s := unattended(t)
	p := sit(t, s, "HD03", 80, 24)
	p.press("enter", "menu.interest")
	p.sees("Không tham gia chấm các sản phẩm của", "SP01, SP02", "Điểm đã chấm ở 2 phiếu không còn được tính")
	p.press("enter", "enter", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "Cổ đông", "enter", "enter", "enter")
	p.sees("Không tham gia chấm sản phẩm của", "Không tham gia chấm (XĐLI)")
	if n := len(s.Snapshot().For(s.Owner()).Recusals()); n != 3 {
		t.Fatal(n)
	}
	p.press("esc", "menu.interest", "enter")
	p.sees("Không tham gia chấm các sản phẩm của")
}

// TestAnInterestInOneProductIsToldAsOne: what is said then names that product, and a member who will not see single scores is
// not told that he owes some.
func TestAnInterestInOneProductIsToldAsOne(t *testing.T) {
	t.Parallel()
	p := sit(t, unattended(t), "HD03", 80, 24)
	p.press("enter", "menu.interest", "right", "enter", "Cổ đông", "enter", "enter")
	p.sees("không tham gia chấm SP01 Nồi inox", "chỉ xem trước được ở màn hình của thư ký")
	p.press("enter")
	p.sees("Không tham gia chấm SP01 (XĐLI)")
	p.misses("sản phẩm của Công ty")
}
