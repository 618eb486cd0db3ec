package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// sizes of the rounds that are measured.
var sizes = []struct {
	name string
	size sample.Size
}{
	{"sample", sample.Size{Dossiers: 54, Members: 11, Criteria: 9}},
	{"1000", sample.Size{Dossiers: 1000, Members: 20, Criteria: 15}},
}

// generated makes a file with a generated round whose sitting is open.
func generated(b *testing.B, size sample.Size) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "round.hoidong")
	s, err := store.Create(b.Context(), path, time.Now)
	if err != nil {
		b.Fatal(err)
	}
	if err := sample.Generate(1, size).Fill(b.Context(), s); err != nil {
		b.Fatal(err)
	}
	open := &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true}
	if _, err := s.Do(b.Context(), s.Owner(), open); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkStart measures from the start of the process to the first frame on the terminal.
func BenchmarkStart(b *testing.B) {
	for _, c := range sizes {
		b.Run(c.name, func(b *testing.B) {
			path := generated(b, c.size)
			var times []time.Duration
			for b.Loop() {
				began := time.Now()
				s := start(b, 120, 40, "hoidong", "--db", path)
				s.waitFor("Chọn tên")
				times = append(times, time.Since(began))
				s.kill()
			}
			report(b, times)
		})
	}
}

// benchmarkedScreens are the screens on which keys are measured: how to come there from the list of dossiers, and two keys
// that go to and fro.
var benchmarkedScreens = []struct {
	name string
	open func(*terminal)
	keys [2]string
}{
	{"list", func(*terminal) {}, upAndDown},
	{"sheet", func(s *terminal) { s.send(keyEnter); s.waitFor("Phần được phân công") }, typing},
	{"grid", func(s *terminal) { s.send(keyF6); s.waitFor("Điểm tối đa") }, typing},
	{"ranking", (*terminal).openRanking, upAndDown},
	{"explain", func(s *terminal) { s.openRanking(); s.send(keyF5); s.waitFor("Góp vào") }, pages},
	{"product", func(s *terminal) { s.openRanking(); s.send(keyEnter); s.waitFor("Số liệu của sản phẩm") }, pages},
}

var (
	upAndDown = [2]string{keyDown, keyUp}
	typing    = [2]string{"1", "\x7f"}
	pages     = [2]string{keyPageDown, keyPageUp}
)

func (s *terminal) openRanking() {
	s.t.Helper()
	s.send(keyF4)
	s.waitFor("Hạng")
}

// BenchmarkKey measures from a key to the first bytes that answer it, through a pseudo terminal.
func BenchmarkKey(b *testing.B) {
	for _, c := range sizes {
		path := generated(b, c.size)
		for _, screen := range benchmarkedScreens {
			b.Run(c.name+"/"+screen.name, func(b *testing.B) {
				s := signIn(b, 40, "hoidong", path, "HD03")
				screen.open(s)
				s.settle()
				var times []time.Duration
				for i := 0; b.Loop(); i++ {
					began := time.Now()
					s.send(screen.keys[i%len(screen.keys)])
					<-s.changed
					times = append(times, time.Since(began))
					s.settle()
				}
				report(b, times)
				b.ReportMetric(residentMegabytes(b, s.cmd.Process.Pid), "MB")
				s.kill()
			})
		}
	}
}

// quiet is how long nothing must come before a screen counts as drawn.
const quiet = 25 * time.Millisecond

// settle waits until the screen is at rest, as it is between two keys of a person, and then a moment more that is not
// the same each time: a wait in step with the program's frames would meet all of them at the same point.
func (s *terminal) settle() {
	for {
		select {
		case <-s.changed:
		case <-time.After(quiet):
			<-time.After(rand.N(quiet))
			return
		}
	}
}

func report(b *testing.B, times []time.Duration) {
	b.Helper()
	slices.Sort(times)
	at := func(share float64) float64 {
		return float64(times[int(share*float64(len(times)-1))].Microseconds()) / 1000
	}
	b.ReportMetric(at(0.50), "p50-ms")
	b.ReportMetric(at(0.99), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// residentMegabytes is the memory that a process has in use.
func residentMegabytes(b *testing.B, pid int) float64 {
	b.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	for _, line := range strings.Split(string(text), "\n") {
		if rest, ok := strings.CutPrefix(line, "VmRSS:"); ok {
			kilobytes, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
			if err != nil {
				b.Fatal(err)
			}
			return kilobytes / 1024
		}
	}
	b.Fatal("no VmRSS")
	return 0
}
