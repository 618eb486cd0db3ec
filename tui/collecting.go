package tui

import (
	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// collecting ticks forms off as they lie in the pile: the digits of a code, Enter, the next one. It stays until Escape.
type collecting struct {
	desk  *desk
	field textinput.Model
	// said is what became of the last ones, newest first; returned and out count the forms that came back and that did not.
	said          []string
	returned, out int
}

// collectedLines is how many lines about forms that were typed before stay in sight.
const collectedLines = 5

func openCollecting(a *App) tea.Cmd {
	return allowed(store.TickForms, func(a *App) tea.Cmd {
		c := &collecting{desk: &a.desk, field: newField(20)}
		c.field.Focus()
		c.count()
		a.dialog = c
		return nil
	})(a)
}

func (c *collecting) Key(msg tea.KeyMsg) (action, bool) {
	k := c.desk.keys
	switch {
	case matches(msg, k.back):
		return nil, true
	case matches(msg, k.enter) && c.field.Value() == "":
		return nil, false
	case matches(msg, k.enter):
		return c.tick(), false
	}
	c.field, _ = c.field.Update(msg)
	return nil, false
}

// tick ticks the form off whose code was typed.
func (c *collecting) tick() action {
	f, err := c.desk.view.FormByCode(c.field.Value())
	c.field.Reset()
	if err != nil {
		c.tell(c.desk.marks.alarm + " " + c.desk.words.Error(err))
		return nil
	}
	return func(a *App) tea.Cmd {
		visit := a.visit
		return a.do(&store.CollectForms{Forms: []int{f.Number}}, func(r store.Receipt, err error) tea.Msg {
			return collectedMsg{c, f, doneMsg{visit, a.T("forms.ticked", "form", f.Code, "member", f.Member), r, err}}
		})
	}
}

// collectedMsg says how ticking a form off went.
type collectedMsg struct {
	to   *collecting
	form *store.Form
	done doneMsg
}

// collected takes up the answer, whether or not the dialog is there still.
func (a *App) collected(msg collectedMsg) {
	a.renew()
	if msg.done.visit != a.visit {
		return
	}
	a.tell(msg.done)
	msg.to.count()
	if msg.done.err != nil {
		msg.to.tell(a.marks.alarm + " " + a.words.Error(msg.done.err))
		return
	}
	msg.to.tell(list(msg.form.Code, msg.form.Member+" "+a.memberName(msg.form.Member), a.T("forms.ballots", "n", len(msg.form.Ballots))))
}

func (c *collecting) tell(text string) {
	c.said = append([]string{text}, c.said...)
	c.said = c.said[:min(len(c.said), collectedLines)]
}

// count looks how many forms are where.
func (c *collecting) count() {
	c.out, c.returned = 0, 0
	for _, f := range c.desk.view.Forms() {
		switch state, _ := c.desk.view.FormState(f); state {
		case store.FormOut:
			c.out++
		case store.FormReturned:
			c.returned++
		}
	}
}

// Click does nothing: there is nothing to choose.
func (c *collecting) Click(int, int) (action, bool) { return nil, false }

func (c *collecting) View(w, h int) []string {
	d := c.desk
	w = min(w, formWidth)
	lines := append(d.titled(d.T("forms.collect"), 0, w), wrap(d.T("forms.collect_text"), w)...)
	lines = append(lines, "", d.theme.dim.Render(d.T("column.form")+": ")+d.show(&c.field, 20), "",
		d.theme.dim.Render(d.T("forms.collected", "n", c.returned, "all", c.returned+c.out)))
	room := max(0, min(collectedLines, h-len(lines)))
	var below []string
	for _, said := range c.said {
		below = append(below, wrap(name(said), w)...)
	}
	below = append(below, blankLines(room-len(below))...)
	for _, line := range below[:room] {
		lines = append(lines, leftly(line, w)) // the box is as wide with an answer as without
	}
	return lines
}

func (c *collecting) Help() []hint {
	d := c.desk
	return []hint{{"Enter", d.T("key.accept")}, {"Esc", d.T("key.close")}}
}
