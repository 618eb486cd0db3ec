package exchange_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/exchange/exchangetest"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// recountOf are the files of a recount by name.
func recountOf(t *testing.T, view store.View) map[string][]byte {
	t.Helper()
	list, err := exchange.Recount(view, words.MustSpeak(words.Vietnamese), time.Date(2021, 11, 7, 14, 2, 0, 0, time.UTC))
	must(t, err)
	files := map[string][]byte{}
	for _, f := range list {
		files[f.Name] = f.Data
	}
	return files
}

// coarse is a generated round in which many products are equal, with a blank here and there, under rules of its own.
func coarse(t *testing.T, change func(*scoring.Rules)) *store.Store {
	t.Helper()
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	g := sample.Generate(7, sample.Size{Dossiers: 24, Members: 5, Criteria: 5})
	change(g.Rules)
	scores := g.Given.Scores[:0]
	for i, score := range g.Given.Scores {
		if score.Points = score.Points / 400 * 400; i%41 != 0 {
			scores = append(scores, score)
		}
	}
	g.Given.Scores, g.Given.Remarks = scores, nil
	must(t, g.Fill(t.Context(), s))
	return s
}

func byMember(r *scoring.Rules) {
	r.Mean, r.Trim, r.Round = scoring.ByMember, 0, -1
	for i := range r.Criteria {
		r.Criteria[i].Weight = 100
		if !r.Criteria[i].Computed() {
			r.Criteria[i].Scorers = []string{scoring.Everybody}
		}
	}
}

// recounted are the rounds that LibreOffice counts again.
func recounted(t *testing.T) map[string]*store.Store {
	t.Helper()
	rounds := map[string]*store.Store{
		"by criterion": coarse(t, func(r *scoring.Rules) {
			pass := scoring.Points(3000)
			r.Pass, r.Top, r.TieOrder = &pass, 5, []string{"C4", "C1"}
		}),
		"trimmed": coarse(t, func(r *scoring.Rules) { r.Trim, r.Floor, r.Top = 1, 5000, 3 }),
		"rounded": coarse(t, func(r *scoring.Rules) {
			r.Trim, r.Round, r.Criteria[2].Weight, r.Criteria[3].Weight = 2, 0, 130, 75
			r.Scale = 0
			for _, c := range r.Criteria {
				r.Scale += c.Max * scoring.Points(c.Weight) / 100
			}
		}),
		"by member": coarse(t, byMember),
	}
	for folder, rulesName := range map[string]string{
		"vong-mau": "spcncl-mau", "vong-kho": "spcncl-mau", "cnnt-2014": "cnnt-2014", "bo-cao-thap": "bo-cao-thap",
		"ocop-2023": "ocop-2023", "thqg-2019": "thqg-2019",
	} {
		rounds[folder] = roundOf(t, roundFolder(folder), rulesName)
	}
	return rounds
}

// TestLibreOfficeCountsTheSame: every mean, place, verdict, Top and reason of every round, worked out by another program
// from the formulas; and once more after scores were changed in the workbook as well as here.
func TestLibreOfficeCountsTheSame(t *testing.T) {
	folder, rounds := t.TempDir(), recounted(t)
	var names, paths []string
	for name, s := range rounds {
		book := recountOf(t, s.Snapshot().For(s.Owner()))["kiem-lai.xlsx"]
		before := filepath.Join(folder, name+".xlsx")
		must(t, os.WriteFile(before, book, 0o600))
		noValues(t, before)
		after := filepath.Join(folder, name+", changed.xlsx")
		names, paths = append(names, name), append(paths, before, after)
	}
	first := map[string][]outcome{}
	for i, name := range names {
		first[name] = outcomes(t, rounds[name])
		changeScores(t, rounds[name], paths[2*i], paths[2*i+1])
	}
	written := exchangetest.Rewritten(t, "xlsx", paths...)
	for i, name := range names {
		same(t, name, outcomesIn(t, written[2*i]), first[name])
		same(t, name+", changed", outcomesIn(t, written[2*i+1]), outcomes(t, rounds[name]))
	}
}

