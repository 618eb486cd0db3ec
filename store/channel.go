package store

import (
	"slices"
	"time"

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

// SetChannel changes the way in which sheets of a member's come in. On paper they are locked on the screen; what stands on
// them stays and goes on counting. Confirmed sheets keep their channel. The turns are those that each is asked in.
type SetChannel struct {
	Member string          `json:"member"`
	Sheets []ChannelChange `json:"sheets"`
	Reason string          `json:"reason"`
}

func (a *SetChannel) kind() string   { return "sheets.channel" }
func (a *SetChannel) action() Action { return ChangeChannel }
func (a *SetChannel) reason() string { return a.Reason }

func (a *SetChannel) inverse() Act {
	back := &SetChannel{Member: a.Member, Sheets: slices.Clone(a.Sheets), Reason: a.Reason}
	for i := range back.Sheets {
		s := &back.Sheets[i]
		s.Was, s.Now = s.Now, s.Was
	}
	return back
}

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
		case sheet.Channel != c.Was || c.Was == c.Now:
			return sheet.moved()
		}
	}
	return nil
}

func (a *SetChannel) apply(t *tx) error {
	for _, c := range a.Sheets {
		sheet, err := t.sheet(c.Dossier, counted(c.Turn), a.Member)
		if err != nil {
			return err
		}
		sheet.Channel, sheet.Since = c.Now, time.Time{}
		if c.Now == OnPaper {
			sheet.Since = t.at
		}
		if err := t.putSheet(sheet); err != nil {
			return err
		}
	}
	return nil
}

// ChannelChanges are what would take the sheets of a member's that are not confirmed to paper, or those on paper back to
// the screen; for whoever may do that, and nil for others.
func (v View) ChannelChanges(member string, toPaper bool) []ChannelChange {
	m := v.snap.voterIndex(member)
	if m < 0 || v.May(ChangeChannel) != nil {
		return nil
	}
	var changes []ChannelChange
	for d, dossier := range v.snap.dossiers {
		if v.snap.standings[d].Out != "" || !v.snap.onAgenda(d) || !v.snap.owed(m, d) {
			continue
		}
		was, turn := OnScreen, v.snap.turn(m, d)
		if sheet := v.snap.current(m, d); sheet != nil {
			if sheet.Confirmed {
				continue
			}
			was = sheet.Channel
		}
		switch {
		case toPaper && was != OnPaper:
			changes = append(changes, ChannelChange{dossier.Code, turn, was, OnPaper})
		case !toPaper && was == OnPaper:
			changes = append(changes, ChannelChange{dossier.Code, turn, OnPaper, OnScreen})
		}
	}
	return changes
}

// PaperMembers are those who have sheets on paper, by code, for whoever may change that.
func (v View) PaperMembers() []*Member {
	var members []*Member
	for _, m := range v.snap.voters {
		if len(v.ChannelChanges(m.Code, false)) > 0 {
			members = append(members, m)
		}
	}
	return members
}
