package scoring

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
)

// Bounds of what rules may say.
const (
	// MaxWeight is in hundredths.
	MaxWeight = 1000_00
	// maxTrim drops all but two of MaxMembers scores.
	maxTrim = MaxMembers/2 - 1
	// maxCount bounds numbers of days, years and products.
	maxCount = 10_000
)

// Validate lists everything that is wrong with the rules; nil when nothing is. Every fault has a Path made of the names
// that rule files use: "scale", "criterion[2].bands[0]", "track[0].require[1]".
//
// The faults are rules.empty; rules.range (min, max); rules.unknown (value); rules.duplicate (value); rules.order, for
// bounds that do not fall from one to the next; rules.step (value, step); rules.scale (sum, scale);
// rules.criteria (max), for none or too many; rules.source, for a criterion that is neither judged nor computed, or both;
// rules.everybody, for names beside "*"; rules.judged, for a figure's terms where members judge; and rules.by_member, for
// what the mean by member excludes.
func (r *Rules) Validate() []*Fault {
	v := &validation{rules: r}
	v.head()
	v.decision()
	v.grades()
	v.tieOrder()
	v.quorum()
	v.tracks()
	v.criteria()
	v.scale()
	v.byMember()
	return v.faults
}

type validation struct {
	rules  *Rules
	faults []*Fault
}

func (v *validation) fault(path, code string, pairs ...any) {
	v.faults = append(v.faults, NewFault(code, pairs...).At(path))
}

func (v *validation) filled(path, text string) {
	if text == "" {
		v.fault(path, "rules.empty")
	}
}

func (v *validation) within(path string, n, least, most int) {
	if n < least || n > most {
		v.fault(path, "rules.range", "min", strconv.Itoa(least), "max", strconv.Itoa(most))
	}
}

func (v *validation) points(path string, p, least, most Points) {
	if p < least || p > most {
		v.fault(path, "rules.range", "min", least.String(), "max", most.String())
	}
}

func (v *validation) known(path, value string, allowed ...string) {
	if !slices.Contains(allowed, value) {
		v.fault(path, "rules.unknown", "value", value)
	}
}

// unique reports values that were there before; path is made from the index.
func (v *validation) unique(values []string, path func(i int) string) {
	for i, value := range values {
		if value != "" && slices.Contains(values[:i], value) {
			v.fault(path(i), "rules.duplicate", "value", value)
		}
	}
}

func (v *validation) head() {
	r := v.rules
	v.filled("code", r.Code)
	v.filled("name", r.Name)
	v.points("scale", r.Scale, 1, MaxPoints)
	v.points("step", r.Step, 1, MaxPoints)
	v.known("mean", string(r.Mean), string(ByCriterion), string(ByMember))
	v.within("trim", r.Trim, 0, maxTrim)
	v.within("round", r.Round, -1, 2)
}

func (v *validation) decision() {
	r := v.rules
	if r.Pass != nil {
		v.points("pass", *r.Pass, 0, r.Scale)
	}
	if r.SpreadAlarm != nil {
		v.points("spread_alarm", *r.SpreadAlarm, 0, r.Scale)
	}
	if r.Floor < 0 || r.Floor > 100_00 {
		v.fault("floor", "rules.range", "min", Percent(0).String(), "max", Percent(100_00).String())
	}
	v.within("top", r.Top, 0, maxCount)
	v.within("comment_days", r.CommentDays, 0, maxCount)
	v.within("valid_years", r.ValidYears, 0, maxCount)
	v.known("visibility", string(r.Visibility), string(VisibleLive), string(VisibleAfterOwn), string(VisibleClosed))
	v.known("second_clerk", r.SecondClerk, SecondClerkRequired, SecondClerkSame)
}

func (v *validation) grades() {
	path := func(i int) string { return fmt.Sprintf("grades[%d]", i) }
	var names []string
	for i, g := range v.rules.Grades {
		v.filled(path(i), g.Name)
		v.points(path(i), g.Bound, 0, v.rules.Scale)
		if i > 0 && g.Bound >= v.rules.Grades[i-1].Bound {
			v.fault(path(i), "rules.order")
		}
		names = append(names, g.Name)
	}
	v.unique(names, path)
}

func (v *validation) tieOrder() {
	path := func(i int) string { return fmt.Sprintf("tie_order[%d]", i) }
	for i, code := range v.rules.TieOrder {
		if v.rules.Criterion(code) < 0 {
			v.fault(path(i), "rules.unknown", "value", code)
		}
	}
	v.unique(v.rules.TieOrder, path)
}

func (v *validation) quorum() {
	for i, f := range v.rules.Quorum {
		if !f.valid() {
			v.fault(fmt.Sprintf("quorum[%d]", i), "fraction.syntax", "text", f.String())
		}
	}
}