// noValues: a value beside a formula could be taken for what the formula gives.
func noValues(t *testing.T, path string) {
	t.Helper()
	book, err := excelize.OpenFile(path)
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("Cách tính")
	must(t, err)
	mean := slices.Index(rows[6], "Điểm bình quân")
	for _, row := range rows[7:] {
		if row[mean] != "" {
			t.Fatalf("%s: a value stands beside a formula: %q", path, row)
		}
	}
}

// An outcome is what comes out for one product.
type outcome struct {
	code, mean, place, verdict, grade, top, reason string
}

// outcomes are ours, by code.
func outcomes(t *testing.T, s *store.Store) []outcome {
	t.Helper()
	view, vi := s.Snapshot().For(s.Owner()), words.MustSpeak(words.Vietnamese)
	ranking, err := view.Ranking()
	must(t, err)
	rules := s.Snapshot().Rules()
	var all []outcome
	for i, row := range ranking.Rows {
		o := outcome{code: view.Dossier(row.Product).Code, reason: vi.Reason(rules, row)}
		if mean, ok := ranking.Mean(i); ok {
			o.mean, o.place = scoring.FormatRat(mean, 8), strconv.Itoa(row.Place)
		}
		if row.Grade >= 0 && row.Place > 0 {
			o.grade = rules.Grades[row.Grade].Name
		}
		o.verdict = map[scoring.Verdict]string{scoring.Passed: "Đạt", scoring.Failed: "Không đạt"}[row.Verdict]
		o.top = map[scoring.Top]string{scoring.TopIn: "Top " + strconv.Itoa(rules.Top), scoring.TopOpen: "Hội đồng quyết định"}[row.Top]
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b outcome) int { return strings.Compare(a.code, b.code) })
	return all
}

// outcomesIn are those that another program worked out.
func outcomesIn(t *testing.T, path string) []outcome {
	t.Helper()
	book, err := excelize.OpenFile(path)
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("Cách tính", excelize.Options{RawCellValue: true})
	must(t, err)
	header := rows[6]
	var all []outcome
	for _, row := range rows[7:] {
		at := func(name string) string {
			i := slices.Index(header, name)
			if i < 0 && name != "Xếp loại" {
				t.Fatalf("%s: no column %s in %q", path, name, header)
			}
			if i < 0 || i >= len(row) {
				return ""
			}
			return row[i]
		}
		o := outcome{at("Mã hồ sơ"), at("Điểm bình quân"), at("Hạng"), at("Kết luận"), at("Xếp loại"), at("Top"), at("Lý do chưa xếp hạng")}
		if against := at("So với chương trình"); !strings.Contains(path, "changed") && against != "khớp" {
			t.Errorf("%s: %s says %q of the program", path, o.code, against)
		}
		if o.mean != "" {
			mean, err := strconv.ParseFloat(o.mean, 64)
			must(t, err)
			o.mean = strings.Replace(strconv.FormatFloat(math.Round(mean*1e8)/1e8, 'f', 8, 64), ".", ",", 1)
		}
		all = append(all, o)
	}
	slices.SortFunc(all, func(a, b outcome) int { return strings.Compare(a.code, b.code) })
	return all
}

func same(t *testing.T, name string, got, want []outcome) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d products, want %d", name, len(got), len(want))
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got[i], want[i])
		}
	}
}

// TestTheFilesOfARecountAreReadBack: dossiers, council, recusals, rules and scores make the same round again.
func TestTheFilesOfARecountAreReadBack(t *testing.T) {
	s := roundOf(t, roundFolder("vong-kho"), "spcncl-mau")
	folder := t.TempDir()
	for name, data := range recountOf(t, s.Snapshot().For(s.Owner())) {
		must(t, os.WriteFile(filepath.Join(folder, name), data, 0o600))
	}
	must(t, os.Rename(filepath.Join(folder, "diem.csv"), filepath.Join(folder, "phieu-cham.csv")))
	again := roundOf(t, folder, "spcncl-mau")
	if a, b := outcomes(t, s), outcomes(t, again); !slices.Equal(a, b) {
		t.Errorf("got %v, want %v", b, a)
	}
	one, other := s.Snapshot().For(s.Owner()), again.Snapshot().For(again.Owner())
	for i := range one.Dossiers() {
		if a, b := one.Dossier(i), other.Dossier(i); !reflect.DeepEqual(a, b) {
			t.Errorf("got %+v, want %+v", b, a)
		}
	}
	rules, err := exchange.ReadRules("spcncl-mau", readFile(t, filepath.Join(folder, "bo-tieu-chi.xlsx")))
	must(t, err)
	if !reflect.DeepEqual(rules, s.Snapshot().Rules()) {
		t.Errorf("the rules are %+v", rules)
	}
}

