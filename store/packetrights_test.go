package store_test

import (
	"strings"
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// packed runs a test on the packet of HD03, over every engine. At home SP01 is confirmed, and so stays there.
func packed(t *testing.T, test func(t *testing.T, s *store.Store, phrase string)) {
	home, err := store.New(t.Context(), engine.NewMemory(), clock)
	must(t, err)
	t.Cleanup(func() { must(t, home.Close()) })
	small(t, home)
	scoreAll(t, home, "HD03", "SP01", 500)
	do(t, home, as(t, home, "HD03"), &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
	secret, err := store.NewPacketSecret()
	must(t, err)
	forms, _, err := home.Issue(t.Context(), home.Owner(), store.IssueOptions{Kind: store.PacketForm, Members: []string{"HD03"}, Key: secret.Key})
	must(t, err)
	content, err := home.Snapshot().For(home.Owner()).PacketFor(forms[0], "")
	must(t, err)
	if _, err := home.Snapshot().For(as(t, home, "HD04")).PacketFor(forms[0], ""); err == nil {
		t.Error("a member makes a packet")
	}
	each(t, func(t *testing.T, s *store.Store) {
		must(t, s.BeginPacket(t.Context(), content, secret.Sealed))
		test(t, s, secret.Phrase)
	})
}

// TestInAPacketOnlyItsHolderDoesAnything: not the owner of the file, not by a code, and not by name although the round is a
// sample.
func TestInAPacketOnlyItsHolderDoesAnything(t *testing.T) {
	packed(t, func(t *testing.T, s *store.Store, phrase string) {
		_, err := s.SignInSample("HD03")
		refused(t, err, "signin.needs_code")
		_, err = s.SignIn(t.Context(), "HD03", "1234-5678")
		refused(t, err, "packet.others")
		_, err = s.SitAsOwner()
		refused(t, err, "owner.begun")
		hd03, err := s.OpenPacket(t.Context(), phrase)
		must(t, err)
		for _, act := range []store.Act{
			keep("HD03", "SP02", "C3", nil, points(100)),
			&store.ChangePhase{From: store.Scoring, To: store.Paused},
			&store.CreateRound{Round: store.NewRound(2030, "Kỳ khác"), Rules: *s.Snapshot().Rules()},
			&store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: "0100000000", Reason: "cổ đông"}},
			&store.SealPacket{Member: "HD03", Seal: 1},
		} {
			_, err := s.Do(t.Context(), s.Owner(), act)
			refused(t, err, "packet.others")
		}
		_, err = s.IssueCode(t.Context(), s.Owner(), "HD03")
		refused(t, err, "packet.others")
		refused(t, s.BeginPacket(t.Context(), &store.PacketContent{Round: &store.Round{ID: "2030"}}, nil), "packet.others")
		for _, action := range store.Actions() {
			may := action == store.ScoreOwnSheet || action == store.ConfirmOwnSheet || action == store.SealSheets
			if got := s.Snapshot().For(hd03).May(action) == nil; got != may {
				t.Errorf("the holder may %s: %v", action, got)
			}
			if s.Snapshot().For(s.Owner()).May(action) == nil {
				t.Errorf("the owner may %s", action)
			}
		}
		_, err = s.Snapshot().For(hd03).Ranking()
		refused(t, err, "ranking.packet")
		must(t, errOf(s.Do(t.Context(), hd03, keep("HD03", "SP02", "C3", nil, points(100)))))
	})
}

func errOf(_ store.Receipt, err error) error { return err }

// TestWhatStayedAtHomeIsOnlyLookedAt: a sheet that was confirmed before is there, and cannot be changed or opened again.
func TestWhatStayedAtHomeIsOnlyLookedAt(t *testing.T) {
	packed(t, func(t *testing.T, s *store.Store, phrase string) {
		hd03, err := s.OpenPacket(t.Context(), phrase)
		must(t, err)
		view := s.Snapshot().For(hd03)
		if sheet := view.MySheet(view.IndexOf("SP01")); sheet.Status != store.SheetConfirmed || *sheet.Cells[2].Points != 500 {
			t.Errorf("the confirmed sheet is %+v", sheet)
		}
		_, err = s.Do(t.Context(), hd03, keep("HD03", "SP01", "C3", points(500), points(100)))
		refused(t, err, "packet.not_held")
		_, err = s.Do(t.Context(), hd03, &store.ReopenSheets{Member: "HD03", Dossiers: []string{"SP01"}})
		refused(t, err, "packet.not_held")
		for _, m := range s.Snapshot().Members() {
			if m.Code != "HD03" {
				t.Errorf("the packet knows %s", m.Name)
			}
		}
	})
}

// TestAPhraseIsNotGuessed: it is longer than that, and whoever tries waits longer and longer.
func TestAPhraseIsNotGuessed(t *testing.T) {
	packed(t, func(t *testing.T, s *store.Store, phrase string) {
		_, err := s.OpenPacket(t.Context(), "4827-1935")
		refused(t, err, "phrase.length")
		digits := strings.ReplaceAll(phrase, " ", "")
		last := "0"
		if digits[len(digits)-1] == '0' {
			last = "1"
		}
		for range 5 {
			_, err = s.OpenPacket(t.Context(), digits[:len(digits)-1]+last)
			refused(t, err, "phrase.wrong")
		}
		_, err = s.OpenPacket(t.Context(), phrase)
		refused(t, err, "signin.locked")
	})
}

// TestSealsAreCounted: in the journal, so that a packet that was closed in between goes on counting.
func TestSealsAreCounted(t *testing.T) {
	packed(t, func(t *testing.T, s *store.Store, phrase string) {
		hd03, err := s.OpenPacket(t.Context(), phrase)
		must(t, err)
		_, err = s.SealPacket(t.Context(), hd03)
		refused(t, err, "packet.blank")
		do(t, s, hd03, keep("HD03", "SP02", "C3", nil, points(0)))
		for n := range 3 {
			sealed, err := s.SealPacket(t.Context(), hd03)
			must(t, err)
			if sealed.Seal != n+1 || store.Fingerprint(sealed.Hash) != s.Snapshot().Fingerprint() || sealed.Entries != s.Snapshot().Revision() {
				t.Errorf("seal %d is %d, %d, %s", n+1, sealed.Seal, sealed.Entries, sealed.Hash)
			}
			if len(sealed.Sheets) != 5 || sealed.Sheets[0].Scores.Get("C3") == nil {
				t.Errorf("sealed is %+v", sealed.Sheets)
			}
		}
		_, err = s.Do(t.Context(), hd03, &store.SealPacket{Member: "HD03", Seal: 3})
		refused(t, err, "packet.moved_on")
		if at := s.Snapshot().Packet().SealedAt; !at.Equal(noon.Truncate(time.Millisecond)) {
			t.Errorf("sealed at %s", at)
		}
	})
}

// TestACouncilsFileIsNoPacket: what a packet does is refused in it.
func TestACouncilsFileIsNoPacket(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		_, err := s.OpenPacket(t.Context(), strings.Repeat("1", store.PhraseDigits))
		refused(t, err, "packet.none")
		hd03 := as(t, s, "HD03")
		_, err = s.SealPacket(t.Context(), hd03)
		refused(t, err, "packet.none")
		_, err = s.Do(t.Context(), hd03, &store.SealPacket{Member: "HD03", Seal: 1})
		refused(t, err, "policy.role")
		refused(t, s.BeginPacket(t.Context(), &store.PacketContent{Round: &store.Round{ID: "2030"}}, nil), "packet.not_empty")
	})
}
