package main

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"
)

// A shade is a look of the program, and how often F8 is pressed to come to it from the first one.
type shade struct {
	name string
	turn int
}

var (
	dark      = shade{"dark", 0}
	light     = shade{"light", 1}
	projector = shade{"projector", 2}
)

// TestPictures walks through the program in each of its looks and draws its own screens. With -update it writes the
// pictures; without, it fails when one of them shows something else than the program does.
func TestPictures(t *testing.T) {
	for _, look := range []shade{dark, light} {
		t.Run(look.name, func(t *testing.T) {
			t.Run("room", func(t *testing.T) { drawTheRoom(t, look) })
			t.Run("stick", func(t *testing.T) { drawTheStick(t, look) })
			t.Run("sitting", func(t *testing.T) { t.Parallel(); drawTheSitting(t, look) })
			t.Run("year", func(t *testing.T) { t.Parallel(); drawTheYear(t, look) })
			t.Run("tally", func(t *testing.T) { t.Parallel(); drawTheTally(t, look) })
		})
	}
	t.Run("board", drawTheBoard)
	t.Run(projector.name, func(t *testing.T) {
		s := visit(t, "--db", demoAtNoon(t))
		s.waitFor("Chọn tên")
		s.turnTo(projector)
		s.enterAs("HD01")
		s.send(keyF4)
		s.waitFor("vạch Top 10")
		s.compare("xep-hang")
		s.kill()
	})
}

// visit starts the program in a window as people have it.
func visit(t *testing.T, args ...string) *terminal {
	t.Helper()
	return startColoured(t, pictureColumns, pictureRows, args...)
}

// The size of the window in pictures.
const (
	pictureColumns = 100
	pictureRows    = 30
)

// turnTo turns to another look, and goes on so that the program need not say which one it is any more.
func (s *terminal) turnTo(look shade) {
	s.look = look
	s.send(strings.Repeat(keyF8, look.turn) + keyDown + keyUp)
}

// enterAs signs a member of the sample round in.
func (s *terminal) enterAs(member string) {
	s.t.Helper()
	s.send(member)
	s.waitFor("Tìm: " + member)
	s.send(keyEnter)
	s.waitUntil(member+" at work", func(screen string) bool {
		return strings.Contains(screen, member) && !strings.Contains(screen, "Chọn tên")
	})
}

// choose takes an entry of the menu.
func (s *terminal) choose(entry string) {
	s.t.Helper()
	s.send(keyMenu)
	s.waitFor("Việc có thể làm")
	s.send(entry)
	s.waitFor("Tìm: "+entry, "▸")
	s.settle()
	s.send(keyEnter)
}

// drawTheSitting draws what a member sees, and then what the secretary sees, while the council scores.
func drawTheSitting(t *testing.T, look shade) {
	s := visit(t, "--db", demoAtNoon(t))
	s.waitFor("Chọn tên", "F10")
	s.turnTo(look)
	s.compare("vao-hop")
	s.enterAs("HD03")
	s.waitFor("SP01", "Trạng thái")
	s.compare("ho-so")
	s.send(keyDown + keyDown)
	s.waitFor("▸ SP03")
	s.drawScoring()
	s.drawResults()
	s.choose("Nhật ký của mình")
	s.waitFor("Lúc", "C5: trống → 12,5")
	s.compare("nhat-ky")
	s.send(keyMenu)
	s.waitFor("Việc có thể làm")
	s.compare("menu")
	s.send(keyEscape)
	s.waitUntil("no menu", func(screen string) bool { return !strings.Contains(screen, "Việc có thể làm") })
	s.choose("Bàn giao máy")
	s.waitFor("Bàn giao máy cho người khác?")
	s.compare("ban-giao")
	s.send(keyEnter)
	s.waitFor("Chọn tên")
	s.enterAs("HD11")
	s.send(keyF7)
	s.waitFor("Còn thiếu", "HD11")
	s.send(keyTab)
	s.waitFor("Ô thiếu")
	s.compare("theo-doi")
	s.kill()
}

