package main

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/exchange/exchangetest"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
)

// Who gives his scores by which way; each way has somebody who stays out of the products of an enterprise, or scores all.
var (
	byScreen = []string{"HD01", "HD02", "HD09", "HD11"}
	byExcel  = []string{"HD03", "HD10"}
	byOffice = []string{"HD04"} // in Excel too, and LibreOffice writes the workbook anew
	byPacket = []string{"HD07", "HD08"}
	byPaper  = []string{"HD05", "HD06"}
)

// The sheets that the council of the sample round owes: 51 products that take part, of 11 members, 3 sheets of whom are not asked
// for; and the scores on them.
const ballots, knownCount = 558, 1472

// A count is the sample round on a day on which every member delivers his scores in his own way.
type count struct {
	t    *testing.T
	path string
	// stick is where files go out to, and come back.
	stick string
	// given are the scores that everybody has in mind: of each member those of each product.
	given map[string]map[string]store.Scores
}

// TestScoresThatComeInByEveryWayGiveTheKnownRanking: screen, workbooks, packets and paper; every score is there once, the box
// balances, and what comes out is what is known to be right, here and in a spreadsheet.
func TestScoresThatComeInByEveryWayGiveTheKnownRanking(t *testing.T) {
	c := count{t: t, path: demoAt(t, "--empty"), stick: t.TempDir(), given: knownScores(t)}
	c.seatClerks()
	c.run("box", "--tellers", "KP1,KP2")
	c.run(append([]string{"forms", "excel", "--out", c.stick}, slices.Concat(byExcel, byOffice)...)...)
	phrases := c.makePackets()
	c.run(append([]string{"forms", "paper", "--out", t.TempDir()}, byPaper...)...)
	c.balance(store.Count{Given: ballots, Out: ballots})

	c.fillWorkbooks()
	c.sealPackets(phrases)
	if out := c.run("merge", c.stick, "--yes"); !strings.Contains(out, "Đã nhận 5/7 tệp") {
		t.Error(out)
	}
	if out := c.run("merge", c.stick, "--yes"); !strings.Contains(out, "Không có tệp nào để nhận") {
		t.Error(out)
	}
	c.scoreOnScreen()
	c.keyPaper()
	c.settle()

	c.balance(store.Count{Given: ballots, Returned: ballots, Valid: ballots})
	want, err := os.ReadFile(filepath.Join("..", "..", "scoring", "testdata", "rounds", "vong-mau", "xep-hang-dung.csv"))
	must(t, err)
	if got := c.run("rank", "--format", "csv"); got != string(want) {
		t.Errorf("the ranking is\n%s\nwant\n%s", got, want)
	}
	c.run("session", "end", "--yes")
	if out := c.run("verify"); !strings.Contains(out, "Khớp hoàn toàn") {
		t.Error(out)
	}
	files := filepath.Join(t.TempDir(), "kiểm lại")
	c.run("export", "--all", "--out", files)
	c.eachScoreOnce(filepath.Join(files, "diem.csv"))
	c.recount(filepath.Join(files, "kiem-lai.xlsx"))
}

func (c *count) run(args ...string) string {
	c.t.Helper()
	return hoidong(c.t, append([]string{"--db", c.path}, args...)...)
}

// with does something to a file that is open no longer than that.
func (c *count) with(path string, do func(s *store.Store)) {
	c.t.Helper()
	s, err := store.Open(c.t.Context(), path, time.Now)
	must(c.t, err)
	do(s)
	must(c.t, s.Close())
}

func (c *count) do(s *store.Store, actor store.Actor, act store.Act) {
	c.t.Helper()
	_, err := s.Do(c.t.Context(), actor, act)
	must(c.t, err)
}

// as is a member who sits down.
func (c *count) as(s *store.Store, member string) store.Actor {
	c.t.Helper()
	actor, err := s.SignInSample(member)
	must(c.t, err)
	return actor
}

