package tui

import (
	"path/filepath"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// phraseOfTests opens the packet of packetOriginal and every copy of it, holder is who has opened one: that takes long, on
// purpose.
var (
	phraseOfTests string
	holder        store.Actor
)

// packetOriginal is the packet of HD03, who has begun in the demo.
var packetOriginal = copies(func(tb testing.TB, s *store.Store) {
	home := demo(tb)
	secret, err := store.NewPacketSecret()
	must(tb, err)
	phraseOfTests = secret.Phrase
	forms, _, err := home.Issue(tb.Context(), home.Owner(), store.IssueOptions{
		Kind: store.PacketForm, Members: []string{"HD03"}, Anew: true, Reason: "đi công tác", Key: secret.Key,
	})
	must(tb, err)
	secretary, err := home.PacketIdentity(tb.Context())
	must(tb, err)
	content, err := home.Snapshot().For(home.Owner()).PacketFor(forms[0], secretary.Recipient().String())
	must(tb, err)
	must(tb, s.BeginPacket(tb.Context(), content, secret.Sealed))
	holder, err = s.OpenPacket(tb.Context(), secret.Phrase)
	must(tb, err)
})

func packetRound(tb testing.TB) *store.Store { return packetOriginal.copy(tb) }

// packetScenes are the screens that only a packet has, and those that look different in one.
func packetScenes() []scene {
	all := []scene{
		{name: "packet-door", keys: []string{"4827193"}},
		{name: "packet-short", keys: []string{"4827193", "enter"}},
		{name: "packet-dossiers", member: "HD03"},
		{name: "packet-sheet", member: "HD03", keys: []string{"down", "down", "enter", "12,5"}},
		{name: "packet-grid", member: "HD03", keys: []string{"down", "down", "f6"}},
		{name: "packet-ranking", member: "HD03", keys: []string{"f4"}},
		{name: "packet-explain", member: "HD03", keys: []string{"f5"}},
		{name: "packet-menu", member: "HD03", keys: []string{"alt+esc"}},
		{name: "packet-seal", member: "HD03", keys: []string{"menu.seal"}},
	}
	for i := range all {
		all[i].round = packetRound
	}
	return all
}

func TestAPacketOpensWithItsPhraseAndNothingElse(t *testing.T) {
	t.Parallel()
	p := sit(t, packetRound(t), "", 80, 24)
	p.press(strings.Repeat("1", store.PhraseDigits), "enter")
	p.sees("Dãy số mở gói chưa đúng")
	p.press("esc", strings.ReplaceAll(phraseOfTests, " ", ""))
	p.sees(phraseOfTests, "24/24")
	p.press("enter")
	p.sees("gói phiếu HD03 · 0001", "SP03")
}

// TestThePhraseIsTypedAsItIsWritten: with blanks, with dashes, and mended in the middle.
func TestThePhraseIsTypedAsItIsWritten(t *testing.T) {
	t.Parallel()
	p := sit(t, packetRound(t), "", 80, 24)
	p.press("482", "space", "7-193")
	p.sees("4827 193")
	p.press("bs", "bs", "bs")
	p.sees("4/24")
	p.press("left", "bs", "9")
	p.sees("489")
}

func TestAMemberSealsHisPacketAndGoesOn(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	p := sit(t, packetRound(t), "HD03", 80, 24, func(o *Options) { o.Folder = folder })
	p.press("menu.seal", "right", "right", "enter")
	p.press("f3", blank3, "enter", "enter", "12,5", "enter", "menu.seal", "enter")
	p.sees("Đã niêm phong lần 1", "Phieu-HD03-0001")
	p.press("enter", "up", "13", "enter", "menu.seal", "right", "enter")
	p.sees("Đã niêm phong lần 2", ".zip.age", "chỉ tệp của thư ký mở được")
	files, err := filepath.Glob(filepath.Join(folder, "Phieu-HD03-*"))
	must(t, err)
	if len(files) != 2 {
		t.Errorf("there are %v", files)
	}
	p.press("enter", "menu.own_journal")
	p.sees("niêm phong lần 2", "C5")
}

// TestASealThatCannotBeWrittenIsTold: the stick was pulled out.
func TestASealThatCannotBeWrittenIsTold(t *testing.T) {
	t.Parallel()
	gone := filepath.Join(t.TempDir(), "gone")
	p := sit(t, packetRound(t), "HD03", 80, 24, func(o *Options) { o.Folder = gone })
	p.press("f3", blank3, "enter", "enter", "12,5", "enter", "menu.seal", "enter")
	p.sees("Không ")
	p.misses("Đã niêm phong")
}

// TestNothingButScoringIsOfferedInAPacket: what the council does is done at home.
func TestNothingButScoringIsOfferedInAPacket(t *testing.T) {
	t.Parallel()
	s := packetRound(t)
	p := sit(t, s, "HD03", 120, 40)
	p.press("alt+esc")
	for _, key := range []string{"ranking", "handover", "lock", "interest", "attendance", "explain", "copies", "room", "setup", "tally", "journal", "board_ranking", "keyring"} {
		p.misses(p.app.T("menu." + key))
	}
	for _, key := range []string{"dossiers", "missing", "confirm_all", "own_journal", "practice", "seal", "language"} {
		p.sees(p.app.T("menu." + key))
	}
	p.press("esc", "menu.practice")
	p.sees(p.app.T("practice.begun"))
	p.press("menu.end_practice")
	p.sees("gói phiếu HD03")
	if _, err := s.SignInSample("HD03"); err == nil || !strings.Contains(p.app.words.Error(err), "mã") {
		t.Errorf("somebody sits down without the phrase: %v", err)
	}
	if _, err := p.app.view.Ranking(); err == nil || err.Error() != scoring.NewFault("ranking.packet").Error() {
		t.Errorf("there is a ranking: %v", err)
	}
}
