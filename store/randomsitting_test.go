package store_test

import (
	"pgregory.net/rapid"

	"example.com/hoidong/store"
)

// sitting is an act about the sitting there is, or the next one.
func (r random) sitting() store.Act {
	view := r.s.Snapshot().For(r.s.Owner())
	session := r.s.Snapshot().Session()
	switch r.upTo("act about the sitting", 10) {
	case 0:
		return &store.SetAgenda{Was: session.Agenda, Now: r.agenda()}
	case 1:
		return r.presiding()
	case 2:
		return &store.DeclareRecusal{Recusal: r.recusal(r.member().Code)}
	case 3:
		if all := view.Recusals(); len(all) > 0 {
			one := rapid.SampledFrom(all).Draw(r.rt, "recusal")
			return &store.WithdrawRecusal{Member: one.Member, TaxCode: one.TaxCode, Dossier: one.Dossier, Reason: r.reason()}
		}
	case 4:
		now := store.Board{Paused: rapid.Bool().Draw(r.rt, "paused"), Blank: rapid.Bool().Draw(r.rt, "blank")}
		now.Shows = rapid.SampledFrom([]store.BoardShows{store.BoardProgress, store.BoardRanking}).Draw(r.rt, "shows")
		return &store.SetBoard{Was: view.SharedScreen(), Now: now}
	case 5:
		return r.attending()
	case 6, 7:
		if left := view.Unsettled(); len(left) > 0 {
			return store.NewWaivers(left[:1+r.upTo("waived", len(left)-1)], "thống nhất")
		}
	}
	return r.phase(session)
}

// phase takes the sitting on, or calls the next one when it has ended.
func (r random) phase(session *store.Session) store.Act {
	to := rapid.SampledFrom([]store.Phase{store.Scoring, store.Scoring, store.Paused, store.Ended}).Draw(r.rt, "phase")
	if session.Phase == store.Ended && rapid.Bool().Draw(r.rt, "next sitting") {
		return &store.CallSession{Number: session.Number + 1, Agenda: r.agenda()}
	}
	return &store.ChangePhase{From: session.Phase, To: to, SampleAcknowledged: true}
}

// agenda is empty for all dossiers.
func (r random) agenda() []string {
	var agenda []string
	for range r.upTo("agenda", 3) {
		agenda = append(agenda, r.dossier("on the agenda"))
	}
	return agenda
}

// presiding says who leads the sitting, or who counts its sheets.
func (r random) presiding() store.Act {
	view := r.s.Snapshot().For(r.s.Owner())
	if rapid.Bool().Draw(r.rt, "tellers") {
		now := rapid.SampledFrom([][]string{nil, {"HD02", "HD03"}, {"HD04", "HD03"}}).Draw(r.rt, "who counts")
		return &store.AppointTellers{Session: r.s.Snapshot().Session().Number, Was: view.TellerCodes(), Now: now}
	}
	return &store.AuthorisePresiding{
		Session: r.s.Snapshot().Session().Number, Was: view.Quorum().Authorised, Now: rapid.SampledFrom([]string{"", "HD01", "HD02"}).Draw(r.rt, "vice-chair"),
	}
}

// recusal keeps a member from all products of an enterprise, or from one.
func (r random) recusal(member string) store.Recusal {
	view := r.s.Snapshot().For(r.s.Owner())
	d := view.Dossier(r.upTo("dossier", view.Dossiers()-1))
	recusal := store.Recusal{Member: member, TaxCode: d.TaxCode, Reason: r.reason()}
	if rapid.Bool().Draw(r.rt, "one product") {
		recusal.Dossier = d.Code
	}
	return recusal
}

// ofHisOwn is an act of a member's about himself.
func (r random) ofHisOwn(member string) store.Act {
	key := r.key
	switch r.upTo("act of his own", 3) {
	case 0:
		return &store.RegisterKey{Member: member, Key: key}
	case 1:
		return &store.ForgetKey{Member: member, Key: key}
	}
	return &store.DeclareInterest{Recusal: r.recusal(member)}
}
