package main

import (
	"crypto/ed25519"
	"encoding/pem"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
)

// drawTheRoom draws what the secretary of a council on many machines sees, and what a member sees on one of them.
func drawTheRoom(t *testing.T, look shade) {
	path := demoAtNoon(t)
	attend(t, path)
	c := conveneAtNoon(t, path)
	s := c.visit("--db", path, "serve")
	s.waitFor("Chọn tên")
	s.turnTo(look)
	s.enterAs("HD11")
	c.listen()
	member := c.guest("hd03")
	member.turnTo(look)
	member.openSheet("SP03", 2)
	other := c.guest("hd05")
	other.send(keyF6)
	other.waitFor("Điểm tối đa")
	s.drawWhoIsThere()
	member.send("12")
	member.waitFor("12▏")
	s.remind("HD03")
	member.waitFor("nhắc: còn")
	member.compare("qua-mang")
	s.drawTheEnd()
	s.kill()
}

// drawWhoIsThere draws the room, the attendance and the tally.
func (s *terminal) drawWhoIsThere() {
	s.t.Helper()
	s.choose("Phòng họp:")
	s.waitFor("192.168.1.21", "phiếu chấm điểm SP03", "192.168.1.22", "bảng chấm")
	s.compare("phong-hop")
	s.choose("Điểm danh")
	s.waitFor("Có mặt 8/11")
	s.compare("diem-danh")
	s.choose("Theo dõi phiếu")
	s.waitFor("Còn thiếu (ô)", "Đang vào: 3")
	s.send(strings.Repeat(keyRight, 2) + strings.Repeat(keyDown, 2))
	s.waitFor("HD03 Phạm Quốc Bảo · phiếu chấm điểm SP03")
	s.compare("tong-hop-phieu")
}

// remind sends the member under the cursor of the tally the usual words.
func (s *terminal) remind(member string) {
	s.t.Helper()
	s.send(keyEnter)
	s.waitFor("Nhắc", "Hiện nay: phiếu chấm điểm")
	s.send(keyEnter)
	s.waitFor("Đã nhắc " + member)
}

// drawTheEnd draws what keeps scoring from ending, and the second person who is asked for.
func (s *terminal) drawTheEnd() {
	s.t.Helper()
	s.choose("Kết thúc chấm")
	s.waitFor("Chưa kết thúc chấm được")
	s.compare("ket-thuc")
	s.send(keyHome + keyEnter)
	s.waitFor("Đồng ý để trống: mọi thành viên")
	s.send("Hội đồng thống nhất" + keyEnter)
	s.waitFor("Hội đồng thống nhất", "▸ Đồng ý")
	s.send(keyEnter)
	s.waitFor("Cần lý do và người thứ hai")
	s.compare("nguoi-thu-hai")
}

// drawTheBoard draws what the room sees on the shared screen.
func drawTheBoard(t *testing.T) {
	path := demoAtNoon(t)
	c := conveneAtNoon(t, path)
	chair := c.visit("--db", path)
	chair.waitFor("Chọn tên")
	chair.enterAs("HD01")
	board := c.visit("--db", path, "board")
	board.look = projector
	board.waitFor("0/51 sản phẩm đã chấm xong")
	board.compare("man-hinh-chung")
	chair.choose("Mở xếp hạng lên")
	board.waitFor("TẠM TÍNH", "92,18")
	board.compare("man-hinh-chung-xep-hang")
	chair.kill()
}

