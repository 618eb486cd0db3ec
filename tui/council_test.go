package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestCodesAreNotLostByAnyWayOut: whichever key leads away from the codes, it asks first.
func TestCodesAreNotLostByAnyWayOut(t *testing.T) {
	for _, way := range []string{"esc", "enter", "f4", "f5", "f6", "f7", "f10", "ctrl+q", "alt+esc", "g", "click"} {
		s := imported(t)
		p := sit(t, s, "", 80, 24, func(o *Options) { o.Folder = t.TempDir() })
		p.part(4)
		p.press("enter", "enter")
		code := regexp.MustCompile(`\d{4}-\d{4}`).FindString(p.app.View())
		if way == "click" {
			p.send(tea.MouseMsg{X: 3, Y: 23, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		} else {
			p.press(way)
		}
		if p.app.dialog != nil {
			p.sees("Đã ghi lại các mã này?")
			p.press("enter")
		}
		if code == "" || !strings.Contains(p.app.View(), code) {
			t.Errorf("%s leads away", way)
		}
	}
}

func everybodyScores(s *store.Store) scoring.Rules {
	set := *s.Snapshot().Rules()
	set.Criteria = slices.Clone(set.Criteria)
	set.Criteria[2].Scorers = []string{"*"}
	return set
}

func TestTheCouncilByHand(t *testing.T) {
	s := founded(t)
	p := sit(t, s, "", 80, 24)
	p.part(3)
	p.press("down", "enter", "hd12", "enter", "Nguyễn Thị Ánh", "enter", "enter", "Sở Tài chính", "enter", "Ủy viên kiêm Thư ký", "enter",
		"enter", "enter", "enter", "right", "enter", "enter", "enter", "enter")
	p.sees("Đã ghi HD12 Nguyễn Thị Ánh", "1 thành viên, 1 có quyền chấm")
	m := s.Snapshot().Members()[0]
	if !m.Roles.Has(store.Secretary) || !m.Votes() || m.Office != "Sở Tài chính" {
		t.Fatalf("%+v", m)
	}
	p.press("home", "down", "down", "enter", "bs", "h", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
	if got := s.Snapshot().Members()[0].Name; got != "Nguyễn Thị Ánhh"[:len("Nguyễn Thị Án")]+"h" {
		t.Fatal(got)
	}
	p.press("home", "down", "enter", "hd12", "enter", "Ai đó", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
	p.sees("Hội đồng đã có mã HD12")
	p.press("esc", "esc", "home", "down", "down", "del")
	p.sees("Đưa HD12")
	p.press("right", "enter")
	p.sees("Đã đưa HD12")
	if n := len(s.Snapshot().Members()); n != 0 {
		t.Fatal(n)
	}
	p.press("ctrl+z", "enter")
	if n := len(s.Snapshot().Members()); n != 1 {
		t.Fatal(n)
	}
}

func TestRecusalsAreDeclaredAndWithdrawn(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	before := len(s.Snapshot().For(s.Owner()).Recusals())
	p.part(6)
	p.press("home", "down", "enter", "HD03", "enter", "enter")
	p.sees("HD03 Phạm Quốc Bảo không tham gia chấm các sản phẩm của")
	p.press("enter", "enter", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "Cố vấn", "enter", "enter", "enter")
	p.sees("HD03 không tham gia chấm sản phẩm của")
	if n := len(s.Snapshot().For(s.Owner()).Recusals()); n != before+1 {
		t.Fatal(n)
	}
	p.press("home", "down", "down", "del", "Khai nhầm", "enter", "enter", "enter")
	p.sees("Đã rút khai báo")
	if n := len(s.Snapshot().For(s.Owner()).Recusals()); n != before {
		t.Fatal(n)
	}
}

func TestTheFileOfCodesIsForThePrinterOnly(t *testing.T) {
	s := imported(t)
	home := t.TempDir()
	p := sit(t, s, "", 80, 24, func(o *Options) { o.Folder = home })
	p.part(4)
	p.press("enter")
	p.sees("Cấp mã truy cập cho HD01")
	p.press("enter")
	code := regexp.MustCompile(`\d{4}-\d{4}`).FindString(p.app.View())
	files, err := filepath.Glob(filepath.Join(home, "The-ma-truy-cap-*.pdf"))
	must(t, err)
	if code == "" || len(files) != 1 {
		t.Fatalf("%q %v", code, files)
	}
	info, err := os.Stat(files[0])
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Error(info.Mode())
	}
	p.press("esc", "right", "enter")
	p.misses(code)

	// Where nothing can be written the codes are shown all the same.
	q := sit(t, s, "", 80, 24, func(o *Options) { o.Folder = filepath.Join(home, "không có") })
	q.part(4)
	q.press("down", "enter", "enter")
	q.sees("chưa ghi được tệp in", "HD02")
	if regexp.MustCompile(`\d{4}-\d{4}`).FindString(q.line("HD02")) == "" {
		t.Error(q.app.View())
	}
}
