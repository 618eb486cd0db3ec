package engine_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"example.com/hoidong/store/engine"
)

// each runs a test on every engine there is.
func each(t *testing.T, test func(t *testing.T, e engine.Engine)) {
	t.Run("bolt", func(t *testing.T) {
		b, err := engine.CreateBolt(filepath.Join(t.TempDir(), "f.hoidong"))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { b.Close() })
		test(t, b)
	})
	t.Run("memory", func(t *testing.T) { test(t, engine.NewMemory()) })
	t.Run("chaos", func(t *testing.T) { test(t, engine.NewChaos(7)) })
}

func put(t *testing.T, e engine.Engine, pairs ...string) engine.Revision {
	t.Helper()
	rev, err := e.Update(t.Context(), func(tx engine.RW) error {
		for i := 0; i < len(pairs); i += 2 {
			if err := tx.Put(pairs[i], []byte(pairs[i+1])); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return rev
}

func scan(t *testing.T, e engine.Engine, prefix string, reverse bool) []string {
	t.Helper()
	var got []string
	err := e.View(t.Context(), func(tx engine.R) error {
		for k, v := range tx.Scan(prefix, reverse) {
			got = append(got, k+"="+string(v))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func TestScanIsSortedAndKeepsToItsPrefix(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		put(t, e, "b/2", "x", "a/1", "y", "b/1", "z", "b/10", "u", "c", "v")
		want := []string{"b/1=z", "b/10=u", "b/2=x"}
		if got := scan(t, e, "b/", false); !slices.Equal(got, want) {
			t.Errorf("ascending: %v", got)
		}
		slices.Reverse(want)
		if got := scan(t, e, "b/", true); !slices.Equal(got, want) {
			t.Errorf("descending: %v", got)
		}
		if got := scan(t, e, "c", true); !slices.Equal(got, []string{"c=v"}) {
			t.Errorf("last key, descending: %v", got)
		}
		if got := scan(t, e, "d", true); got != nil {
			t.Errorf("nothing there: %v", got)
		}
	})
}

func TestFailedUpdateLeavesNothing(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		put(t, e, "k", "old")
		broken := errors.New("no")
		_, err := e.Update(t.Context(), func(tx engine.RW) error {
			if err := tx.Put("k", []byte("new")); err != nil {
				return err
			}
			if got, _ := tx.Get("k"); string(got) != "new" {
				t.Errorf("a transaction does not see its own write: %q", got)
			}
			return broken
		})
		if !errors.Is(err, broken) {
			t.Fatalf("got %v", err)
		}
		if got := scan(t, e, "", false); !slices.Equal(got, []string{"k=old"}) {
			t.Errorf("after a failure: %v", got)
		}
	})
}

func TestConcurrentIncrementsAreAllCounted(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		const workers, rounds = 4, 25
		var wg sync.WaitGroup
		for range workers {
			wg.Go(func() {
				for range rounds {
					if _, err := e.Update(t.Context(), increment); err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		if got := scan(t, e, "n", false); !slices.Equal(got, []string{fmt.Sprintf("n=%d", workers*rounds)}) {
			t.Errorf("got %v", got)
		}
	})
}

func increment(tx engine.RW) error {
	value, err := tx.Get("n")
	if err != nil {
		return err
	}
	n, _ := strconv.Atoi(string(value))
	return tx.Put("n", strconv.AppendInt(nil, int64(n+1), 10))
}

func TestWatchNeverMissesTheNewest(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		ctx, cancel := context.WithCancel(t.Context())
		ch := e.Watch(ctx)
		first := <-ch
		var last engine.Revision
		for i := range 50 {
			last = put(t, e, "k", strconv.Itoa(i))
		}
		if last <= first {
			t.Errorf("revisions do not grow: %d after %d", last, first)
		}
		if got := <-ch; got != last {
			t.Errorf("got revision %d, the newest is %d", got, last)
		}
		cancel()
		if _, open := <-ch; open {
			t.Error("the channel is still open")
		}
	})
}

func TestACopyGoesItsOwnWay(t *testing.T) {
	one := engine.NewMemory()
	put(t, one, "a", "1")
	other := one.Copy()
	put(t, one, "b", "2")
	put(t, other, "c", "3")
	if got := scan(t, one, "", false); !slices.Equal(got, []string{"a=1", "b=2"}) {
		t.Errorf("the one has %q", got)
	}
	if err := one.Close(); err != nil {
		t.Fatal(err)
	}
	for _, e := range []*engine.Memory{other, one.Copy()} {
		if rev := put(t, e, "a", "4"); rev != 3 {
			t.Errorf("revision %d", rev)
		}
	}
	if got := scan(t, other, "", false); !slices.Equal(got, []string{"a=4", "c=3"}) {
		t.Errorf("the other has %q", got)
	}
}

func TestClosedEngineSaysSo(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		if err := e.Close(); err != nil {
			t.Fatal(err)
		}
		if err := e.View(t.Context(), func(engine.R) error { return nil }); !errors.Is(err, engine.ErrClosed) {
			t.Errorf("View: %v", err)
		}
		if _, err := e.Update(t.Context(), increment); !errors.Is(err, engine.ErrClosed) {
			t.Errorf("Update: %v", err)
		}
	})
}

func TestEmptyValueIsRefused(t *testing.T) {
	each(t, func(t *testing.T, e engine.Engine) {
		if _, err := e.Update(t.Context(), func(tx engine.RW) error { return tx.Put("k", nil) }); err == nil {
			t.Error("accepted")
		}
	})
}

func TestSecondOpenIsToldThatTheFileIsInUse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	b, err := engine.CreateBolt(path)
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	if _, err := engine.OpenBolt(path); !errors.Is(err, engine.ErrInUse) {
		t.Errorf("got %v", err)
	}
	if _, err := engine.CreateBolt(path); !errors.Is(err, fs.ErrExist) {
		t.Errorf("got %v", err)
	}
}