// drawTheStick draws what a member sees who plugged in the stick and types the code of his slip.
func drawTheStick(t *testing.T, look shade) {
	path := filepath.Join(t.TempDir(), "kỳ 2021.hoidong")
	atNoonRun(t, "--db", path, "init", "--year", "2021", "--rules", "spcncl-mau")
	atNoonRun(t, "--db", path, "import", "council", filepath.Join(roundFiles, "hoi-dong.csv"))
	c := conveneAtNoon(t, path)
	s := c.visit("--db", path, "serve")
	s.waitFor("Thiết lập kỳ xét chọn")
	c.listen()
	atNoonRun(t, "--db", path, "codes", "--port", c.port, "HD03")
	stick := filepath.Join(filepath.Dir(path), invite.FolderName)
	must(t, os.WriteFile(filepath.Join(stick, "ho-tro", "dia-chi.txt"), []byte("127.0.0.1\n"), 0o600))
	member := startWith(t, pictureColumns, 12, []string{"TERM=xterm-256color", "LC_ALL=C.UTF-8"}, filepath.Join(stick, "vao-hop.sh"))
	member.look = look
	member.waitFor("Mã thành viên")
	member.send("hd03" + keyEnter)
	member.waitFor("Mã truy cập của HD03:")
	member.send("4827-19")
	member.waitFor("4827-19")
	member.compare("vao-hop-usb")
	member.kill()
	s.kill()
}

// A noonCouncil is a council in a network that is the same everywhere, with a host key that is always the same.
type noonCouncil struct {
	*council
	portFile string
}

// conveneAtNoon prepares to let people into a file.
func conveneAtNoon(t *testing.T, path string) *noonCouncil {
	t.Helper()
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	c := &noonCouncil{&council{host: &host{t: t}, folder: folder}, filepath.Join(folder, "port")}
	t.Setenv(noonPort, c.portFile)
	block, err := ssh.MarshalPrivateKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)), "hoidong")
	must(t, err)
	must(t, os.WriteFile(store.HostKeyPath(path), pem.EncodeToMemory(block), 0o600))
	return c
}

// visit starts the program in a window as people have it.
func (c *noonCouncil) visit(args ...string) *terminal {
	c.t.Helper()
	return startColoured(c.t.(*testing.T), pictureColumns, pictureRows, args...)
}

// listen takes note of where the server that has shown its screens lets people in.
func (c *noonCouncil) listen() {
	c.t.Helper()
	port, err := os.ReadFile(c.portFile)
	must(c.t, err)
	c.port = string(port)
	c.address = net.JoinHostPort("127.0.0.1", c.port)
}

// guest comes in with OpenSSH from a terminal with all colours.
func (c *noonCouncil) guest(user string) *terminal {
	c.t.Helper()
	env := []string{"TERM=xterm-256color", "COLORTERM=truecolor", "LC_ALL=C.UTF-8"}
	args := c.options("-o", "SendEnv=COLORTERM", user+"@127.0.0.1")
	s := startWith(c.t, pictureColumns, pictureRows, env, "ssh", args...)
	s.waitFor(strings.ToUpper(user), "SP01")
	return s
}

// attend notes who is there, of those whom the sample has all present: one late, one who left, one with a substitute and one away.
func attend(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(t.Context(), path, atNoon)
	must(t, err)
	defer s.Close()
	note := func(mark store.Mark, before time.Duration, members ...string) {
		mark.At = atNoon().Add(-before)
		act := new(store.MarkAttendance)
		for _, seat := range s.Snapshot().For(s.Owner()).Attendance() {
			if slices.Contains(members, seat.Member.Code) {
				act.Was, act.Now = append(act.Was, seat.Attendance), append(act.Now, seat.Attendance.Instead(mark))
			}
		}
		_, err := s.Do(t.Context(), s.Owner(), act)
		must(t, err)
	}
	note(store.Mark{Turnout: store.Present}, 4*time.Hour, "HD01", "HD02", "HD03", "HD05", "HD06", "HD08", "HD11")
	note(store.Mark{Turnout: store.CameLate}, 215*time.Minute, "HD07")
	note(store.Mark{Turnout: store.LeftEarly, Counts: store.CountConfirmed}, 95*time.Minute, "HD04")
	note(store.Mark{Turnout: store.Represented, Substitute: &store.Substitute{
		Name: "Trần Văn Thay", Post: "Phó Trưởng phòng", Letter: "12/GCN-ĐH", Day: "2026-02-27", Scores: true,
	}}, 4*time.Hour, "HD09")
	note(store.Mark{Turnout: store.Excused, Reason: "đi công tác"}, 4*time.Hour, "HD10")
}
