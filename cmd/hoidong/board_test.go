package main

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestTheBoardIsASecondWindow: it shows what the chair opens, follows the size of its window, and ends with the program
// that has the file open.
func TestTheBoardIsASecondWindow(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := demoAt(t)
	closed := start(t, 80, 24, "hoidong", "--db", path, "board")
	closed.waitFor("Chưa chương trình nào")

	chair := signIn(t, 40, "hoidong", path, "HD01")
	board := start(t, 80, 24, "hoidong", "--db", path, "board")
	board.waitFor("Phiếu đủ điểm", "0/51 sản phẩm đã chấm xong")
	menu := func(entry string) {
		chair.send(keyMenu)
		chair.waitFor("Việc có thể làm")
		chair.send(entry)
		chair.waitFor("▸ Màn hình chung  " + entry)
		chair.send(keyEnter)
	}
	menu("Mở xếp hạng lên")
	board.waitFor("TẠM TÍNH – CHƯA PHẢI KẾT QUẢ CỦA HỘI ĐỒNG", "Bộ ly hợp xe máy", "92,18", "Trang 1/7")
	chair.waitFor("phòng thấy: xếp hạng")
	board.resize(120, 40)
	board.waitFor("Trang 1/4", "vạch Top 10")
	chair.send("\x1b[24~") // F12
	board.waitFor("Màn hình chung tạm che")
	chair.waitFor("phòng thấy: đang che", "SP01")
	chair.send("\x1b[24~")
	board.waitFor("92,18")

	for _, keys := range []string{keyF4, keyF6, "\x1a", "\x03", keyTab} {
		board.send(keys)
	}
	page := func(screen string) string { return boardPage.FindString(screen) }
	before := page(board.screen())
	board.send(keyPageDown)
	board.waitUntil("another page", func(screen string) bool { return page(screen) != "" && page(screen) != before })
	if screen := board.screen(); strings.Contains(screen, "HD0") || strings.Contains(screen, "SP0") {
		t.Errorf("it shows\n%s", screen)
	}
	chair.send(keyF10)
	chair.waitFor("Thoát")
	chair.send(keyEnter)
	chair.waitEnd()
	board.waitFor("màn hình chung đóng theo")
	board.waitEnd()
}

// boardPage is which page of the ranking the board shows.
var boardPage = regexp.MustCompile(`Trang \d+/4`)

// TestTheBoardIsLeftByItself: the program that has the file open goes on.
func TestTheBoardIsLeftByItself(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := demoAt(t)
	heldElsewhere(t, path)
	board := start(t, 80, 24, "hoidong", "--db", path, "board")
	board.waitFor("Phiếu đủ điểm")
	board.send(keyF10)
	board.waitFor("Thoát")
	board.send(keyEnter)
	board.waitEnd()
	hoidong(t, "--db", path, "rank")
}

// TestTheBoardLeavesTheTerminalWhenItsProgramIsKilled: it says so, below what was there before.
func TestTheBoardLeavesTheTerminalWhenItsProgramIsKilled(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("XDG_STATE_HOME", folder)
	t.Setenv("XDG_RUNTIME_DIR", filepath.Join(folder, "none"))
	path := demoAt(t)
	owner := start(t, 80, 24, "hoidong", "--db", path)
	owner.waitFor("Chọn tên")
	board := start(t, 80, 24, "hoidong", "--db", path, "board")
	board.waitFor("Phiếu đủ điểm")
	owner.kill()
	board.waitFor("Chương trình đang mở tệp vừa đóng")
	<-board.ended
	if screen := board.screen(); strings.Contains(screen, "Phiếu đủ điểm") {
		t.Errorf("the screen was not left:\n%s", screen)
	}
}
