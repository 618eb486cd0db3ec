package tui

import (
	"log"
	"os"
	"testing"

	"go.uber.org/goleak"
)

// TestMain makes the folder that programs write into, and finds what they leave running when they have ended.
func TestMain(m *testing.M) {
	var err error
	if outFolder, err = os.MkdirTemp("", "hoidong-tui-"); err != nil {
		log.Fatal(err)
	}
	goleak.VerifyTestMain(m, goleak.Cleanup(func(code int) {
		_ = os.RemoveAll(outFolder)
		os.Exit(code)
	}))
}
