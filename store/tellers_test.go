package store_test

import (
	"testing"

	"example.com/hoidong/store"
)

// TestTwoPeopleCount, who are different, and of whom none is the chair.
func TestTwoPeopleCount(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		appoint := func(was []string, now ...string) *store.AppointTellers {
			return &store.AppointTellers{Session: 1, Was: was, Now: now}
		}
		for _, wrong := range [][]string{{"HD03"}, {"HD03", "HD03"}, {"HD02", "HD03", "HD04"}} {
			_, err := s.Do(t.Context(), s.Owner(), appoint(nil, wrong...))
			refused(t, err, "tellers.number")
		}
		_, err := s.Do(t.Context(), s.Owner(), appoint(nil, "HD01", "HD03"))
		refused(t, err, "tellers.role")
		_, err = s.Do(t.Context(), s.Owner(), appoint(nil, "HD03", "HD99"))
		refused(t, err, "member.unknown")
		_, err = s.Do(t.Context(), as(t, s, "HD04"), appoint(nil, "HD03", "HD04"))
		refused(t, err, "policy.role")
		receipt := do(t, s, s.Owner(), appoint(nil, "HD04", "HD03"))
		tellers := func() string {
			names := ""
			for _, m := range s.Snapshot().For(as(t, s, "HD04")).Tellers() {
				names += m.Code
			}
			return names
		}
		if got := tellers(); got != "HD04HD03" {
			t.Errorf("tellers are %q", got)
		}
		_, err = s.Do(t.Context(), s.Owner(), appoint(nil, "HD02", "HD03"))
		refused(t, err, "tellers.moved_on")
		_, err = s.Undo(t.Context(), s.Owner(), receipt.Seq)
		must(t, err)
		if got := tellers(); got != "" {
			t.Errorf("tellers are %q", got)
		}
	})
}