// knownScores are those of the sample round.
func knownScores(t *testing.T) map[string]map[string]store.Scores {
	t.Helper()
	path := filepath.Join("..", "..", "scoring", "testdata", "rounds", "vong-mau", "phieu-cham.csv")
	data, err := os.ReadFile(path)
	must(t, err)
	set, err := rules.Load(sample.RulesName)
	must(t, err)
	list, _, err := exchange.ReadScores(exchange.Source{Name: path, Data: data}, set, exchange.Known{})
	must(t, err)
	given := map[string]map[string]store.Scores{}
	for _, score := range list.Scores {
		if given[score.Member] == nil {
			given[score.Member] = map[string]store.Scores{}
		}
		sheet := given[score.Member]
		sheet[score.Dossier] = sheet[score.Dossier].With(score.Criterion, &score.Points)
	}
	return given
}

// products are those that a member scores, in order.
func (c *count) products(member string) []string { return slices.Sorted(maps.Keys(c.given[member])) }

func (c *count) seatClerks() {
	c.with(c.path, func(s *store.Store) {
		_, err := s.ImportCouncil(c.t.Context(), s.Owner(), "tổ kiểm phiếu.csv", []store.Member{
			{Code: "KP1", Name: "Nguyễn Thị Kiểm", Roles: store.NewRoles(store.Operator)},
			{Code: "KP2", Name: "Trần Văn Phiếu", Roles: store.NewRoles(store.Operator)},
		})
		must(c.t, err)
	})
}

// makePackets gives the packets out, and returns the phrase that opens each member's.
func (c *count) makePackets() map[string]string {
	phrases := map[string]string{}
	for _, member := range byPacket {
		said := c.run("packet", "make", member, "--out", c.stick)
		phrases[member] = regexp.MustCompile(`[0-9]{4}( [0-9]{4}){5}`).FindString(said)
	}
	return phrases
}

// files are those on the stick whose names match.
func (c *count) files(pattern string) []string {
	c.t.Helper()
	files, err := filepath.Glob(filepath.Join(c.stick, pattern))
	must(c.t, err)
	if len(files) == 0 {
		c.t.Fatalf("nothing on the stick is called %s", pattern)
	}
	return files
}

// fillWorkbooks has members score in their workbooks.
func (c *count) fillWorkbooks() {
	var again []string
	for _, member := range slices.Concat(byExcel, byOffice) {
		path := c.files("Phieu-cham-" + member + "-*.xlsx")[0]
		must(c.t, fill(path, c.cells(path, c.given[member])...))
		if slices.Contains(byOffice, member) {
			again = append(again, path)
		}
	}
	for i, rewritten := range exchangetest.Rewritten(c.t, "xlsx", again...) {
		data, err := os.ReadFile(rewritten)
		must(c.t, err)
		must(c.t, os.WriteFile(again[i], data, 0o600))
	}
}

// cells are what goes into the cells of a workbook; products and criteria are found by what stands before and above them.
func (c *count) cells(path string, given map[string]store.Scores) (cells []string) {
	c.t.Helper()
	book, err := excelize.OpenFile(path)
	must(c.t, err)
	defer book.Close()
	rows, err := book.GetRows(book.GetSheetName(0))
	must(c.t, err)
	criterion := map[int]string{}
	for r, row := range rows {
		for column, text := range row {
			if code := regexp.MustCompile(`^(C[0-9]+)\n`).FindStringSubmatch(text); code != nil {
				criterion[column] = code[1]
			}
		}
		if len(row) == 0 {
			continue
		}
		for column, code := range criterion {
			if points := given[row[0]].Get(code); points != nil {
				at, err := excelize.CoordinatesToCellName(column+1, r+1)
				must(c.t, err)
				cells = append(cells, at+"="+points.String())
			}
		}
	}
	return cells
}