func (v *validation) tracks() {
	path := func(i int) string { return fmt.Sprintf("track[%d]", i) }
	var names []string
	for i, t := range v.rules.Tracks {
		v.filled(path(i)+".name", t.Name)
		names = append(names, t.Name)
		if t.Judged && len(t.Require) > 0 {
			v.fault(path(i)+".require", "rules.judged")
		}
		for j, requirement := range t.Require {
			v.figure(fmt.Sprintf("%s.require[%d]", path(i), j), requirement.Figure)
		}
	}
	v.unique(names, func(i int) string { return path(i) + ".name" })
}

func (v *validation) figure(path string, kind FigureKind) {
	v.known(path, string(kind), string(Revenue), string(RevenueGrowth), string(RevenuePerWorker), string(Export))
}

func (v *validation) criteria() {
	if n := len(v.rules.Criteria); n == 0 || n > MaxCriteria {
		v.fault("criterion", "rules.criteria", "max", strconv.Itoa(MaxCriteria))
	}
	path := func(i int) string { return fmt.Sprintf("criterion[%d]", i) }
	var codes []string
	for i := range v.rules.Criteria {
		v.criterion(path(i), &v.rules.Criteria[i])
		codes = append(codes, v.rules.Criteria[i].Code)
	}
	v.unique(codes, func(i int) string { return path(i) + ".code" })
}

func (v *validation) criterion(path string, c *Criterion) {
	v.filled(path+".code", c.Code)
	v.filled(path+".name", c.Name)
	v.points(path+".max", c.Max, 1, MaxPoints)
	if step := v.rules.Step; step > 0 && c.Max%step != 0 {
		v.fault(path+".max", "rules.step", "value", c.Max.String(), "step", step.String())
	}
	if c.Weight < 1 || c.Weight > MaxWeight {
		v.fault(path+".weight", "rules.range", "min", Points(1).String(), "max", Points(MaxWeight).String())
	}
	if c.Computed() == (len(c.Scorers) > 0) {
		v.fault(path, "rules.source")
	}
	if c.Computed() {
		v.computed(path, c)
	} else {
		v.judged(path, c)
	}
}

func (v *validation) judged(path string, c *Criterion) {
	if len(c.Bands) > 0 || len(c.Missing) > 0 || c.Otherwise != 0 {
		v.fault(path, "rules.judged")
	}
	scorer := func(i int) string { return fmt.Sprintf("%s.scorers[%d]", path, i) }
	for i, member := range c.Scorers {
		v.filled(scorer(i), member)
		if member == Everybody && len(c.Scorers) > 1 {
			v.fault(scorer(i), "rules.everybody")
		}
	}
	v.unique(c.Scorers, scorer)
}

func (v *validation) computed(path string, c *Criterion) {
	v.figure(path+".figure", c.Figure)
	v.points(path+".otherwise", c.Otherwise, 0, c.Max)
	for i, b := range c.Bands {
		band := fmt.Sprintf("%s.bands[%d]", path, i)
		v.points(band, b.Points, 0, c.Max)
		if i > 0 && b.Bound >= c.Bands[i-1].Bound {
			v.fault(band, "rules.order")
		}
	}
	missing := func(i int) string { return fmt.Sprintf("%s.missing[%d]", path, i) }
	var tracks []string
	for i, m := range c.Missing {
		v.points(missing(i), m.Points, 0, c.Max)
		if v.rules.Track(m.Track) == nil {
			v.fault(missing(i), "rules.unknown", "value", m.Track)
		}
		tracks = append(tracks, m.Track)
	}
	v.unique(tracks, missing)
}

func (v *validation) scale() {
	sum := int64(0)
	for i := range v.rules.Criteria {
		sum += int64(v.rules.Criteria[i].Max) * v.rules.Criteria[i].Weight
	}
	if sum != int64(v.rules.Scale)*100 {
		v.fault("scale", "rules.scale", "sum", FormatRat(big.NewRat(sum, 100*100), 2), "scale", v.rules.Scale.String())
	}
}

// byMember: the total of a sheet means nothing when sheets differ in what they hold, or criteria in how they count.
func (v *validation) byMember() {
	r := v.rules
	if r.Mean != ByMember {
		return
	}
	if r.Trim != 0 {
		v.fault("trim", "rules.by_member")
	}
	if r.Round != -1 {
		v.fault("round", "rules.by_member")
	}
	for i := range r.Criteria {
		c := &r.Criteria[i]
		path := fmt.Sprintf("criterion[%d]", i)
		if c.Weight != 100 {
			v.fault(path+".weight", "rules.by_member")
		}
		if !c.Computed() && !slices.Equal(c.Scorers, []string{Everybody}) {
			v.fault(path+".scorers", "rules.by_member")
		}
	}
}
