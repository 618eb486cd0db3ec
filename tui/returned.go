package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/returns"
)

// returned is one file that came back: its sheets, what each would change, and what counts of those that were changed after
// they were given out.
type returned struct {
	*register
	from *receiving
	// file is its number in the list.
	file int
	// takes are the decisions so far, by dossier.
	takes map[string]store.Take
}

// A decision says what counts of the stale sheets of a file, and why.
type decision struct {
	file   int
	takes  map[string]store.Take
	reason string
}

// openReturned shows a file; of one that could not be read there is nothing more to see than why.
func openReturned(a *App, from *receiving, file int) tea.Cmd {
	f := &from.files[file]
	if len(f.Staged.Sheets) == 0 {
		a.dialog = &notice{desk: &a.desk, title: f.Name, text: strings.Split(from.about(f), "\n")} // a fault a paragraph
		return nil
	}
	o := &returned{from: from, file: file, takes: map[string]store.Take{}}
	o.register = &register{desk: &a.desk, book: o}
	o.renew()
	o.first()
	a.push(o)
	return nil
}

func (o *returned) it() *returns.File { return &o.from.files[o.file] }

// first puts the cursor on what somebody has to look at: a stale sheet, or else taking the file.
func (o *returned) first() {
	for i := range o.it().Staged.Sheets {
		if s := &o.it().Staged.Sheets[i]; o.open(s) {
			o.window.to(len(o.entries)+o.row(s.Dossier), o.lines())
			return
		}
	}
	o.window.to(0, o.lines())
}

// open reports whether a sheet waits for a decision.
func (o *returned) open(s *store.StagedSheet) bool {
	return s.Status == store.StagedStale && o.takes[s.Dossier] == "" && o.it().Taken.Seq == 0 && !o.it().Staged.Known
}

// row is where the record of a dossier is.
func (o *returned) row(dossier string) int {
	for i := range o.register.records {
		if o.register.records[i].id == dossier {
			return i
		}
	}
	return 0
}

func (o *returned) Update(msg tea.Msg) (action, tea.Cmd) {
	if k, ok := msg.(tea.KeyMsg); ok {
		switch {
		case matches(k, o.desk.keys.left):
			return o.decide(store.TakeKeep), nil
		case matches(k, o.desk.keys.right):
			return o.decide(store.TakeFile), nil
		}
	}
	return o.register.Update(msg)
}

// decide says what counts of the stale sheet with the cursor, and goes on to the next.
func (o *returned) decide(take store.Take) action {
	one := o.chosen()
	if one == nil || !o.decides(one.id) {
		return nil
	}
	s := o.sheet(one.id)
	if take == store.TakeFile && !s.Takeable {
		return func(a *App) tea.Cmd {
			a.status.say("done", warning, a.T("receive.only_keep", "dossier", s.Dossier))
			return nil
		}
	}
	o.takes[one.id] = take
	o.renew()
	for i := o.window.cursor + 1 - len(o.entries); i < len(o.register.records); i++ {
		if o.open(o.sheet(o.register.records[i].id)) {
			o.window.to(len(o.entries)+i, o.lines())
			break
		}
	}
	return nil
}

// sheet is that of a dossier in the file.
func (o *returned) sheet(dossier string) *store.StagedSheet {
	for i := range o.it().Staged.Sheets {
		if s := &o.it().Staged.Sheets[i]; s.Dossier == dossier {
			return s
		}
	}
	return nil
}

// decides reports whether there is something to decide about a dossier's sheet.
func (o *returned) decides(dossier string) bool {
	s := o.sheet(dossier)
	return s.Status == store.StagedStale && o.it().Taken.Seq == 0 && !o.it().Staged.Known
}

func (o *returned) title(d *desk) string {
	f := o.it()
	return list(f.Name, d.T("receive.form", "form", f.Staged.Given.Code, "member", f.Staged.Given.Member, "name", d.memberName(f.Staged.Given.Member)))
}