// TestWhatDoesNotCountIsFiledWithItsReason: in the CSV, and not among what the formulas count.
func TestWhatDoesNotCountIsFiledWithItsReason(t *testing.T) {
	s := roundOf(t, roundFolder("vong-mau"), "spcncl-mau")
	tax := s.Snapshot().For(s.Owner()).Dossier(0).TaxCode
	_, err := s.ImportRecusals(t.Context(), s.Owner(), "", []store.Recusal{{Member: "HD01", TaxCode: tax, Reason: "=1+1"}})
	must(t, err)
	files := recountOf(t, s.Snapshot().For(s.Owner()))
	if scores := string(files["diem.csv"]); !strings.Contains(scores, "HD01;SP01;C5;13;1;Không;không tham gia chấm (XĐLI)\r\n") {
		t.Errorf("the scores are %.400s", scores)
	}
	if recusals := string(files["khong-tham-gia-cham.csv"]); !strings.Contains(recusals, ";'=1+1\r\n") {
		t.Errorf("a spreadsheet would carry out what stands in %s", recusals)
	}
	book, err := excelize.OpenReader(bytes.NewReader(files["kiem-lai.xlsx"]))
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("Phiếu")
	must(t, err)
	if first := strings.Join(rows[5], "|"); !strings.HasPrefix(first, "SP01|HD01|Trần Minh Khôi|1|XĐLI|XĐLI||XĐLI||") || !strings.HasSuffix(first, "Không tham gia chấm (XĐLI)") {
		t.Errorf("the sheet is %s", first)
	}
}

// TestARecountIsForWhoeverMaySeeSingleScores: nobody else gets any of it.
func TestARecountIsForWhoeverMaySeeSingleScores(t *testing.T) {
	s := roundOf(t, roundFolder("cnnt-2014"), "cnnt-2014")
	if files, err := exchange.Recount(s.Snapshot().For(store.Actor{}), words.MustSpeak(words.English), time.Now()); err == nil || files != nil {
		t.Errorf("%d files, %v", len(files), err)
	}
}

// changeScores takes scores of the best product away, one after the other, in the workbook and in the store, until that
// changes something here: the first may be one that trim drops.
func changeScores(t *testing.T, s *store.Store, from, to string) {
	t.Helper()
	book, err := excelize.OpenFile(from)
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("Phiếu", excelize.Options{RawCellValue: true})
	must(t, err)
	view := s.Snapshot().For(s.Owner())
	ranking, err := view.Ranking()
	must(t, err)
	best, before := view.Dossier(ranking.Rows[0].Product).Code, outcomes(t, s)
	for i, row := range rows[5:] {
		for column := 4; row[0] == best && column < 4+len(rows[4])-7; column++ {
			if column >= len(row) || strings.Trim(row[column], "0123456789.") != "" || row[column] == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(column+1, i+6)
			must(t, err)
			must(t, book.SetCellValue("Phiếu", cell, 0))
			_, err = s.ImportScores(t.Context(), s.Owner(), "sửa.csv", store.Given{
				Scores: []store.GivenScore{{Member: row[1], Dossier: best, Criterion: rows[4][column], Points: 0, Row: 1}},
			})
			must(t, err)
			if !slices.Equal(before, outcomes(t, s)) {
				must(t, book.SaveAs(to))
				return
			}
		}
	}
	t.Fatal("no score changes anything")
}
