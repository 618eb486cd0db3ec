package store_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// random draws acts on a small round. Many are refused; that is part of it.
type random struct {
	t  *testing.T
	rt *rapid.T
	s  *store.Store
	// key is one that members register.
	key store.PublicKey
}

func newRandom(t *testing.T, rt *rapid.T, s *store.Store) random {
	_, key := publicKey(t)
	for _, clerk := range []string{"TK1", "TK2"} {
		seat(t, s, store.Member{Code: clerk, Name: clerk, Roles: store.NewRoles(store.Operator)})
	}
	return random{t, rt, s, key}
}

// act does one of all there are: members score, the owner of the file changes what they score. When what was imported
// first has been taken back, all that is left is to take that back.
func (r random) act() {
	if len(r.s.Snapshot().Members()) == 0 || r.s.Snapshot().For(r.s.Owner()).Dossiers() == 0 {
		r.undo(r.s.Owner())
		return
	}
	switch r.upTo("kind", 9) {
	case 0, 1, 2:
		r.byMember()
	case 3:
		r.undo(rapid.SampledFrom([]store.Actor{r.s.Owner(), as(r.t, r.s, r.member().Code)}).Draw(r.rt, "actor"))
	case 4:
		r.imported()
	case 5:
		if phase := r.s.Snapshot().Phase(); phase == store.Scoring && rapid.Bool().Draw(r.rt, "pause") {
			r.step(store.Scoring, store.Paused)
			defer r.step(store.Paused, store.Scoring)
		}
		_, _ = r.s.Do(r.t.Context(), r.granted(), r.managing())
	case 6:
		_, _ = r.s.Do(r.t.Context(), r.granted(), r.sitting())
	case 7:
		member := r.member().Code
		_, _ = r.s.Do(r.t.Context(), as(r.t, r.s, member), r.ofHisOwn(member))
	case 8:
		r.form()
	case 9:
		r.keying()
	}
}

func (r random) step(from, to store.Phase) {
	_, _ = r.s.Do(r.t.Context(), r.s.Owner(), &store.ChangePhase{From: from, To: to})
}

// upTo is a number from 0 to n, each as likely as the others: those of rapid's own are mostly small.
func (r random) upTo(label string, n int) int {
	numbers := make([]int, n+1)
	for i := range numbers {
		numbers[i] = i
	}
	return rapid.SampledFrom(numbers).Draw(r.rt, label)
}

func (r random) one(label string, of ...string) string {
	return rapid.SampledFrom(of).Draw(r.rt, label)
}

func (r random) dossier(label string) string { return fmt.Sprintf("SP%02d", 1+r.upTo(label, 7)) }

func (r random) reason() string { return r.one("reason", "", "lý do", "lý do khác", "lý do nữa") }

func (r random) answer() store.Answer {
	return rapid.SampledFrom([]store.Answer{store.Yes, store.No, store.Unstated}).Draw(r.rt, "answer")
}

func (r random) member() *store.Member {
	return rapid.SampledFrom(r.s.Snapshot().Members()).Draw(r.rt, "member")
}

func (r random) byMember() {
	member, dossier, criterion := r.member().Code, r.dossier("dossier"), r.one("criterion", "C3", "C4")
	var act store.Act
	switch r.upTo("act of a member", 9) {
	case 0:
		act = &store.ConfirmSheets{Member: member, Dossiers: []string{dossier}, Turns: r.turns(member, dossier)}
	case 1:
		act = &store.ReopenSheets{Member: member, Dossiers: []string{dossier}, Turns: r.turns(member, dossier)}
	case 2:
		act = &store.MoveScores{Member: member, From: dossier, To: r.dossier("other")}
	case 3:
		act = &store.KeepRemark{Dossier: dossier, Member: member, Now: r.one("remark", "Tốt", "Khá")}
	case 4, 5:
		r.wholeSheet(member, dossier)
		return
	default:
		var was *scoring.Points
		if view := r.s.Snapshot().For(r.s.Owner()); view.IndexOf(dossier) >= 0 {
			was = cellOf(r.t, r.s, member, dossier, criterion)
		}
		act = inTurn(r.turns(member, dossier)[dossier], keep(member, dossier, criterion, was, points(50*(r.upTo("points", 22)-1))))
	}
	_, _ = r.s.Do(r.t.Context(), as(r.t, r.s, member), act)
}