func (o *returned) commands(d *desk) []command {
	f := o.it()
	if f.Taken.Seq != 0 || f.Staged.Known || f.Older || f.Staged.Refusal != nil && len(f.Staged.Undecided()) == 0 {
		return nil
	}
	return []command{{d.T("receive.take_one"), o.takeIt}}
}

// takeIt takes the file, once everything about it has been decided; why is asked once.
func (o *returned) takeIt(a *App) tea.Cmd {
	left := 0
	for i := range o.it().Staged.Sheets {
		if o.open(&o.it().Staged.Sheets[i]) {
			left++
		}
	}
	switch {
	case left > 0:
		o.first()
		a.status.say("done", warning, a.T("receive.undecided", "n", left))
		return nil
	case len(o.takes) == 0:
		return o.takeWith(nil)(a)
	}
	return newForm(&a.desk, a.T("receive.why"), a.T("receive.take_one"), func(values []string) (action, error) {
		if values[0] == "" {
			return nil, scoring.NewFault("reason.missing")
		}
		return o.takeWith(&decision{o.file, o.takes, values[0]}), nil
	}).say(a.T("receive.why_text")).ask(a.T("error.import.column.reason"), "", a.T("receive.why_hint")).open(a)
}

// takeWith takes the file with what was decided, and goes back to the list.
func (o *returned) takeWith(decided *decision) action {
	return func(a *App) tea.Cmd {
		drop(a, func(one *returned) bool { return one == o })
		path := o.it().Path
		return o.from.take(a, func(f *returns.File) bool { return f.Path == path }, decided)
	}
}

func (o *returned) records(d *desk) []record {
	var all []record
	for i := range o.it().Staged.Sheets {
		s := &o.it().Staged.Sheets[i]
		said := strings.Join(returns.Says(d.words, d.rules(), s), " "+d.marks.dot+" ")
		status := d.stagedStatus(s)
		if s.Status == store.StagedStale && o.decides(s.Dossier) {
			status = o.decided(s)
		}
		full := list(s.Dossier+" "+d.productOf(s.Dossier), s.Where, d.stagedStatus(s))
		if said != "" {
			full += ": " + said
		}
		all = append(all, record{
			id: s.Dossier, cells: []string{s.Dossier, d.productOf(s.Dossier), status, said}, detail: full,
			dim: s.Status == store.StagedSame, open: showText(d, s.Dossier, full),
		})
	}
	return all
}

// stagedStatus is what a file would do to a sheet, and whether that would lack scores.
func (d *desk) stagedStatus(s *store.StagedSheet) string {
	said := d.T("receive.status." + string(s.Status))
	if s.Partial && s.Status != store.StagedSame {
		said = list(said, strings.ToLower(d.T("receive.status.partial")))
	}
	return said
}

// decided is what counts of a stale sheet, or that it waits.
func (o *returned) decided(s *store.StagedSheet) string {
	d := o.desk
	if take := o.takes[s.Dossier]; take != "" {
		return d.T("receive.take." + string(take))
	}
	return d.marks.alarm + " " + d.T("receive.status.stale")
}

// showText is the action that shows all of a text.
func showText(d *desk, title, text string) action {
	return func(a *App) tea.Cmd {
		a.dialog = &notice{desk: d, title: title, text: []string{text}}
		return nil
	}
}

func (o *returned) hint(d *desk) string { return o.from.about(o.it()) }

func (o *returned) widths(w int) []int {
	const status = 20
	code := codeRoom(o.longest())
	rest := w - code - status
	if w < narrowBelow {
		return []int{code, 0, status, rest}
	}
	return []int{code, rest / 2, status, rest - rest/2}
}

// longest is the width of the longest code.
func (o *returned) longest() int {
	n := 0
	for i := range o.it().Staged.Sheets {
		n = max(n, width(o.it().Staged.Sheets[i].Dossier))
	}
	return n
}

func (o *returned) Help() []hint {
	d := o.desk
	if one := o.chosen(); one != nil && o.decides(one.id) {
		return []hint{{"←", d.T("receive.take.keep")}, {"→", d.T("receive.take.file")}, {"↑↓", d.T("key.choose")}, {"Esc", d.T("key.back")}}
	}
	return o.register.Help()
}
