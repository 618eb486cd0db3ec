package tui

import (
	"cmp"
	"strconv"
	"strings"

	"example.com/hoidong/store"
)

// aboutAct is the dossier that an act is about; empty for none, or for several.
func aboutAct(done store.Act) string {
	switch act := done.(type) {
	case *store.KeepScore:
		return act.Dossier
	case *store.KeepRemark:
		return act.Dossier
	case *store.ConfirmSheets:
		return only(act.Dossiers)
	case *store.ReopenSheets:
		return only(act.Dossiers)
	case *store.MoveScores:
		return act.From
	case *store.DecideLate:
		return act.Dossier
	case *store.RecordConclusion:
		return act.Dossier
	case *store.WithdrawDossier:
		return act.Dossier
	case *store.CorrectFigures:
		return act.Dossier
	case *store.CallRescoring:
		return act.Call.Dossier
	case *store.WithdrawRescoring:
		return act.Dossier
	case *store.GivePoints:
		return cmp.Or(act.Now, act.Was).Dossier
	case *store.EditDossier:
		return cmp.Or(act.Now, act.Was).Code
	case *store.RejectBallot:
		return act.Dossier
	case *store.KeyScore:
		return act.Dossier
	case *store.MarkKeyed:
		return act.Dossier
	case *store.SettleKeying:
		return act.Dossier
	}
	return ""
}

func only(dossiers []string) string {
	if len(dossiers) == 1 {
		return dossiers[0]
	}
	return ""
}

// actInWords names what a line of the journal did, without the dossier of aboutAct.
func (d *desk) actInWords(line *store.JournalLine) string {
	switch act := line.Done.(type) {
	case *store.KeepScore:
		if line.Withheld {
			return d.T("act.score", "cell", act.Criterion, "change", d.T("act.withheld"))
		}
		return d.T("act.score", "cell", act.Criterion, "change", d.T("status.changed", "was", d.spoken(act.Was), "now", d.spoken(act.Now)))
	case *store.KeepRemark:
		return d.T("act.remark")
	case *store.ConfirmSheets:
		return d.T("act.confirm", "n", len(act.Dossiers))
	case *store.ReopenSheets:
		return d.T("act.reopen", "n", len(act.Dossiers))
	case *store.MoveScores:
		return d.T("act.move", "to", act.To)
	}
	if words := d.formActInWords(line.Done); words != "" {
		return words
	}
	if words := d.keyingInWords(line); words != "" {
		return words
	}
	return d.secretaryActInWords(line.Done)
}

// formActInWords names what is done with forms and what comes back of them; empty for anything else.
func (d *desk) formActInWords(done store.Act) string {
	switch act := done.(type) {
	case *store.SetChannel:
		return d.channelInWords(act)
	case *store.IssueForms:
		return d.issueInWords(act)
	case *store.CollectForms:
		if act.Back {
			return d.T("act.uncollect", "n", len(act.Forms))
		}
		return d.T("act.collect", "n", len(act.Forms))
	case *store.SpoilForm:
		return d.T("act.spoil", "form", d.formCode(act.Form))
	case *store.ReceiveForm:
		if act.Back {
			return d.T("act.receive_back", "form", act.FormWas.Code)
		}
		last := act.FormNow.Files[len(act.FormNow.Files)-1]
		return d.T("act.receive", "form", act.FormNow.Code, "file", last.Name)
	case *store.RejectBallot:
		if act.Back {
			return d.T("act.unreject", "member", act.Member)
		}
		return d.T("act.reject", "member", act.Member)
	}
	return ""
}

// issueInWords says how many forms of which kind were given out, and to whom when it was one.
func (d *desk) issueInWords(act *store.IssueForms) string {
	if len(act.Forms) == 1 {
		f := act.Forms[0]
		return d.T("act.issue_one", "kind", d.T("forms.kind."+string(f.Kind)), "form", f.Code, "member", f.Member, "n", len(f.Ballots))
	}
	return d.T("act.issue", "kind", d.T("forms.kind."+string(act.Forms[0].Kind)), "n", len(act.Forms))
}

// formCode is the code of a form; its number where the form may not be seen.
func (d *desk) formCode(number int) string {
	if f := d.view.Form(number); f != nil {
		return f.Code
	}
	return strconv.Itoa(number)
}

