package words

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

func TestFoldMakesNothingOfCaseAndDiacritics(t *testing.T) {
	for text, want := range map[string]string{
		"hoá": "hoa", "HÓA": "hoa", "Đồng Phong": "dong phong", "ươn ướt": "uon uot", "": "", "SP04 – 12,5 %": "sp04 – 12,5 %",
		norm.NFD.String("Bộ điều khiển"): "bo dieu khien", "Ünïcode Straße": "unicode straße", "漢字 Ế": "漢字 e", "\xff đ": "\ufffd d",
	} {
		if got := Fold(text); got != want {
			t.Errorf("%q is folded to %q, want %q", text, got, want)
		}
	}
}

// TestFoldIsTheSameByTheTable: a letter that stands in the table is folded as it is when it is taken apart, alone and
// beside others.
func TestFoldIsTheSameByTheTable(t *testing.T) {
	letters := foldedLetters()
	if len(letters) != 2*67 {
		t.Errorf("%d letters", len(letters))
	}
	var all strings.Builder
	for r := range letters {
		all.WriteRune(r)
		if got, want := Fold(string(r)), foldApart(string(r)); got != want {
			t.Errorf("%q: %q, want %q", r, got, want)
		}
	}
	for _, text := range []string{all.String(), all.String() + "e\u0301", all.String() + "ß"} {
		if got, want := Fold(text), foldApart(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	for b.Loop() {
		Fold("SP04 Khóa cửa thông minh Công ty CP Kết cấu thép Đông Phong 0101234567")
	}
}
