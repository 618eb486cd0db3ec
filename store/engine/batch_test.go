package engine_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/store/engine"
)

// A crowd is a bolt engine whose transaction somebody holds while others come to wait, one behind the other.
type crowd struct {
	t    *testing.T
	bolt *engine.Bolt
	free chan struct{}
	wg   sync.WaitGroup
	came int
}

func gather(t *testing.T) *crowd {
	bolt, err := engine.CreateBolt(filepath.Join(t.TempDir(), "f.hoidong"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { bolt.Close() })
	c := &crowd{t: t, bolt: bolt, free: make(chan struct{})}
	holds := make(chan struct{})
	c.wg.Go(func() {
		_, err := bolt.Update(t.Context(), func(tx engine.RW) error {
			close(holds)
			<-c.free
			return tx.Put("0", []byte("first"))
		})
		if err != nil {
			t.Error(err)
		}
	})
	<-holds
	return c
}

// join lets somebody run fn behind those who wait already; told gets his answer.
func (c *crowd) join(ctx context.Context, fn func(engine.RW) error, told func(engine.Revision, error)) {
	c.t.Helper()
	c.wg.Go(func() {
		defer func() {
			if cause := recover(); cause != nil {
				told(0, fmt.Errorf("panic: %v", cause))
			}
		}()
		told(c.bolt.Update(ctx, fn))
	})
	c.came++
	for c.bolt.Waiting() < c.came {
		runtime.Gosched()
	}
}

// goOn lets everybody through and waits for the last answer.
func (c *crowd) goOn() {
	close(c.free)
	c.wg.Wait()
}

func TestThoseWhoWaitShareACommitInTheirOrder(t *testing.T) {
	c := gather(t)
	revisions := make([]engine.Revision, 9)
	for i := range revisions {
		appended := func(tx engine.RW) error {
			so, err := tx.Get("n")
			return errors.Join(err, tx.Put("n", fmt.Append(so, i)))
		}
		c.join(t.Context(), appended, func(rev engine.Revision, err error) {
			if err != nil {
				t.Error(err)
			}
			revisions[i] = rev
		})
	}
	c.goOn()
	if got := scan(t, c.bolt, "n", false); !slices.Equal(got, []string{"n=012345678"}) {
		t.Errorf("got %q", got)
	}
	if len(slices.Compact(revisions)) != 1 {
		t.Errorf("revisions %d", revisions)
	}
}

func TestOneThatFailsConcernsNobodyElse(t *testing.T) {
	c := gather(t)
	broken := errors.New("no")
	answers := make([]error, 6)
	gone, leave := context.WithCancel(t.Context())
	for i := range answers {
		ctx := t.Context()
		if i == 4 {
			ctx = gone
		}
		c.join(ctx, func(tx engine.RW) error {
			if err := errors.Join(tx.Put("shared", fmt.Append(nil, i)), tx.Put(fmt.Sprint("own", i), []byte("x"))); err != nil {
				return err
			}
			switch i {
			case 1:
				return broken
			case 2:
				panic("oh")
			case 3:
				return tx.Put("", []byte("x"))
			}
			return nil
		}, func(_ engine.Revision, err error) { answers[i] = err })
	}
	leave()
	c.goOn()
	if answers[0] != nil || answers[5] != nil || !errors.Is(answers[1], broken) || answers[2] == nil || answers[3] == nil || !errors.Is(answers[4], context.Canceled) {
		t.Errorf("answers %v", answers)
	}
	want := []string{"0=first", "own0=x", "own5=x", "shared=5"}
	if got := scan(t, c.bolt, "", false); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	put(t, c.bolt, "k", "v")
}

func TestAPanicOfTheOneWhoLeadsLetsTheOthersOn(t *testing.T) {
	bolt, err := engine.CreateBolt(filepath.Join(t.TempDir(), "f.hoidong"))
	if err != nil {
		t.Fatal(err)
	}
	defer bolt.Close()
	holds, free := make(chan struct{}), make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		defer func() {
			if recover() == nil {
				t.Error("no panic")
			}
		}()
		_, _ = bolt.Update(t.Context(), func(tx engine.RW) error {
			close(holds)
			<-free
			_ = tx.Put("k", []byte("half"))
			panic("oh")
		})
	})
	<-holds
	wg.Go(func() { put(t, bolt, "other", "v") })
	for bolt.Waiting() == 0 {
		runtime.Gosched()
	}
	close(free)
	wg.Wait()
	if got := scan(t, bolt, "", false); !slices.Equal(got, []string{"other=v"}) {
		t.Errorf("got %q", got)
	}
}

// TestATransactionSeesItsOwnWrites holds the engines against a map: what a transaction reads while it writes.
func TestATransactionSeesItsOwnWrites(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		keys := rapid.SampledFrom([]string{"a", "a/1", "a/10", "a/2", "b", "b/1", "c"})
		rapid.Check(t, func(rt *rapid.T) {
			_, err := e.Update(t.Context(), func(tx engine.RW) error {
				held := map[string]string{}
				for k, v := range tx.Scan("", false) {
					held[k] = string(v)
				}
				for range rapid.IntRange(0, 5).Draw(rt, "writes") {
					k, v := keys.Draw(rt, "key"), rapid.StringN(1, 3, -1).Draw(rt, "value")
					held[k] = v
					if err := tx.Put(k, []byte(v)); err != nil {
						return err
					}
				}
				agree(rt, tx, held, rapid.SampledFrom([]string{"", "a", "a/", "b/", "c", "d"}).Draw(rt, "prefix"))
				return nil
			})
			if err != nil {
				rt.Fatal(err)
			}
		})
	})
}

// agree compares all ways of reading with what is held.
func agree(rt *rapid.T, tx engine.R, held map[string]string, prefix string) {
	var want []string
	for k, v := range held {
		if got, _ := tx.Get(k); string(got) != v {
			rt.Errorf("%s is %q, want %q", k, got, v)
		}
		if strings.HasPrefix(k, prefix) {
			want = append(want, k+"="+v)
		}
	}
	slices.SortFunc(want, func(a, b string) int {
		one, _, _ := strings.Cut(a, "=")
		other, _, _ := strings.Cut(b, "=")
		return strings.Compare(one, other)
	})
	for _, reverse := range []bool{false, true} {
		var got []string
		for k, v := range tx.Scan(prefix, reverse) {
			got = append(got, k+"="+string(v))
		}
		if !slices.Equal(got, want) {
			rt.Errorf("scan of %q, reverse %v: %q, want %q", prefix, reverse, got, want)
		}
		slices.Reverse(want)
		for range tx.Scan(prefix, reverse) {
			break // a scan may be left
		}
	}
}
