package tui

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// remote is a program for somebody on another machine.
func remote(o *Options) { o.Local, o.Folder, o.From, o.Invite = false, "", "192.168.1.7", nil }

// serving is a room that people come into from other machines.
func serving(tb testing.TB) *Room {
	tb.Helper()
	to, err := invitation()
	must(tb, err)
	r := NewRoom()
	r.Open(to)
	return r
}

// TestTheSecretarySeesHowPeopleComeIn draws the room of a server with somebody in it, and somebody kept out of it.
func TestTheSecretarySeesHowPeopleComeIn(t *testing.T) {
	for _, lang := range words.Languages() {
		for _, size := range sizes() {
			s, r := withCodes(t), serving(t)
			member, err := s.SignInFrom(t.Context(), "192.168.1.7", "HD03", issued(t, s, "HD03"))
			must(t, err)
			far := sit(t, s, "", 80, 24, together(r, "192.168.1.7"), func(o *Options) { o.Local, o.Actor = false, &member })
			far.press("enter")
			for range 6 {
				_, err := s.SignInFrom(t.Context(), "192.168.1.9", "HD02", "0")
				if err == nil {
					t.Fatal("a wrong code opens")
				}
			}
			clerk, err := s.SignIn(t.Context(), "HD11", issued(t, s, "HD11"))
			must(t, err)
			p := sit(t, s, "", size[0], size[1], together(r, ""), func(o *Options) { o.Lang, o.Actor = lang, &clerk })
			openRoom(p.app)
			p.send(roomMsg{})
			p.golden(fmt.Sprintf("room-open-%dx%d-%s", size[0], size[1], lang))
		}
	}
}

// withCodes is a round that is no sample and has a secretary.
func withCodes(tb testing.TB) *store.Store {
	s := realRound(tb)
	for _, m := range []store.Member{
		{Code: "HD11", Name: "Dương Hải Đăng", Title: "Thư ký", Roles: store.NewRoles(store.Secretary)},
		{Code: "HD02", Name: "Trần Thị Ngọc", Roles: store.NewRoles(store.Voter)},
		{Code: "HD03", Name: "Phạm Quốc Bảo", Roles: store.NewRoles(store.Voter)},
	} {
		var was *store.Member
		for _, there := range s.Snapshot().Members() {
			if there.Code == m.Code {
				was = there
			}
		}
		_, err := s.Do(tb.Context(), s.Owner(), &store.EditMember{Was: was, Now: &m})
		must(tb, err)
	}
	return s
}

// issued is a member's new access code.
func issued(tb testing.TB, s *store.Store, member string) string {
	tb.Helper()
	code, err := s.IssueCode(tb.Context(), s.Owner(), member)
	must(tb, err)
	return code
}

// TestFilesStayOnTheMachineThatHasThem: over the network nothing is read from, written to or opened on that machine.
func TestFilesStayOnTheMachineThatHasThem(t *testing.T) {
	refusal := words.MustSpeak(words.Vietnamese).T("files.not_here")
	for name, keys := range map[string][]string{
		"printing":  {"f4", "f9"},
		"importing": {"menu.import_scores"},
	} {
		t.Run(name, func(t *testing.T) {
			s := paused(true)(t)
			p := sit(t, s, secretary, 120, 40, remote)
			p.press(keys...)
			p.sees(refusal)
			p.misses("Thư mục:")
		})
	}
	s := withCodes(t)
	actor, err := s.SignInFrom(t.Context(), "192.168.1.7", "HD11", issued(t, s, "HD11"))
	must(t, err)
	p := sit(t, s, "", 80, 24, remote, func(o *Options) { o.Actor = &actor })
	p.press("alt+esc")
	p.misses(p.app.T("menu.handover"))
	p.press("esc")
	askIssueMissing(p.app)
	p.sees(p.app.T("codes.without_file"))
	p.misses(p.app.T("codes.with_file"))
}

// TestWhoIsNotAtTheMachineCannotSetTheRoundUp: the founder sits where the file was opened and nowhere else.
func TestWhoIsNotAtTheMachineCannotSetTheRoundUp(t *testing.T) {
	p := sit(t, realRound(t), "", 80, 24, remote)
	if p.app.signedIn || p.app.mayFound() {
		t.Fatal("somebody on another machine sits down as the founder")
	}
	p.press("alt+esc")
	p.misses(p.app.T("menu.setup"))
}

// TestClosingTheWindowOfAServerAsks: others are connected.
func TestClosingTheWindowOfAServerAsks(t *testing.T) {
	r := serving(t)
	s := demo(t)
	far := sit(t, s, "HD03", 80, 24, remote, together(r, "192.168.1.7"))
	p := sit(t, s, "HD11", 60, 18, together(r, ""))
	p.press("f10")
	p.sees("Đang có 1 người vào từ máy khác", "Chỉ đóng cửa sổ     ", "Dừng máy chủ      Ở lại")
	p.press("enter")
	if !p.quit || !errors.Is(p.app.wanted, ErrWindow) {
		t.Fatal("the window is not closed, or the server not left running")
	}
	stopping := sit(t, s, "HD11", 60, 18, together(r, ""))
	stopping.press("f10", "right", "enter")
	if !stopping.quit || stopping.app.wanted != nil {
		t.Fatal("the server goes on")
	}
	far.press("f10")
	far.misses("máy chủ")
}

// TestWhoLocksFromAfarLeavesFromTheLock: nobody else takes over his machine.
func TestWhoLocksFromAfarLeavesFromTheLock(t *testing.T) {
	s := demo(t)
	member := as(t, s, "HD03")
	p := sit(t, s, "", 80, 24, remote, func(o *Options) { o.Actor = &member })
	p.press("menu.lock")
	p.sees("Rời phiên họp")
	p.press("tab", "enter")
	if !p.quit {
		t.Fatal("he stays")
	}
}

// TestTheScreenLocksItselfFromAfarToo, and the code is asked for where he is.
func TestTheScreenLocksItselfFromAfarToo(t *testing.T) {
	p := sit(t, demo(t), "HD03", 80, 24, remote)
	p.time = p.time.Add(lockAfter + time.Second)
	p.send(tickMsg{})
	p.sees("Màn hình đang khóa")
}

func TestAKeyIsRegisteredAndForgottenFromTheMenu(t *testing.T) {
	const line = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHFE5BbTbQIXEYr0lpJVR9mpiXqMYDHt7ZwCLmJ4wJ1L"
	k, err := store.NewPublicKey(line)
	must(t, err)
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24, remote, func(o *Options) { o.Keys = []store.PublicKey{k} })
	p.press("menu.keyring")
	p.sees("chưa đăng ký", "ssh-ed25519", k.Fingerprint[:15])
	p.press("enter")
	p.sees("Đăng ký khóa này?")
	p.press("enter")
	p.sees("đã đăng ký khóa")
	registered := func() int {
		keys, err := s.OwnKeys(t.Context(), p.app.actor)
		must(t, err)
		return len(keys)
	}
	if registered() != 1 {
		t.Fatal("nothing is registered")
	}
	p.press("menu.keyring", "enter")
	p.sees("Bỏ khóa này?")
	p.press("enter")
	if registered() != 0 {
		t.Fatal("it is registered still")
	}
	local := sit(t, s, "HD03", 80, 24)
	local.press("alt+esc")
	if strings.Contains(local.app.View(), local.app.T("menu.keyring")) {
		t.Error("at the machine itself there are no keys")
	}
}
