package tui

import (
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// secretary is who keeps the rules of the sample round.
const secretary = "HD11"

// paused is the sample round in a sitting that pauses, so that its rules may be changed; empty without any score.
func paused(empty bool) func(testing.TB) *store.Store {
	if empty {
		return pausedEmpty.copy
	}
	return pausedDemo.copy
}

var (
	pausedDemo  = demoRound.then(pause)
	pausedEmpty = copies(func(tb testing.TB, s *store.Store) {
		must(tb, sample.Demo(tb.Context(), s, true))
		pause(tb, s)
	})
)

func pause(tb testing.TB, s *store.Store) {
	_, err := s.Do(tb.Context(), s.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Paused})
	must(tb, err)
}

// intakeScenes are the desk of dossiers.
func intakeScenes() []scene {
	scored := paused(false)
	return []scene{
		{name: "intake", member: secretary, round: scored, keys: []string{"menu.intake", "tab", "down"}},
		{name: "intake-acts", member: secretary, round: scored, keys: []string{"menu.intake", "tab", "enter"}},
		{name: "intake-withdraw", member: secretary, round: scored, keys: []string{"menu.intake", "enter", "end", "pgdn", "enter"}},
		{name: "figures-review", member: secretary, round: scored, keys: []string{
			"menu.intake", "enter", "enter", "enter", "bs", "bs", "bs", "bs", "bs", "bs", "22,5 tỷ", "down", "down", "down", "Báo cáo tài chính", "enter", "enter",
		}},
		{name: "grounds", member: secretary, round: scored, keys: []string{
			"menu.rulesform", "Tên mới", "enter", "ctrl+s", "enter", "Theo ý kiến của Hội đồng",
		}},
	}
}

// rulesScenes are the screens of the rules.
func rulesScenes() []scene {
	unscored, scored := paused(true), paused(false)
	return []scene{
		{name: "criteria", member: secretary, texts: true, round: unscored, keys: []string{"menu.criteria"}},
		{name: "criteria-faults", member: secretary, texts: true, round: unscored, keys: []string{"menu.criteria", "down", "right", "right", "1x", "enter", "del", "enter"}},
		{name: "criteria-bands", member: secretary, texts: true, round: unscored, keys: []string{"menu.criteria", "tab", "down", "right", "17 "}},
		{name: "criteria-frozen", member: secretary, texts: true, round: scored, keys: []string{"menu.criteria", "right", "right", "5"}},
		{name: "assignment", member: secretary, round: unscored, keys: []string{"menu.assignment", "down", "right", "right"}},
		{name: "rulesform", member: secretary, texts: true, round: unscored, keys: []string{"menu.rulesform", "down", "down", "down"}},
	}
}
