package scoring_test

import (
	"encoding/csv"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
)

// A table is a CSV file whose columns are asked for by name.
type table struct {
	columns map[string]int
	rows    [][]string
}

func readTable(tb testing.TB, path ...string) table {
	tb.Helper()
	f, err := os.Open(filepath.Join(append([]string{"testdata"}, path...)...))
	if err != nil {
		tb.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	t := table{columns: map[string]int{}, rows: rows[1:]}
	for i, name := range rows[0] {
		t.columns[name] = i
	}
	return t
}

// cell is empty for a column that is not there.
func (t table) cell(row []string, column string) string {
	i, ok := t.columns[column]
	if !ok {
		return ""
	}
	return row[i]
}

// readRound drafts the products of a round from its files.
func readRound(tb testing.TB, name string, r *scoring.Rules) (members int, drafts []draft) {
	tb.Helper()
	council := memberCodes(tb, name)
	recused := readRecusals(tb, name)
	scores := readScores(tb, name)
	dossiers := readTable(tb, "rounds", name, "ho-so.csv")
	for _, row := range dossiers.rows {
		code := dossiers.cell(row, "Mã hồ sơ")
		track := dossiers.cell(row, "Đối tượng xét chọn")
		f := figuresOf(tb, dossiers, row)
		d := draft{code: code, computed: r.ComputeAll(f, track)}
		if len(r.Tracks) > 0 && !eligible(r.Track(track), f, dossiers, row) {
			d.out = scoring.ReasonIneligible
		}
		for c := range r.Criteria {
			for _, member := range council {
				cell := scoring.Cell(0)
				if r.Criteria[c].ScoredBy(member) && !recused[[2]string{member, dossiers.cell(row, "Mã số thuế")}] {
					cell = scoring.Owed
					if score, ok := scores[[3]string{member, code, r.Criteria[c].Code}]; ok {
						cell = scoring.Score(score)
					}
				}
				d.cells = append(d.cells, cell)
			}
		}
		drafts = append(drafts, d)
	}
	return len(council), drafts
}

func memberCodes(tb testing.TB, name string) (codes []string) {
	council := readTable(tb, "rounds", name, "hoi-dong.csv")
	for _, row := range council.rows {
		codes = append(codes, council.cell(row, "Mã"))
	}
	return codes
}

func readRecusals(tb testing.TB, name string) map[[2]string]bool {
	recused := map[[2]string]bool{}
	if _, err := os.Stat(filepath.Join("testdata", "rounds", name, "khong-tham-gia-cham.csv")); os.IsNotExist(err) {
		return recused
	}
	t := readTable(tb, "rounds", name, "khong-tham-gia-cham.csv")
	for _, row := range t.rows {
		recused[[2]string{t.cell(row, "Mã thành viên"), t.cell(row, "Mã số thuế")}] = true
	}
	return recused
}

func readScores(tb testing.TB, name string) map[[3]string]scoring.Points {
	scores := map[[3]string]scoring.Points{}
	t := readTable(tb, "rounds", name, "phieu-cham.csv")
	for _, row := range t.rows {
		if text := t.cell(row, "Điểm"); text != "" {
			scores[[3]string{t.cell(row, "Mã thành viên"), t.cell(row, "Mã hồ sơ"), t.cell(row, "Mã tiêu chí")}] = points(text)
		}
	}
	return scores
}

func figuresOf(tb testing.TB, t table, row []string) scoring.Figures {
	tb.Helper()
	amount := func(column string, parse func(string) (int64, error)) scoring.Amount {
		text := t.cell(row, column)
		if text == "" {
			return scoring.Amount{}
		}
		v, err := parse(text)
		if err != nil {
			tb.Fatalf("%s: %v", column, err)
		}
		return scoring.Known(v)
	}
	money := func(s string) (int64, error) { return scoring.ParseMoney(s, 1) }
	dollars := func(s string) (int64, error) { return scoring.ParseUSD(s, 1) }
	return scoring.Figures{
		Revenue:         amount("Doanh thu 2020 (đồng)", money),
		PreviousRevenue: amount("Doanh thu 2019 (đồng)", money),
		Export:          amount("Xuất khẩu 2020 (USD)", dollars),
		Workers:         amount("Lao động 2020 (người)", scoring.ParseCount),
	}
}

func eligible(track *scoring.Track, f scoring.Figures, t table, row []string) bool {
	if t.cell(row, "Cơ sở tại Hà Nội") != "Có" || t.cell(row, "Cam kết") != "Có" {
		return false
	}
	if track.Judged {
		return t.cell(row, "Kết luận điều kiện") == "Đủ"
	}
	return !slices.ContainsFunc(track.Check(f), func(c scoring.Checked) bool { return !c.Met })
}

var rounds = []struct {
	name  string
	rules func() *scoring.Rules
}{
	{"vong-mau", spcncl},
	{"vong-kho", spcncl},
	{"bo-cao-thap", trimmed},
	{"cnnt-2014", cnnt},
	{"ocop-2023", ocop},
	{"thqg-2019", thqg},
}

// TestRounds holds six rounds against rankings that were computed elsewhere with exact fractions.
func TestRounds(t *testing.T) {
	for _, round := range rounds {
		t.Run(round.name, func(t *testing.T) {
			r := round.rules()
			members, drafts := readRound(t, round.name, r)
			rk := rank(r, members, drafts...)
			want := readTable(t, "rounds", round.name, "xep-hang-dung.csv")
			if len(rk.Rows) != len(want.rows) {
				t.Fatalf("%d rows, want %d", len(rk.Rows), len(want.rows))
			}
			byCode := map[string]int{}
			for i, row := range rk.Rows {
				byCode[drafts[row.Product].code] = i
			}
			for i, expected := range want.rows {
				row := byCode[want.cell(expected, "Mã hồ sơ")]
				if rk.Rows[row].Place > 0 && row != i {
					t.Errorf("%s stands in row %d, want %d", want.cell(expected, "Mã hồ sơ"), row, i)
				}
				compareRow(t, r, rk, row, want, expected)
			}
		})
	}
}

func compareRow(t *testing.T, r *scoring.Rules, rk *scoring.Ranking, row int, want table, expected []string) {
	t.Helper()
	got := rk.Rows[row]
	check := func(column, value string) {
		t.Helper()
		if w := want.cell(expected, column); w != value {
			t.Errorf("%s, %s: got %q, want %q", want.cell(expected, "Mã hồ sơ"), column, value, w)
		}
	}
	place := ""
	if got.Place > 0 {
		place = strconv.Itoa(got.Place)
	}
	mean, _ := rk.Mean(row)
	check("Hạng", place)
	check("Điểm bình quân (phân số)", fraction(mean))
	check("Điểm bình quân", shown(mean))
	check("Lý do chưa xếp hạng", reasonText(r, got))
	check("Kết luận", conclusion(r, got))
	check("Top", map[scoring.Top]string{scoring.TopIn: "x", scoring.TopOpen: "?"}[got.Top])
	if place == "" && contributionsLeftOut(r) {
		return
	}
	for c := range r.Criteria {
		x, _ := rk.Contribution(row, c)
		check(r.Criteria[c].Code, fraction(x))
	}
}

// contributionsLeftOut: the expected rankings give the criteria of a product without a place only where nothing is
// trimmed or counted by member.
func contributionsLeftOut(r *scoring.Rules) bool { return r.Mean == scoring.ByMember || r.Trim > 0 }

func fraction(x *big.Rat) string {
	if x == nil {
		return ""
	}
	return x.String()
}

func shown(x *big.Rat) string {
	if x == nil {
		return ""
	}
	return scoring.FormatRat(x, 2)
}

func reasonText(r *scoring.Rules, row scoring.Row) string {
	switch row.Reason {
	case scoring.ReasonIneligible:
		return "Không đủ điều kiện"
	case scoring.ReasonNoSheet:
		return "Thiếu phiếu đủ điểm"
	case scoring.ReasonMissing:
		var codes []string
		for c := range row.Missing.All() {
			codes = append(codes, r.Criteria[c].Code)
		}
		return "Thiếu " + strings.Join(codes, ", ")
	}
	return string(row.Reason)
}

func conclusion(r *scoring.Rules, row scoring.Row) string {
	if row.Grade >= 0 {
		return r.Grades[row.Grade].Name
	}
	return map[scoring.Verdict]string{scoring.Passed: "Đạt", scoring.Failed: "Không đạt"}[row.Verdict]
}
