package tui

import (
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
)

// A filled form, and what it was given.
func filled(p *seat, taken *[]string) *form {
	f := newForm(&p.app.desk, "Thành viên", "Ghi nhận", func(values []string) (action, error) {
		if values[0] == "" {
			return nil, scoring.NewFault("sheet.nothing_asked")
		}
		return func(*App) tea.Cmd { *taken = values; return nil }, nil
	})
	f.ask("Họ và tên", "", "Ghi đầy đủ họ và tên").choose("Quyền", "b", "", option{"a", "Ủy viên"}, option{"b", "Thư ký"}).say("Ghi rồi lưu ngay.")
	f.open(p.app)
	return f
}

func TestAFormGivesNothingBeforeItsButton(t *testing.T) {
	var taken []string
	p := sit(t, demo(t), "HD03", 80, 24)
	filled(p, &taken)
	p.sees("▸ Họ và tên", "Ghi đầy đủ", "Thư ký", "Ghi rồi lưu ngay.")
	p.press("Trần Thị Bích", "enter", "left", "enter")
	if taken != nil {
		t.Fatal("something was done before the button")
	}
	p.sees("▸ Ghi nhận", "Ủy viên")
	p.press("enter")
	if strings.Join(taken, "|") != "Trần Thị Bích|a" || p.app.dialog != nil {
		t.Errorf("took %q", taken)
	}
}

func TestAFormSaysWhyItCannotBeTaken(t *testing.T) {
	var taken []string
	p := sit(t, demo(t), "HD03", 60, 18)
	f := filled(p, &taken)
	p.press("down", "down", "enter")
	p.sees("! ")
	if taken != nil || p.app.dialog != f {
		t.Error("the form is gone")
	}
}

func TestEscapeDropsWhatWasTypedOnlyTheSecondTime(t *testing.T) {
	var taken []string
	p := sit(t, demo(t), "HD03", 80, 24)
	filled(p, &taken)
	p.press("esc")
	if p.app.dialog != nil {
		t.Fatal("an untouched form stays")
	}
	filled(p, &taken)
	p.press("X", "esc")
	p.sees("Esc lần nữa")
	p.press("esc")
	if p.app.dialog != nil || taken != nil {
		t.Error("the form stays")
	}
}

func TestALongFormKeepsItsLineInSight(t *testing.T) {
	p := sit(t, demo(t), "HD03", 60, 18)
	f := newForm(&p.app.desk, "Dài", "Ghi nhận", func([]string) (action, error) { return nil, nil })
	for _, label := range strings.Fields("a1 a2 a3 a4 a5 a6 a7 a8 a9 b1 b2 b3 b4 b5 b6 b7 b8 b9") {
		f.ask(label, "", "")
	}
	f.open(p.app)
	for _, l := range f.lines {
		p.sees("▸ " + l.label)
		p.press("down")
	}
	p.sees("▸ Ghi nhận")
	p.click("b8")
	p.sees("▸ b8")
}

// TestALongFormInALowTerminalSaysWhatItIs: title, hint and button stay while the lines scroll.
func TestALongFormInALowTerminalSaysWhatItIs(t *testing.T) {
	p := sit(t, demo(t), "HD11", 60, 18)
	editMember(nil)(p.app)
	for range len(memberRoles) + 5 {
		f := p.app.dialog.(*form)
		p.sees(p.app.T("council.new"), p.app.T("council.keep"))
		if f.at < len(f.lines) {
			p.sees("▸ " + f.lines[f.at].label)
			if hint := f.lines[f.at].hint; hint != "" {
				p.sees(wrap(hint, 40)[0])
			}
		}
		p.press("down")
	}
	p.sees("▸ " + p.app.T("council.keep"))
}
