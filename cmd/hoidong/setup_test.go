package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestAYearIsSetUpWithKeysAlone begins without a file and ends in an open sitting: nothing is typed on a command line.
func TestAYearIsSetUpWithKeysAlone(t *testing.T) {
	home := t.TempDir()
	documents := filepath.Join(home, "Tài liệu", "Kỳ xét chọn 2021")
	for _, file := range []struct{ from, to string }{
		{"../../scoring/testdata/rounds/vong-mau/hoi-dong.csv", "Hội đồng.csv"},
		{"../../store/exchange/testdata/ho-so.xlsx", "Hồ sơ.xlsx"},
	} {
		copyFile(t, file.from, filepath.Join(documents, file.to))
	}
	s := startWith(t, 100, 30, []string{
		"TERM=xterm-256color", "NO_COLOR=1", "HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "XDG_DOCUMENTS_DIR=" + documents,
	}, "hoidong")
	s.waitFor("Chưa có kỳ xét chọn nào", "▸ Lập kỳ xét chọn mới")
	s.send(keyEnter)
	s.waitFor("▸ Năm")
	s.send(strings.Repeat("\x7f", 4) + "2021" + strings.Repeat(keyEnter, 5))
	s.waitFor("▸ Lập kỳ xét chọn")
	s.send(keyEnter)
	s.waitFor("Đã lập Kỳ xét chọn năm 2021", "Người lập kỳ")

	s.send(keyDown + keyDown)
	s.waitFor("▸   Hội đồng")
	s.send(keyEnter)
	s.waitFor("▸ Nhập danh sách từ tệp Excel")
	s.send(keyEnter)
	s.waitFor("Chọn tệp danh sách Hội đồng", "Hội đồng.csv")
	s.send("hoi dong")
	s.waitFor("Tìm: hoi dong")
	s.send(keyEnter)
	s.waitFor("Sẽ nhập: mới 11", "Trần Minh Khôi")
	s.send(keyEnter)
	s.waitFor("Đã nhập Hội đồng.csv: mới 11")
	s.send(keyEscape)
	s.waitFor("Thiết lập kỳ xét chọn", "11 thành viên, 11 có quyền chấm")

	s.send(keyDown)
	s.waitFor("▸   Mã truy cập")
	s.send(keyEnter)
	s.waitFor("▸ HD01", "0/11 đã cấp")
	s.send("\x1b[H")
	s.waitFor("▸ Cấp mã cho tất cả")
	s.send(keyEnter)
	s.waitFor("Cấp mã truy cập cho 11 người")
	s.send(keyEnter)
	s.waitFor("chỉ hiện một lần này", "HD11", "Đã cấp 11 mã truy cập")
	code := regexp.MustCompile(`(\d{4}-\d{4})\s+HD11`).FindStringSubmatch(s.screen())
	if code == nil {
		t.Fatalf("no code for HD11:\n%s", s.screen())
	}
	s.send(keyEscape)
	s.waitFor("Đã ghi lại các mã này?")
	s.send("\t" + keyEnter)
	s.waitFor("11/11 đã cấp")
	s.send(keyEscape)
	s.waitFor("▸ ✓ Mã truy cập")

	s.send(keyDown)
	s.waitFor("▸   Hồ sơ")
	s.send(keyEnter)
	s.waitFor("Nhập hồ sơ từ tệp Excel")
	s.send("nhap" + keyEnter)
	s.waitFor("Chọn tệp hồ sơ", "Hồ sơ.xlsx")
	s.send("ho so")
	s.waitFor("Tìm: ho so")
	s.send(keyEnter)
	s.waitFor("Sẽ nhập: mới 54")
	s.send(keyEnter)
	s.waitFor("Đã nhập Hồ sơ.xlsx: mới 54", "54: ")

	s.send("\x1b[F")
	s.waitFor("▸   Phiên họp")
	s.send(keyEnter)
	s.waitFor("Thư ký mở phiên chấm", "▸ Bàn giao máy")
	s.send(keyEnter)
	s.waitFor("Bàn giao máy cho người khác?")
	s.send(keyEnter)
	s.waitFor("Chọn tên")
	s.send("HD11")
	s.waitFor("Tìm: HD11")
	s.send(keyEnter)
	s.waitFor("Mã truy cập")
	s.send(code[1])
	s.waitFor(code[1])
	s.send(keyEnter)
	s.waitFor("Thiết lập kỳ xét chọn", "HD11")
	s.send("\x1b[F")
	s.waitFor("▸   Phiên họp")
	s.send(keyEnter)
	s.waitFor("Điểm danh trước khi mở phiên", "▸ Có mặt tất cả")
	s.send(keyEnter)
	s.waitFor("Có mặt 11/11")
	s.send(keyEscape)
	s.waitFor("▸   Phiên họp")
	s.send(keyEnter)
	s.waitFor("SỐ LIỆU MẪU", "Mở phiên chấm")
	s.send(keyEnter)
	s.waitFor("Phiên họp: Đang chấm")
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestNothingIsLeftOfABeginningWithoutARound: whoever looks and leaves has no file.
func TestNothingIsLeftOfABeginningWithoutARound(t *testing.T) {
	home := t.TempDir()
	s := startWith(t, 80, 24, []string{"TERM=xterm-256color", "NO_COLOR=1", "HOME=" + home, "XDG_DATA_HOME=" + home}, "hoidong")
	s.waitFor("Chưa có kỳ xét chọn nào")
	s.send(keyF10)
	s.waitFor("Thoát chương trình?")
	s.send(keyEnter)
	s.waitEnd()
	files, err := filepath.Glob(filepath.Join(home, "hoidong", "*.hoidong*"))
	if err != nil || len(files) > 0 {
		t.Errorf("%v %v", files, err)
	}
}

// TestTheSampleIsOneOfTheBeginnings opens it in a file of its own.
func TestTheSampleIsOneOfTheBeginnings(t *testing.T) {
	home := t.TempDir()
	s := startWith(t, 80, 24, []string{"TERM=xterm-256color", "NO_COLOR=1", "HOME=" + home, "XDG_DATA_HOME=" + home}, "hoidong")
	s.waitFor("Chưa có kỳ xét chọn nào")
	s.send(keyDown)
	s.waitFor("▸ Xem thử với số liệu mẫu")
	s.send(keyEnter)
	s.waitFor("Chọn tên", "HD01")
}