// sealPackets has members score in their packets, and seal them: twice, so that an earlier seal lies beside the last one. The
// packets are on the stick still.
func (c *count) sealPackets(phrases map[string]string) {
	for _, member := range byPacket {
		folder := c.files("Goi-phieu-" + member + "-*")[0]
		for _, products := range halves(c.products(member)) {
			c.with(filepath.Join(folder, "goi-phieu.hoidong"), func(s *store.Store) {
				actor, err := s.OpenPacket(c.t.Context(), phrases[member])
				must(c.t, err)
				c.score(s, actor, member, products)
			})
			sealed(c.t, folder, phrases[member])
		}
	}
}

func halves(list []string) [][]string { return [][]string{list[:len(list)/2], list[len(list)/2:]} }

// score has a member score products as he would on the screen, and confirm them.
func (c *count) score(s *store.Store, actor store.Actor, member string, products []string) {
	c.t.Helper()
	for _, product := range products {
		for _, score := range c.given[member][product] {
			c.do(s, actor, &store.KeepScore{Dossier: product, Member: member, Criterion: score.Criterion, Now: new(score.Points)})
		}
	}
	c.do(s, actor, &store.ConfirmSheets{Member: member, Dossiers: products})
}

// scoreOnScreen has members score in the room, the first sheet of one of them in a terminal.
func (c *count) scoreOnScreen() {
	c.with(c.path, func(s *store.Store) {
		for _, member := range byScreen {
			products := c.products(member)
			if member == "HD02" {
				products = products[1:]
			}
			c.score(s, c.as(s, member), member, products)
		}
	})
	first := c.products("HD02")[0]
	s := signIn(c.t, 40, "hoidong", c.path, "HD02")
	s.openSheet(first, 0)
	for _, score := range c.given["HD02"][first] {
		text := score.Points.Fixed(1)
		s.waitFor("▸ " + score.Criterion)
		s.send(text + keyEnter)
		s.waitFor(score.Criterion + ": trống → " + text + " · đã lưu")
	}
	s.choose("Xác nhận tất cả")
	s.waitFor("1 phiếu đã đủ điểm")
	s.send(keyEnter)
	s.waitFor("Đã xác nhận")
	s.kill()
}

// keyPaper has two clerks type what members wrote on paper. The second mistypes C6 of the first product of HD05.
func (c *count) keyPaper() {
	c.with(c.path, func(s *store.Store) {
		for pass, clerk := range []string{"KP1", "KP2"} {
			actor := c.as(s, clerk)
			for _, form := range s.Snapshot().For(actor).Forms() {
				if form.Kind == store.PaperForm {
					c.keyForm(s, actor, form, clerk, pass+1)
				}
			}
		}
	})
}

func (c *count) keyForm(s *store.Store, actor store.Actor, form *store.Form, clerk string, pass int) {
	for i, b := range form.Ballots {
		ballot := store.PaperBallot{Form: form.Number, Dossier: b.Dossier, Turn: b.Turn, Clerk: clerk}
		typed := slices.Clone(c.given[form.Member][b.Dossier])
		if i == 0 && pass == 2 && form.Member == "HD05" {
			typed = typed.With(typed[0].Criterion, new(typed[0].Points-50))
		}
		for _, score := range typed {
			c.do(s, actor, &store.KeyScore{PaperBallot: ballot, Pass: pass, Criterion: score.Criterion, Now: new(score.Points)})
		}
		c.do(s, actor, &store.MarkKeyed{PaperBallot: ballot, Pass: pass, Scores: typed})
	}
}

// settle has the first clerk look at the paper again, in a terminal.
func (c *count) settle() {
	score := c.given["HD05"][c.products("HD05")[0]][0]
	s := signIn(c.t, 24, "hoidong", c.path, "KP1")
	s.choose("Chênh lệch phiếu giấy")
	s.waitFor("1 ô lệch", score.Points.Fixed(1)+" KP1", (score.Points-50).Fixed(1)+" KP2")
	s.send(score.Points.Fixed(1) + keyEnter)
	s.waitFor("Không có ô nào lệch")
	s.kill()
}
