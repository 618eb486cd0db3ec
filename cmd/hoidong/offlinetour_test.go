package main

import (
	"path/filepath"
	"strings"
	"testing"

	"example.com/hoidong/store"
)

// returnsFolder is where files come back.
const returnsFolder = "Phiếu gửi về"

// lowRows is the height of the window for what has few lines.
const lowRows = 20

// drawTheTally draws how what was scored away from the program is given out, comes back, is typed, and is counted.
func drawTheTally(t *testing.T, look shade) {
	path := demoAtNoon(t)
	giveOutAtNoon(t, path)
	comeBackAtNoon(t, path)
	s := visit(t, "--db", path)
	s.waitFor("Chọn tên")
	s.turnTo(look)
	s.enterAs("KP1")
	s.choose("Phiếu phát ra")
	s.waitFor("7/7 phiếu", "1/51 đã thay")
	s.resize(pictureColumns, lowRows)
	s.compare("phieu-phat-ra")
	s.drawReceiving()
	s.drawKeying()
	s.resize(pictureColumns, pictureRows)
	s.choose("Kiểm phiếu")
	s.waitFor("Theo hình thức chấm")
	s.compare("kiem-phieu")
	s.kill()
}

// drawReceiving draws the files of a folder before any of them is taken, and what is in one of them.
func (s *terminal) drawReceiving() {
	s.t.Helper()
	s.choose("Nhận phiếu gửi về")
	s.waitFor(returnsFolder)
	s.send("gửi")
	s.waitFor("gửi▏", "▸ "+returnsFolder)
	s.send(keyEnter)
	s.waitFor("Mọi tệp trong thư mục này", "Phieu-cham-HD10")
	s.send(keyHome + keyEnter)
	s.waitFor("Nhận phiếu: 4 tệp", "Không thuộc kỳ này")
	s.send(keyDown + keyDown)
	s.waitFor("▸ Phieu-cham-HD05")
	s.compare("nhan-phieu")
	s.send(keyEnter)
	s.waitFor("▸ SP02", "Phiếu cũ")
	s.compare("nhan-phieu-cu")
}

// drawKeying draws the first of two clerks at a form, and where the second typed something else.
func (s *terminal) drawKeying() {
	s.t.Helper()
	s.choose("Nhập phiếu giấy")
	s.waitFor("Số phiếu hoặc mã sản phẩm")
	s.send("0001-33" + keyEnter)
	s.waitFor("nhập lần 1")
	s.typeRow("12,5", "8,0", "SP01: đã đối chiếu, nhập lần 1")
	s.typeRow("13,0", "9,5", "SP02: đã đối chiếu, nhập lần 1")
	s.send("11")
	s.waitFor("11▏")
	s.compare("nhap-phieu-giay")
	s.send(keyEnter)
	s.waitFor("SP03 C5: trống → 11,0 · đã lưu")
	s.choose("Bàn giao máy")
	s.waitFor("Bàn giao máy cho người khác?")
	s.send(keyEnter)
	s.waitFor("Chọn tên")
	s.enterAs("KP2")
	s.choose("Nhập phiếu giấy")
	s.waitFor("Số phiếu hoặc mã sản phẩm")
	s.send("0001-33" + keyEnter)
	s.waitFor("nhập lần 2")
	s.typeRow("12,5", "8,5", "SP01: hai lần nhập lệch nhau 1 ô")
	s.typeRow("13,0", "9,5", "đủ 2 lần")
	s.choose("Chênh lệch phiếu giấy")
	s.waitFor("1 ô lệch giữa hai lần nhập")
	s.send("8")
	s.waitFor("8▏")
	s.compare("chenh-lech")
	s.send(keyEscape)
	s.waitUntil("the number that was half typed gone", func(screen string) bool { return !strings.Contains(screen, "8▏") })
}

// typeRow types the two scores of a row as they stand on the paper, and that they were compared with it.
func (s *terminal) typeRow(first, second, done string) {
	s.t.Helper()
	s.send(first + keyEnter)
	s.waitFor("C5: trống → " + first + " · đã lưu")
	s.send(second + keyEnter)
	s.waitFor("C6: trống → " + second + " · đã lưu")
	s.send(keyEnter)
	s.waitFor(done)
}

// giveOutAtNoon seats two clerks and gives forms of every kind out; one is torn and given out anew, one lies in the pile already.
func giveOutAtNoon(t *testing.T, path string) {
	t.Helper()
	s, err := store.Open(t.Context(), path, atNoon)
	must(t, err)
	_, err = s.ImportCouncil(t.Context(), s.Owner(), "tổ kiểm phiếu.csv", []store.Member{
		{Code: "KP1", Name: "Nguyễn Thị Kiểm", Roles: store.NewRoles(store.Operator)},
		{Code: "KP2", Name: "Trần Văn Phiếu", Roles: store.NewRoles(store.Operator)},
	})
	must(t, err)
	must(t, s.Close())
	out := t.TempDir()
	give := func(command ...string) {
		atNoonRun(t, append([]string{"--db", path}, append(command, "--anew", "--reason", "chấm ở nơi khác")...)...)
	}
	give("forms", "paper", "HD03", "HD08", "--out", out)
	give("forms", "excel", "HD04", "HD05", "HD10", "--out", filepath.Join(filepath.Dir(path), returnsFolder))
	give("packet", "make", "HD06", "--out", out)
	give("forms", "paper", "HD08", "--out", out)
	atNoonRun(t, "--db", path, "forms", "spoil", "0002-30", "--reason", "in mờ")
	atNoonRun(t, "--db", path, "forms", "collect", "0001-33")
	atNoonRun(t, "--db", path, "forms", "screen", "HD05", "SP02", "--reason", "chấm tiếp trên máy")
	atNoonRun(t, "--db", path, "box", "--tellers", "KP1,KP2")
}

// comeBackAtNoon fills workbooks in: one that is in order, one with a sheet that went back to the screen, one with a wrong
// cell; and has one of another round lie among them.
func comeBackAtNoon(t *testing.T, path string) {
	t.Helper()
	folder := filepath.Join(filepath.Dir(path), returnsFolder)
	must(t, fill(filepath.Join(folder, "Phieu-cham-HD04-0003-27.xlsx"), "E8=9,5", "E9=8", "E10=7,5"))
	must(t, fill(filepath.Join(folder, "Phieu-cham-HD05-0004-24.xlsx"), "E8=8,5", "E9=7"))
	must(t, fill(filepath.Join(folder, "Phieu-cham-HD10-0005-21.xlsx"), "E8=85"))
	atNoonRun(t, "--db", demoAtNoon(t), "forms", "excel", "HD07", "--anew", "--reason", "kỳ khác", "--out", folder)
}
