package tui

import (
	"reflect"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// forDossier is what is done about a dossier as it is now. An import that was taken back meanwhile may have taken the
// dossier with it.
func forDossier(code string, do func(a *App, i int) tea.Cmd) action {
	return func(a *App) tea.Cmd {
		i := a.view.IndexOf(code)
		if i < 0 {
			a.status.say("intake", warning, a.words.Error(scoring.NewFault("dossier.unknown", "dossier", code)))
			return nil
		}
		return do(a, i)
	}
}

// unlessSame is an act, or none where nothing was changed: the journal tells of changes only.
func unlessSame(was, now any, change action) action {
	if !reflect.DeepEqual(was, now) {
		return change
	}
	return func(a *App) tea.Cmd {
		a.status.say("intake", calm, a.T("intake.same"))
		return nil
	}
}

// pickDossierAct lists what can be decided and corrected about a dossier.
func pickDossierAct(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		d := a.view.Dossier(i)
		acts := []command{
			{a.T("intake.figures"), pickFigures(code)},
			{a.T("intake.edit"), editDossier(code)},
		}
		if len(d.Papers) > 0 {
			acts = append(acts, command{a.T("intake.papers"), editPapers(code)})
		}
		if d.Late != store.Unstated || a.view.Standing(i).Status == store.StatusLate {
			acts = slices.Insert(acts, 0, command{a.T("intake.late"), decideLate(code)})
		}
		if track := a.rules().Track(d.Track); track != nil && track.Judged {
			acts = slices.Insert(acts, 0, command{a.T("intake.conclude"), conclude(code)})
		}
		if d.Withdrawn == nil {
			acts = append(acts, command{a.T("intake.withdraw"), withdraw(code)})
		} else {
			acts = append(acts, command{a.T("intake.back_in"), func(a *App) tea.Cmd { return a.foresee(a.withdrawalStep(code, d.Withdrawn, nil)) }})
		}
		a.dialog = commandPicker(&a.desk, code+" "+d.Product, acts)
		return nil
	})
}

// commandPicker is a picker of commands.
func commandPicker(d *desk, title string, all []command) *picker {
	p := newPicker(d, title, func(value string) action {
		for _, c := range all {
			if c.label == value {
				return c.act
			}
		}
		return nil
	})
	for _, c := range all {
		p.offer(c.label, "", c.label)
	}
	return p
}

// ruled asks for a decision with its reason; made is the act that records it.
func ruled(title, yes, no string, was store.Ruling, d *desk, made func(store.Ruling) action) *form {
	f := newForm(d, title, d.T("form.take"), func(values []string) (action, error) {
		now := store.Ruling{Answer: store.Answer(values[0]), Reason: values[1]}
		if now.Answer != store.Unstated && now.Reason == "" {
			return nil, scoring.NewFault("reason.missing")
		}
		return unlessSame(was, now, made(now)), nil
	})
	return f.choose(d.T("intake.decision"), string(was.Answer), d.T("intake.decision_hint"),
		option{string(store.Unstated), d.T("intake.undecided")}, option{string(store.Yes), yes}, option{string(store.No), no}).
		ask(d.T("error.import.column.reason"), was.Reason, d.T("intake.reason_hint"))
}

func decideLate(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		was := a.view.Dossier(i).LateRuling()
		return ruled(a.T("intake.late_of", "dossier", code), a.T("intake.admit"), a.T("intake.refuse"), was, &a.desk, func(now store.Ruling) action {
			return act(&store.DecideLate{Dossier: code, Was: was, Now: now}, "status.dossier_decided", "dossier", code)
		}).open(a)
	})
}

func conclude(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		was := a.view.Dossier(i).ConclusionRuling()
		return ruled(a.T("intake.conclusion_of", "dossier", code), a.T("intake.met"), a.T("intake.unmet"), was, &a.desk, func(now store.Ruling) action {
			return act(&store.RecordConclusion{Dossier: code, Was: was, Now: now}, "status.dossier_decided", "dossier", code)
		}).open(a)
	})
}

// withdraw records that the enterprise takes a dossier back.
func withdraw(code string) action {
	return func(a *App) tea.Cmd {
		f := newForm(&a.desk, a.T("intake.withdraw_of", "dossier", code), a.T("form.next"), func(values []string) (action, error) {
			day, err := words.ReadDay(values[0])
			switch {
			case err != nil || day == "":
				return nil, scoring.NewFault("withdrawal.day", "day", values[0])
			case values[1] == "":
				return nil, scoring.NewFault("reason.missing")
			}
			now := &store.Withdrawal{Day: day, Reason: values[1]}
			return func(a *App) tea.Cmd { return a.foresee(a.withdrawalStep(code, nil, now)) }, nil
		})
		return f.ask(a.T("intake.withdraw_day"), a.now().In(a.zone).Format("2/1/2006"), a.T("intake.day_hint")).
			ask(a.T("error.import.column.reason"), "", a.T("intake.reason_hint")).open(a)
	}
}

