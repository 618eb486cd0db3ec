package tui

import (
	"context"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/sample"
)

// The sample round with two clerks who do not vote, and on paper all sheets of HD03 and, one by one, three of HD05's. The
// codes of the forms are those of their numbers in 2021.
const formHD03, formSP01, formSP02, formSP03 = "133", "2 30", "0003-27", "424"

var keyedOriginal = demoRound.then(func(tb testing.TB, s *store.Store) {
	seatClerks(tb, s)
	for _, want := range []store.IssueOptions{{Members: []string{"HD03"}}, {Members: []string{"HD05"}, Each: true, Dossiers: []string{"SP01", "SP02", "SP03"}}} {
		want.Kind, want.Anew, want.Reason = store.PaperForm, true, "thành viên đề nghị chấm trên giấy"
		_, _, err := s.Issue(tb.Context(), s.Owner(), want)
		must(tb, err)
	}
})

func seatClerks(tb testing.TB, s *store.Store) {
	_, err := s.ImportCouncil(tb.Context(), s.Owner(), "tổ kiểm phiếu.csv", []store.Member{
		{Code: "KP1", Name: "Nguyễn Thị Kiểm", Roles: store.NewRoles(store.Operator)},
		{Code: "KP2", Name: "Trần Văn Phiếu", Roles: store.NewRoles(store.Operator)},
	})
	must(tb, err)
}

// differing is a round in which two clerks have keyed two rows of the form of HD03, and one cell differs in each.
var differingRound = keyedOriginal.then(func(tb testing.TB, s *store.Store) {
	rows := map[string][]string{"KP1": {"12,5", "8", "13", "9,5"}, "KP2": {"12,5", "8,5", "13", "del"}}
	for _, clerk := range []string{"KP1", "KP2"} {
		p := sit(tb, s, clerk, 80, 24)
		p.press("menu.keying", formHD03, "enter")
		for i, text := range rows[clerk] {
			p.press(text, "enter")
			if i%2 == 1 {
				p.press("enter")
			}
		}
		p.press("enter") // a blank one is asked about
	}
})

func keyingScenes() []scene {
	keyed, differing := keyedOriginal.copy, differingRound.copy
	return []scene{
		{name: "keying", member: "KP1", keys: []string{"menu.keying"}, round: keyed},
		{name: "keying-form", member: "KP1", keys: []string{"menu.keying", formHD03, "enter", "12,5", "enter", "8", "enter", "enter", "13"}, round: keyed, writes: true},
		{name: "keying-mark", member: "KP1", keys: []string{"menu.keying", formHD03, "enter", "12,5", "enter", "enter", "enter"}, round: keyed, writes: true},
		{name: "keying-second", member: "KP2", keys: []string{"menu.keying", formHD03, "enter", "up"}, round: differing},
		{name: "keying-open", member: "KP2", keys: []string{"menu.keying", formHD03, "enter", "up", "right", "right", "del"}, round: differing},
		{name: "mismatches", member: "KP1", keys: []string{"menu.mismatches", "8"}, round: differing},
		{name: "mismatches-none", member: "KP1", keys: []string{"menu.keying", "menu.mismatches", "8,5", "enter", "del", "right", "enter"}, round: differing, writes: true},
	}
}

// TestTwoClerksKeyASheet: the second sees nothing of the first, what they have in common counts, what differs is settled.
func TestTwoClerksKeyASheet(t *testing.T) {
	s := keyedOriginal.copy(t)
	one, two := sit(t, s, "KP1", 80, 24), sit(t, s, "KP2", 80, 24)
	one.press("menu.keying", formHD03, "enter", "12,5", "enter", "8", "enter", "enter", "13", "enter", "9,5", "enter", "enter")
	one.sees("✓ lần 1", "nhập 1 lần 2")
	two.send(changedMsg{})
	two.press("menu.keying", formHD03, "enter")
	two.sees("nhập lần 2", "xong 0/51")
	two.misses("12,5", "8,0", "20,5")
	two.press("12,5", "enter", "8,5", "enter", "enter")
	two.sees("SP01: hai lần nhập lệch nhau 1 ô", "lệch 1 ô")
	two.misses("8,0")
	two.press("13", "enter", "9,5", "enter", "enter")
	two.sees("✓ đủ 2 lần")
	holds(t, s, "HD03", "SP02", "C5", "13")
	one.send(changedMsg{})
	one.press("menu.mismatches")
	one.sees("1 ô lệch", "8,0 KP1", "8,5 KP2", "0001-33 của HD03 Phạm Quốc Bảo")
	one.press("85", "enter")
	one.sees("8,5")
	one.press("enter")
	one.sees("Không có ô nào lệch")
	holds(t, s, "HD03", "SP01", "C6", "8,5")
	one.press("ctrl+z", "enter")
	one.sees("1 ô lệch")
	one.press("7", "enter")
	one.sees("khác cả hai lần nhập")
}

