package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// rightful is who may do which act in which phase, written down once more: p, s, u, e stand for the phases in preparation,
// scoring, paused and ended.
const rightful = `
KeepScore           s    member
KeepRemark          s    member
MoveScores          s    member
ConfirmSheets       s    member
ReopenSheets        s    member
DeclareInterest     psu  member
RegisterKey         psue chair vice-chair member secretary operator screen
ForgetKey           psue chair vice-chair member secretary operator screen
ImportSheets        pu   secretary
SetChannel          psu  secretary
IssueForms          psu  secretary operator
CollectForms        psue secretary operator
SpoilForm           psue secretary operator
ReceiveForm         psu  secretary operator
KeyScore            psu  secretary operator
MarkKeyed           psu  secretary operator
SettleKeying        psu  secretary operator
RejectBallot        su   secretary chair
CreateRound         pu   secretary
EditRound           pu   secretary
SetRules            pu   secretary chair
ImportDossiers      pu   secretary operator
EditDossier         pu   secretary operator
EditEnterprise      pu   secretary operator
CorrectFigures      pu   secretary operator
DecideLate          pu   secretary operator
RecordConclusion    pu   secretary operator
WithdrawDossier     pu   secretary operator
ImportCouncil       psu  secretary
EditMember          psu  secretary
RemoveMember        psu  secretary
IssueCodes          psu  secretary
ImportRecusals      psu  secretary
DeclareRecusal      psu  secretary
WithdrawRecusal     psu  secretary
SetAgenda           pu   secretary chair
MarkAttendance      psu  secretary chair operator
AuthorisePresiding  psu  secretary chair
AppointTellers      psue secretary chair
CallSession         e    secretary chair
ChangePhase         psue secretary chair
SetBoard            psue secretary chair vice-chair
WaiveSheets         su   secretary chair
GivePoints          su   secretary chair
CallRescoring       su   secretary chair
WithdrawRescoring   su   secretary chair
`

// allowedTo reports whether the table allows somebody with these roles an act in a phase.
func allowedTo(roles store.Roles, act string, phase store.Phase) bool {
	letter := map[store.Phase]string{store.Preparing: "p", store.Scoring: "s", store.Paused: "u", store.Ended: "e"}[phase]
	for line := range strings.Lines(rightful) {
		if f := strings.Fields(line); len(f) > 0 && f[0] == act {
			return strings.Contains(f[1], letter) && slices.ContainsFunc(f[2:], func(r string) bool { return roles.Has(store.Role(r)) })
		}
	}
	return false
}

// A moment is one of a round that the test looks at.
type moment struct {
	name  string
	reach func(testing.TB, *store.Store)
}

func moments() []moment {
	to := func(phases ...store.Phase) func(testing.TB, *store.Store) {
		return func(tb testing.TB, s *store.Store) {
			for _, phase := range phases {
				turn(tb, s, phase)
			}
		}
	}
	return []moment{
		{"preparing", to()},
		{"scoring", to(store.Scoring)},
		{"paused", to(store.Scoring, store.Paused)},
		{"ended", to(store.Scoring, store.Ended)},
		{"reopened", to(store.Scoring, store.Ended, store.Scoring)},
		{"second sitting called", func(tb testing.TB, s *store.Store) {
			to(store.Scoring, store.Ended)(tb, s)
			callNext(tb, s)
		}},
		{"second sitting", func(tb testing.TB, s *store.Store) {
			to(store.Scoring, store.Ended)(tb, s)
			callNext(tb, s)
			turn(tb, s, store.Scoring)
		}},
	}
}

func turn(tb testing.TB, s *store.Store, phase store.Phase) {
	tb.Helper()
	if phase == store.Ended {
		end(tb, s)
		return
	}
	_, err := s.Do(tb.Context(), granted(tb, s, s.Owner()), &store.ChangePhase{From: s.Snapshot().Phase(), To: phase, SampleAcknowledged: true})
	must(tb, err)
}

