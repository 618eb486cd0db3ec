package store

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Channel is the way a sheet's scores come in; a sheet has exactly one at a time.
type Channel string

const (
	OnScreen Channel = "screen"
	Imported Channel = "import"
	// What comes in on a form is locked on the screen.
	OnPaper    Channel = "paper"
	InWorkbook Channel = "excel"
	InPacket   Channel = "packet"
)

// OnForm reports whether the sheet comes in on a form, and not from the screen.
func (c Channel) OnForm() bool { return c == OnPaper || c == InWorkbook || c == InPacket }

// Lock is why a sheet of this channel is not written on on the screen; nil where it is.
func (c Channel) Lock(dossier, member string) error {
	switch c {
	case OnPaper:
		return scoring.NewFault("sheet.on_paper", "dossier", dossier, "member", member)
	case InWorkbook:
		return scoring.NewFault("sheet.in_workbook", "dossier", dossier, "member", member)
	case InPacket:
		return scoring.NewFault("sheet.in_packet", "dossier", dossier, "member", member)
	}
	return nil
}

// A Sheet is what one member gave one dossier in one turn.
type Sheet struct {
	Dossier string `json:"dossier"`
	Turn    int    `json:"turn"`
	Member  string `json:"member"`
	Scores  Scores `json:"scores"`
	Remark  string `json:"remark,omitempty"`
	// Confirmed sheets are finished and locked until they are opened again.
	Confirmed bool `json:"confirmed,omitempty"`
	// ConfirmedAt is when its member confirmed it on the screen; zero for others.
	ConfirmedAt time.Time `json:"confirmed_at,omitzero"`
	// Corrected: a figure of the product was corrected after the sheet was confirmed.
	Corrected bool    `json:"corrected,omitempty"`
	Channel   Channel `json:"channel"`
	// Form is the number of the form that the sheet is on, Since when it went there; zero for one on the screen.
	Form  int       `json:"form,omitempty"`
	Since time.Time `json:"since,omitzero"`
	// Invalid is why the ballot is void; empty for one that is not.
	Invalid string `json:"invalid,omitempty"`
}

func sheetKey(round, dossier string, turn int, member string) string {
	return key(sheetTable, round, dossier, strconv.Itoa(turn), member)
}

// sheetOf reads dossier, turn and member back from the key of a sheet, which may hold a tombstone.
func sheetOf(key string) (dossier string, turn int, member string, err error) {
	parts := strings.Split(key, "/")
	if len(parts) != 5 {
		return "", 0, "", fmt.Errorf("store: %q is no key of a sheet", key)
	}
	if turn, err = strconv.Atoi(parts[3]); err != nil {
		return "", 0, "", fmt.Errorf("store: %q: %w", key, err)
	}
	if dossier, err = url.PathUnescape(parts[2]); err != nil {
		return "", 0, "", fmt.Errorf("store: %q: %w", key, err)
	}
	if member, err = url.PathUnescape(parts[4]); err != nil {
		return "", 0, "", fmt.Errorf("store: %q: %w", key, err)
	}
	return dossier, turn, member, nil
}

func (s *Sheet) at(round string) string { return sheetKey(round, s.Dossier, s.Turn, s.Member) }

func (s *Sheet) moved() *scoring.Fault {
	return scoring.NewFault("sheet.moved_on", "dossier", s.Dossier, "member", s.Member)
}

// goTo brings the sheet to a channel and a form.
func (s *Sheet) goTo(channel Channel, form int, at time.Time) {
	s.Channel, s.Form, s.Since, s.ConfirmedAt = channel, form, at, time.Time{}
	if !channel.OnForm() {
		s.Since = time.Time{}
	}
}

// written reports whether there is anything on the sheet.
func (s *Sheet) written() bool { return len(s.Scores) > 0 || s.Remark != "" }

// begun reports whether there is anything on the sheet, or it was given out on a form.
func (s *Sheet) begun() bool { return s.Form != 0 || s.written() }

// A Score is the points of one criterion.
type Score struct {
	Criterion string
	Points    scoring.Points
}

// Scores are a sheet's scores, sorted by criterion. A criterion that is not there has no score, which is not zero.
// Values are never changed in place: sheets are shared.
type Scores []Score

func (s Scores) find(criterion string) (int, bool) {
	return slices.BinarySearchFunc(s, criterion, func(a Score, code string) int { return strings.Compare(a.Criterion, code) })
}

// Get returns the points of a criterion, nil when it has none.
func (s Scores) Get(criterion string) *scoring.Points {
	if i, ok := s.find(criterion); ok {
		return &s[i].Points
	}
	return nil
}

// With returns a copy in which the criterion has these points, or none when points is nil.
func (s Scores) With(criterion string, points *scoring.Points) Scores {
	i, there := s.find(criterion)
	end := i
	if there {
		end++
	}
	if points == nil {
		return slices.Delete(slices.Clone(s), i, end)
	}
	return slices.Replace(slices.Clone(s), i, end, Score{criterion, *points})
}

// MarshalText writes "C5=1250 C6=800" in hundredths: one short text instead of an object, because opening a large round
// reads tens of thousands of sheets.
func (s Scores) MarshalText() ([]byte, error) {
	var b []byte
	for i, score := range s {
		if i > 0 {
			b = append(b, ' ')
		}
		b = append(b, url.QueryEscape(score.Criterion)...)
		b = append(b, '=')
		b = strconv.AppendInt(b, int64(score.Points), 10)
	}
	return b, nil
}

