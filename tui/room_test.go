package tui

import (
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"example.com/hoidong/store/words"
)

// together lets programs share a room.
func together(r *Room, from string) func(*Options) {
	return func(o *Options) { o.Room, o.From = r, from }
}

func TestTheRoomKnowsWhoIsWhere(t *testing.T) {
	s, r := demo(t), NewRoom()
	far := sit(t, s, "HD03", 80, 24, together(r, "192.168.1.7"))
	here := sit(t, s, "", 80, 24, together(r, ""))
	far.at(blank3)
	want := "[{2   dossier- } {1 HD03 192.168.1.7 sheet-SP03 C5}]"
	if got := presentInWords(r); got != want {
		t.Fatalf("%s, want %s", got, want)
	}
	far.press("menu.practice")
	if got := r.Present()[1].At; got != (Whereabouts{Screen: kindPractice}) {
		t.Fatal(got)
	}
	far.press("alt+esc", "esc", "menu.end_practice", "menu.lock")
	if got := r.Present()[1].At; got != (Whereabouts{Screen: kindLocked}) {
		t.Fatal(got)
	}
	must(t, here.app.Close())
	if n := len(r.Present()); n != 1 {
		t.Fatal(n)
	}
}

func presentInWords(r *Room) string {
	var all []string
	for _, p := range r.Present() {
		screen := p.At.Screen
		if p.Member == "" {
			screen = "dossier"
		}
		all = append(all, fmt.Sprintf("{%d %s %s %s-%s %s}", p.Seat, p.Member, p.From, screen, p.At.Dossier, p.At.Criterion))
	}
	return fmt.Sprint(all)
}

// TestEveryKindOfScreenHasAName: whoever looks on reads it.
func TestEveryKindOfScreenHasAName(t *testing.T) {
	for _, lang := range words.Languages() {
		d := &desk{words: words.MustSpeak(lang)}
		for _, kind := range Kinds() {
			if text := d.whereInWords(Whereabouts{Screen: kind, Dossier: "SP07"}); strings.Contains(text, "⟦") || !strings.HasSuffix(text, " SP07") {
				t.Error(lang, kind, text)
			}
		}
	}
}

// TestWhoLostHisConnectionComesBackToHisCell goes through the screens a member works on.
func TestWhoLostHisConnectionComesBackToHisCell(t *testing.T) {
	for name, keys := range map[string][]string{
		"sheet":    {"f3", blank3, "enter", "enter", "down"},
		"remark":   {"f3", blank3, "enter", "enter", "tab"},
		"grid":     {"f3", blank3, "enter", "f6", "right"},
		"ranking":  {"f3", blank3, "enter", "f4"},
		"explain":  {"f3", blank3, "enter", "f5"},
		"dossiers": {"down", "down", "down"},
	} {
		t.Run(name, func(t *testing.T) {
			s, r := demo(t), NewRoom()
			before := sit(t, s, "HD03", 80, 24, together(r, "a"))
			before.press(keys...)
			at := before.app.whereabouts()
			must(t, before.app.Close()) // nobody pressed a key to leave
			after := sit(t, s, "HD03", 80, 24, together(r, "a"))
			if got := after.app.whereabouts(); got != at {
				t.Fatalf("at %v, was at %v:\n%s", got, at, after.app.View())
			}
			after.sees("Điểm đã lưu vẫn còn")
			other := sit(t, s, "HD04", 80, 24, together(r, "a"))
			if got := other.app.whereabouts(); got != (Whereabouts{Screen: kindDossiers, Dossier: "SP01"}) {
				t.Fatal("another member is led to", got)
			}
		})
	}
}

// TestHalfTypedIsNotBroughtBack: nobody saw it kept, so nobody may find it kept.
func TestHalfTypedIsNotBroughtBack(t *testing.T) {
	s, r := demo(t), NewRoom()
	before := sit(t, s, "HD03", 80, 24, together(r, "a"))
	before.at(blank3)
	before.press("1")
	must(t, before.app.Close())
	after := sit(t, s, "HD03", 80, 24, together(r, "a"))
	after.sees(blank3 + "  ")
	after.press("2", "enter")
	holds(t, s, "HD03", blank3, "C5", "2")
}

