package tui

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/returns"
	"example.com/hoidong/store/sample"
)

// plainReader reads the files of these tests: the number of a form, then a product and its scores in a line.
var plainReader = returns.Reader{
	Fits: func(src exchange.Source) bool { return strings.HasPrefix(string(src.Data), "phiếu ") },
	Read: func(_ context.Context, s *store.Store, src exchange.Source) (store.Incoming, []*scoring.Fault, error) {
		lines := bufio.NewScanner(strings.NewReader(string(src.Data)))
		lines.Scan()
		number, err := strconv.Atoi(strings.Fields(lines.Text())[1])
		if err != nil {
			return store.Incoming{}, nil, err
		}
		form := s.Snapshot().For(s.Owner()).Form(number)
		sum := sha256.Sum256(src.Data)
		in := store.Incoming{
			Round: s.Snapshot().Round().ID, Form: number, Member: form.Member, File: src.Name, Sum: hex.EncodeToString(sum[:]),
		}
		given := map[string]store.Scores{}
		for lines.Scan() {
			words := strings.Fields(lines.Text())
			for _, cell := range words[1:] {
				criterion, text, _ := strings.Cut(cell, "=")
				points, err := scoring.ParsePoints(text)
				if err != nil {
					return store.Incoming{}, nil, err
				}
				given[words[0]] = given[words[0]].With(criterion, &points)
			}
		}
		for i, b := range form.Ballots {
			in.Sheets = append(in.Sheets, store.IncomingSheet{Ballot: b, Scores: given[b.Dossier], Done: true, Where: "Phiếu, hàng " + strconv.Itoa(i+8)})
		}
		return in, nil, nil
	},
}

// operator has an account in the round of forms and no vote: nothing is kept from him.
const operator = "TK01"

// formsRound has forms of every kind out, back, spoiled and replaced, and a sheet that was brought back to the screen and
// scored there after it was given out.
var formsRound = copies(func(tb testing.TB, s *store.Store) {
	must(tb, sample.Demo(tb.Context(), s, true))
	few := []string{"SP01", "SP02", "SP03", "SP04", "SP08", "SP34"}
	issue := func(kind store.FormKind, member string, dossiers ...string) {
		_, _, err := s.Issue(tb.Context(), s.Owner(), store.IssueOptions{Kind: kind, Members: []string{member}, Dossiers: dossiers, Anew: true, Reason: "đề nghị phát lại"})
		must(tb, err)
	}
	do := func(act store.Act) {
		_, err := s.Do(tb.Context(), s.Owner(), act)
		must(tb, err)
	}
	do(&store.EditMember{Now: &store.Member{Code: operator, Name: "Lý Thị Hạnh", Roles: store.Roles{store.Operator}}})
	for _, member := range []string{"HD03", "HD04", "HD05", "HD06", "HD07"} {
		issue(store.ExcelForm, member, few...)
	}
	do(&store.SpoilForm{Form: 3, Reason: "tệp gửi nhầm người"})
	issue(store.PaperForm, "HD08", few...)
	issue(store.PaperForm, "HD08", "SP01", "SP02")
	issue(store.PaperForm, "HD09", few...)
	do(&store.CollectForms{Forms: []int{8}})
	back := s.Snapshot().For(s.Owner()).ToScreen("HD04", []string{"SP02"})
	back.Reason = "chấm lại trên máy"
	do(back)
	actor, err := s.SignInSample("HD04")
	must(tb, err)
	points := scoring.Points(800)
	_, err = s.Do(tb.Context(), actor, &store.KeepScore{Dossier: "SP02", Turn: 1, Member: "HD04", Criterion: "C5", Now: &points})
	must(tb, err)
})