// UnmarshalText reads what MarshalText wrote.
func (s *Scores) UnmarshalText(text []byte) error {
	*s = make(Scores, 0, strings.Count(string(text), " ")+1)
	for field := range strings.FieldsSeq(string(text)) {
		code, number, _ := strings.Cut(field, "=")
		points, err := strconv.ParseInt(number, 10, 64)
		if err != nil {
			return fmt.Errorf("store: scores %q: %w", text, err)
		}
		criterion, err := url.QueryUnescape(code)
		if err != nil {
			return fmt.Errorf("store: scores %q: %w", text, err)
		}
		*s = append(*s, Score{criterion, scoring.Points(points)})
	}
	return nil
}

// sheet reads a sheet; a sheet nobody has written on yet is empty.
func (t *tx) sheet(dossier string, turn int, member string) (*Sheet, error) {
	return sheetIn(t, t.round, dossier, turn, member)
}

// sheetIn is tx.sheet for whoever has no transaction.
func sheetIn(r engine.R, round, dossier string, turn int, member string) (*Sheet, error) {
	sheet, err := get[Sheet](r, sheetKey(round, dossier, turn, member))
	if err != nil || sheet != nil {
		return sheet, err
	}
	return &Sheet{Dossier: dossier, Turn: turn, Member: member, Channel: OnScreen}, nil
}

func (t *tx) putSheet(sheet *Sheet) error { return put(t, sheet.at(t.round), sheet) }

// sheetsLike are the sheets of the round that match.
func (t *tx) sheetsLike(match func(*Sheet) bool) ([]*Sheet, error) {
	sheets, err := all[Sheet](t, under(sheetTable, t.round))
	return slices.DeleteFunc(sheets, func(s *Sheet) bool { return !match(s) }), err
}

// openSheet reads a sheet its member may write on now: he is asked for the product in this turn, has not confirmed, and
// does not score on a form.
func (t *tx) openSheet(dossier string, turn int, member string) (*Sheet, error) {
	if err := t.mayScore(dossier, member); err != nil {
		return nil, err
	}
	if err := t.notHeld(dossier); err != nil {
		return nil, err
	}
	if now, err := turnOf(t, t.round, dossier, member); err != nil || now != turn {
		return nil, orFault(err, "sheet.turn", "dossier", dossier, "turn", now)
	}
	sheet, err := t.sheet(dossier, turn, member)
	if err != nil {
		return nil, err
	}
	if sheet.Confirmed {
		return nil, scoring.NewFault("sheet.confirmed", "dossier", dossier, "member", member)
	}
	if err := sheet.Channel.Lock(dossier, member); err != nil {
		return nil, err
	}
	return sheet, nil
}

// mayScore says whether the member is asked to score the dossier at all.
func (t *tx) mayScore(dossier, member string) error {
	d, err := t.dossier(dossier)
	if err != nil {
		return err
	}
	m, err := t.member(member)
	if err != nil {
		return err
	}
	if !m.Votes() {
		return scoring.NewFault("member.no_vote", "member", member)
	}
	round, err := get[Round](t, key(roundTable, t.round))
	if err != nil || round == nil {
		return orFault(err, "round.none")
	}
	rules, err := t.rules()
	if err != nil {
		return err
	}
	if out := d.Standing(round, rules).Out; out != "" {
		return scoring.NewFault("dossier.not_scored", "dossier", dossier)
	}
	session, err := t.session()
	if err != nil || !session.scores(dossier) {
		return orFault(err, "dossier.not_called", "dossier", dossier, "number", session.Number)
	}
	recused, err := t.recused(member, d)
	if err != nil || recused {
		return orFault(err, "sheet.recused", "dossier", dossier, "member", member)
	}
	return nil
}

// checkPoints says whether the points may be given to the criterion by the member; nil points are always fine.
func checkPoints(rules *scoring.Rules, criterion, member string, points *scoring.Points) error {
	c, err := judged(rules, criterion)
	switch {
	case err != nil:
		return err
	case !c.ScoredBy(member):
		return scoring.NewFault("criterion.not_assigned", "criterion", criterion, "member", member)
	case points == nil:
		return nil
	}
	return inRange(rules, c, *points)
}

// judged is a criterion to which members give points.
func judged(rules *scoring.Rules, criterion string) (*scoring.Criterion, error) {
	i := rules.Criterion(criterion)
	switch {
	case i < 0:
		return nil, scoring.NewFault("criterion.unknown", "criterion", criterion)
	case rules.Criteria[i].Computed():
		return nil, scoring.NewFault("criterion.computed", "criterion", criterion)
	}
	return &rules.Criteria[i], nil
}

// inRange says whether points are some that the criterion can have.
func inRange(rules *scoring.Rules, c *scoring.Criterion, points scoring.Points) error {
	switch {
	case points < 0 || points > c.Max:
		return scoring.NewFault("score.range", "criterion", c.Code, "points", points, "max", c.Max)
	case points%rules.Step != 0:
		return scoring.NewFault("score.step", "criterion", c.Code, "points", points, "step", rules.Step)
	}
	return nil
}
