package returns_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/returns"
)

// inbox reads files.
func inbox(tb testing.TB, s *store.Store, args ...string) *returns.Inbox {
	tb.Helper()
	paths, err := returns.Paths(args)
	must(tb, err)
	b := returns.New(s, s.Owner(), plain)
	must(tb, b.Read(tb.Context(), paths, store.Decisions{}, nil))
	return b
}

func names(files []*returns.File) string {
	var all []string
	for _, f := range files {
		all = append(all, f.Name)
	}
	return strings.Join(all, " ")
}

// TestAFolderIsReadAndTaken: what is none of ours is listed, and what is broken keeps nothing back.
func TestAFolderIsReadAndTaken(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	write(t, folder, "b.xlsx", 2, 0, 500)
	write(t, folder, "a.xlsx", 1, 0, 700)
	write(t, folder, "c.xlsx", 3, 0, 9000)
	must(t, os.WriteFile(filepath.Join(folder, "ghi chú.docx"), []byte("gì đó"), 0o600))
	must(t, os.WriteFile(filepath.Join(folder, ".ẩn"), []byte("form 1 seal 0 points 0"), 0o600))
	must(t, os.WriteFile(filepath.Join(folder, "~$a.xlsx"), []byte("form 1 seal 0 points 0"), 0o600))
	for _, file := range []string{"trong/d.xlsx", "gói/goi-phieu.hoidong", "gói/Phieu-HD09-lan-1.zip", "gói/HUONG-DAN.txt"} {
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(folder, file)), 0o700))
		must(t, os.WriteFile(filepath.Join(folder, file), nil, 0o600))
	}
	b := inbox(t, s, folder, filepath.Join(folder, "a.xlsx"))
	if got := names(b.Files); got != "a.xlsx b.xlsx c.xlsx ghi chú.docx Phieu-HD09-lan-1.zip" {
		t.Fatal(got)
	}
	if got := names(b.Offered()); got != "a.xlsx b.xlsx" {
		t.Fatal(got)
	}
	told := 0
	must(t, b.Take(t.Context(), b.Offered(), func(done, total int) {
		if told++; done != told || total != 2 {
			t.Errorf("%d of %d", done, total)
		}
	}))
	if b.Taken() != 2 || told != 2 {
		t.Errorf("%d were taken, %d told", b.Taken(), told)
	}
	if err := b.Files[2].Refusal(); !errors.Is(err, scoring.NewFault("receive.at")) {
		t.Error(err)
	}
	if !b.Files[3].Unknown() || b.Files[0].Refusal() != nil {
		t.Errorf("%+v", b.Files)
	}
	again := inbox(t, s, folder)
	if len(again.Offered()) != 0 || !again.Files[0].Staged.Known {
		t.Errorf("%+v", again.Files[0])
	}
}

// TestAFileThatIsCutOffIsMissed: a workbook or a seal of which not all was written is called broken and not just listed, and
// one that is whole and none of ours is.
func TestAFileThatIsCutOffIsMissed(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	var whole bytes.Buffer
	archive := zip.NewWriter(&whole)
	_, err := archive.Create("ảnh.jpg")
	must(t, errors.Join(err, archive.Close()))
	for name, text := range map[string]string{
		"a.xlsx": "", "b.xlsx": whole.String()[:20], "c.ZIP": whole.String()[:30], "d.zip.age": "", "e.zip": whole.String(), "f.docx": "",
	} {
		must(t, os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600))
	}
	for _, f := range inbox(t, s, folder).Files {
		cut := errors.Is(f.Refusal(), scoring.NewFault("receive.cut_off"))
		if want := f.Name < "e"; cut != want || f.Unknown() == want {
			t.Errorf("%s: %v", f.Name, f.Refusal())
		}
	}
}

// TestTwoFilesOfAFormWaitForAPerson, also after one of them was taken.
func TestTwoFilesOfAFormWaitForAPerson(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	write(t, folder, "a.xlsx", 1, 0, 700)
	write(t, folder, "b.xlsx", 1, 0, 800)
	write(t, folder, "c.xlsx", 2, 0, 800)
	b := inbox(t, s, folder)
	if got := names(b.Offered()); got != "c.xlsx" {
		t.Fatal(got)
	}
	must(t, b.Take(t.Context(), b.Files[1:2], nil))
	if got := names(b.Offered()); got != "c.xlsx" || !b.Files[0].Rival {
		t.Error(got)
	}
	// The very same file twice is no question.
	write(t, folder, "c lại.xlsx", 2, 0, 800)
	b = inbox(t, s, filepath.Join(folder, "c.xlsx"), filepath.Join(folder, "c lại.xlsx"))
	must(t, b.Take(t.Context(), b.Offered(), nil))
	if b.Taken() != 1 || b.Files[1].Refusal() != nil {
		t.Errorf("%d were taken: %v", b.Taken(), b.Files[1].Refusal())
	}
}

