package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// A scene is a screen in one state, and the keys that lead there for a member who sits down at the demo.
type scene struct {
	name string
	// member is who sits down; empty for nobody.
	member string
	keys   []string
	// writes says that the keys keep something, so that the scene needs a council of its own.
	writes bool
	// texts says that there are cells for text, in which typing begins by itself as in a table of numbers and words.
	texts bool
	// round makes the round of the scene; nil for the demo.
	round func(testing.TB) *store.Store
}

// scenes are all screens there are. Every test of whole screens goes through them: a new screen belongs here first.
func scenes() []scene {
	return slices.Concat(setupScenes(), rulesScenes(), boardScenes(), attendanceScenes(), intakeScenes(), meetingScenes(), formScenes(), packetScenes(), keyingScenes(), []scene{
		{name: "signin"},
		{name: "dossiers", member: "HD03", keys: []string{"down"}},
		{name: "dossiers-search", member: "HD03", keys: []string{"f3", "khoa"}},
		{name: "dossiers-filter", member: "HD03", keys: []string{"tab", "right", "right", "right"}},
		{name: "sheet", member: "HD03", keys: []string{"down", "down", "enter"}},
		{name: "sheet-typing", member: "HD03", keys: []string{"down", "down", "enter", "12,5"}},
		{name: "sheet-kept", member: "HD03", keys: []string{"down", "down", "enter", "12,5", "enter", "0", "enter"}, writes: true},
		{name: "sheet-offer", member: "HD03", keys: []string{"down", "down", "enter", "125", "enter"}},
		{name: "sheet-remark", member: "HD03", keys: []string{"down", "down", "enter", "tab", "Tốt"}},
		{name: "sheet-complete", member: "HD03", keys: []string{"enter"}},
		{name: "sheet-long-remark", member: "HD03", keys: []string{"down", "down", "enter", "tab", strings.Repeat("Chất lượng đồng đều qua các năm. ", 6)}},
		{name: "sheet-confirm", member: "HD01", keys: []string{"enter", "down", "down", "down", "down"}},
		{name: "sheet-recused", member: "HD07", keys: []string{"f3", "SP05", "enter", "enter"}},
		{name: "sheet-ineligible", member: "HD03", keys: []string{"f3", "SP32", "enter", "enter"}},
		{name: "grid", member: "HD03", keys: []string{"down", "down", "f6"}},
		{name: "grid-typing", member: "HD03", keys: []string{"down", "down", "f6", "12,5"}},
		{name: "grid-kept", member: "HD03", keys: []string{"down", "down", "f6", "12,5", "enter", "up", "right", "0", "down"}, writes: true},
		{name: "grid-offer", member: "HD03", keys: []string{"down", "down", "f6", "125", "enter"}},
		{name: "grid-confirmed", member: "HD03", keys: []string{"enter", "enter", "enter", "enter", "f6", "9"}, writes: true},
		{name: "grid-recused", member: "HD07", keys: []string{"f3", "SP05", "enter", "f6", "9"}},
		{name: "grid-ineligible", member: "HD03", keys: []string{"f3", "SP32", "enter", "f6", "9", "f3", "esc"}},
		{name: "grid-search", member: "HD03", keys: []string{"f6", "f3", "khoa"}},
		{name: "grid-columns", member: "HD05", keys: []string{"f6", "right", "right", "right", "right", "right", "right", "right"}, round: manyCriteria},
		{name: "ranking", member: "HD03", keys: []string{"f4"}},
		{name: "ranking-end", member: "HD03", keys: []string{"f4", "end"}},
		{name: "ranking-chair", member: "HD01", keys: []string{"f4"}},
		{name: "ranking-distribution", member: "HD03", keys: []string{"f4", "space", "home"}},
		{name: "ranking-filter", member: "HD03", keys: []string{"f4", "tab", "tab", "right", "right"}},
		{name: "explain", member: "HD03", keys: []string{"f4", "f5"}},
		{name: "explain-next", member: "HD01", keys: []string{"f4", "f5", "pgdn", "down", "down"}},
		{name: "product", member: "HD03", keys: []string{"f4", "enter"}},
		{name: "product-end", member: "HD03", keys: []string{"f4", "enter", "tab", "tab", "end"}},
		{name: "product-out", member: "HD03", keys: []string{"f4", "end", "enter"}},
		{name: "help", member: "HD03", keys: []string{"f1"}},
		{name: "menu", member: "HD01", keys: []string{"alt+esc"}},
		{name: "missing", member: "HD03", keys: []string{"f7", "down"}},
		{name: "missing-secretary", member: "HD11", keys: []string{"f7", "tab"}},
		{name: "box", member: "HD11", keys: []string{"menu.box"}, round: boxedCouncil},
		{name: "box-end", member: "HD11", keys: []string{"menu.box", "end"}, round: boxedCouncil},
		{name: "box-acts", member: "HD11", keys: []string{"menu.box", "enter"}, round: boxedCouncil},
		{name: "tally", member: "HD11", keys: []string{"menu.tally", "down", "down", "right", "right"}},
		{name: "tally-owed", member: "HD11", keys: []string{"f7", "tab", "enter", "tab", "tab", "end"}},
		{name: "tally-told", member: "HD01", keys: []string{"menu.tally", "right", "right", "down", "enter"}},
		{name: "tally-none", member: "HD01", keys: []string{"menu.tally", "f3", "không có"}},
		{name: "end", member: "HD01", keys: []string{"menu.end"}},
		{name: "lead", member: "HD01", keys: []string{"down", "menu.lead"}},
		{name: "end-waive", member: "HD01", keys: []string{"menu.end", "down", "enter", "down", "enter", "Đi công tác"}},
		{name: "end-settled", member: "HD01", keys: []string{"menu.end"}, round: settled},
		{name: "reopen", member: "HD01", keys: []string{"menu.reopen"}, round: over},
		{name: "open", member: "HD01", keys: []string{"menu.open"}, round: secondSitting},
		{name: "agenda", member: "HD01", keys: []string{"menu.agenda", "enter", "down", "enter"}, round: secondSitting},
		{name: "journal", member: "HD03", keys: []string{"down", "down", "enter", "12,5", "enter", "0", "enter", "up", "9", "enter", "menu.own_journal", "down"}, writes: true},
		{name: "journal-undo", member: "HD03", keys: []string{"down", "down", "enter", "12,5", "enter", "menu.own_journal", "enter"}, writes: true},
		{name: "journal-all", member: "HD11", keys: []string{"menu.journal"}},
		{name: "copies-choose", member: "HD11", keys: []string{"menu.copies"}},
		{name: "room", member: "HD11", keys: []string{"menu.room"}},
		{name: "cover", member: "HD03", keys: []string{"f12"}},
		{name: "lock", member: "HD03", keys: []string{"menu.lock"}},
		{name: "lock-next", member: "HD03", keys: []string{"menu.lock", "tab"}},
		{name: "handover", member: "HD03", keys: []string{"down", "down", "enter", "12", "menu.handover"}},
		{name: "practice", member: "HD03", keys: []string{"menu.practice"}},
		{name: "practice-sheet", member: "HD03", keys: []string{"menu.practice", "enter"}},
		{name: "quit", member: "HD03", keys: []string{"down", "enter", "1", "f10"}},
	})
}

