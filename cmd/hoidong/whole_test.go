package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/store"
)

// demoAt makes the sample round in a file of its own.
func demoAt(t *testing.T, flags ...string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kỳ mẫu.hoidong")
	hoidong(t, append([]string{"--db", path, "demo", "--no-screen"}, flags...)...)
	return path
}

// hoidong runs a command and returns what it printed.
func hoidong(t testing.TB, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	if status := run(context.Background(), args, strings.NewReader(""), &out, &errs); status != exitOK {
		t.Fatalf("hoidong %v: %s", args, errs.String())
	}
	return out.String()
}

// signIn opens the round and sits down as a member in front of the list of dossiers.
func signIn(t testing.TB, rows int, name, path, member string) *terminal {
	t.Helper()
	s := start(t, 120, rows, name, "--db", path)
	s.waitFor("Chọn tên")
	s.send(member)
	s.waitFor("Tìm: " + member)
	s.send(keyEnter)
	s.waitFor("SP01", "Trạng thái")
	return s
}

// openSheet opens the sheet of a dossier from the list, going down from the first.
func (s *terminal) openSheet(dossier string, down int) {
	s.t.Helper()
	for range down {
		s.send(keyDown)
	}
	s.waitFor("▸ " + dossier)
	s.send(keyEnter)
	s.waitFor(dossier, "Phần được phân công")
}

// TestWhatWasKeptSurvivesTheKill scores three dossiers and pulls the plug while a cell holds half a number.
func TestWhatWasKeptSurvivesTheKill(t *testing.T) {
	path := demoAt(t)
	s := signIn(t, 70, "hoidong", path, "HD03")
	s.openSheet("SP03", 2)
	// HD03's empty sheets in the sample are those of SP03, SP08 and SP13.
	for _, dossier := range []string{"SP03", "SP08", "SP13"} {
		s.pageTo(dossier)
		s.waitFor("Chưa chấm")
		s.send("12,5" + keyEnter)
		s.waitFor("C5: trống → 12,5 · đã lưu")
		s.send("8" + keyEnter)
		s.waitFor("C6: trống → 8,0 · đã lưu")
	}
	s.pageTo("SP18")
	s.send("1")
	s.waitFor("▸ C5", "1▏")
	s.kill()

	for dossier, want := range map[string]string{"SP03": "12,5 8", "SP08": "12,5 8", "SP13": "12,5 8", "SP18": "– –"} {
		if got := kept(t, path, "HD03", dossier); got != want {
			t.Errorf("%s holds %s, want %s", dossier, got, want)
		}
	}
	if out := hoidong(t, "--db", path, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}

	want := strings.Join(ranked(t, hoidong(t, "--db", path, "rank", "--format", "csv")), "\n")
	again := signIn(t, 90, "hoidong", path, "HD03") // high enough for all rows, and the distribution below them
	again.send(keyF4)
	again.waitFor("Phân bố điểm")
	again.send(" ") // the rows get the room of the distribution
	again.waitUntil("the ranking that rank prints:\n"+want, func(screen string) bool {
		return strings.Join(shownRanking(screen), "\n") == want
	})
}

// pageTo goes from sheet to sheet down to one that stands below.
func (s *terminal) pageTo(dossier string) {
	s.t.Helper()
	for at := s.openDossier(); at != dossier; at = s.openDossier() {
		s.send(keyPageDown)
		s.waitUntil("the sheet after "+at, func(string) bool { return s.openDossier() != at })
	}
}

var sheetTitle = regexp.MustCompile(`(?m)^ (SP\d+)  `)

// openDossier is the dossier whose sheet is open.
func (s *terminal) openDossier() string {
	if m := sheetTitle.FindStringSubmatch(s.screen()); m != nil {
		return m[1]
	}
	return ""
}

// kept reads a member's scores of C5 and C6 off the file.
func kept(t *testing.T, path, member, dossier string) string {
	t.Helper()
	s, err := store.Open(t.Context(), path, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	actor, err := s.SignInSample(member)
	if err != nil {
		t.Fatal(err)
	}
	view := s.Snapshot().For(actor)
	var texts []string
	for _, c := range []string{"C5", "C6"} {
		text := "–"
		if p := view.MySheet(view.IndexOf(dossier)).Cells[view.Snapshot().Rules().Criterion(c)].Points; p != nil {
			text = p.String()
		}
		texts = append(texts, text)
	}
	return strings.Join(texts, " ")
}

// ranked are the places, codes and means of the rows that have a place.
func ranked(t testing.TB, text string) []string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range records[1:] {
		if r[0] != "" {
			rows = append(rows, fmt.Sprintf("%s %s %s", r[0], r[1], r[3]))
		}
	}
	return rows
}

var rankedRow = regexp.MustCompile(`^[ ▸=]*(\d+)\s.*?(SP\d+)\s.*?(\d+,\d\d)\s`)

func shownRanking(screen string) []string {
	var rows []string
	for _, line := range strings.Split(screen, "\n") {
		if m := rankedRow.FindStringSubmatch(line); m != nil {
			rows = append(rows, m[1]+" "+m[2]+" "+m[3])
		}
	}
	return rows
}

// TestABurstAndQuitLosesNothing types faster than the disk takes it, and leaves at once.
func TestABurstAndQuitLosesNothing(t *testing.T) {
	path := demoAt(t, "--empty")
	s := signIn(t, 40, slowName, path, "HD03")
	s.openSheet("SP01", 0)
	want := ""
	for i := range 12 {
		want = fmt.Sprintf("%d,5", i%10)
		s.send(want)
		s.waitFor("▸ C5", want+"▏")
		s.send(keyEnter)
		s.waitFor("▸ C6")
		s.send(keyUp)
		s.waitFor("▸ C5")
	}
	s.send(keyF10)
	s.waitFor("Thoát")
	s.send(keyEnter)
	s.waitEnd()
	if got := kept(t, path, "HD03", "SP01"); got != want+" –" {
		t.Errorf("kept %s, typed %s last", got, want)
	}
	if out := hoidong(t, "--db", path, "verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
}