// TestOneClerkDoesNotKeyTwice: he sees what he typed, and nothing to do.
func TestOneClerkDoesNotKeyTwice(t *testing.T) {
	s := keyedOriginal.copy(t)
	p := sit(t, s, "KP1", 80, 24)
	p.press("menu.keying", formSP01, "enter", "12,5", "enter", "8", "enter", "enter")
	p.press(formSP01, "enter")
	p.sees("phần nhập đã xong", "12,5", "✓ lần 1")
	p.press("down", "left", "9")
	p.sees("đã đối chiếu với giấy. Mở lại")
	p.press("right", "del", "left", "9", "enter")
	p.sees("9,0")
	p.press("enter", formSP01, "enter")
	p.sees("✓ lần 1", "21,5")
}

// TestSheetsOfOneProductGoByInTheOrderOfThePile: after the mark the field waits for the next number, or the next product of
// the same member.
func TestSheetsOfOneProductGoByInTheOrderOfThePile(t *testing.T) {
	p := sit(t, keyedOriginal.copy(t), "KP1", 80, 24)
	p.press("menu.keying", formSP02, "enter", "12,5", "enter", "8", "enter", "enter")
	p.press("3", "enter")
	p.sees("0004-24 · HD05", "▸ SP03")
	p.press("11", "enter", "7", "enter", "enter", "sp01", "enter")
	p.sees("0002-30 · HD05", "▸ SP01")
	p.press("f3", "34", "enter")
	p.sees("không phải số phiếu")
	p.press("esc", "esc", "f3", formHD03, "enter")
	p.sees("Phiếu số 0001-33 của HD03; phiếu trước của HD05")
	p.press("left", "34", "enter")
	p.sees("▸ SP34", "0001-33 · HD03")
}

// TestASlipIsWarnedOfAndKept: nothing stands in the way but a wrong check digit.
func TestASlipIsWarnedOfAndKept(t *testing.T) {
	p := sit(t, keyedOriginal.copy(t), "KP1", 80, 24)
	p.press("menu.keying", "134", "enter")
	p.sees("không phải số phiếu")
	p.press("esc", formHD03, "enter", "1", "enter")
	p.sees("C5 1,0 rất thấp so với tối đa 15")
	p.press("8", "enter", "enter")
	for range 5 {
		p.press("13", "enter", "9", "enter", "enter")
	}
	p.sees("▸ SP07")
	p.press("11", "enter", "20", "enter")
	p.sees("vượt tối đa 10. Là 2? Enter để nhận")
	p.press("enter")
	p.sees("C6 2,0 xa các điểm khác của HD03 (8,0 đến 9,0)")
}

// TestARowUnderItsNeighbourIsWarnedOf, where there are cells enough to tell.
func TestARowUnderItsNeighbourIsWarnedOf(t *testing.T) {
	s := pileRound.copy(t)
	p := sit(t, s, "KP1", 80, 24)
	row := pileOf(s)[0].rows[0]
	p.press("menu.keying", strings.TrimLeft(pileOf(s)[0].code, "0"), "enter")
	for range 2 {
		for _, text := range row {
			p.press(text, "enter")
		}
		if p.app.top().(*keying).window.cursor == 0 {
			p.press("enter")
		}
	}
	p.sees("SP02 giống hệt SP01")
}

// TestABlankIsAskedAboutOnce, so that Enter held down marks nothing.
func TestABlankIsAskedAboutOnce(t *testing.T) {
	s := keyedOriginal.copy(t)
	p := sit(t, s, "KP1", 80, 24)
	p.press("menu.keying", formHD03, "enter", "12,5", "enter", "enter", "enter")
	p.sees("SP01 còn trống C6", "Trên giấy cũng trống thì Enter lần nữa")
	if n := p.app.view.KeyingCount().Once; n != 0 {
		t.Fatalf("%d are marked", n)
	}
	p.press("enter")
	p.sees("SP01 còn trống 1 ô: để trống, không tính là 0", "▸ SP02")
	if n := p.app.view.KeyingCount().Once; n != 1 {
		t.Errorf("%d are marked", n)
	}
}