// callNext calls a second sitting about one product, with everybody there.
func callNext(tb testing.TB, s *store.Store) {
	tb.Helper()
	_, err := s.Do(tb.Context(), s.Owner(), &store.CallSession{Number: 2, Agenda: []string{"SP02"}})
	must(tb, err)
	everybodyThere(tb, s)
}

func everybodyThere(tb testing.TB, s *store.Store) {
	tb.Helper()
	act := new(store.MarkAttendance)
	for _, place := range s.Snapshot().For(s.Owner()).Attendance() {
		now := store.Attendance{Session: s.Snapshot().Session().Number, Member: place.Member.Code}
		turnout := store.Present
		if place.Member.Code == "HD04" {
			turnout = store.Excused
		}
		act.Was, act.Now = append(act.Was, place.Attendance), append(act.Now, now.Then(store.Mark{Turnout: turnout, At: noon}))
	}
	_, err := s.Do(tb.Context(), s.Owner(), act)
	must(tb, err)
}

// company is a small council with somebody of every role: HD01 is the chair and HD02 the secretary, who both score; HD03
// does not score the first product, HD04 is away, and HD05 is a member like others.
func company(tb testing.TB, s *store.Store) {
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 5, Criteria: 4})
	for _, role := range []store.Role{store.ViceChair, store.Secretary, store.Operator, store.Screen} {
		g.Council = append(g.Council, store.Member{Code: "X-" + string(role), Name: string(role), Roles: store.NewRoles(role)})
	}
	g.Given.Scores = slices.DeleteFunc(g.Given.Scores, func(p store.GivenScore) bool { return p.Dossier != "SP01" })
	g.Given.Remarks = nil
	must(tb, g.Fill(tb.Context(), s))
	recusal := store.Recusal{Member: "HD03", TaxCode: s.Snapshot().For(s.Owner()).Dossier(0).TaxCode, Dossier: "SP01", Reason: "cố vấn"}
	_, err := s.Do(tb.Context(), s.Owner(), &store.DeclareRecusal{Recusal: recusal})
	must(tb, err)
	everybodyThere(tb, s)
}

// TestTheMenuOffersWhatIsAllowedAndNothingElseIsDone carries out every entry of the menu, in two ways, as everybody there
// may be, at every moment of a round: what lands in the journal is allowed by the table, and nobody is told that he may
// not do what he was offered.
func TestTheMenuOffersWhatIsAllowedAndNothingElseIsDone(t *testing.T) {
	who := []string{"HD01", "HD02", "HD03", "HD04", "HD05", "X-vice-chair", "X-secretary", "X-operator", "X-screen"}
	done := map[string]bool{}
	for _, moment := range moments() {
		filled := engine.NewMemory()
		s := open(t, filled)
		company(t, s)
		moment.reach(t, s)
		for _, member := range who {
			t.Run(moment.name+"/"+member, func(t *testing.T) {
				v := &venture{t: t, filled: filled, member: member, done: done}
				v.everything()
			})
		}
	}
	for _, act := range []string{
		"KeepScore", "ConfirmSheets", "DeclareInterest", "IssueForms", "MarkAttendance", "WithdrawRecusal", "CallSession",
		"ChangePhase", "SetBoard", "WaiveSheets",
	} {
		if !done[act] {
			t.Errorf("nobody came as far as %s", act)
		}
	}
}

// A venture is somebody who tries everything.
type venture struct {
	t      *testing.T
	filled *engine.Memory
	member string
	// done are the acts that somebody has carried out.
	done map[string]bool

	store *store.Store
	first uint64
}

func (v *venture) everything() {
	for entry := 0; ; entry++ {
		for way := range 3 {
			if !v.try(entry, way) {
				return
			}
		}
	}
}