// formScenes are the register of forms, and receiving what comes back.
func formScenes() []scene {
	received := []string{"menu.receive", "left", "down", "enter", "enter"}
	then := func(keys ...string) []string { return slices.Concat(received, keys) }
	none := copies(func(tb testing.TB, s *store.Store) { must(tb, sample.Demo(tb.Context(), s, true)) }).copy
	return []scene{
		{name: "forms", member: secretary, round: formsRound.copy, keys: []string{"menu.forms"}},
		{name: "forms-none", member: secretary, round: none, keys: []string{"menu.forms"}},
		{name: "forms-acts", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "enter"}},
		{name: "forms-filter", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "home", "down", "down", "down", "down", "enter"}},
		{name: "forms-filtered", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "home", "down", "down", "down", "down", "enter", "HD08", "enter"}},
		{name: "forms-collect", member: secretary, round: formsRound.copy, writes: true, keys: []string{"menu.forms", "home", "enter", "133", "enter", "123", "enter"}},
		{name: "forms-spoil", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "del"}},
		{name: "forms-issue", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "home", "down", "down", "enter", "enter", "HD04", "enter"}},
		{name: "forms-issue-why", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "home", "down", "down", "enter", "enter", "HD04", "enter", "SP01", "enter"}},
		{name: "forms-screen", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "home", "down", "down", "down", "enter", "HD04", "enter", "enter"}},
		{name: "forms-reject", member: secretary, round: formsRound.copy, keys: []string{"menu.forms", "enter", "end", "enter", "enter"}},
		{name: "receive", member: secretary, round: formsRound.copy, keys: received},
		{name: "receive-file", member: secretary, round: formsRound.copy, keys: then("down", "enter")},
		{name: "receive-changes", member: operator, round: formsRound.copy, keys: then("down", "enter", "down", "down", "down")},
		{name: "receive-broken", member: operator, round: formsRound.copy, keys: then("down", "down", "down", "down")},
		{name: "receive-stale", member: operator, round: formsRound.copy, keys: then("down", "down", "enter")},
		{name: "receive-decided", member: operator, round: formsRound.copy, keys: then("down", "down", "enter", "left", "home", "enter")},
		{name: "receive-rival", member: operator, round: formsRound.copy, keys: then("end", "up")},
		{name: "receive-taken", member: operator, round: formsRound.copy, writes: true, keys: then("enter")},
	}
}

// TestTheCursorStaysOnACommand: whoever gives out one form after the other finds the line where it was, though there are
// more lines once something has been given out.
func TestTheCursorStaysOnACommand(t *testing.T) {
	s := demoRound.copy(t)
	p := sit(t, s, secretary, 80, 24)
	p.press("menu.forms")
	p.sees("0/0 phiếu", "Chưa phát phiếu nào.")
	p.press("down")
	p.sees("▸ Phát phiếu…")
	_, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD03"}, Anew: true, Reason: "đề nghị"})
	must(t, err)
	p.send(changedMsg{})
	p.sees("Thu về: gõ số phiếu…", "▸ Phát phiếu…", "0001-33")
}

// TestASpoiledFormIsNotSpoiledAgain: the key that notes a form as spoiled does nothing there, and the footer does not name it.
func TestASpoiledFormIsNotSpoiledAgain(t *testing.T) {
	p := sit(t, formsRound.copy(t), operator, 80, 24)
	p.press("menu.forms", "down", "down")
	p.sees("▸ 0003-27")
	p.misses("Delete")
	p.press("del")
	p.misses("Lý do")
	p.press("down")
	p.sees("Delete hỏng")
}

// TestSheetsForSignatureAreCalledConfirmed: what is offered to be printed for signature is not called unscored.
func TestSheetsForSignatureAreCalledConfirmed(t *testing.T) {
	s := formsRound.copy(t)
	hd11, err := s.SignInSample("HD11")
	must(t, err)
	rules, dossier := s.Snapshot().Rules(), "SP12"
	view := s.Snapshot().For(hd11)
	for c, cell := range view.MySheet(view.IndexOf(dossier)).Cells {
		if cell.Kind == store.CellScore {
			_, err := s.Do(t.Context(), hd11, &store.KeepScore{Dossier: dossier, Member: "HD11", Criterion: rules.Criteria[c].Code, Now: new(scoring.Points(100))})
			must(t, err)
		}
	}
	_, err = s.Do(t.Context(), hd11, &store.ConfirmSheets{Member: "HD11", Dossiers: []string{dossier}})
	must(t, err)
	p := sit(t, s, operator, 80, 24)
	p.press("menu.forms", "home", "down", "down", "enter", "end", "enter")
	p.sees("bảng chấm điểm để ký", "HD11")
	p.press("enter")
	p.sees("1 sản phẩm đã xác nhận, chưa in để ký")
	p.misses("chưa chấm")
}