// TestWhatBothFinishedIsOpenedWithAReason.
func TestWhatBothFinishedIsOpenedWithAReason(t *testing.T) {
	s := differingRound.copy(t)
	p := sit(t, s, "KP2", 80, 24)
	p.press("menu.keying", formHD03, "enter", "up", "right", "right", "del")
	p.sees("Mở lại SP02")
	p.press("down", "enter")
	p.sees("lý do")
	p.press("up", "đọc nhầm", "enter", "enter")
	p.sees("mở lại lần nhập 2")
	p.press("left", "9,5", "enter", "enter")
	p.sees("✓ đủ 2 lần")
	holds(t, s, "HD03", "SP02", "C6", "9,5")
}

// TestWhoOwesScoresKeysNothing: the secretary votes.
func TestWhoOwesScoresKeysNothing(t *testing.T) {
	p := sit(t, keyedOriginal.copy(t), secretary, 80, 24)
	p.press("menu.keying")
	p.sees("Còn phiếu của mình chưa đủ điểm")
}

// TestOnePersonKeysTwiceAfterFiveMinutes, where the rules let him, and sees nothing of his first pass.
func TestOnePersonKeysTwiceAfterFiveMinutes(t *testing.T) {
	now := noon
	s, err := store.New(context.Background(), engine.NewMemory(), func() time.Time { return now })
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	g := sample.Generate(3, sample.Size{Dossiers: 3, Members: 3, Criteria: 4})
	g.Given, g.Rules.SecondClerk = store.Given{}, scoring.SecondClerkSame
	must(t, g.Fill(t.Context(), s))
	seatClerks(t, s)
	forms, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD03"}})
	must(t, err)
	p := sit(t, s, "KP1", 80, 24)
	key := func() {
		for range forms[0].Ballots {
			p.press("5", "enter", "5", "enter", "enter")
		}
	}
	code := strings.TrimLeft(forms[0].Code, "0")
	p.press("menu.keying", code, "enter")
	key()
	p.press(code, "enter", "down")
	p.sees("Nhập lần 2 được từ 12:05", "✓ lần 1")
	now = now.Add(5 * time.Minute)
	p.time = now
	p.press("f3", code, "enter")
	p.sees("nhập lần 2", "xong 0/3")
	p.misses("5,0", "10,0")
	key()
	p.sees("✓ đủ 2 lần")
	if n := p.app.view.KeyingCount(); n.OnePerson != 3 || n.Finished != 1 {
		t.Errorf("%+v", n)
	}
}

// TestWhatIsHalfTypedStays while somebody else keys, and the clerk who is quicker has the pass.
func TestWhatIsHalfTypedStays(t *testing.T) {
	s := keyedOriginal.copy(t)
	one, two := sit(t, s, "KP1", 80, 24), sit(t, s, "KP2", 80, 24)
	for _, p := range []*seat{one, two} {
		p.press("menu.keying", formHD03, "enter")
	}
	one.press("12")
	two.press("11", "enter", "7", "enter")
	one.send(changedMsg{})
	one.sees("12" + one.app.marks.caret)
	one.press(",5", "enter")
	one.sees("SP01: KP2 đang nhập lần 1")
	one.press("left", "12,5", "enter")
	one.sees("nhập lần 2", "SP01 C5: trống → 12,5")
}

// TestAClerkWhoLostHisConnectionComesBackToHisCell, and to the form that is before him.
func TestAClerkWhoLostHisConnectionComesBackToHisCell(t *testing.T) {
	s, r := keyedOriginal.copy(t), NewRoom()
	before := sit(t, s, "KP1", 80, 24, together(r, "a"))
	before.press("menu.keying", formHD03, "enter", "12,5", "enter", "8")
	must(t, before.app.Close())
	after := sit(t, s, "KP1", 80, 24, together(r, "a"))
	after.sees("0001-33 · HD03", "▸ SP01", "12,5", "▸ –")
	after.press("7", "enter", "enter")
	after.sees("✓ lần 1")
}

// TestEnterOnWhatDiffersShowsIt, and Escape leads back to the ballot.
func TestEnterOnWhatDiffersShowsIt(t *testing.T) {
	p := sit(t, differingRound.copy(t), "KP2", 80, 24)
	p.press("menu.keying", formHD03, "enter", "up", "right", "right")
	p.sees("Enter để xem", "▸ lệch 1 ô")
	p.press("enter")
	p.sees("2 ô lệch", "▸ 0001-33   HD03  SP02")
	p.press("9", "enter")
	p.sees("1 ô lệch")
	p.press("esc")
	p.sees("▸ SP02", "✓ đủ 2 lần")
}
