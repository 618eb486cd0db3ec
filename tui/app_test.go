package tui

import (
	"bytes"
	"context"
	"io"
	"strings"
	"testing"
	"time"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// TestNamesOfAllKindsFit has wide, combining and hostile text in names.
func TestNamesOfAllKindsFit(t *testing.T) {
	s := open(t, engine.NewMemory())
	g := sample.Generate(1, sample.Size{Dossiers: 6, Members: 3, Criteria: 4})
	names := []string{"漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", "\x1b[31mđỏ\x1b[0m\r\nxuống dòng\t", strings.Repeat("ế", 300), "e\u0302\u0301e\u0302\u0301", "👩‍👩‍👦👩‍👩‍👦", ""}
	for i := range g.Intake.Dossiers {
		g.Intake.Dossiers[i].Product = names[i]
		g.Intake.Dossiers[i].Sector = names[i]
	}
	for i := range g.Intake.Enterprises {
		g.Intake.Enterprises[i].Name = names[i]
	}
	must(t, g.Fill(t.Context(), s))
	for _, size := range [][2]int{{60, 18}, {80, 24}, {120, 40}} {
		p := sit(t, s, "HD01", size[0], size[1])
		for _, k := range []string{"down", "f4", "f5", "esc", "esc", "enter", "pgdn", "pgdn", "pgdn", "pgdn", "pgdn"} {
			p.press(k)
			frame := p.app.View()
			checkFrame(t, frame, size[0], size[1])
			if strings.ContainsAny(frame, "\x1b\r\t") {
				t.Fatalf("a name reaches the terminal raw: %q", frame)
			}
		}
	}
}

func TestASmallWindowAsksToBeEnlargedAndTakesNothing(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("1")
	p.send(tea.WindowSizeMsg{Width: 50, Height: 10})
	p.sees("60×18")
	p.press("2", "enter", "pgdn")
	holds(t, s, "HD03", blank3, "C5", "")
	p.send(tea.WindowSizeMsg{Width: 60, Height: 18})
	p.sees("1▏", "C5 Đảm")
	p.press("2", "enter")
	holds(t, s, "HD03", blank3, "C5", "12")
}

// TestTwoProgramsInOneProcess have colours of their own.
func TestTwoProgramsInOneProcess(t *testing.T) {
	s := demo(t)
	renderer := func(p termenv.Profile) func(*Options) {
		return func(o *Options) {
			o.Renderer = lipgloss.NewRenderer(io.Discard)
			o.Renderer.SetColorProfile(p)
		}
	}
	for _, screen := range [][]string{nil, {"enter"}, {"enter", "tab", "x"}, {"f4"}, {"f3", "a"}, {"f10"}} {
		colourful := sit(t, s, "HD03", 80, 24, renderer(termenv.TrueColor))
		plain := sit(t, s, "HD03", 80, 24, renderer(termenv.Ascii))
		colourful.press(screen...)
		plain.press(screen...)
		if !strings.Contains(colourful.app.View(), "\x1b[38;2;") {
			t.Errorf("%v: no colours", screen)
		}
		if strings.Contains(plain.app.View(), "\x1b[38") {
			t.Errorf("%v: colours leak into the plain program: %q", screen, plain.app.View())
		}
	}
}

func TestF8AndF2ChangeThisProgramOnly(t *testing.T) {
	s := demo(t)
	one, other := sit(t, s, "HD03", 80, 24), sit(t, s, "HD04", 80, 24)
	frame := other.app.View()
	one.press("f2", "f8")
	one.sees("> SP01")
	if other.app.View() != frame {
		t.Error("the other program changed too")
	}
	one.press("f2")
	one.sees("▸ SP01")
}

func TestTheLanguageChangesAtOnce(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	nextLanguage(p.app)
	p.sees("Being scored", "Enter sheet")
	nextLanguage(p.app)
	p.sees("Đang chấm", "Enter mở phiếu")
}

func TestCtrlCNeverQuits(t *testing.T) {
	for _, member := range []string{"", "HD03"} {
		p := sit(t, demo(t), member, 80, 24)
		p.press("ctrl+c", "ctrl+c", "ctrl+c")
		p.sees("F10")
		if p.quit {
			t.Fatal("it quit")
		}
	}
}

func TestCtrlSTellsWhenItWasSaved(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24)
	p.press("ctrl+s")
	p.sees("không cần lưu")
	p.at(blank3)
	p.press("8", "enter", "ctrl+s")
	p.sees("Đã lưu tự động lúc 12:00:00")
}