// wholeSheet fills in what a member's sheet lacks, and mostly confirms it.
func (r random) wholeSheet(member, dossier string) {
	view := r.s.Snapshot().For(as(r.t, r.s, member))
	d := view.IndexOf(dossier)
	if d < 0 {
		return
	}
	mine, turns := view.MySheet(d), r.turns(member, dossier)
	for c, cell := range mine.Cells {
		if cell.Kind == store.CellScore && cell.Points == nil {
			act := inTurn(mine.Turn, keep(member, dossier, r.s.Snapshot().Rules().Criteria[c].Code, nil, points(50*r.upTo("points", 20))))
			_, _ = r.s.Do(r.t.Context(), as(r.t, r.s, member), act)
		}
	}
	if r.upTo("confirmed", 3) > 0 {
		_, _ = r.s.Do(r.t.Context(), as(r.t, r.s, member), &store.ConfirmSheets{Member: member, Dossiers: []string{dossier}, Turns: turns})
	}
}

// granted is the owner with grounds, as long as there is somebody to be the second person.
func (r random) granted() store.Actor {
	witness, err := r.s.Witness(r.t.Context(), "HD01", "")
	if err != nil {
		return r.s.Owner()
	}
	return r.s.Owner().On(store.Grounds{Reason: r.reason(), Second: witness})
}

// turns is the one of a member's sheet.
func (r random) turns(member, dossier string) store.Turns {
	view := r.s.Snapshot().For(as(r.t, r.s, member))
	if at := view.IndexOf(dossier); at >= 0 {
		return store.Turns{dossier: view.MySheet(at).Turn}
	}
	return nil
}

// undo takes back any entry there is, whoever's it is.
func (r random) undo(actor store.Actor) {
	seq := rapid.Uint64Range(1, r.s.Snapshot().Revision()).Draw(r.rt, "entry")
	_, _ = r.s.Undo(r.t.Context(), actor, seq)
}

func (r random) imported() {
	ctx, owner, s := r.t.Context(), r.s.Owner(), r.s
	member, dossier := r.member().Code, r.dossier("dossier")
	switch r.upTo("import", 3) {
	case 0:
		_, _ = s.ImportDossiers(ctx, owner, "hồ sơ.xlsx", store.Intake{
			Enterprises: []store.Enterprise{{TaxCode: "0100000003", Name: r.one("name", "Công ty A", "Công ty B")}},
			Dossiers:    []store.Dossier{{Code: dossier, Product: r.one("product", "Sản phẩm A", "Sản phẩm B"), TaxCode: "0100000003"}},
		})
	case 1:
		_, _ = s.ImportCouncil(ctx, owner, "hội đồng.xlsx", []store.Member{*r.newcomer()})
	case 2:
		_, _ = s.ImportRecusals(ctx, owner, "xđli.xlsx", []store.Recusal{{Member: member, TaxCode: "0100000001", Reason: "cố vấn"}})
	case 3:
		_, _ = s.ImportScores(ctx, owner, "điểm.xlsx", store.Given{
			Scores:  []store.GivenScore{{Member: member, Dossier: dossier, Criterion: "C3", Points: scoring.Points(50 * r.upTo("points", 20))}},
			Remarks: []store.GivenRemark{{Member: member, Dossier: r.dossier("other"), Text: "Nhập"}},
		})
	}
}

// newcomer is a member who may be there already.
func (r random) newcomer() *store.Member {
	role := rapid.SampledFrom([]store.Role{store.Voter, store.Operator, store.Secretary}).Draw(r.rt, "role")
	return &store.Member{Code: r.one("code", "HD04", "HD09", "HD10"), Name: r.one("name", "Chín", "Mười"), Roles: store.NewRoles(role)}
}

