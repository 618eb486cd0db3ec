package tui

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/store"
)

// strangers are names that no office wrote and that some file holds nevertheless. None has a digit, so that what is a number
// on the screen comes from elsewhere.
var strangers = []struct{ what, name string }{
	{"wide", "漢字の製品名は二つの桁を取る漢字の製品名は二つの桁を取る漢字の製品名は二つの桁を取る"},
	{"decomposed", strings.Repeat(norm.NFD.String("Bộ điều khiển nhiệt "), 6)},
	{"marks on marks", strings.Repeat("Z\u0301\u0302\u0323\u0308\u0330a\u0360l\u0334\u0335g\u0489o ", 9)},
	{"a mark without a letter", "\u0301\u0302\u0303 trước tên"},
	{"joined emoji", strings.Repeat("👩\u200d👩\u200d👦 👍🏽 ❤\ufe0f 🇻🇳 👩🏿\u200d🚀 ", 5)},
	{"zero width", "\ufeffMáy\u200bbơm\u2060 nước\u00ad\u200d\u200c áp\u180e lực"},
	{"one word", strings.Repeat("Donaudampfschifffahrtsgesellschaft", 5)},
	{"right to left", "מכונת כביסה תעשייתית גדולה מאוד \u202eلوحة التحكم الكهربائية\u202c الرئيسية"},
	{"commands", "\x1b[Hđỏ\x1b[m\a\b\r\n\tmáy\x00 \u009bm in\x7f\u2028dòng\u2029mới"},
	{"nothing to see", "\u200b\u200d\ufeff"},
	{"half wide", "ﾊﾝｶｸ漢a漢b漢c漢d漢e漢f漢g漢h漢i漢j漢k漢l漢m漢n漢o漢p漢q漢r漢s漢t漢u漢v漢"},
}

func strange(n int) string { return strangers[n%len(strangers)].name }

// disfigure gives all that has a name in a council a strange one, as if the file had come with them. The records are
// those of the snapshot itself: the ways in would clean some of the names, other programs and older files do not.
func disfigure(s *store.Store) {
	view := s.Snapshot().For(s.Owner())
	for i, m := range s.Snapshot().Members() {
		m.Name, m.Post, m.Office, m.Title = strange(i), strange(i+1), strange(i+2), strange(i+3)
	}
	for i := range view.Dossiers() {
		d := view.Dossier(i)
		d.Product, d.Sector, d.ReferredBy, d.ConclusionReason, d.LateReason = strange(i), strange(i+1), strange(i+2), strange(i+3), strange(i+4)
		e := view.Enterprise(i)
		e.Name, e.Address = strange(i+5), strange(i+6)
	}
	if rules := s.Snapshot().Rules(); rules != nil {
		rules.Name, rules.Basis = strange(1), strange(2)
		for i := range rules.Criteria {
			rules.Criteria[i].Name = strange(i)
		}
	}
}

// TestStrangeNamesStayInTheirColumns draws every scene over names of every script: the frame is as large as its terminal,
// nothing in a name commands or confuses the terminal, and every number stays where it is with ordinary names.
func TestStrangeNamesStayInTheirColumns(t *testing.T) {
	t.Parallel()
	plain, odd := newCouncils(t), newCouncils(t)
	odd.made = disfigure
	for _, scene := range scenes() {
		for _, size := range sizes() {
			at := fmt.Sprintf("%s at %d×%d", scene.name, size[0], size[1])
			p := sit(t, plain.of(scene), scene.member, size[0], size[1])
			p.press(scene.keys...)
			q := sit(t, odd.of(scene), scene.member, size[0], size[1])
			q.press(scene.keys...)
			frame := q.app.View()
			checkFrame(t, frame, size[0], size[1])
			checkSigns(t, at, frame)
			if p.app.dialog == nil { // a box is as wide as what it holds
				checkColumns(t, at, p.app.View(), frame)
			}
		}
	}
}

// TestStrangeTextIsTyped pastes every strange name in every scene, and at the beginning of what is there.
func TestStrangeTextIsTyped(t *testing.T) {
	councils := newCouncils(t)
	for _, scene := range scenes() {
		p := sit(t, councils.of(scene), scene.member, 60, 18)
		p.press(scene.keys...)
		for _, stranger := range strangers {
			p.paste(stranger.name)
			p.press("home")
			checkFrame(t, p.app.View(), 60, 18)
			checkSigns(t, scene.name+", "+stranger.what, p.app.View())
		}
	}
}

// checkSigns fails when a frame holds a rune that commands the terminal, or one on whose width terminals disagree.
func checkSigns(tb testing.TB, at, frame string) {
	tb.Helper()
	for line := range strings.SplitSeq(frame, "\n") {
		cells := 0
		for _, r := range line {
			if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector) {
				tb.Errorf("%s: %U reaches the terminal: %q", at, r, line)
				return
			}
			cells += ansi.StringWidthWc(string(r))
		}
		if cells != width(line) {
			tb.Errorf("%s: a line of %d cells takes %d rune by rune: %q", at, width(line), cells, line)
			return
		}
	}
}

// rowOf finds the code at the beginning of a row; figure a number or another cell of a table.
var (
	rowOf  = regexp.MustCompile(`^ [ ▸] (?: +\d+ +[▲▼=\d ]*)?((?:SP|HD|C)\d+) `)
	figure = regexp.MustCompile(`\d+(?:[.,]\d+)?|TĐ|XĐLI|│`)
)

// checkColumns fails when a number in the row of a code stands elsewhere than in the same row of the other frame.
func checkColumns(tb testing.TB, at, ordinary, frame string) {
	tb.Helper()
	was, is := strings.Split(ordinary, "\n"), strings.Split(frame, "\n")
	for i, line := range is {
		code := rowOf.FindStringSubmatch(line)
		if code == nil || i >= len(was) {
			continue
		}
		if other := rowOf.FindStringSubmatch(was[i]); other == nil || other[1] != code[1] {
			continue
		}
		expected := cellsOf(was[i])
		for _, c := range cellsOf(line) {
			if !slices.Contains(expected, c) {
				tb.Errorf("%s: a cell is elsewhere: %s\n%s\n%s", at, c, was[i], line)
				break
			}
		}
	}
}

// cellsOf are the numbers and marks of a line, with the column of each.
func cellsOf(line string) []string {
	var cells []string
	for _, at := range figure.FindAllStringIndex(line, -1) {
		cells = append(cells, fmt.Sprintf("%d %s", width(line[:at[0]]), line[at[0]:at[1]]))
	}
	return cells
}