// TestWhoLeavesBeginsAnew: he who signed out is not led back to where he was.
func TestWhoLeavesBeginsAnew(t *testing.T) {
	s := demo(t)
	p := sit(t, s, "HD03", 80, 24)
	p.at(blank3)
	p.press("menu.handover", "enter", "HD03", "enter")
	if got := p.app.whereabouts(); got.Screen != kindDossiers || got.Dossier != "SP01" {
		t.Fatal(got)
	}
}

func TestANudgeStandsInTheStatusLineAndNowhereElse(t *testing.T) {
	s, r := demo(t), NewRoom()
	member := sit(t, s, "HD03", 120, 40, together(r, "a"))
	second := sit(t, s, "HD03", 80, 24, together(r, "b"))
	other := sit(t, s, "HD04", 80, 24, together(r, "c"))
	member.at(blank3)
	member.press("1")
	if n := r.Nudge("HD03", Nudge{From: "HD11"}); n != 2 {
		t.Fatalf("it reached %d screens", n)
	}
	for _, p := range []*seat{member, second, other} {
		p.hears = nil
		hearNews(p)
	}
	member.sees("HD11 ", " nhắc: còn ", "1▏")
	second.sees(" nhắc: ")
	other.misses("nhắc:")
	r.Nudge("HD03", Nudge{Text: "họp lại lúc 14 giờ"})
	hearNews(member)
	member.sees("nhắc: họp lại lúc 14 giờ", "1▏")
	if n := r.Nudge("HD05", Nudge{}); n != 0 {
		t.Fatal("it reached somebody who is not there")
	}
}

// hearNews delivers what the room has called out, as the pump does.
func hearNews(p *seat) {
	select {
	case <-p.app.guest.news:
		p.send(roomMsg{})
	default:
	}
}

func TestEverybodyIsToldWhatIsUnderDiscussion(t *testing.T) {
	s, r := demo(t), NewRoom()
	p := sit(t, s, "HD03", 80, 24, together(r, "a"))
	r.Discuss("SP07")
	if len(p.app.guest.news) != 1 || r.Discussed() != "SP07" {
		t.Fatal("nobody was told")
	}
	hearNews(p)
	r.Discuss("SP07")
	if len(p.app.guest.news) != 0 {
		t.Fatal("it is the same as before")
	}
}

// TestHabitsAreThoseOfTheMember: theme and language go with him to every machine, and to nobody else.
func TestHabitsAreThoseOfTheMember(t *testing.T) {
	s, r := demo(t), NewRoom()
	p := sit(t, s, "HD03", 80, 24, together(r, "a"))
	p.press("f8", "menu.language")
	p.sees("Status")
	again := sit(t, s, "HD03", 80, 24, together(r, "b"))
	again.sees("Status")
	if again.app.theme.shade != light {
		t.Fatal(again.app.theme.shade)
	}
	other := sit(t, s, "HD04", 80, 24, together(r, "b"))
	other.sees("Trạng thái")
	if other.app.theme.shade != dark {
		t.Fatal(other.app.theme.shade)
	}
}

// TestNobodyInTheRoomWaits lets many come, go, move and call out at once, while nobody listens.
func TestNobodyInTheRoomWaits(t *testing.T) {
	r := NewRoom()
	var all sync.WaitGroup
	for i := range 50 {
		all.Go(func() {
			g := r.enter("a", time.Time{})
			member := fmt.Sprintf("HD%02d", i%10)
			g.sit(member, time.Time{})
			g.lookOn(i%2 == 0)
			for n := range 20 {
				g.at(Whereabouts{Screen: kindSheet, Dossier: fmt.Sprint("SP", n)}, true)
				r.Nudge(member, Nudge{})
				r.Discuss(fmt.Sprint("SP", n))
				r.Present()
				g.nudged()
			}
			g.leave()
		})
	}
	all.Wait()
	if left := r.Present(); len(left) != 0 {
		t.Fatal(left)
	}
}