// TestWhatWasShownIsWhatIsTaken: what changed meanwhile is shown again.
func TestWhatWasShownIsWhatIsTaken(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	mine := inbox(t, s, write(t, folder, "a.xlsx", 1, 0, 700))
	other := inbox(t, s, write(t, folder, "b.xlsx", 1, 0, 800))
	must(t, other.Take(t.Context(), other.Offered(), nil))
	must(t, mine.Take(t.Context(), mine.Offered(), nil))
	if f := mine.Files[0]; f.Taken.Seq != 0 || !errors.Is(f.Err, scoring.NewFault("receive.moved_on")) || f.Staged.Count(store.StagedChanged) != 6 {
		t.Fatalf("%+v", f)
	}
	must(t, mine.Take(t.Context(), mine.Files, nil))
	if mine.Taken() != 1 {
		t.Error(mine.Files[0].Err)
	}
}

// TestAPersonDecidesAboutStaleSheets, with a reason.
func TestAPersonDecidesAboutStaleSheets(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	home := s.Snapshot().For(s.Owner()).ToScreen("HD01", []string{"SP01", "SP02"})
	home.Reason = "chấm lại"
	_, err := s.Do(t.Context(), s.Owner(), home)
	must(t, err)
	b := inbox(t, s, write(t, folder, "a.xlsx", 1, 0, 700))
	f := b.Files[0]
	if got := f.Staged.Undecided(); !slices.Equal(got, []string{"SP01", "SP02"}) || f.Offered() {
		t.Fatal(got)
	}
	takes := map[string]store.Take{"SP01": store.TakeKeep, "SP02": store.TakeFile}
	must(t, b.Decide(t.Context(), f, takes, ""))
	if f.Offered() {
		t.Fatal("a decision without a reason")
	}
	must(t, b.Decide(t.Context(), f, takes, "đã hỏi lại"))
	must(t, b.Take(t.Context(), b.Offered(), nil))
	actor, err := s.SignInSample("HD01")
	must(t, err)
	view := s.Snapshot().For(actor)
	if kept, taken := view.MySheet(0), view.MySheet(1); kept.Given != 0 || kept.Channel != store.OnScreen || taken.Given != 2 || taken.Channel != store.InWorkbook {
		t.Errorf("%+v %+v", kept, taken)
	}
}

// TestWhoeverOwesScoresSeesCounts and nothing of what is in the files.
func TestWhoeverOwesScoresSeesCounts(t *testing.T) {
	s, folder := council(t, store.ExcelForm), t.TempDir()
	for _, m := range s.Snapshot().Members() {
		if !m.Roles.Has(store.Secretary) {
			continue
		}
		actor, err := s.SignInSample(m.Code)
		must(t, err)
		b := returns.New(s, actor, plain)
		must(t, b.Read(t.Context(), []string{write(t, folder, "a.xlsx", 1, 0, 700)}, store.Decisions{}, nil))
		f := b.Look()[0]
		if f.Staged.Count(store.StagedNew) != 6 || len(f.Staged.Incoming.Sheets) != 0 {
			t.Errorf("%+v", f.Staged)
		}
		for _, sheet := range f.Staged.Sheets {
			if sheet.Scores != nil || sheet.Was != nil || sheet.Now != nil {
				t.Errorf("%+v", sheet)
			}
		}
		must(t, b.Take(t.Context(), b.Offered(), nil))
		if b.Taken() != 1 {
			t.Error("he cannot take it either")
		}
	}
}

// TestTheOrderOfFilesDoesNotMatter: files of different forms, and seals of packets, lead to the same scores in any order, each
// named once or several times, all at once or one after the other. Of several seals the latest counts.
func TestTheOrderOfFilesDoesNotMatter(t *testing.T) {
	folder := t.TempDir()
	var paths []string
	for form := 1; form <= 4; form++ {
		for seal := 1; seal <= 3; seal++ {
			paths = append(paths, write(t, folder, string(rune('a'+form))+string(rune('0'+seal))+".zip", form, seal, 100*form+50*seal))
		}
	}
	rapid.Check(t, func(rt *rapid.T) {
		s := council(t, store.PacketForm)
		some := rapid.SliceOfN(rapid.SampledFrom(paths), 1, 30).Draw(rt, "files")
		latest := map[int]int{}
		for _, path := range some {
			name := filepath.Base(path)
			form := int(name[0] - 'a')
			latest[form] = max(latest[form], int(name[1]-'0'))
		}
		for len(some) > 0 {
			n := rapid.IntRange(1, len(some)).Draw(rt, "together")
			b := inbox(t, s, some[:n]...)
			must(t, b.Take(t.Context(), b.Offered(), nil))
			for _, f := range b.Files {
				if err := f.Refusal(); err != nil {
					rt.Fatal(err)
				}
			}
			some = some[n:]
		}
		for _, form := range s.Snapshot().For(s.Owner()).Forms() {
			want := latest[form.Number]
			got, same := points(t, s, form)
			switch {
			case !same, (got == nil) != (want == 0):
				rt.Fatalf("form %d: %v", form.Number, got)
			case got != nil && int(*got) != 100*form.Number+50*want:
				rt.Fatalf("form %d: %v, and the latest seal is %d", form.Number, *got, want)
			}
		}
		v, err := s.Verify(t.Context())
		must(t, err)
		if len(v.Faults) > 0 {
			rt.Fatal(v.Faults)
		}
	})
}
