package tui

import (
	"errors"
	"slices"
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A keyedField is one thing that a clerk fills in: a cell of a ballot in his pass; the mark that it was held against the
// paper, whose criterion is empty; or a cell that he settles, whose pass is 0.
type keyedField struct {
	form       int
	dossier    string
	turn, pass int
	criterion  string
}

// A keyedSheet is a ballot on paper as whoever keys it sees it: what the store has of his own pass, and over it what is on
// its way there.
type keyedSheet struct {
	desk *desk
	form *store.Form
	store.KeyedBallot
	// columns are the criteria of the one who wrote it.
	columns []int
	// pile is what the clerk has keyed so far, beside the sheets next to this one in it.
	pile   *pile
	beside []pileSheet
}

func (s *keyedSheet) field(criterion int) keyedField {
	return keyedField{s.form.Number, s.Dossier, s.KeyedBallot.Turn, s.Pass, s.desk.rules().Criteria[criterion].Code}
}

func (s *keyedSheet) mark() keyedField {
	return keyedField{form: s.form.Number, dossier: s.Dossier, turn: s.KeyedBallot.Turn, pass: s.Pass}
}

func (s *keyedSheet) criteria() int { return len(s.desk.rules().Criteria) }

func (s *keyedSheet) own(criterion int) bool { return slices.Contains(s.columns, criterion) }

func (s *keyedSheet) nothingToDo() string {
	return s.desk.T("keying.not_assigned", "member", s.form.Member)
}

func (s *keyedSheet) closed() error {
	switch {
	case s.Refusal != nil:
		return s.Refusal
	case s.marked():
		return scoring.NewFault("keying.marked", "dossier", s.Dossier)
	}
	return s.desk.view.MayKeyForm(s.form)
}

func (s *keyedSheet) points(criterion int) *scoring.Points {
	return s.desk.keyed.points(s.field(criterion), s.Own.Scores.Get(s.desk.rules().Criteria[criterion].Code))
}

// turn is the pass: it changes when somebody else was quicker to take the one that was free.
func (s *keyedSheet) turn() int { return s.Pass }

func (s *keyedSheet) turned() error {
	return scoring.NewFault("keying.taken", "dossier", s.Dossier, "pass", 3-s.Pass, "clerk", s.Clerks[2-s.Pass])
}

// marked reports whether the clerk has marked his pass.
func (s *keyedSheet) marked() bool { return s.desk.keyed.marked(s.mark(), s.Own.Done) }

// scores are those of the pass as they are seen.
func (s *keyedSheet) scores() store.Scores {
	scores := s.Own.Scores
	for _, c := range s.columns {
		scores = scores.With(s.desk.rules().Criteria[c].Code, s.points(c))
	}
	return scores
}

// blanks are the codes of the criteria without a score.
func (s *keyedSheet) blanks() []string {
	var codes []string
	for _, c := range s.columns {
		if s.points(c) == nil {
			codes = append(codes, s.desk.rules().Criteria[c].Code)
		}
	}
	return codes
}

// total adds up what was keyed; nil while all is blank.
func (s *keyedSheet) total() *scoring.Points {
	if len(s.blanks()) == len(s.columns) {
		return nil
	}
	sum := scoring.Points(0)
	for _, c := range s.columns {
		if p := s.points(c); p != nil {
			sum += *p
		}
	}
	return &sum
}

func (s *keyedSheet) ballot() store.PaperBallot {
	return store.PaperBallot{Form: s.form.Number, Dossier: s.Dossier, Turn: s.KeyedBallot.Turn, Clerk: s.desk.actor.Member()}
}

func (s *keyedSheet) keep(at int, was, now *scoring.Points, _ []string) tea.Cmd {
	d, f := s.desk, s.field(at)
	warning := s.pile.warn(s, at, now)
	act := &store.KeyScore{PaperBallot: s.ballot(), Pass: s.Pass, Criterion: f.criterion, Was: was, Now: now}
	change := d.T("status.changed", "was", d.spoken(was), "now", d.spoken(now))
	return d.doKeyed(act, f, kept{points: now}, change, warning)
}

// markChecked puts the mark of the pass in the queue: what is seen is what the paper says.
func (s *keyedSheet) markChecked() tea.Cmd {
	d, warning := s.desk, ""
	if blanks := s.blanks(); len(blanks) > 0 {
		warning = d.T("keying.left_blank", "dossier", s.Dossier, "n", len(blanks))
	}
	act := &store.MarkKeyed{PaperBallot: s.ballot(), Pass: s.Pass, Scores: s.scores()}
	return d.doKeyed(act, s.mark(), kept{marked: true}, d.T("keying.checked", "pass", s.Pass), warning)
}

// unmark opens the pass again; it needs a reason once both are done.
func (s *keyedSheet) unmark(reason string) tea.Cmd {
	act := &store.MarkKeyed{PaperBallot: s.ballot(), Pass: s.Pass, Scores: s.Own.Scores, Back: true, Reason: reason}
	return s.desk.doKeyed(act, s.mark(), kept{}, s.desk.T("keying.opened", "pass", s.Pass), "")
}

// doKeyed puts what a clerk did in the queue; shows is what his screens show of it until the store has answered.
func (d *desk) doKeyed(act store.Act, f keyedField, shows kept, change, warning string) tea.Cmd {
	d.chains++
	k := d.keyed.next(f, d.chains)
	k.points, k.marked = shows.points, shows.marked
	d.keyed[f] = k
	visit := d.visit
	return d.do(act, func(r store.Receipt, err error) tea.Msg {
		return keyedMsg{visit: visit, field: f, chain: k.chain, change: change, warning: warning, receipt: r, err: err}
	})
}

// keyedAnswered takes up the answer to what a clerk did, and says how it went.
func (a *App) keyedAnswered(msg keyedMsg) {
	if msg.visit != a.visit {
		a.renew()
		return
	}
	tell := a.keyed.answered(msg.field, msg.chain, msg.err)
	a.renew()
	cell := strings.TrimSpace(msg.field.dossier + " " + msg.field.criterion)
	switch {
	case msg.err != nil:
		a.told++
		if tell {
			a.status.say("refused", failure, a.keyedRefusal(msg))
		}
	case msg.receipt.Seq > a.newest:
		a.saved, a.newest = msg.receipt.At, msg.receipt.Seq
		said := a.T("status.saved", "cell", cell, "change", msg.change, "time", a.clock(msg.receipt.At))
		if differs := a.differsNow(msg.field); differs != "" {
			msg.warning = differs
		}
		if msg.warning != "" {
			a.status.say("saved", warning, msg.warning+" "+a.marks.dot+" "+said)
			return
		}
		a.status.say("saved", calm, said)
	}
}

// keyedRefusal says why what a clerk did was not done. A conflict names the value that is there.
func (a *App) keyedRefusal(msg keyedMsg) string {
	var fault *scoring.Fault
	if errors.As(msg.err, &fault) && fault.Code == "score.conflict" {
		return a.T("status.conflict", "dossier", msg.field.dossier, "cell", msg.field.criterion, "points", fault.Params["points"])
	}
	return a.words.Error(msg.err)
}

// differsNow says that the mark just made has shown differences.
func (a *App) differsNow(f keyedField) string {
	form := a.view.Form(f.form)
	if f.criterion != "" || form == nil {
		return ""
	}
	for _, b := range a.view.Keyed(form, a.now()) {
		if b.Dossier == f.dossier && b.Differs > 0 {
			return a.T("keying.differs", "dossier", f.dossier, "n", b.Differs)
		}
	}
	return ""
}