func TestHandingOverClearsTheDesk(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	p.press("8", "enter")
	p.press("menu.handover")
	p.release()
	p.sees("Điểm của HD03 đã lưu đủ, lần cuối lúc 12:00:00", "Còn 19 ô ở 10 sản phẩm")
	p.press("enter")
	p.sees("Chọn tên để vào phòng họp")
	p.misses("HD03 Phạm")
	holds(t, s, "HD03", blank3, "C5", "8")
	p.press("ngoc anh", "enter")
	p.sees("HD06")
}

func TestLateAnswersAreNotToldToTheNextOne(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.hold = true
	p.press("9", "enter")
	late := p.held
	p.hold, p.held = false, nil
	handOver(p.app)
	for _, cmd := range late {
		p.carryOut(cmd)
	}
	holds(t, s, "HD03", blank3, "C5", "9")
	p.misses("C5", "đã lưu")
	p.press("ctrl+s")
	p.misses("12:00:00")
}

func TestTheSittingIsRunFromTheMenuByThoseWhoMay(t *testing.T) {
	s := demo(t)
	member := sit(t, s, "HD03", 80, 24)
	member.press("alt+esc")
	member.misses("Tạm dừng phiên họp")
	chair := sit(t, s, "HD01", 80, 24)
	chair.press("alt+esc")
	chair.sees("Tạm dừng phiên họp", "Kết thúc chấm")
	askPhase(store.Paused)(chair.app)
	chair.press("enter")
	chair.sees("Phiên họp: Tạm dừng")
	if phase := s.Snapshot().Phase(); phase != store.Paused {
		t.Fatalf("the sitting is %s", phase)
	}
}

func TestAnEmptyFileSaysWhatToDo(t *testing.T) {
	p := sit(t, open(t, engine.NewMemory()), "", 80, 24, func(o *Options) { o.Local = false })
	p.sees("chưa có kỳ xét chọn", "tại máy giữ tệp dữ liệu")
	p.press("enter", "down", "f4", "f5", "a")
	checkFrame(t, p.app.View(), 80, 24)
}

// TestARealRoundAsksForTheCode signs in with the code that the secretary gave out.
func TestARealRoundAsksForTheCode(t *testing.T) {
	s := realRound(t)
	code, err := s.IssueCode(t.Context(), s.Owner(), "HD02")
	must(t, err)
	p := sit(t, s, "", 80, 24)
	p.press("down", "enter")
	p.sees("Mã truy cập", "HD02")
	p.press("1234x5678", "enter")
	p.sees("chưa đúng")
	p.press(code)
	p.sees(code)
	p.press("enter")
	p.sees("Thiết lập kỳ xét chọn", "HD02", "SỐ LIỆU MẪU")
	p.press("esc")
	p.sees("chưa có hồ sơ nào")
}

func TestARoundWithoutACouncilSaysWhatToDo(t *testing.T) {
	s := open(t, engine.NewMemory())
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
	_, err := s.Do(t.Context(), s.Owner(), &store.CreateRound{Round: store.NewRound(2026, "SPCNCL 2026"), Rules: *g.Rules})
	must(t, err)
	p := sit(t, s, "", 80, 24, func(o *Options) { o.Local = false })
	p.sees("chưa có thành viên nào", "tại máy giữ tệp dữ liệu")
	p.press("enter", "down", "f4", "a")
	checkFrame(t, p.app.View(), 80, 24)
}

