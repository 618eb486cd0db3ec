package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
)

// Written is a rule set as somebody edits it: every value is the text that people read and type, so that a value may
// also be wrong for a while. Lists keep their order.
type Written struct {
	// Settings are the values by the key of rule files: numbers as people write them, "yes" or "no", codes of closed
	// lists, lists with commas between. A key of Optional may be blank; then nothing is set.
	Settings map[string]string
	Criteria []WrittenCriterion
	Tracks   []WrittenTrack
	// Grades are name and bound.
	Grades []Pair
}

// A WrittenCriterion is judged while Figure is blank: then bands, otherwise and missing say nothing, and otherwise
// Scorers do not. What says nothing stays, for whoever changes his mind.
type WrittenCriterion struct {
	Code, Name, Max, Weight string
	Figure                  string
	// Bands are bound and points, Missing are track and points.
	Bands     []Pair
	Otherwise string
	Missing   []Pair
	Scorers   []string
}

// A WrittenTrack has the conditions of a group of dossiers; Require are figure and bound.
type WrittenTrack struct {
	Name    string
	Judged  bool
	Require []Pair
}

// A Pair is two values that belong together.
type Pair struct{ First, Second string }

// WriteDown writes a rule set; Rules of it are the same set.
func WriteDown(r *scoring.Rules) *Written {
	w := &Written{Settings: map[string]string{
		"code": r.Code, "name": r.Name, "basis": r.Basis, "sample": yesNo(r.Sample),
		"scale": r.Scale.String(), "step": r.Step.String(), "mean": string(r.Mean), "trim": strconv.Itoa(r.Trim),
		"pass": optional(r.Pass), "floor": r.Floor.String(), "top": strconv.Itoa(r.Top),
		"tie_order": strings.Join(r.TieOrder, ", "), "quorum": fractionList(r.Quorum),
		"spread_alarm": optional(r.SpreadAlarm), "visibility": string(r.Visibility),
		"advance_sheets": yesNo(r.AdvanceSheets), "absent_scores": yesNo(r.AbsentScores),
		"second_clerk": r.SecondClerk, "chair_breaks_ties": yesNo(r.ChairBreaksTies),
		"comment_days": strconv.Itoa(r.CommentDays), "valid_years": strconv.Itoa(r.ValidYears),
		"round": "",
	}}
	if r.Round >= 0 {
		w.Settings["round"] = strconv.Itoa(r.Round)
	}
	for i := range r.Criteria {
		w.Criteria = append(w.Criteria, writeCriterion(&r.Criteria[i]))
	}
	for _, t := range r.Tracks {
		track := WrittenTrack{Name: t.Name, Judged: t.Judged}
		for _, q := range t.Require {
			track.Require = append(track.Require, Pair{string(q.Figure), q.Figure.FormatBound(q.Bound)})
		}
		w.Tracks = append(w.Tracks, track)
	}
	for _, g := range r.Grades {
		w.Grades = append(w.Grades, Pair{g.Name, g.Bound.String()})
	}
	return w
}

func writeCriterion(c *scoring.Criterion) WrittenCriterion {
	w := WrittenCriterion{
		Code: c.Code, Name: c.Name, Max: c.Max.String(), Weight: scoring.Points(c.Weight).String(),
		Scorers: slices.Clone(c.Scorers), Figure: string(c.Figure),
	}
	if !c.Computed() {
		return w
	}
	w.Otherwise = c.Otherwise.String()
	for _, b := range c.Bands {
		w.Bands = append(w.Bands, Pair{c.Figure.FormatBound(b.Bound), b.Points.String()})
	}
	for _, m := range c.Missing {
		w.Missing = append(w.Missing, Pair{m.Track, m.Points.String()})
	}
	return w
}

// Optional reports whether a setting may be blank, which then means that there is none of it.
func Optional(key string) bool {
	return slices.Contains([]string{"basis", "round", "pass", "tie_order", "quorum", "spread_alarm"}, key)
}

// Rules understands what is written. The faults are those of Draft.Rules, each with the path it stands at; what has to be
// there and is blank is rules.empty.
func (w *Written) Rules() (*scoring.Rules, []*scoring.Fault) {
	r, faults := w.draft().Rules()
	for i, f := range faults {
		if f.Code == "rules.required" {
			faults[i] = scoring.NewFault("rules.empty").At(f.Path)
		}
	}
	return r, faults
}

func (w *Written) draft() *Draft {
	d := NewDraft()
	d.Set("format", int64(Format))
	for key, text := range w.Settings {
		d.setting(key, text)
	}
	for i := range w.Criteria {
		d.criterion(&w.Criteria[i])
	}
	for _, t := range w.Tracks {
		at := d.AppendTable("track")
		d.Set(join(at, "name"), t.Name)
		d.Set(join(at, "judged"), t.Judged)
		d.pairs(join(at, "require"), t.Require)
	}
	d.pairs("grades", w.Grades)
	return d
}

func (d *Draft) setting(key, text string) {
	switch key {
	case "sample", "advance_sheets", "absent_scores", "chair_breaks_ties":
		d.Set(key, text == yesNo(true))
	case "tie_order", "quorum":
		for part := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ',' || r == ';' }) {
			if part = strings.TrimSpace(part); part != "" {
				d.Append(key, part)
			}
		}
	default:
		if strings.TrimSpace(text) != "" || !Optional(key) {
			d.Set(key, text)
		}
	}
}

func (d *Draft) criterion(c *WrittenCriterion) {
	at := d.AppendTable("criterion")
	for _, p := range []Pair{{"code", c.Code}, {"name", c.Name}, {"max", c.Max}, {"weight", c.Weight}} {
		d.Set(join(at, p.First), p.Second)
	}
	if c.Figure == "" {
		for _, member := range c.Scorers {
			d.Append(join(at, "scorers"), member)
		}
		return
	}
	d.Set(join(at, "figure"), c.Figure)
	d.Set(join(at, "otherwise"), c.Otherwise)
	d.pairs(join(at, "bands"), c.Bands)
	d.pairs(join(at, "missing"), c.Missing)
}

func (d *Draft) pairs(path string, pairs []Pair) {
	for _, p := range pairs {
		d.Append(path, p.First, p.Second)
	}
}

func yesNo(yes bool) string {
	if yes {
		return "yes"
	}
	return "no"
}

func optional(p *scoring.Points) string {
	if p == nil {
		return ""
	}
	return p.String()
}

func fractionList(quorum []scoring.Fraction) string {
	texts := make([]string, len(quorum))
	for i, f := range quorum {
		texts[i] = f.String()
	}
	return strings.Join(texts, ", ")
}

// Clone is a copy that shares nothing with the original.
func (w *Written) Clone() *Written {
	c := *w
	c.Settings = make(map[string]string, len(w.Settings))
	for key, text := range w.Settings {
		c.Settings[key] = text
	}
	c.Criteria = slices.Clone(w.Criteria)
	for i := range c.Criteria {
		one := &c.Criteria[i]
		one.Bands, one.Missing, one.Scorers = slices.Clone(one.Bands), slices.Clone(one.Missing), slices.Clone(one.Scorers)
	}
	c.Tracks = slices.Clone(w.Tracks)
	for i := range c.Tracks {
		c.Tracks[i].Require = slices.Clone(c.Tracks[i].Require)
	}
	c.Grades = slices.Clone(w.Grades)
	return &c
}

// Path is where a criterion, or a field of it, stands in faults.
func Path(criterion int, field string) string {
	return join(fmt.Sprintf("criterion[%d]", criterion), field)
}
