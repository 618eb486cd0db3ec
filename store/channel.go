package store

import (
	"example.com/hoidong/scoring"
)

// A ChannelChange takes one sheet from one channel to another.
type ChannelChange struct {
	Dossier string `json:"dossier"`
	// Turn 0 stands for the first.
	Turn int     `json:"turn,omitempty"`
	Was  Channel `json:"was"`
	Now  Channel `json:"now"`
}

// SetChannel brings sheets of a member's back to the screen from the forms that they are on; the way to a form is IssueForms.
// What stands on them stays and goes on counting. Confirmed sheets keep their channel. The turns are those that each is
// asked in. It is not taken back: what the screen had meanwhile would be lost to the form.
type SetChannel struct {
	Member string          `json:"member"`
	Sheets []ChannelChange `json:"sheets"`
	Reason string          `json:"reason"`
}

func (a *SetChannel) kind() string   { return "sheets.channel" }
func (a *SetChannel) action() Action { return ChangeChannel }
func (a *SetChannel) reason() string { return a.Reason }

func (a *SetChannel) check(t *tx) error {
	if err := needReason(a.Reason); err != nil {
		return err
	}
	if len(a.Sheets) == 0 {
		return scoring.NewFault("channel.none", "member", a.Member)
	}
	for _, c := range a.Sheets {
		if err := t.mayScore(c.Dossier, a.Member); err != nil {
			return err
		}
		if now, err := turnOf(t, t.round, c.Dossier, a.Member); err != nil || now != counted(c.Turn) {
			return orFault(err, "sheet.turn", "dossier", c.Dossier, "turn", now)
		}
		sheet, err := t.sheet(c.Dossier, counted(c.Turn), a.Member)
		if err != nil {
			return err
		}
		switch {
		case sheet.Confirmed:
			return scoring.NewFault("sheet.confirmed", "dossier", c.Dossier, "member", a.Member)
		case sheet.Invalid != "":
			return scoring.NewFault("sheet.invalid", "dossier", c.Dossier, "member", a.Member)
		case sheet.Channel != c.Was || !c.Was.OnForm() || c.Now != OnScreen:
			return sheet.moved()
		}
	}
	return nil
}

func (a *SetChannel) apply(t *tx) error {
	for _, c := range a.Sheets {
		if err := t.moveTo(Ballot{c.Dossier, counted(c.Turn)}, a.Member, c.Now, 0); err != nil {
			return err
		}
	}
	return nil
}

// Formed are what would bring the sheets of a member's that are on forms and not confirmed back to the screen; for whoever
// may do that, and nil for others.
func (v View) Formed(member string) []ChannelChange {
	m := v.snap.voterIndex(member)
	if m < 0 || v.May(ChangeChannel) != nil {
		return nil
	}
	var changes []ChannelChange
	for d, dossier := range v.snap.dossiers {
		sheet := v.snap.current(m, d)
		if v.snap.standings[d].Out != "" || !v.snap.onAgenda(d) || v.snap.recused(m, d) || sheet == nil {
			continue
		}
		if sheet.Channel.OnForm() && !sheet.Confirmed && sheet.Invalid == "" {
			changes = append(changes, ChannelChange{dossier.Code, sheet.Turn, sheet.Channel, OnScreen})
		}
	}
	return changes
}

// FormedMembers are those who have sheets on forms that may be brought back to the screen, by code, for whoever may do that.
func (v View) FormedMembers() []*Member {
	var members []*Member
	for _, m := range v.snap.voters {
		if len(v.Formed(m.Code)) > 0 {
			members = append(members, m)
		}
	}
	return members
}
