package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store"
)

// packetDoor is where the member of a packet gives the phrase that opens it. The digits show while they are typed, in the
// groups in which they stand on the slip.
type packetDoor struct {
	desk   *desk
	phrase digitField
	// checking: a phrase is being tried.
	checking bool
}

// phraseRoom is the longest phrase that is taken: its digits, and what people put between them.
const phraseRoom = 2 * store.PhraseDigits

func newPacketDoor(d *desk) *packetDoor {
	return &packetDoor{desk: d, phrase: newDigitField(phraseRoom)}
}

func (p *packetDoor) CapturesInput() bool { return true }

func (p *packetDoor) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case signedInMsg:
		p.checking = false
	case tea.KeyMsg:
		if !p.checking {
			return p.key(msg), nil
		}
	}
	return nil, nil
}

func (p *packetDoor) key(msg tea.KeyMsg) action {
	d := p.desk
	switch {
	case matches(msg, d.keys.back):
		p.phrase.Reset()
		d.status.clear("signin")
	case matches(msg, d.keys.enter):
		p.checking = true
		phrase := p.phrase.Value()
		d.status.say("signin", calm, d.T("packet.door.checking"))
		return func(a *App) tea.Cmd { return openPacketCmd(a.ctx, a.store, phrase) }
	default:
		if p.phrase.put(d.keys, msg) {
			d.status.say("signin", warning, d.T("cell.bent_digits"))
		}
		p.group()
	}
	return nil
}

// group puts the blanks where they stand on the slip. Whoever mends something in the middle is left alone.
func (p *packetDoor) group() {
	if p.phrase.Position() == len([]rune(p.phrase.Value())) {
		p.phrase.SetValue(store.GroupDigits(p.phrase.Value()))
		p.phrase.CursorEnd()
	}
}

func (p *packetDoor) View(w, _ int) []string {
	d := p.desk
	packet := d.view.Snapshot().Packet()
	text := func(key string) []string {
		var lines []string
		for _, line := range wrap(d.T(key, "of", store.PhraseDigits), min(w, readable)-6) {
			lines = append(lines, "   "+d.theme.dim.Render(line))
		}
		return lines
	}
	digits := len(strings.ReplaceAll(store.GroupDigits(p.phrase.Value()), " ", ""))
	lines := []string{"", "   " + d.theme.strong.Render(d.T("packet.door.title", "form", packet.Code)), ""}
	for _, m := range d.view.Snapshot().Members() {
		lines = append(lines, "   "+d.theme.title.Render(m.Code+"  "+name(m.Name)))
	}
	lines = append(lines, "", "   "+d.theme.dim.Render(d.T("packet.door.phrase")+": ")+d.show(&p.phrase.Model, 32),
		"   "+d.theme.dim.Render(blank(width(d.T("packet.door.phrase"))+2)+d.T("packet.door.count", "n", digits, "of", store.PhraseDigits)), "")
	return append(append(lines, text("packet.door.text")...), text("packet.door.forgotten")...)
}

func (p *packetDoor) Help() []hint {
	d := p.desk
	return []hint{{"Enter", d.T("key.open_packet")}, {"Esc", d.T("key.retype")}, {"F10", d.T("key.quit")}}
}
