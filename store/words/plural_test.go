package words

import "testing"

func TestOneFormServesAllNumbers(t *testing.T) {
	vi, en := MustSpeak(Vietnamese), MustSpeak(English)
	for n, want := range map[int][2]string{
		0: {"Đang lưu 0 ô…", "Saving 0 cells…"},
		1: {"Đang lưu 1 ô…", "Saving 1 cell…"},
		2: {"Đang lưu 2 ô…", "Saving 2 cells…"},
	} {
		if got := vi.T("status.queued", "n", n); got != want[0] {
			t.Errorf("vi %d: %s", n, got)
		}
		if got := en.T("status.queued", "n", n); got != want[1] {
			t.Errorf("en %d: %s", n, got)
		}
	}
}
