package tui

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// renew works out how far every part is.
func (s *setup) renew() {
	s.parts = []part{s.round(), s.rules(), s.assignment(), s.council(), s.codes(), s.dossiers(), s.recusals(), s.sitting()}
	s.window.to(s.window.cursor, len(s.parts))
}

func (s *setup) round() part {
	d := s.desk
	round := d.view.Snapshot().Round()
	state := []string{d.T("setup.state.year", "year", round.Year)}
	if round.ReferralDeadline != "" {
		state = append(state, d.T("setup.state.referral", "day", words.Day(round.ReferralDeadline)))
	}
	if round.DossierDeadline != "" {
		state = append(state, d.T("setup.state.deadline", "day", words.Day(round.DossierDeadline)))
	}
	return part{"round", list(state...), ready, openRound}
}

func (s *setup) rules() part {
	d := s.desk
	rules := d.rules()
	state := d.T("setup.state.rules", "n", len(rules.Criteria), "scale", rules.Scale.String())
	if d.unsavedDraft() {
		return part{"rules", d.T("setup.state.draft"), blocked, openPart("rules", rulesCommands)}
	}
	if rules.Sample {
		return part{"rules", state + " " + d.marks.dot + " " + d.T("banner.sample"), notYet, openPart("rules", rulesCommands)}
	}
	return part{"rules", state, ready, openPart("rules", rulesCommands)}
}

func (s *setup) assignment() part {
	d := s.desk
	p := part{"assignment", d.T("setup.state.assigned"), ready, openAssignment}
	switch missing := d.view.Unscored(); {
	case voters(d.view) == 0:
		p.state, p.stage = d.T("setup.state.after_council"), notYet
	case len(missing) > 0:
		p.state, p.stage = d.T("setup.state.unassigned", "criteria", strings.Join(missing, ", ")), blocked
	}
	return p
}

func (s *setup) council() part {
	d := s.desk
	n := len(d.view.Snapshot().Members())
	if n == 0 {
		return part{"council", d.T("setup.state.none"), notYet, openRegister(councilBook{})}
	}
	return part{"council", d.T("setup.state.council", "n", n, "voters", voters(d.view)), ready, openRegister(councilBook{})}
}

func (s *setup) codes() part {
	d := s.desk
	snap := d.view.Snapshot()
	n := len(snap.Members())
	switch {
	case snap.Round().Sample:
		return part{"codes", d.T("setup.state.no_codes"), ready, openCodes}
	case n == 0:
		return part{"codes", d.T("setup.state.after_council"), notYet, openCodes}
	case d.withCode() < n:
		return part{"codes", d.codesState(), notYet, openCodes}
	}
	return part{"codes", d.codesState(), ready, openCodes}
}

func (s *setup) dossiers() part {
	d := s.desk
	n := d.view.Dossiers()
	if n == 0 {
		return part{"dossiers", d.T("setup.state.none"), notYet, openPart("dossiers", dossierCommands)}
	}
	eligible, out := eligibility(d.view)
	p := part{"dossiers", "", ready, openPart("dossiers", dossierCommands)}
	var parts []string
	if undecided := n - eligible - out; undecided > 0 {
		parts = append(parts, d.T("setup.state.undecided", "n", undecided))
		p.stage = blocked
	}
	parts = append(parts, d.T("setup.state.eligible", "n", eligible))
	if out > 0 {
		parts = append(parts, d.T("setup.state.ineligible", "n", out))
	}
	p.state = d.T("setup.state.dossiers", "n", n, "parts", list(parts...))
	return p
}

func (s *setup) recusals() part {
	d := s.desk
	n := len(d.view.Recusals())
	if n == 0 {
		return part{"recusals", d.T("setup.state.no_recusals"), notYet, openRegister(recusalBook{})}
	}
	return part{"recusals", d.T("setup.state.recusals", "n", n), ready, openRegister(recusalBook{})}
}

func (s *setup) sitting() part {
	d := s.desk
	if phase := d.view.Snapshot().Phase(); phase != store.Preparing {
		return part{"opened", d.phase(), ready, openSitting}
	}
	if n := len(d.obstacles()); n > 0 {
		return part{"sitting", d.T("setup.state.obstacles", "n", n), blocked, askOpening}
	}
	return part{"sitting", d.T("setup.state.openable"), notYet, askOpening}
}

// openPart offers what can be done about a part.
func openPart(part string, commands func(*desk) []command) action {
	return func(a *App) tea.Cmd {
		a.dialog = commandPicker(&a.desk, a.T("setup.part."+part), commands(&a.desk))
		return nil
	}
}

// openSitting offers what can be done with the sitting now, or says how it stands.
func openSitting(a *App) tea.Cmd {
	var all []command
	a.addSitting(func(_, label string, act action) { all = append(all, command{a.T(label), act}) })
	if len(all) == 0 {
		a.status.say("setup", calm, a.T("status.phase", "phase", a.phase()))
		return nil
	}
	a.dialog = commandPicker(&a.desk, a.T("setup.part.opened"), all)
	return nil
}

// rulesCommands and dossierCommands are what can be done about the rules and about the dossiers.
func rulesCommands(d *desk) []command {
	all := []command{
		{d.T("menu.criteria"), openCriteria},
		{d.T("menu.assignment"), openAssignment},
		{d.T("menu.rulesform"), openRulesForm},
	}
	if d.changesRules() {
		all = append(all, command{d.T("rulespart.import"), importFile("rules", store.ManageRound)})
	}
	return all
}

func dossierCommands(d *desk) []command {
	return []command{
		{d.T("dossierpart.import"), importFile("dossiers", store.ManageDossiers)},
		{d.T("menu.intake"), openIntake},
		{d.T("dossierpart.list"), openDossiers},
	}
}

// voters counts the members with a vote.
func voters(v store.View) int {
	n := 0
	for _, m := range v.Snapshot().Members() {
		if m.Votes() {
			n++
		}
	}
	return n
}

// eligibility counts the dossiers that are scored and those that are out for good; the rest wait for a decision.
func eligibility(v store.View) (eligible, out int) {
	for i := range v.Dossiers() {
		switch s := v.Standing(i); {
		case s.Out == "":
			eligible++
		case s.Out != scoring.ReasonPending && (s.Status != store.StatusLate || v.Dossier(i).Late != store.Unstated):
			out++
		}
	}
	return eligible, out
}
