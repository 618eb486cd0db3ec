package exchange_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
)

// roundFolder is where the files of a round stand.
func roundFolder(name string) string {
	return filepath.Join("..", "..", "scoring", "testdata", "rounds", name)
}

// roundOf imports the files of a folder into a store of its own, the way a secretary does.
func roundOf(t *testing.T, folder, rulesName string) *store.Store {
	t.Helper()
	ctx := t.Context()
	s, err := store.New(ctx, engine.NewMemory(), time.Now)
	must(t, err)
	t.Cleanup(func() { s.Close() })
	set, err := rules.Load(rulesName)
	must(t, err)
	_, err = s.Do(ctx, s.Owner(), &store.CreateRound{Round: store.NewRound(2021, "Kỳ 2021"), Rules: *set})
	must(t, err)
	open := func(name string) exchange.Source {
		source, err := exchange.OpenSource(filepath.Join(folder, name))
		must(t, err)
		return source
	}
	members, _, err := exchange.ReadCouncil(open("hoi-dong.csv"))
	must(t, err)
	_, err = s.ImportCouncil(ctx, s.Owner(), "", members)
	must(t, err)
	intake, _, err := exchange.ReadDossiers(open("ho-so.csv"), set, 2021)
	must(t, err)
	_, err = s.ImportDossiers(ctx, s.Owner(), "ho-so.csv", intake)
	must(t, err)
	if _, err := os.Stat(filepath.Join(folder, "khong-tham-gia-cham.csv")); err == nil {
		recusals, _, err := exchange.ReadRecusals(open("khong-tham-gia-cham.csv"), exchange.Known{})
		must(t, err)
		_, err = s.ImportRecusals(ctx, s.Owner(), "", recusals)
		must(t, err)
	}
	given, _, err := exchange.ReadScores(open("phieu-cham.csv"), set, exchange.Known{})
	must(t, err)
	_, err = s.ImportScores(ctx, s.Owner(), "phieu-cham.csv", given)
	must(t, err)
	return s
}

// TestRoundsComeOutAsExpected holds the ranking of every round, from its files to the file of the ranking, against the
// one that was computed elsewhere. Rows without a place are in no particular order there.
func TestRoundsComeOutAsExpected(t *testing.T) {
	for folder, rulesName := range map[string]string{
		"vong-mau": "spcncl-mau", "vong-kho": "spcncl-mau", "cnnt-2014": "cnnt-2014", "bo-cao-thap": "bo-cao-thap",
		"ocop-2023": "ocop-2023", "thqg-2019": "thqg-2019",
	} {
		t.Run(folder, func(t *testing.T) {
			dir := roundFolder(folder)
			s := roundOf(t, dir, rulesName)
			var got bytes.Buffer
			must(t, exchange.WriteRankingCSV(&got, s.Snapshot().For(s.Owner())))
			want, err := os.ReadFile(filepath.Join(dir, "xep-hang-dung.csv"))
			must(t, err)
			a, b := lines(t, got.String()), lines(t, string(want))
			for i := range max(len(a), len(b)) {
				if i >= len(a) || i >= len(b) || a[i] != b[i] {
					t.Errorf("line %d:\n got %q\nwant %q", i+1, at(a, i), at(b, i))
				}
			}
			verification, err := s.Verify(t.Context())
			must(t, err)
			if len(verification.Faults) > 0 {
				t.Error(verification.Faults)
			}
		})
	}
}

// lines are the records of a ranking, those without a place sorted.
func lines(t *testing.T, text string) []string {
	t.Helper()
	records, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	must(t, err)
	var placed, others []string
	for _, r := range records {
		if r[0] == "" {
			others = append(others, strings.Join(r, "|"))
		} else {
			placed = append(placed, strings.Join(r, "|"))
		}
	}
	slices.Sort(others)
	return append(placed, others...)
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

func TestRankingAsJSONHasExactFractions(t *testing.T) {
	s := roundOf(t, roundFolder("vong-mau"), "spcncl-mau")
	var text bytes.Buffer
	must(t, exchange.WriteRankingJSON(&text, s.Snapshot().For(s.Owner())))
	var got struct {
		Schema      string
		Provisional bool
		Round       struct{ Sample bool }
		Rows        []struct {
			Place             int
			Code, Mean, Shown string
			Reason, Top       string
			Criteria          []struct{ Code, Contribution string }
		}
	}
	must(t, json.Unmarshal(text.Bytes(), &got))
	if got.Schema != "hoidong/ranking/1" || !got.Provisional || !got.Round.Sample || len(got.Rows) != 54 {
		t.Fatalf("%+v", got)
	}
	if r := got.Rows[9]; r.Code != "SP34" || r.Mean != "56719/660" || r.Shown != "85,94" || r.Top != "in" || r.Criteria[4].Contribution != "285/22" {
		t.Errorf("%+v", r)
	}
	if r := got.Rows[53]; r.Place != 0 || r.Reason != "ineligible" {
		t.Errorf("%+v", r)
	}
}
