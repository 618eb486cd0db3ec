package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"example.com/hoidong/scoring"
)

// paces are how long people take over a key, at least and at most.
var paces = []struct {
	name  string
	least time.Duration
	most  time.Duration
}{
	{"human", 120 * time.Millisecond, 500 * time.Millisecond},
	{"full", 0, 0},
}

// BenchmarkCrowd measures, with so many sessions of which half type, as far as there are members, and the others watch the ranking,
//
//   - key: from a key that one of them types to the frame that answers it,
//   - score: from the key that keeps a score to each of the rankings that shows it,
//   - MB and cpu-%: what the server has in memory, and how much of one processor it takes.
//
// The clients run on the same machine and take their share of it. One iteration is one score; -benchtime 100x is enough.
func BenchmarkCrowd(b *testing.B) {
	for _, sessions := range []int{50, 200} {
		for _, pace := range paces {
			b.Run(fmt.Sprintf("%d/%s", sessions, pace.name), func(b *testing.B) {
				c := gatherCrowd(b, sessions)
				c.begin(pace.least, pace.most)
				c.measure(b)
			})
		}
	}
}

// A crowd is the members who are connected to one server.
type crowd struct {
	host     *host
	path     string
	typists  []*guest
	watchers []*guest
	// probe types the scores that are measured, of a product that has computed points besides.
	probe    *guest
	computed scoring.Points

	mu     sync.Mutex
	keys   []time.Duration
	ended  atomic.Bool
	typing sync.WaitGroup
}

// councilSize is how many members a council has at most. Of those who type each is a member of his own; those who watch
// beyond that have signed in a second time.
const councilSize = 64

func gatherCrowd(b *testing.B, sessions int) *crowd {
	b.Helper()
	path := crowdRound(b, min(sessions, councilSize))
	c := &crowd{path: path, host: serveFile(b, path)}
	c.probe = c.host.join(memberCode(0))
	c.probe.openFirst()
	c.computed = computedOn(b, c.probe.screen())
	for i := 1; i < sessions; i++ {
		g := c.host.join(memberCode(i % councilSize))
		if i <= min(sessions/2, councilSize-1) {
			g.openFirst()
			g.press(keyPageDown) // the first product is the one that is measured
			c.typists = append(c.typists, g)
		} else {
			g.openRanking()
			c.watchers = append(c.watchers, g)
		}
		g.lookAway()
	}
	return c
}

var computedPoints = regexp.MustCompile(`C1 .* (\d+),(\d\d) `)

// computedOn reads the points of C1 off a sheet.
func computedOn(b *testing.B, screen string) scoring.Points {
	b.Helper()
	m := computedPoints.FindStringSubmatch(screen)
	if m == nil {
		b.Fatal(screen)
	}
	hundredths, err := strconv.Atoi(m[1] + m[2])
	must(b, err)
	return scoring.Points(hundredths)
}

// shownPoints are points as the ranking shows them.
func shownPoints(p scoring.Points) string { return fmt.Sprintf("%d,%02d", p/100, p%100) }

// begin has the typists type until the end: a score for every product, and then others.
func (c *crowd) begin(least, most time.Duration) {
	for i, g := range c.typists {
		random := rand.New(rand.NewPCG(uint64(i), 1))
		c.typing.Go(func() {
			for page := keyPageDown; !c.ended.Load(); page = otherWay(page) {
				for at := 2; at < 54 && !c.ended.Load(); at++ {
					c.score(g, page, random, least, most)
				}
			}
		})
	}
}

func otherWay(page string) string {
	if page == keyPageDown {
		return keyPageUp
	}
	return keyPageDown
}

// score types one score and goes to the next sheet.
func (c *crowd) score(g *guest, page string, random *rand.Rand, least, most time.Duration) {
	for _, key := range append(strings.Split(scoring.Points(50*random.IntN(160)).String(), ""), page) {
		took := g.press(key)
		c.mu.Lock()
		c.keys = append(c.keys, took)
		c.mu.Unlock()
		if most > 0 {
			<-time.After(least + rand.N(most-least))
		}
	}
}

// measure types one score after the other, each of which puts the product at the top, and waits until all who watch see it.
func (c *crowd) measure(b *testing.B) {
	b.Helper()
	var scores []time.Duration
	worked, began := c.host.worked(), time.Now()
	for n := 0; b.Loop(); n++ {
		points := scoring.Points(90_01 + n%900)
		for _, digit := range points.String() {
			c.probe.press(string(digit))
		}
		// What comes of C1 is the same each time, and known from the file before.
		waits := make([]*wait, len(c.watchers))
		for i, g := range c.watchers {
			waits[i] = g.await("SP01", shownPoints(points+c.computed))
		}
		entered := time.Now()
		c.probe.send(keyPageDown)
		for _, w := range waits {
			scores = append(scores, w.seen(b).Sub(entered))
		}
		c.probe.waitFor("SP02  ")
		c.probe.send(keyPageUp)
		c.probe.waitFor("SP01  ")
	}
	cpu := 100 * (c.host.worked() - worked).Seconds() / time.Since(began).Seconds()
	memory := residentMegabytes(b, c.host.cmd.Process.Pid)
	c.ended.Store(true)
	c.typing.Wait()
	b.ReportMetric(cpu, "cpu-%")
	b.ReportMetric(memory, "MB")
	b.ReportMetric(float64(len(c.keys))/time.Since(began).Seconds(), "keys/s")
	reportAs(b, "key", c.keys)
	reportAs(b, "score", scores)
	b.ReportMetric(0, "ns/op")
	c.agree(b)
}

// agree checks that in the end everybody sees the ranking that rank prints.
func (c *crowd) agree(b *testing.B) {
	b.Helper()
	want := ranked(b, hoidong(b, "--db", c.path, "rank", "--format", "csv"))
	for _, g := range c.watchers {
		g.shows(want)
		g.lookAway()
	}
}

func (w *wait) seen(b *testing.B) time.Time {
	b.Helper()
	select {
	case at := <-w.came:
		return at
	case <-time.After(stuck):
		b.Fatalf("nobody showed %s with %s", w.row, w.text)
		return time.Time{}
	}
}

func reportAs(b *testing.B, what string, times []time.Duration) {
	slices.Sort(times)
	for name, share := range map[string]float64{"p50": 0.50, "p99": 0.99} {
		b.ReportMetric(float64(times[int(share*float64(len(times)-1))].Microseconds())/1000, what+"-"+name+"-ms")
	}
}

// worked is how much time of processors the server has taken.
func (h *host) worked() time.Duration {
	h.t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", h.cmd.Process.Pid))
	must(h.t, err)
	_, rest, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(rest)
	var ticks int
	for _, field := range fields[11:13] { // utime and stime, in hundredths of a second
		n, err := strconv.Atoi(field)
		must(h.t, err)
		ticks += n
	}
	return time.Duration(ticks) * 10 * time.Millisecond
}
