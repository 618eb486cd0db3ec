package overssh

import (
	"errors"
	"io"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/tui"
)

func TestAScoreTypedInOneSessionIsOnTheOthersAndInTheStore(t *testing.T) {
	h := open(t, sampled)
	one, other := h.enter("hd03", 120, 40), h.enter("HD03", 80, 24)
	one.sees("HD03", "SP01")
	other.sees("HD03", "SP01")
	one.press(toSP03)
	one.sees("▸ C5")
	one.press("12,5" + enter)
	one.sees("C5: trống → 12,5 · đã lưu")
	other.sees("1/2") // the sheet of SP03 in the list
	if got := h.score(); got != "12,5" {
		t.Fatal(got)
	}
	lines, err := h.store.Journal(t.Context(), h.store.Owner(), store.JournalFilter{Limit: 1})
	must(t, err)
	if lines[0].Via != store.ViaSSH || lines[0].Actor != "HD03" {
		t.Errorf("%+v", lines[0])
	}
}

func TestALostConnectionKeepsNothingHalfTypedAndComesBackToItsCell(t *testing.T) {
	h := open(t, sampled)
	w := h.enter("hd03", 80, 24)
	w.sees("SP01")
	w.press(toSP03)
	w.sees("▸ C5")
	w.press(down)
	w.sees("▸ C6")
	w.press("1")
	w.sees("1▏")
	must(t, w.client.Conn.Close())
	h.present(0)
	again := h.enter("hd03", 80, 24)
	again.sees("SP03  ", "▸ C6", "Tiếp tục từ chỗ đang làm")
	if strings.Contains(again.screen(), "1▏") || h.score() != "" {
		t.Error("half a number was kept")
	}
}

func TestAPanicEndsItsSessionAndNoOther(t *testing.T) {
	var armed atomic.Bool
	var mu sync.Mutex
	var reported []error
	h := open(t, sampled, func(o *Options) {
		o.Now = func() time.Time {
			if armed.CompareAndSwap(true, false) {
				panic("the clock stopped")
			}
			return time.Now()
		}
		o.Report = func(err error) error {
			mu.Lock()
			defer mu.Unlock()
			reported = append(reported, err)
			return scoring.NewFault("program.broken", "path", "hoidong.log")
		}
	})
	one, other := h.enter("hd03", 80, 24), h.enter("hd04", 80, 24)
	one.sees("SP01")
	other.sees("SP01")
	armed.Store(true)
	one.press(down)
	one.ends()
	other.press(down + enter)
	other.sees("SP02  ")
	mu.Lock()
	defer mu.Unlock()
	var broken *tui.Panic
	if len(reported) != 1 || !errors.As(reported[0], &broken) {
		t.Errorf("reported: %v", reported)
	}
}

func TestTheServerTakesLeaveOfEverybody(t *testing.T) {
	h := open(t, sampled)
	windows := []*window{h.enter("hd03", 80, 24), h.enter("hd04", 60, 18), h.enter("hd11", 120, 40)}
	for _, w := range windows {
		w.sees("SP01")
	}
	windows[0].press(toSP03)
	windows[0].sees("▸ C5")
	windows[0].press("12,5" + enter)
	windows[0].sees("▸ C6")
	must(t, h.server.Close())
	for _, w := range windows {
		w.ends()
		if !strings.Contains(w.all(), "Máy chủ đã dừng. Điểm đã lưu vẫn còn.") {
			t.Errorf("he is told nothing: %q", w.all())
		}
	}
	if got := h.score(); got != "12,5" {
		t.Errorf("what was kept is %q", got)
	}
}

// A frozen connection stops reading when it is told to.
type frozen struct {
	net.Conn
	still  chan struct{}
	thawed chan struct{}
}

func (f *frozen) Read(p []byte) (int, error) {
	select {
	case <-f.still:
		<-f.thawed
		return 0, io.EOF
	default:
	}
	return f.Conn.Read(p)
}

// TestAFrozenClientDelaysNobodyAndIsFoundOut: it answers nothing, not even whether it is there.
func TestAFrozenClientDelaysNobodyAndIsFoundOut(t *testing.T) {
	h := open(t, sampled, func(o *Options) { o.KeepAlive = 100 * time.Millisecond })
	conn, err := net.Dial("tcp", h.address)
	must(t, err)
	f := &frozen{conn, make(chan struct{}), make(chan struct{})}
	client, err := h.over(f, "hd04")
	must(t, err)
	ice := h.screens(client, 80, 24, "xterm-256color")
	ice.sees("SP01")
	w := h.enter("hd03", 80, 24)
	w.sees("SP01")
	close(f.still)
	w.press(toSP03)
	w.sees("▸ C5")
	w.press("12,5" + enter)
	w.sees("C5: trống → 12,5 · đã lưu")
	h.present(1) // the frozen one is gone, the one who answers is there
	close(f.thawed)
	ice.ends()
	w.press(f10)
	w.sees("Thoát chương trình?")
}
