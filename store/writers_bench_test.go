package store_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// BenchmarkWriters measures a score from the call to the answer that it is on disk and in the newest snapshot, while this
// many members keep scores at the same time, each the next one as soon as he has the answer.
func BenchmarkWriters(b *testing.B) {
	for _, writers := range []int{1, 8, 50} {
		b.Run(fmt.Sprint(writers), func(b *testing.B) {
			s, err := store.Create(b.Context(), filepath.Join(b.TempDir(), "f.hoidong"), clock)
			if err != nil {
				b.Fatal(err)
			}
			defer s.Close()
			g := sample.Generate(3, sample.Size{Dossiers: 54, Members: max(writers, 3), Criteria: 4})
			g.Given = store.Given{}
			if err := g.Fill(b.Context(), s); err != nil {
				b.Fatal(err)
			}
			open := &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true}
			if _, err := s.Do(b.Context(), s.Owner(), open); err != nil {
				b.Fatal(err)
			}
			reportTimes(b, writeAll(b, s, writers))
		})
	}
}

// writeAll shares the scores of the benchmark among the first members, and returns how long each took.
func writeAll(b *testing.B, s *store.Store, writers int) []time.Duration {
	times := make([][]time.Duration, writers)
	var wg sync.WaitGroup
	b.ResetTimer()
	for w := range writers {
		wg.Go(func() {
			member := s.Snapshot().Members()[w].Code
			actor, err := s.SignInSample(member)
			if err != nil {
				b.Error(err)
				return
			}
			var was *scoring.Points
			for range b.N/writers + 1 {
				now, began := next(was), time.Now()
				if _, err := s.Do(b.Context(), actor, keep(member, "SP01", "C3", was, now)); err != nil {
					b.Error(err)
					return
				}
				times[w] = append(times[w], time.Since(began))
				was = now
			}
		})
	}
	wg.Wait()
	b.StopTimer()
	return slices.Concat(times...)
}

func reportTimes(b *testing.B, times []time.Duration) {
	slices.Sort(times)
	for name, share := range map[string]float64{"p50-ms": 0.50, "p99-ms": 0.99} {
		b.ReportMetric(float64(times[int(share*float64(len(times)-1))].Microseconds())/1000, name)
	}
	b.ReportMetric(float64(len(times))/b.Elapsed().Seconds(), "scores/s")
}
