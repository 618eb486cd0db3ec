package words_test

import (
	"fmt"
	"io/fs"
	"strings"
	"syscall"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/words"
)

func TestTheSystemSpeaksTheLanguage(t *testing.T) {
	refused := &fs.PathError{Op: "write", Path: "/a/kỳ.hoidong", Err: fs.ErrPermission}
	for _, lang := range words.Languages() {
		w := words.MustSpeak(lang)
		for _, err := range []error{
			refused,
			fmt.Errorf("engine: %w", refused),
			scoring.NewFault("file.system", "path", "/a/kỳ.hoidong", "reason", refused),
		} {
			got := w.Error(err)
			if strings.Contains(got, "permission denied") || strings.Contains(got, "engine") || strings.Contains(got, "⟦") ||
				strings.Count(got, "/a/kỳ.hoidong") != 1 {
				t.Errorf("%s: %v: %s", lang, err, got)
			}
		}
	}
}

func TestWhatTheSystemSaysWithoutWordsOfOursIsKept(t *testing.T) {
	err := fmt.Errorf("store: %w", syscall.EINVAL)
	if got := words.MustSpeak(words.Vietnamese).Error(err); got != err.Error() {
		t.Error(got)
	}
}