// managing is an act of whoever manages the round.
func (r random) managing() store.Act {
	view := r.s.Snapshot().For(r.s.Owner())
	at := r.upTo("dossier", view.Dossiers()-1)
	d, firm := view.Dossier(at), view.Enterprise(at)
	switch r.upTo("act of the secretary", 18) {
	case 0:
		return &store.DecideLate{Dossier: d.Code, Was: d.LateRuling(), Now: store.Ruling{Answer: r.answer(), Reason: r.reason()}}
	case 1:
		return &store.RecordConclusion{Dossier: d.Code, Was: d.ConclusionRuling(), Now: store.Ruling{Answer: r.answer(), Reason: r.reason()}}
	case 2:
		now := &store.Withdrawal{Day: "2026-03-02", Reason: r.reason()}
		if d.Withdrawn != nil {
			now = nil
		}
		return &store.WithdrawDossier{Dossier: d.Code, Was: d.Withdrawn, Now: now}
	case 3:
		revenue := int64(r.upTo("revenue", 300)) * 1e9
		return &store.CorrectFigures{Dossier: d.Code, Was: store.FiguresOf(d.Figures, 2025), Now: store.YearFigures{Year: 2025, Revenue: &revenue}, Reason: r.reason()}
	case 4:
		return &store.CorrectFigures{TaxCode: firm.TaxCode, Was: store.FiguresOf(firm.Figures, 2024), Now: store.YearFigures{Year: 2024, Workers: new(int64(9))}, Reason: r.reason()}
	case 5:
		now := *d
		now.Sector = r.one("sector", "Điện", "Nhựa")
		return &store.EditDossier{Was: d, Now: &now}
	case 6:
		now := *firm
		now.Address = r.one("address", "Hà Nội", "Đông Anh")
		return &store.EditEnterprise{Was: firm, Now: &now}
	case 7:
		return &store.EditMember{Now: r.newcomer()}
	case 8:
		was := r.member()
		now := *was
		now.Post = r.one("post", "Phó Giám đốc", "Trưởng phòng")
		return &store.EditMember{Was: was, Now: &now}
	case 9:
		return &store.RemoveMember{Was: r.member()}
	case 10:
		was := r.s.Snapshot().Round()
		now := was
		now.DossierDeadline = r.one("deadline", "", "2026-03-01", "2026-03-31")
		return &store.EditRound{Was: was, Now: now}
	case 11:
		return call(d.Code, view.NextTurn(at), rapid.SampledFrom([][]string{{"HD03"}, {"HD01", "HD03"}}).Draw(r.rt, "named")...)
	case 12:
		return &store.WithdrawRescoring{Dossier: d.Code, Turn: view.NextTurn(at) - 1, Back: rapid.Bool().Draw(r.rt, "back")}
	case 13:
		if rapid.Bool().Draw(r.rt, "to the screen") {
			return toScreen(r.s, r.member().Code)
		}
		return toPaper(r.s, r.member().Code)
	case 14:
		was := view.CouncilPoints(at, "C1")
		return &store.GivePoints{Was: was, Now: &store.CouncilPoints{Dossier: d.Code, Criterion: "C1", Points: scoring.Points(50 * r.upTo("points", 9)), Reason: r.reason()}}
	case 15:
		scorers := rapid.SampledFrom([][]string{{"*"}, {"HD01", "HD03"}}).Draw(r.rt, "scorers")
		return setRules(r.s, func(rules *scoring.Rules) { rules.Criteria[3].Scorers = scorers })
	case 16, 17:
		return r.attending()
	}
	if r.s.Snapshot().Phase() == store.Paused {
		return &store.ChangePhase{From: store.Paused, To: store.Scoring}
	}
	return &store.ChangePhase{From: store.Scoring, To: store.Paused}
}

// attending notes how a member attends, in any way and not always in order.
func (r random) attending() store.Act {
	seats := r.s.Snapshot().For(r.s.Owner()).Attendance()
	if len(seats) == 0 {
		return r.presiding()
	}
	seat := rapid.SampledFrom(seats).Draw(r.rt, "seat")
	mark := store.Mark{
		Turnout: rapid.SampledFrom(store.Turnouts()).Draw(r.rt, "turnout"),
		At:      noon.Add(time.Duration(r.upTo("minutes", 90)) * time.Minute),
	}
	switch mark.Turnout {
	case store.LeftEarly:
		mark.Counts = rapid.SampledFrom(store.Countings()).Draw(r.rt, "counting")
	case store.Represented:
		mark.Substitute = substitute(rapid.Bool().Draw(r.rt, "quorum"), rapid.Bool().Draw(r.rt, "scores"))
	}
	return marking(r.t, r.s, mark, seat.Member.Code)
}