func TestAPanicEndsTheProgramInOrder(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("8", "enter")
	p.app.screens = append(p.app.screens, brokenScreen{})
	p.app.View()
	p.press("x")
	if !p.quit {
		t.Fatal("it goes on")
	}
	if err := p.app.Close(); err == nil || !strings.Contains(err.Error(), "broken screen") {
		t.Fatalf("the error is %v", err)
	}
	q := sit(t, s, "HD03", 80, 24)
	q.send(guarded(func() tea.Msg { panic("broken command") })())
	if err := q.app.Close(); err == nil || !q.quit {
		t.Fatalf("quit %v, error %v", q.quit, err)
	}
	broken := sit(t, s, "HD03", 80, 24)
	broken.app.screens = append(broken.app.screens, unmovedScreen{})
	if model, _ := broken.app.Update(named["down"]); model != tea.Model(broken.app) {
		t.Fatal("the library goes on with no model")
	}
	holds(t, s, "HD03", blank3, "C5", "8")
}

// unmovedScreen takes no key.
type unmovedScreen struct{ brokenScreen }

func (unmovedScreen) Update(tea.Msg) (action, tea.Cmd) { panic("unmoved screen") }

type brokenScreen struct{}

func (brokenScreen) Update(tea.Msg) (action, tea.Cmd) { return nil, nil }
func (brokenScreen) View(int, int) []string           { panic("broken screen") }
func (brokenScreen) Help() []hint                     { return nil }
func (brokenScreen) CapturesInput() bool              { return false }

// TestRunEndsWithItsContext runs the real program: what was kept is written, and the terminal is given back.
func TestRunEndsWithItsContext(t *testing.T) {
	s := demoOn(t, &slow{Engine: engine.NewMemory(), delay: time.Millisecond})
	ctx, cancel := context.WithCancel(t.Context())
	in, keyboard := io.Pipe()
	var out bytes.Buffer
	done := make(chan error, 1)
	go func() { done <- Run(ctx, Options{Store: s}, in, &out) }()
	changes := s.Watch(t.Context())
	<-changes
	for _, k := range []string{"HD03", "\r", "\x06", blank3, "\r", "\r", "12,5\r", "8\r"} {
		_, err := io.WriteString(keyboard, k)
		must(t, err)
	}
	for stored(t, s, "HD03", blank3, "C6") == nil {
		<-changes
	}
	_, err := io.WriteString(keyboard, "\x1b[A9\r9")
	must(t, err)
	cancel()
	must(t, <-done)
	must(t, keyboard.Close()) // the library leaves a reader behind that waits for the next key
	holds(t, s, "HD03", blank3, "C5", "12,5")
	if !strings.HasSuffix(strings.TrimSpace(out.String()), "\x1b[?1049l\x1b[?25h") && !strings.Contains(out.String(), "\x1b[?1049l") {
		t.Fatalf("the terminal was not given back: %q", out.String())
	}
}

func TestLongCodesKeepTheirDistance(t *testing.T) {
	g := sample.Generate(1, sample.Size{Dossiers: 3, Members: 2, Criteria: 2})
	for i := range g.Intake.Dossiers {
		g.Intake.Dossiers[i].Code = "SPCN-2026-" + g.Intake.Dossiers[i].Code
	}
	for i := range g.Given.Scores {
		g.Given.Scores[i].Dossier = "SPCN-2026-" + g.Given.Scores[i].Dossier
	}
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	for _, w := range []int{60, 80, 120} {
		p := sit(t, s, "HD01", w, 24)
		p.sees("SPCN-2026-SP02  S")
		p.press("f4")
		p.sees("SPCN-2026-SP02  S")
		checkFrame(t, p.app.View(), w, 24)
	}
}

func TestTheHeaderKeepsTheWarning(t *testing.T) {
	g := sample.Generate(1, sample.Size{Dossiers: 3, Members: 2, Criteria: 2})
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "HD01", 60, 18)
	p.sees("Chuẩn bị · SỐ LIỆU MẪU", "HD01", "3/3")
}

func TestARankingOfNothingSaysSo(t *testing.T) {
	g := sample.Generate(1, sample.Size{Members: 2, Criteria: 2})
	s := open(t, engine.NewMemory())
	must(t, g.Fill(t.Context(), s))
	p := sit(t, s, "HD01", 80, 24)
	p.press("f4")
	p.sees("Kỳ xét chọn chưa có hồ sơ nào.")
	p.press("enter", "e", "f5", "end", "down", "tab", "f3")
	p.sees("Thư ký nhập hồ sơ ở mục")
}
