package store_test

import (
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// TestTheRulesDecideAboutSheetsSentInAdvance: a workbook of somebody who is not there is received, and whether it counts is
// the rules'. Changing that is an act with a reason and a second person, counts anew, and is taken back like any.
func TestTheRulesDecideAboutSheetsSentInAdvance(t *testing.T) {
	for turnout, set := range map[store.Turnout]func(*scoring.Rules, bool){
		store.SentAhead: func(r *scoring.Rules, counts bool) { r.AdvanceSheets = counts },
		store.Absent:    func(r *scoring.Rules, counts bool) { r.AbsentScores = counts },
	} {
		t.Run(string(turnout), func(t *testing.T) {
			each(t, func(t *testing.T, s *store.Store) {
				small(t, s)
				f := issued(t, s, store.ExcelForm, "HD03")
				mark(t, s, store.Mark{Turnout: turnout}, "HD03")
				_, err := s.Receive(t.Context(), s.Owner(), back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
				must(t, err)
				to(t, s, store.Paused)
				for _, counts := range []bool{false, true, false} {
					before := s.Snapshot().Revision()
					change := setRules(s, func(r *scoring.Rules) { set(r, counts) })
					done := store.Receipt{Seq: before}
					if change.Was.AdvanceSheets != change.Now.AdvanceSheets || change.Was.AbsentScores != change.Now.AbsentScores {
						_, err := s.Do(t.Context(), s.Owner(), change)
						refused(t, err, "grounds.reason")
						done = do(t, s, granted(t, s), change)
					}
					scores, _ := counted(t, s, "SP01")
					if got := scores == 2; got != counts {
						t.Errorf("%d scores count, and the sheets count: %v", scores, counts)
					}
					lines, err := s.Journal(t.Context(), s.Owner(), store.JournalFilter{Limit: 1})
					must(t, err)
					if _, rules := lines[0].Done.(*store.SetRules); done.Seq != before && (!rules || lines[0].Reason == "" || lines[0].Second == "") {
						t.Errorf("%+v", lines[0])
					}
				}
			})
		})
	}
}

// TestAFileThatSaysTheSameWaitsForNobody: a sheet that went back to the screen, and that the file does not write on, is no
// reason to ask.
func TestAFileThatSaysTheSameWaitsForNobody(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		home := toScreen(s, "HD03")
		home.Sheets = home.Sheets[1:2]
		do(t, s, s.Owner(), home)
		file := staged(t, s, back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		if file.Refusal != nil || file.Count(store.StagedStale) != 0 {
			t.Fatalf("%v", file.Refusal)
		}
		_, err := s.Receive(t.Context(), s.Owner(), file.Incoming, store.Decisions{Seen: file.Mark})
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP02"); mine.Channel != store.OnScreen {
			t.Errorf("%+v", mine)
		}
	})
}

// TestTheSameScoresMayBecomeConfirmed: nothing of them changes, and the member has finished with them.
func TestTheSameScoresMayBecomeConfirmed(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.PacketForm, "HD03")
		draft := back(f, "a", map[string]int{"SP01": 700})
		draft.Sheets[0].Done = false
		_, err := s.Receive(t.Context(), s.Owner(), draft, store.Decisions{})
		must(t, err)
		file := staged(t, s, back(f, "b", map[string]int{"SP01": 700}), store.Decisions{})
		if file.Count(store.StagedSame) != len(f.Ballots) {
			t.Errorf("%+v", file.Sheets)
		}
		_, err = s.Receive(t.Context(), s.Owner(), file.Incoming, store.Decisions{Seen: file.Mark})
		must(t, err)
		if mine := sheet(t, s, "HD03", "SP01"); mine.Status != store.SheetConfirmed {
			t.Errorf("%+v", mine)
		}
	})
}

// TestWhatWasSeenIsWhatIsTaken: when somebody else wrote meanwhile, nothing is.
func TestWhatWasSeenIsWhatIsTaken(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		f := issued(t, s, store.ExcelForm, "HD03")
		seen := staged(t, s, back(f, "a", map[string]int{"SP01": 700}), store.Decisions{})
		_, err := s.Receive(t.Context(), s.Owner(), back(f, "b", map[string]int{"SP01": 800}), store.Decisions{})
		must(t, err)
		_, err = s.Receive(t.Context(), s.Owner(), seen.Incoming, store.Decisions{Seen: seen.Mark})
		refused(t, err, "receive.moved_on")
		if mine := sheet(t, s, "HD03", "SP01"); mine.Total != 1600 {
			t.Errorf("%+v", mine)
		}
	})
}

// TestPaperAndListsForSignatureDoNotComeBackAsFiles.
func TestPaperAndListsForSignatureDoNotComeBackAsFiles(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		file := staged(t, s, back(issued(t, s, store.PaperForm, "HD03"), "a", nil), store.Decisions{})
		refused(t, file.Refusal, "receive.kind")
	})
}
