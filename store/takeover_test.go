package store_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// TestASecondMachineTakesOver is the afternoon on which the laptop dies: a copy was made, some scores came after it, and
// a second machine goes on.
func TestASecondMachineTakesOver(t *testing.T) {
	first, path := onFile(t)
	must(t, os.WriteFile(store.HostKeyPath(path), []byte("key"), 0o600))
	stick := filepath.Join(t.TempDir(), "copy")
	scoreAll(t, first, "HD03", "SP01", 700)
	do(t, first, as(t, first, "HD04"), keep("HD04", "SP02", "C3", nil, points(500)))
	want := placesOf(t, first)
	copied := backUp(t, first, stick)
	do(t, first, as(t, first, "HD03"), keep("HD03", "SP02", "C3", nil, points(900)))

	there := filepath.Join(t.TempDir(), "máy thứ hai", "kỳ 2026.hoidong")
	later := func() time.Time { return noon.Add(2 * time.Minute) }
	legacy, err := store.TakeOver(t.Context(), stick, there, later)
	must(t, err)
	if !legacy.CopiedAt.Equal(noon) || legacy.Since() != legacy.CopiedAt || legacy.Host == "" || legacy.Entries != copied.Revision ||
		legacy.LastBy != "HD04" || legacy.Fingerprint != copied.Fingerprint || legacy.Path != there {
		t.Errorf("legacy %+v", legacy)
	}
	var members []string
	for _, g := range legacy.Members {
		members = append(members, g.Member.Code+" "+g.Dossier)
	}
	if !slices.Equal(members, []string{"HD04 SP02", "HD03 SP01"}) {
		t.Errorf("members %q", members)
	}
	second := opened(t, there)
	if got := placesOf(t, second); got != want {
		t.Errorf("after the takeover\n%s\nwant\n%s", got, want)
	}
	if second.Snapshot().Revision() != copied.Revision+1 {
		t.Errorf("revision %d after %d", second.Snapshot().Revision(), copied.Revision)
	}
	if got := filesIn(t, filepath.Dir(there)); !slices.Equal(got, []string{"kỳ 2026.hoidong", "kỳ 2026.hoidong.hostkey", "kỳ 2026.hoidong.owner"}) {
		t.Errorf("beside the new file: %q", got)
	}

	// The sitting goes on, and the copies with it.
	scoreAll(t, second, "HD03", "SP02", 800)
	backUp(t, second, stick)

	// The first machine comes back to life, and is told; what it copies elsewhere does not pass for ours.
	_, err = first.Backup(t.Context(), stick)
	refused(t, err, "backup.taken_over")
	elsewhere := filepath.Join(t.TempDir(), "elsewhere")
	backUp(t, first, elsewhere)
	_, err = second.Backup(t.Context(), elsewhere)
	refused(t, err, "backup.old_machine")
}

// placesOf is the board without the revision it was made at.
func placesOf(t *testing.T, s *store.Store) string {
	t.Helper()
	return regexp.MustCompile(`(?m)^\d+ `).ReplaceAllString(board(t, s), "")
}

func TestTwoWhoTakeOverFromOneCopyAreToldApart(t *testing.T) {
	first, _ := onFile(t)
	copied := filepath.Join(t.TempDir(), "copy")
	backUp(t, first, copied)
	var taken []*store.Store
	for _, name := range []string{"one", "other"} {
		path := filepath.Join(t.TempDir(), name)
		_, err := store.TakeOver(t.Context(), copied, path, clock)
		must(t, err)
		taken = append(taken, opened(t, path))
	}
	at := filepath.Join(t.TempDir(), "copy")
	backUp(t, taken[0], at)
	_, err := taken[1].Backup(t.Context(), at)
	refused(t, err, "backup.taken_over")
}

func TestTakingOverNeverReplacesAFile(t *testing.T) {
	first, path := onFile(t)
	copied := filepath.Join(t.TempDir(), "copy")
	backUp(t, first, copied)
	there := filepath.Join(t.TempDir(), "f.hoidong")
	must(t, os.WriteFile(there, []byte("mine"), 0o600))
	_, err := store.TakeOver(t.Context(), copied, there, clock)
	refused(t, err, "file.exists")
	if text, _ := os.ReadFile(there); string(text) != "mine" {
		t.Error("the file was changed")
	}
	if got := filesIn(t, filepath.Dir(there)); len(got) != 1 {
		t.Errorf("left behind: %q", got)
	}
	_, err = store.TakeOver(t.Context(), path, filepath.Join(t.TempDir(), "f"), clock)
	refused(t, err, "file.in_use")
	_, err = store.TakeOver(t.Context(), filepath.Join(t.TempDir(), "none"), there, clock)
	refused(t, err, "file.none")

	// A file that was taken over meets a copy that the old machine made later.
	must(t, os.Remove(there))
	_, err = store.TakeOver(t.Context(), copied, there, clock)
	must(t, err)
	scoreAll(t, first, "HD03", "SP01", 700)
	backUp(t, first, copied)
	_, err = store.TakeOver(t.Context(), copied, there, clock)
	refused(t, err, "backup.old_machine")
}

func TestADamagedCopyIsNotTakenOver(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f.hoidong")
	s, err := store.Create(t.Context(), path, clock)
	must(t, err)
	_, err = store.TakeOver(t.Context(), path, path+".other", clock)
	refused(t, err, "file.in_use")
	must(t, s.Close())
	_, err = store.TakeOver(t.Context(), path, path+".other", clock)
	refused(t, err, "takeover.no_round")
	s, err = store.Open(t.Context(), path, clock)
	must(t, err)
	small(t, s)
	scoreAll(t, s, "HD03", "SP01", 700)
	must(t, s.Close())
	b, err := engine.OpenBolt(path)
	must(t, err)
	at := "sheet/2026/SP01/1/HD03"
	var sheet []byte
	must(t, b.View(t.Context(), func(r engine.R) (err error) {
		sheet, err = r.Get(at)
		return err
	}))
	overwrite(t, b, at, bytes.Replace(sheet, []byte("700"), []byte("900"), 1))
	must(t, b.Close())
	_, err = store.TakeOver(t.Context(), path, path+".other", clock)
	refused(t, err, "verify.differs")
	if got := filesIn(t, filepath.Dir(path)); !slices.Equal(got, []string{"f.hoidong"}) {
		t.Errorf("left behind: %q", got)
	}
}

func TestNobodyTakesOverAFileThatIsInUse(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		_, err := s.Do(t.Context(), s.Owner(), &store.TookOver{Identity: "x", Host: "y"})
		refused(t, err, "policy.role")
	})
}
