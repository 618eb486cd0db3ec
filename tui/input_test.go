package tui

import (
	"context"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// A recording is what one way of typing sends: each chunk is what the program reads at once, after one key.
type recording struct {
	name   string
	chunks []string
	// word is what stands in a text field afterwards.
	word string
}

// del and ctrlH are the two backspaces that input methods send.
const (
	del   = "\x7f"
	ctrlH = "\x08"
)

// recordings are Telex and VNI as UniKey, EVKey and ibus send them, and others that bring no ASCII.
func recordings() []recording {
	all := []recording{
		{"telex", []string{"v", "i", "e", del + "ê", del + "ệ", "t"}, "việt"},
		{"telex in capitals", []string{"V", "I", "E", del + "Ê", del + "Ệ", "T"}, "VIỆT"},
		{"telex dd", []string{"d", del + "đ", "e", del + "ê", "n"}, "đên"},
		{"telex w alone", []string{"t", "ư", del + "ừ"}, "từ"},
		{"telex w behind a vowel", []string{"n", "u", del + "ư", "o", del + del + "ươ", "c"}, "nươc"},
		{"telex brackets", []string{"m", "ơ", "ư"}, "mơư"},
		{"telex tone at the end", []string{"h", "o", "a", del + del + "hóa"[1:]}, "hóa"},
		{"vni", []string{"d", del + "đ", "e", del + "ê", "n", del + del + "ến"}, "đến"},
		{"vni one letter", []string{"e", del + "é"}, "é"},
		{"held-back syllable", []string{"n", "g", "h", "i", "e", "n", "g", strings.Repeat(del, 4) + "iêng"}, "nghiêng"},
		{"held-back word", []string{"Việt"}, "Việt"},
		{"held-back word behind its letters", []string{"v", "i", "e", "e", "t", strings.Repeat(del, 5) + "việt"}, "việt"},
		{"letter in two pieces", []string{"vi\xe1", "\xbb\x87t"}, "việt"},
		{"letter in three pieces", []string{"\xe1", "\xbb", "\x87"}, "ệ"},
		{"combining marks", []string{"e", "\u0301"}, "é"},
		{"Vietnamese layout", []string{"ă", "â", "ê", "ô", "đ"}, "ăâêôđ"},
		{"lone Shift", []string{"\x00", "a", "\x00"}, "a"},
	}
	// Some terminals have the other backspace.
	for _, r := range all {
		other := recording{r.name + ", backspace 8", slices.Clone(r.chunks), r.word}
		for i := range other.chunks {
			other.chunks[i] = strings.ReplaceAll(other.chunks[i], del, ctrlH)
		}
		if !slices.Equal(other.chunks, r.chunks) {
			all = append(all, other)
		}
	}
	return all
}

// A listener is a program that notes what the library makes of bytes.
type listener struct{ got chan tea.Msg }

func (l listener) Init() tea.Cmd { return nil }

func (l listener) View() string { return "" }

func (l listener) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg.(type) {
	case tea.KeyMsg, tea.FocusMsg:
		l.got <- msg
	}
	return l, nil
}

// heard sends chunks of bytes through the library's own reader and our filter, and returns the messages of each chunk.
// A report of focus marks the end of one.
func heard(tb testing.TB, letters *rejoiner, chunks ...string) [][]tea.Msg {
	tb.Helper()
	in, keyboard := io.Pipe()
	l := listener{make(chan tea.Msg)}
	ctx, cancel := context.WithCancel(tb.Context())
	p := tea.NewProgram(l, tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(io.Discard), tea.WithFilter(letters.filter), tea.WithoutSignalHandler())
	done := make(chan struct{})
	go func() {
		_, _ = p.Run()
		close(done)
	}()
	defer func() {
		cancel()
		<-done
		_ = keyboard.Close() // the library leaves a reader behind that waits for the next key
	}()
	var all [][]tea.Msg
	for _, chunk := range chunks {
		go func() {
			_, _ = io.WriteString(keyboard, chunk)
			_, _ = io.WriteString(keyboard, "\x1b[I")
		}()
		var msgs []tea.Msg
		for msg := range l.got {
			if _, end := msg.(tea.FocusMsg); end {
				break
			}
			msgs = append(msgs, msg)
		}
		all = append(all, msgs)
	}
	return all
}