// council makes the store of a scene.
func (s scene) council(tb testing.TB) *store.Store {
	if s.round != nil {
		return s.round(tb)
	}
	return demo(tb)
}

// councils are the stores in which a test shows scenes: one for all that only look at the demo, one for each of the
// others. Where somebody has written the next who comes gets a new one.
type councils struct {
	tb testing.TB
	// made is done to every store that is made; nil for nothing.
	made func(*store.Store)
	// fresh are the revisions that the stores began with.
	stores map[string]*store.Store
	fresh  map[string]uint64
}

func newCouncils(tb testing.TB) *councils {
	return &councils{tb: tb, stores: map[string]*store.Store{}, fresh: map[string]uint64{}}
}

func (c *councils) of(s scene) *store.Store {
	c.tb.Helper()
	name := ""
	if s.round != nil || s.writes {
		name = s.name
	}
	if last := c.stores[name]; last != nil && last.Snapshot().Revision() == c.fresh[name] {
		return last
	}
	council := s.council(c.tb)
	if c.made != nil {
		c.made(council)
	}
	c.stores[name], c.fresh[name] = council, council.Snapshot().Revision()
	return council
}

// sizes are those that people meet: the smallest, the usual one, and one with room for two panes.
func sizes() [][2]int { return [][2]int{{60, 18}, {80, 24}, {120, 40}} }

// TestScreens draws every screen in both languages and on every size of terminal.
func TestScreens(t *testing.T) {
	t.Parallel()
	councils := newCouncils(t)
	for _, scene := range scenes() {
		for _, size := range sizes() {
			for _, lang := range []string{"vi", "en"} {
				file := fmt.Sprintf("%s-%dx%d-%s", scene.name, size[0], size[1], lang)
				t.Run(file, func(t *testing.T) {
					p := sit(t, councils.of(scene), scene.member, size[0], size[1], func(o *Options) { o.Lang = lang })
					p.press(scene.keys...)
					p.golden(file)
				})
			}
		}
	}
}

// manyCriteria is a round with more criteria than any window has columns.
func manyCriteria(tb testing.TB) *store.Store { return manyCriteriaRound.copy(tb) }

var manyCriteriaRound = copies(func(tb testing.TB, s *store.Store) {
	must(tb, sample.Generate(7, sample.Size{Dossiers: 60, Members: 8, Criteria: 24}).Fill(tb.Context(), s))
})
