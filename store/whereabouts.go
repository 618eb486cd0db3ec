package store

import "slices"

// counted reports whether a ballot belongs to the sitting there is: its dossier is on the agenda, or its form was given out
// in it.
func (s *Snapshot) counted(d int, sheet *Sheet) bool {
	return s.onAgenda(d) || sheet != nil && sheet.Form != 0 && s.forms[sheet.Form-1].Session == s.Session().Number
}

// A whereabouts is the one place of a ballot in a count.
type whereabouts int

const (
	// nowhere: nobody asks for the ballot, and it is on no form.
	nowhere whereabouts = iota
	out
	pending
	valid
	voided
)

func (s *Snapshot) whereabouts(m, d, turn int, sheet *Sheet) whereabouts {
	if sheet == nil || sheet.Form == 0 {
		return s.onScreenAt(m, d, turn, sheet)
	}
	switch {
	case sheet.Invalid != "":
		return voided
	case s.forms[sheet.Form-1].State != FormReturned && !sheet.Confirmed && !s.typed(sheet):
		return out
	case sheet.Confirmed, s.over(m, d, turn, sheet):
		return valid
	}
	return pending
}

// typed reports whether somebody has typed from a ballot of a paper form, which therefore came back.
func (s *Snapshot) typed(sheet *Sheet) bool {
	k := s.keyingOf(sheet.Form, Ballot{sheet.Dossier, sheet.Turn})
	return k != nil && k.marked() > 0
}

// keyingOf is what was keyed of a ballot; nil for nothing.
func (s *Snapshot) keyingOf(form int, b Ballot) *Keying {
	i := slices.Index(s.forms[form-1].Ballots, b)
	if i < 0 {
		return nil
	}
	return s.keyings[form-1][i]
}

// onScreenAt is where a ballot is that is on no form: whoever has not finished with it has it.
func (s *Snapshot) onScreenAt(m, d, turn int, sheet *Sheet) whereabouts {
	switch {
	case s.standings[d].Out != "" || s.recused(m, d) || !s.asks(m) || !s.calledTo(m, d, turn):
		return nowhere
	case sheet != nil && sheet.Confirmed || s.over(m, d, turn, sheet):
		return valid
	case turn == s.turn(m, d) && s.stance(m, d).owes:
		return out
	}
	return nowhere
}

// over reports whether nobody asks for more of a sheet than is on it: the council agreed to it as it is, it counts although
// its member is not there, or he was called to a later turn with the sheet complete.
func (s *Snapshot) over(m, d, turn int, sheet *Sheet) bool {
	switch now := s.turn(m, d); {
	case turn > now:
		return false
	case turn < now:
		return sheet != nil && len(sheet.missing(s.rules)) == 0
	case s.waived(m, d):
		return true
	}
	stance := s.stance(m, d)
	return s.standings[d].Out == "" && !s.recused(m, d) && !stance.owes && stance.takes(s.rules, sheet)
}

// calledTo reports whether a voter was called to score a dossier in a turn.
func (s *Snapshot) calledTo(m, d, turn int) bool {
	again := s.again[d]
	return turn == firstTurn || again != nil && again.calls[turn-firstTurn-1].names(s.voters[m].Code)
}