// replay gives a program what was heard, all of a chunk at the same time.
func (s *seat) replay(heard [][]tea.Msg) {
	for _, chunk := range heard {
		s.time = s.time.Add(burstTime * 20)
		for _, msg := range chunk {
			s.send(msg)
		}
	}
}

// typing finds a cell that is being typed in.
var typing = regexp.MustCompile(`[0-9,]+▏`)

// TestRecordedTypingTriggersNothing replays every recording over every scene: nothing is kept, nothing ends, a number that
// is half typed stays as it is, and no cell opens.
func TestRecordedTypingTriggersNothing(t *testing.T) {
	t.Parallel()
	councils, heard := newCouncils(t), allHeard(t)
	for _, scene := range scenes() {
		// One after the other, each with an end of its own: hundreds of programs at once fill the memory.
		t.Run(scene.name, func(t *testing.T) {
			for _, r := range recordings() {
				typeOver(t, r.name, heard[r.name], scene, councils.of(scene))
			}
		})
	}
}

// typeOver replays one recording over one scene, in a program of its own.
func typeOver(t *testing.T, name string, msgs [][]tea.Msg, scene scene, s *store.Store) {
	t.Helper()
	p := sit(t, s, scene.member, 80, 24)
	p.press(scene.keys...)
	frame, revision := p.app.View(), s.Snapshot().Revision()
	before := typing.FindString(frame)
	p.replay(msgs)
	after := p.app.View()
	if p.quit || p.app.broken != nil {
		t.Fatalf("%s, %s: it ended: %v", name, scene.name, p.app.broken)
	}
	if now := s.Snapshot().Revision(); now != revision {
		t.Errorf("%s, %s: something was written", name, scene.name)
	}
	if cell := typing.FindString(after); p.app.dialog == nil && cell != before {
		t.Errorf("%s, %s: the cell with %q has %q", name, scene.name, before, cell)
	}
	if !scene.texts && !strings.Contains(frame, "▏") && strings.Contains(after, "▏") {
		t.Errorf("%s, %s: a cell or a field opened", name, scene.name)
	}
	checkFrame(t, after, 80, 24)
}

// allHeard are the recordings as the library reads them, by their names.
func allHeard(tb testing.TB) map[string][][]tea.Msg {
	tb.Helper()
	all := map[string][][]tea.Msg{}
	for _, r := range recordings() {
		all[r.name] = heard(tb, &rejoiner{}, r.chunks...)
	}
	return all
}

// TestRecordedTypingWritesInFields: in every text field the word comes out right.
func TestRecordedTypingWritesInFields(t *testing.T) {
	t.Parallel()
	shared, heard := demo(t), allHeard(t)
	for _, r := range recordings() {
		for _, field := range []struct {
			name, member string
			keys         []string
			label        string
		}{
			{"sign in", "", nil, "Tìm: "},
			{"search", "HD03", []string{"f3"}, "Tìm: "},
			{"remark", "HD03", []string{"down", "down", "enter", "tab"}, "Nhận xét: "},
			{"menu", "HD03", []string{"alt+esc"}, "Tìm: "},
		} {
			p := sit(t, shared, field.member, 80, 24)
			p.press(field.keys...)
			p.replay(heard[r.name])
			frame := p.app.View()
			if !strings.Contains(composed(frame), field.label+composed(r.word)+"▏") {
				t.Errorf("%s, %s: want %q:\n%s", r.name, field.name, r.word, frame)
			}
		}
	}
}

// TestACodeTakesDigitsWhateverTheKeyboard: letters leave the access code alone.
func TestACodeTakesDigitsWhateverTheKeyboard(t *testing.T) {
	s := realRound(t)
	for _, r := range recordings() {
		p := sit(t, s, "", 80, 24, func(o *Options) { o.Local = false })
		p.press("enter", "4827")
		p.replay(heard(t, &rejoiner{}, r.chunks...))
		p.press("1935")
		if !strings.Contains(p.line("Mã truy cập: "), "1935") {
			t.Errorf("%s: %s", r.name, p.line("Mã truy cập: "))
		}
	}
}

func TestTheVietnameseLayoutIsNamed(t *testing.T) {
	s := demo(t)
	for _, key := range strings.Split("ă â ê ô đ Ă \u0301", " ") {
		p := sit(t, s, "HD03", 60, 18)
		p.at(blank3)
		p.press(key)
		p.sees("Bàn phím đang ở kiểu tiếng Việt: Windows+Space để gõ số.")
		p.press("9", "enter")
		p.misses("Bàn phím đang")
		p.press("up")
		holds(t, s, "HD03", blank3, "C5", "9")
	}
	p := sit(t, s, "HD03", 80, 24)
	p.at("SP08")
	p.replay(heard(t, &rejoiner{}, "a", del+"â"))
	p.misses("Bàn phím")
}

// spelt is what was heard, one key behind the other and a bar behind each chunk.
func spelt(heard [][]tea.Msg) string {
	var b strings.Builder
	for _, chunk := range heard {
		for _, msg := range chunk {
			fmt.Fprint(&b, msg)
		}
		b.WriteString("|")
	}
	return b.String()
}

// codePage is what go-localereader makes of bytes where the code page has one byte a letter, as in Vietnam: each is a
// letter of its own.
func codePage(text string) string {
	var b strings.Builder
	for _, c := range []byte(text) {
		b.WriteRune(rune(c))
	}
	return b.String()
}

// TestLettersOverWindowsAreRejoined types through the code page as a server on Windows reads it.
func TestLettersOverWindowsAreRejoined(t *testing.T) {
	for _, r := range append(recordings(), recording{"pasted", []string{"\x1b[200~Tốt, cần bổ sung số liệu 2020\x1b[201~"}, "Tốt, cần bổ sung số liệu 2020"}) {
		local := make([]string, len(r.chunks))
		for i, chunk := range r.chunks {
			local[i] = codePage(chunk)
		}
		want := spelt(heard(t, &rejoiner{}, r.chunks...))
		if got := spelt(heard(t, &rejoiner{locale: true}, local...)); got != want {
			t.Errorf("%s: %q, want %q", r.name, got, want)
		}
	}
}

// TestLettersOfAConsoleStayAsTheyAre: é is one rune from a console and from UTF-8, and no byte to wait for another with.
func TestLettersOfAConsoleStayAsTheyAre(t *testing.T) {
	got := spelt(heard(t, &rejoiner{}, "é", "à", "\x1b[A", "\xe1", "a"))
	if want := "é|à|up||a|"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

// FuzzLettersOverWindows: whatever letters come, cut wherever the network cuts them, they are the same letters.
func FuzzLettersOverWindows(f *testing.F) {
	f.Add("Tốt, cần bổ sung", []byte{1, 0, 2, 1})
	f.Add("ệ", []byte{0, 0})
	f.Fuzz(func(t *testing.T, text string, cuts []byte) {
		text = strings.ToValidUTF8(strings.ReplaceAll(text, string(utf8.RuneError), ""), "")
		j, got := &rejoiner{locale: true}, []rune(nil)
		for rest := []byte(text); len(rest) > 0; {
			n := len(rest)
			if len(cuts) > 0 {
				n, cuts = min(n, 1+int(cuts[0])%4), cuts[1:]
			}
			msg := j.filter(nil, tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(codePage(string(rest[:n])))})
			if key, ok := msg.(tea.KeyMsg); ok {
				got = append(got, key.Runes...)
			}
			rest = rest[n:]
		}
		if string(got) != text {
			t.Errorf("%q came as %q", text, string(got))
		}
	})
}