// withdrawalStep takes a dossier out of the scoring, or back in where nothing is withdrawn now.
func (a *App) withdrawalStep(code string, was, now *store.Withdrawal) step {
	title, said := "intake.withdraw_of", "status.dossier_withdrawn"
	if now == nil {
		title, said = "intake.back_in_of", "status.dossier_back_in"
	}
	return step{
		act: &store.WithdrawDossier{Dossier: code, Was: was, Now: now}, title: a.T(title, "dossier", code),
		changes: func(p store.Prospect) []string {
			before, after := p.Before.Standing(p.Before.IndexOf(code)).Status, p.Standing(code).Status
			return []string{a.T("intake.standing_follows", "was", a.T("dossier."+string(before)), "now", a.T("dossier."+string(after)))}
		},
		yes: a.T("dialog.go_on"), said: a.T(said, "dossier", code),
	}
}

// answers are the values of a question that may be left open.
func (d *desk) answers() []option {
	return []option{{string(store.Unstated), d.T("intake.unstated")}, {string(store.Yes), d.T("answer.yes")}, {string(store.No), d.T("answer.no")}}
}

// editPapers asks which papers of the checklist are there.
func editPapers(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		was := a.view.Dossier(i)
		f := newForm(&a.desk, a.T("intake.papers_of", "dossier", code), a.T("form.take"), func(values []string) (action, error) {
			now := *was
			now.Papers = slices.Clone(was.Papers)
			for i := range now.Papers {
				now.Papers[i].Present = store.Answer(values[i])
			}
			return unlessSame(was, &now, act(&store.EditDossier{Was: was, Now: &now}, "status.dossier_edited", "dossier", code)), nil
		})
		for _, p := range was.Papers {
			f.choose(p.Name, string(p.Present), "", a.answers()...)
		}
		return f.open(a)
	})
}

// editDossier asks for all that is changed without a reason.
func editDossier(code string) action {
	return forDossier(code, func(a *App, i int) tea.Cmd {
		was := a.view.Dossier(i)
		column := func(name string) string { return a.T("error.import.column." + name) }
		f := newForm(&a.desk, a.T("intake.edit_of", "dossier", code), a.T("form.take"), func(values []string) (action, error) {
			now, err := edited(*was, values)
			if err != nil {
				return nil, err
			}
			return unlessSame(was, now, act(&store.EditDossier{Was: was, Now: now}, "status.dossier_edited", "dossier", code)), nil
		})
		f.ask(column("product"), was.Product, "").ask(column("sector"), was.Sector, "")
		tracks := []option{{"", a.T("intake.unstated")}}
		for _, t := range a.rules().Tracks {
			tracks = append(tracks, option{t.Name, t.Name})
		}
		f.choose(column("track"), was.Track, "", tracks...)
		f.choose(column("registration"), string(was.Registration), "", option{"", a.T("intake.unstated")},
			option{string(store.FirstTime), a.T("registration.first")}, option{string(store.Renewal), a.T("registration.renewal")})
		f.ask(column("referredby"), was.ReferredBy, "").ask(column("referralnumber"), was.ReferralNumber, "").
			ask(column("referraldate"), words.Day(was.ReferralDate), a.T("intake.day_hint")).
			ask(column("received"), words.Day(was.Received), a.T("intake.day_hint"))
		for _, one := range []struct {
			name string
			was  store.Answer
		}{{"iso9001", was.ISO9001}, {"iso14001", was.ISO14001}, {"site", was.SiteInHanoi}, {"commitments", was.Commitments}} {
			f.choose(column(one.name), string(one.was), "", a.answers()...)
		}
		return f.open(a)
	})
}

// edited is a dossier with the values of the form.
func edited(d store.Dossier, values []string) (*store.Dossier, error) {
	if values[0] == "" {
		return nil, scoring.NewFault("dossier.incomplete", "dossier", d.Code)
	}
	d.Product, d.Sector, d.Track, d.Registration = values[0], values[1], values[2], store.Registration(values[3])
	d.ReferredBy, d.ReferralNumber = values[4], values[5]
	var err error
	if d.ReferralDate, err = words.ReadDay(values[6]); err != nil {
		return nil, err
	}
	if d.Received, err = words.ReadDay(values[7]); err != nil {
		return nil, err
	}
	d.ISO9001, d.ISO14001 = store.Answer(values[8]), store.Answer(values[9])
	d.SiteInHanoi, d.Commitments = store.Answer(values[10]), store.Answer(values[11])
	return &d, nil
}
