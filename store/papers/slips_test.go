package papers

import (
	"bytes"
	"crypto/ed25519"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/words"
)

var noon = time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC)

func invitation(t *testing.T) *invite.Invitation {
	t.Helper()
	key, err := ssh.NewPublicKey(ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize)).Public())
	if err != nil {
		t.Fatal(err)
	}
	return &invite.Invitation{
		Round: "Kỳ xét chọn sản phẩm công nghiệp chủ lực năm 2026", Addresses: []string{"192.168.1.10"}, Port: 2222, Key: key,
	}
}

// alphabet are all the letters of Vietnamese.
const alphabet = "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"

func council() []store.AccessCode {
	return []store.AccessCode{
		{Member: &store.Member{Code: "HD01", Name: "Nguyễn Văn Ẩn", Post: "Phó Chủ tịch", Office: "Ủy ban nhân dân Thành phố", Title: "Chủ tịch Hội đồng"}, Code: "4827-1935"},
		{Member: &store.Member{Code: "HĐ02", Name: "Đặng Thị Mỹ Uyên", Post: "Trưởng phòng Quản lý công nghiệp và tiểu thủ công nghiệp nông thôn", Office: "Sở Công Thương", Title: "Ủy viên kiêm Thư ký"}, Code: "0000-0001"},
		{Member: &store.Member{Code: "HD03", Name: "Phạm Quốc Bảo"}, Code: "9999-9999"},
		{Member: &store.Member{Code: "HD04", Name: "Công Tằng Tôn Nữ Hoàng Thị Bích Phượng Quỳnh Như", Post: "Phó Trưởng phòng Kỹ thuật an toàn, môi trường và tiết kiệm năng lượng, phụ trách các chương trình hỗ trợ doanh nghiệp", Office: "Sở Khoa học và Công nghệ thành phố Hà Nội", Title: "Ủy viên"}, Code: "1234-5678"},
		{Member: &store.Member{Code: "HD05", Name: norm.NFD.String("Lê Ỷ Lữ")}, Code: "8765-4321"},
	}
}

func slips(t *testing.T, codes []store.AccessCode) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := WriteSlips(&b, invitation(t), codes, words.MustSpeak(words.Vietnamese), noon); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// read is the text that a viewer finds in a PDF, its pages parted by form feeds and its blanks put together.
func read(t *testing.T, pdf []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	text, err := exec.Command("pdftotext", "-layout", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestEverySlipHoldsItsMemberAndHisCode(t *testing.T) {
	text := read(t, slips(t, council()))
	words := strings.Join(strings.Fields(text), " ")
	for _, one := range council() {
		for _, want := range []string{one.Member.Title, one.Code, "ssh -p 2222 " + invite.UserName(one.Member.Code) + "@192.168.1.10"} {
			if !strings.Contains(text, want) {
				t.Errorf("no %q in\n%s", want, text)
			}
		}
	}
	for _, name := range []string{"Nguyễn Văn Ẩn", "Đặng Thị Mỹ Uyên", "Phạm Quốc Bảo", "Bích Phượng", "Lê Ỷ Lữ"} {
		if !strings.Contains(words, name) {
			t.Errorf("no %q in\n%s", name, text)
		}
	}
	if pages := strings.Count(text, "\f"); pages != 2 {
		t.Errorf("five slips stand on %d pages", pages)
	}
	if n := strings.Count(text, invitation(t).Fingerprint()); n != 5 {
		t.Errorf("%d of 5 slips say what the server is recognised by", n)
	}
}

func TestEveryVietnameseLetterIsPrinted(t *testing.T) {
	for f := range faces {
		for _, letter := range alphabet + strings.ToUpper(alphabet) + "0123456789–…“”,.:;()@-" {
			if has, err := f.has(letter); err != nil || !has {
				t.Errorf("%s lacks %c: %v", f.name(), letter, err)
			}
		}
	}
	codes := council()[:1]
	for part := range slices.Chunk([]rune(alphabet+strings.ToUpper(alphabet)), 15) {
		name := string(part)
		codes[0].Member.Name = name
		if text := read(t, slips(t, codes)); !strings.Contains(text, name) {
			t.Errorf("no %q in\n%s", name, text)
		}
	}
}

func TestALetterThatCannotBePrintedIsAFault(t *testing.T) {
	codes := council()
	codes[4].Member.Name = "Lê ✓"
	var b bytes.Buffer
	err := WriteSlips(&b, invitation(t), codes, words.MustSpeak(words.English), noon)
	if !errors.Is(err, scoring.NewFault("papers.letter")) || b.Len() > 0 {
		t.Errorf("%d bytes and %v", b.Len(), err)
	}
}

func TestTheSameSlipsAreTheSameBytes(t *testing.T) {
	if !bytes.Equal(slips(t, council()), slips(t, council())) {
		t.Error("two files differ")
	}
}

// TestSlipsAreNotWrittenOver: codes issued twice within a second stand in two files.
func TestSlipsAreNotWrittenOver(t *testing.T) {
	folder := t.TempDir()
	for _, want := range []string{"x.pdf", "x-2.pdf", "x-3.pdf"} {
		path, err := writeNew(folder, "x", ".pdf", []byte(want))
		if err != nil {
			t.Fatal(err)
		}
		if got := filepath.Base(path); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}