// secretaryActInWords names what is done to prepare and to run a round.
func (d *desk) secretaryActInWords(done store.Act) string {
	switch act := done.(type) {
	case *store.CreateRound:
		return d.T("act.round", "name", act.Round.Name)
	case *store.EditRound:
		return d.T("act.edit_round", "name", act.Now.Name)
	case *store.SetRules:
		return d.T("act.rules", "name", act.Now.Name)
	case *store.ChangePhase:
		return d.T("act.phase", "from", d.T("phase."+string(act.From)), "to", d.T("phase."+string(act.To)))
	case *store.SetBoard:
		return d.T("act.board", "now", d.boardInWords(act.Now))
	case *store.CallSession:
		return d.T("act.call", "number", act.Number)
	case *store.SetAgenda:
		if len(act.Now) == 0 {
			return d.T("act.agenda_all")
		}
		return d.T("act.agenda", "n", len(act.Now))
	case *store.WaiveSheets:
		if act.Now[0] == nil {
			return d.T("act.unwaive", "n", len(act.Now))
		}
		return d.T("act.waive", "n", len(act.Now))
	case *store.ImportCouncil:
		return d.T("act.import_council", "source", act.Source)
	case *store.ImportDossiers:
		return d.T("act.import_dossiers", "source", act.Source)
	case *store.ImportRecusals:
		return d.T("act.import_recusals", "source", act.Source)
	case *store.ImportSheets:
		return d.T("act.import_sheets", "source", act.Source)
	case *store.RegisterKey:
		return d.T("act.register_key", "fingerprint", act.Key.Fingerprint)
	case *store.ForgetKey:
		return d.T("act.forget_key", "fingerprint", act.Key.Fingerprint)
	case *store.LockOut:
		if act.Member == "" {
			return d.T("act.locked_address", "address", act.Address, "wrong", act.Wrong, "seconds", act.Seconds)
		}
		return d.T("act.locked_member", "member", act.Member, "address", act.Address, "wrong", act.Wrong, "seconds", act.Seconds)
	case *store.IssueCodes:
		return d.T("act.codes", "n", len(act.Members))
	case *store.BeginPacket:
		return d.T("act.packet_begin")
	case *store.SealPacket:
		return d.T("act.packet_seal", "seal", act.Seal)
	case *store.TookOver:
		return d.T("act.took_over", "from", act.From, "host", act.Host)
	case *store.EditMember:
		return d.T("act.member", "member", act.Now.Code)
	case *store.RemoveMember:
		return d.T("act.remove_member", "member", act.Was.Code)
	case *store.DeclareRecusal:
		return d.T("act.recusal", "member", act.Recusal.Member)
	case *store.DeclareInterest:
		return d.T("act.own_recusal", "enterprise", d.firmOf(act.Recusal.TaxCode))
	case *store.WithdrawRecusal:
		return d.T("act.withdraw_recusal", "member", act.Member)
	}
	return d.sittingActInWords(done)
}

// sittingActInWords names what is noted of who sits there.
func (d *desk) sittingActInWords(done store.Act) string {
	switch act := done.(type) {
	case *store.MarkAttendance:
		return d.attendanceInWords(act)
	case *store.AppointTellers:
		if len(act.Now) == 0 {
			return d.T("act.no_tellers")
		}
		return d.T("act.tellers", "members", strings.Join(act.Now, ", "))
	case *store.AuthorisePresiding:
		if act.Now == "" {
			return d.T("act.nobody_presides", "member", act.Was)
		}
		return d.T("act.preside", "member", act.Now)
	}
	return d.dossierActInWords(done)
}

// dossierActInWords names what is decided about a dossier or corrected in it.
func (d *desk) dossierActInWords(done store.Act) string {
	switch act := done.(type) {
	case *store.DecideLate:
		return d.T("act.late")
	case *store.RecordConclusion:
		return d.T("act.conclusion")
	case *store.WithdrawDossier:
		if act.Now == nil {
			return d.T("act.back_in")
		}
		return d.T("act.withdraw")
	case *store.CorrectFigures:
		return d.T("act.figures", "year", act.Now.Year)
	case *store.CallRescoring:
		return d.T("act.rescoring", "turn", act.Call.Turn, "members", strings.Join(act.Call.Members, ", "))
	case *store.WithdrawRescoring:
		if act.Back {
			return d.T("act.rescoring_again", "turn", act.Turn)
		}
		return d.T("act.rescoring_withdrawn", "turn", act.Turn)
	case *store.GivePoints:
		if act.Now == nil {
			return d.T("act.points_taken", "criterion", act.Was.Criterion)
		}
		return d.T("act.points_given", "criterion", act.Now.Criterion, "points", act.Now.Points.String())
	case *store.EditDossier:
		return d.T("act.dossier")
	case *store.EditEnterprise:
		return d.T("act.enterprise", "name", cmp.Or(act.Now, act.Was).Name)
	}
	return d.T("act.any")
}

// channelInWords says to which channel a member's sheets went, and how many.
func (d *desk) channelInWords(act *store.SetChannel) string {
	key := "act.to_screen"
	if len(act.Sheets) > 0 && act.Sheets[0].Now == store.OnPaper {
		key = "act.to_paper"
	}
	return d.T(key, "member", act.Member, "n", len(act.Sheets))
}