// try carries out one entry of the menu; false when there are no more.
func (v *venture) try(entry, way int) bool {
	if v.store == nil || v.store.Snapshot().Revision() != v.first {
		v.store = open(v.t, v.filled.Copy())
		v.first = v.store.Snapshot().Revision()
	}
	p := sit(v.t, v.store, v.member, 120, 40)
	p.press("alt+esc")
	offered := p.app.dialog.(*picker)
	if entry >= len(offered.all) {
		return false
	}
	name := offered.all[entry].name
	p.paste(name) // much less is drawn than on the way down
	for offered.shown[offered.window.cursor] != entry {
		p.press("down") // another begins with the same words
	}
	was := p.app.top()
	p.press("enter")
	if p.app.top() == was {
		v.notRefused(p, name)
	}
	for range 8 {
		if p.quit || p.app.actor.Member() != v.member { // he has left, or handed over
			break
		}
		asked, on := p.app.dialog != nil, p.app.top()
		way = v.goOn(p, way)
		if asked && p.app.top() == on && v.store.Snapshot().Revision() == v.first {
			v.notRefused(p, name)
		}
	}
	v.hold(name)
	return true
}

// goOn answers what is asked, or goes on with what is shown. The first list or screen is gone down as far as way says, and
// on every second way a screen is typed on; what is left of the way is returned.
func (v *venture) goOn(p *seat, way int) int {
	if d, ok := p.app.dialog.(*form); ok {
		if d.at < len(d.lines) && d.lines[d.at].options == nil && d.lines[d.at].value() == "" {
			p.press("5")
		}
		p.press("enter")
		return way
	}
	for range way {
		p.press("down")
	}
	if p.app.dialog == nil && way%2 == 1 {
		p.press("5")
	}
	p.press("enter")
	return 0
}

// notRefused: nobody is told that the policy keeps him from what he was offered. Screens that only show something may say
// why nothing can be changed there.
func (v *venture) notRefused(p *seat, name string) {
	v.t.Helper()
	frame := strings.Join(strings.Fields(p.app.View()), " ")
	for _, text := range refusals(p.app.words) {
		if strings.Contains(frame, text) {
			v.t.Errorf("%s leads to: %s", name, text)
		}
	}
}

// refusals are the beginnings of what somebody reads who may not do something.
func refusals(spoken *words.Words) []string {
	role, _, _ := strings.Cut(spoken.Error(scoring.NewFault("policy.role", "action", store.ManageRound)), "(")
	own := spoken.Error(scoring.NewFault("policy.own", "member", "HD01"))
	list := []string{strings.TrimSpace(role), own}
	for _, phase := range store.Phases() {
		before, _, _ := strings.Cut(spoken.Error(scoring.NewFault("policy.phase", "action", store.ManageRound, "phase", phase)), "nên không")
		list = append(list, strings.TrimSpace(before)+" nên không")
	}
	return list
}

// hold holds what landed in the journal against the table.
func (v *venture) hold(name string) {
	if v.store.Snapshot().Revision() == v.first {
		return
	}
	lines, err := v.store.Journal(v.t.Context(), v.store.Owner(), store.JournalFilter{Limit: 100})
	must(v.t, err)
	before := v.filled.Copy()
	s := open(v.t, before)
	roles, phase := store.Roles(nil), s.Snapshot().Phase()
	for _, m := range s.Snapshot().Members() {
		if m.Code == v.member {
			roles = m.Roles
		}
	}
	slices.Reverse(lines)
	for _, line := range lines {
		if line.Seq <= v.first {
			continue
		}
		act := strings.TrimPrefix(fmt.Sprintf("%T", line.Done), "*store.")
		v.done[act] = true
		if line.Actor != v.member {
			v.t.Errorf("%s: %s was done by %q", name, act, line.Actor)
		}
		if !allowedTo(roles, act, phase) {
			v.t.Errorf("%s: %s in %s by %v", name, act, phase, roles)
		}
		if away := v.member == "HD04" && s.Snapshot().Phase() != store.Preparing; away && slices.Contains([]string{"KeepScore", "KeepRemark", "ConfirmSheets"}, act) {
			v.t.Errorf("%s: %s by somebody who is away", name, act)
		}
		if change, ok := line.Done.(*store.ChangePhase); ok {
			phase = change.To
		}
	}
}