// drawScoring draws the sheet in a window and in a very small one, the grid, and what is missing.
func (s *terminal) drawScoring() {
	s.t.Helper()
	s.send(keyEnter)
	s.waitFor("Phần được phân công")
	s.send("12,5")
	s.waitFor("12,5▏")
	s.compare("phieu")
	s.resize(60, 18)
	s.compare("phieu-nho")
	s.resize(pictureColumns, pictureRows)
	s.waitFor("C1 Tăng trưởng")
	s.send(keyEnter)
	s.waitFor("C5: trống → 12,5 · đã lưu")
	s.send(keyF6)
	s.waitFor("Điểm tối đa")
	s.send("8")
	s.waitFor("8▏")
	s.compare("bang-cham")
	s.send(keyEscape)
	s.waitUntil("the number that was half typed gone", func(screen string) bool { return !strings.Contains(screen, "8▏") })
	s.send(keyF7)
	s.waitFor("Còn 19 ô")
	s.compare("con-thieu")
}

// drawResults draws the ranking with and without the distribution, what a place came from, and the product.
func (s *terminal) drawResults() {
	s.t.Helper()
	s.send(keyF4)
	s.waitFor("vạch Top 10")
	s.compare("xep-hang")
	s.send(" ")
	s.waitFor("Phân bố điểm của")
	s.compare("phan-bo")
	s.send(" ")
	s.send(keyF5)
	s.waitFor("xếp thứ")
	s.compare("cach-tinh")
	s.send(keyEnter)
	s.waitFor("Số liệu của sản phẩm")
	s.compare("san-pham")
}

// drawTheYear draws how a round is set up.
func drawTheYear(t *testing.T, look shade) {
	path := filepath.Join(t.TempDir(), "kỳ 2021.hoidong")
	atNoonRun(t, "--db", path, "init", "--year", "2021", "--rules", "spcncl-mau", "--dossier-deadline", "30/3/2021")
	for _, file := range []string{"hoi-dong.csv", "ho-so.csv", "khong-tham-gia-cham.csv"} {
		copyFile(t, filepath.Join(roundFiles, file), filepath.Join(filepath.Dir(path), file))
	}
	atNoonRun(t, "--db", path, "import", "council", filepath.Join(roundFiles, "hoi-dong.csv"))
	s := visit(t, "--db", path)
	s.waitFor("Thiết lập kỳ xét chọn", "Phiên họp")
	s.turnTo(look)
	s.compare("thiet-lap")
	s.drawImport()
	s.choose("Tiếp nhận và xử lý hồ sơ")
	s.waitFor("Lọc: Tất cả")
	s.send(keyTab)
	s.waitFor("Lọc: Có việc cần xử lý")
	s.compare("xu-ly-ho-so")
	s.drawRules()
	s.kill()
}

// drawImport draws a file of dossiers before it is taken, and takes it.
func (s *terminal) drawImport() {
	s.t.Helper()
	s.send(keyHome + strings.Repeat(keyDown, dossiersPart))
	s.waitFor("▸   Hồ sơ")
	s.send(keyEnter)
	s.waitFor("Nhập hồ sơ từ tệp")
	s.send(keyEnter)
	s.waitFor("ho-so.csv")
	s.send("ho-so")
	s.waitUntil("only the dossiers", func(screen string) bool { return !strings.Contains(screen, "hoi-dong.csv") })
	s.send(keyEnter)
	s.waitFor("Sẽ nhập: mới 54")
	s.compare("nhap-ho-so")
	s.send(keyEnter)
	s.waitUntil("the file taken", func(screen string) bool { return !strings.Contains(screen, "Sẽ nhập") })
}

// dossiersPart is the place of the dossiers in the checklist of a year.
const dossiersPart = 5

// drawRules draws the criteria and who scores them.
func (s *terminal) drawRules() {
	s.t.Helper()
	s.choose("Tiêu chí")
	s.waitFor("Cách cho điểm")
	s.compare("tieu-chi")
	s.choose("Phân công")
	s.waitFor("Số tiêu chí được phân công")
	s.compare("phan-cong")
}

// roundFiles holds the files of a round as an office has them.
var roundFiles = filepath.Join("..", "..", "scoring", "testdata", "rounds", "vong-mau")

// atNoonRun runs a command of the program whose clock stands still.
func atNoonRun(t *testing.T, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	if status := runAtNoon(args, strings.NewReader(""), &out, &errs); status != exitOK {
		t.Fatalf("hoidong %v: %s", args, errs.String())
	}
}

// demoAtNoon makes the sample round in a file of its own.
func demoAtNoon(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kỳ mẫu.hoidong")
	atNoonRun(t, "--db", path, "demo", "--no-screen")
	return path
}