// TestEveryTruncation cuts a small file at every length: opening gives an error or the data, never a crash, and does
// not change the file.
func TestEveryTruncation(t *testing.T) {
	dir := t.TempDir()
	whole := filepath.Join(dir, "whole.hoidong")
	b, err := engine.CreateBolt(whole)
	if err != nil {
		t.Fatal(err)
	}
	put(t, b, "k", "v")
	put(t, b, "k", "w")
	if err := b.Close(); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(whole)
	if err != nil {
		t.Fatal(err)
	}
	cut, opened := filepath.Join(dir, "cut.hoidong"), 0
	for n := range len(text) {
		if err := os.WriteFile(cut, text[:n], 0o600); err != nil {
			t.Fatal(err)
		}
		b, err := engine.OpenBolt(cut)
		if err == nil {
			opened++
			if got := scan(t, b, "k", false); !slices.Equal(got, []string{"k=w"}) {
				t.Fatalf("%d bytes: opened without the data: %v", n, got)
			}
			b.Close()
			continue
		}
		var damage *engine.Damage
		if !errors.As(err, &damage) {
			t.Fatalf("%d bytes: %v", n, err)
		}
		if after, _ := os.ReadFile(cut); !slices.Equal(after, text[:n]) {
			t.Fatalf("%d bytes: the file was changed", n)
		}
	}
	t.Logf("%d bytes, %d truncations leave the data whole", len(text), opened)
}

func TestForeignFilesAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want engine.DamageKind
	}{
		"empty": {"", engine.Empty},
		"text":  {string(make([]byte, 9000)), engine.Foreign},
		"short": {"hello", engine.Truncated},
	} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := engine.OpenBolt(path)
		var damage *engine.Damage
		if !errors.As(err, &damage) || damage.Kind != c.want {
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}
