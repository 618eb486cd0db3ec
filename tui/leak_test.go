package tui

import (
	"testing"

	"go.uber.org/goleak"
)

// TestMain finds what programs leave running when they have ended.
func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }
