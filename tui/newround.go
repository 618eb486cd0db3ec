package tui

import (
	"cmp"
	"errors"
	"slices"
	"strconv"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
)

// ErrSample ends a program in which somebody asked for the sample round: it is in a file of its own, which whoever runs
// the program opens.
var ErrSample = errors.New("tui: the sample round was asked for")

// begin is what somebody sees whose file has no round yet: the sample, or a new round.
type begin struct {
	desk   *desk
	window window
}

// beginnings are the lines of the screen, by their names under begin in the message files.
var beginnings = [...]string{"round", "sample"}

// createdMsg says how making a round went.
type createdMsg struct {
	receipt store.Receipt
	err     error
}

func (b *begin) CapturesInput() bool { return false }

func (b *begin) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case createdMsg:
		return created(msg), nil
	case tea.MouseMsg:
		return b.mouse(msg), nil
	case tea.KeyMsg:
		k, n := b.desk.keys, len(beginnings)
		switch {
		case matches(msg, k.up, k.backTab):
			b.window.move(-1, n)
		case matches(msg, k.down, k.tab):
			b.window.move(1, n)
		case matches(msg, k.enter):
			return b.choose(), nil
		}
	}
	return nil, nil
}

func (b *begin) mouse(msg tea.MouseMsg) action {
	row, n := msg.Y-beginTop, len(beginnings)
	if b.window.wheel(msg, n) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft || row < 0 || row >= n {
		return nil
	}
	b.window.to(row, n)
	return b.choose()
}

func (b *begin) choose() action {
	if beginnings[b.window.cursor] == "sample" {
		return openSample
	}
	return b.newRound
}

// openSample ends the program for the one with the sample round.
func openSample(a *App) tea.Cmd {
	a.wanted = ErrSample
	return leave(quitting)(a)
}

// fromFile is the choice of rules that come from a workbook.
const fromFile = "*"

// newRound asks for what a round needs. Everything else follows from the checklist.
func (b *begin) newRound(a *App) tea.Cmd {
	year := strconv.Itoa(a.now().In(a.zone).Year())
	var options []option
	for _, name := range rules.Names() {
		set, err := rules.Load(name)
		if err != nil {
			a.status.say("begin", failure, a.words.Error(err))
			return nil
		}
		options = append(options, option{name, set.Name})
	}
	// The rules of the sample stand first, a file last.
	slices.SortStableFunc(options, func(x, y option) int { return cmp.Compare(rank(x.value), rank(y.value)) })
	options = append(options, option{fromFile, a.T("begin.rules_file")})
	return newForm(&a.desk, a.T("begin.round"), a.T("begin.create"), b.accept).
		ask(a.T("begin.year"), year, a.T("begin.year_hint")).
		ask(a.T("begin.name"), "", a.T("begin.name_hint")).
		choose(a.T("begin.rules"), sample.RulesName, a.T("begin.rules_hint"), options...).
		ask(a.T("begin.referral"), "", a.T("begin.day_hint")).
		ask(a.T("begin.dossier"), "", a.T("begin.day_hint")).open(a)
}

// rank puts the rules of the sample before the others.
func rank(name string) int {
	if name == sample.RulesName {
		return 0
	}
	return 1
}

// accept makes the round, at once or with the rules of a file that is chosen first.
func (b *begin) accept(values []string) (action, error) {
	round, err := roundOf(b.desk, values)
	if err != nil {
		return nil, err
	}
	if values[2] == fromFile {
		return chooseFile("imports.choose.rules", func(file fileEntry) action {
			return func(a *App) tea.Cmd {
				return a.startImport(&importing{desk: &a.desk, kind: "round", file: file, round: &round})
			}
		}), nil
	}
	set, err := rules.Load(values[2])
	if err != nil {
		return nil, err
	}
	return func(a *App) tea.Cmd {
		visit := a.visit
		return a.submit(creating(a.store, round, set), func(r store.Receipt, err error) tea.Msg {
			return replyMsg{b, visit, createdMsg{r, err}}
		})
	}, nil
}

// roundOf is the round that the values of the form describe.
func roundOf(d *desk, values []string) (store.Round, error) {
	year, err := strconv.Atoi(values[0])
	if err != nil || year < store.FirstYear || year > store.LastYear {
		return store.Round{}, scoring.NewFault("round.year", "year", values[0])
	}
	name := values[1]
	if name == "" {
		name = d.T("command.init.round_name", "year", year)
	}
	round := store.NewRound(year, name)
	return round, setDeadlines(&round, values[3], values[4])
}

// created lets whoever made the round go on with it.
func created(msg createdMsg) action {
	return func(a *App) tea.Cmd {
		a.renew()
		if msg.err != nil {
			a.told++
			a.status.say("done", failure, a.words.Error(msg.err))
			return nil
		}
		a.found()
		a.saved = msg.receipt.At
		a.status.say("done", calm, a.T("status.done", "what", a.T("begin.created", "name", a.view.Snapshot().Round().Name), "time", a.clock(a.saved)))
		return nil
	}
}

// found makes whoever opened the file sit down to set the round up, as long as nobody else could.
func (a *App) found() {
	actor, err := founder(a.store)
	if err != nil {
		a.status.say("signin", warning, a.words.Error(err))
		return
	}
	a.sitDown(actor)
}

// mayFound reports whether whoever sits here may set the round up without signing in.
func (d *desk) mayFound() bool {
	_, err := founder(d.store)
	return d.local && d.view.Snapshot().HasRound() && err == nil
}

// needsFounder reports whether nobody could go on otherwise. In a sample round anybody can.
func (d *desk) needsFounder() bool {
	snap := d.view.Snapshot()
	return !snap.Round().Sample || len(snap.Members()) == 0
}

// openFounder is found for the menu.
func openFounder(a *App) tea.Cmd {
	a.found()
	return nil
}

// beginTop is the line of the first choice.
const beginTop = 4

func (b *begin) View(w, _ int) []string {
	d := b.desk
	lines := []string{"", "   " + d.theme.strong.Render(d.T("begin.title")), "   " + d.theme.dim.Render(d.T("begin.text")), ""}
	for i, one := range beginnings {
		mark := " "
		if i == b.window.cursor {
			mark = d.marks.cursor
		}
		lines = append(lines, d.theme.line([]span{{" " + mark + " ", &d.theme.accent}, {leftly(d.T("begin."+one), min(w, readable)-4), nil}}, i == b.window.cursor))
	}
	lines = append(lines, "")
	for _, line := range wrap(d.T("begin.about."+beginnings[b.window.cursor]), min(w, readable)-6) {
		lines = append(lines, "   "+d.theme.dim.Render(line))
	}
	return lines
}

func (b *begin) Help() []hint {
	d := b.desk
	return []hint{{"Enter", d.T("key.accept")}, {"↑↓", d.T("key.choose")}, {"F10", d.T("key.quit")}}
}
