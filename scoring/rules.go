package scoring

// Limits that keep the arithmetic inside 128 bits (see wide.go) and the council inside what a screen can show.
const (
	MaxMembers  = 64
	MaxCriteria = 64
)

// A Method says how the scores of several members become one mean.
type Method string

const (
	// ByCriterion adds the means of the criteria, each over the scores there are.
	ByCriterion Method = "by-criterion"
	// ByMember is the mean of the totals of complete sheets.
	ByMember Method = "by-member"
)

// Visibility is what members see of the ranking before scoring ends.
type Visibility string

const (
	VisibleLive     Visibility = "live"
	VisibleAfterOwn Visibility = "after-own"
	VisibleClosed   Visibility = "closed"
)

// Who keys paper sheets in for the second time.
const (
	SecondClerkRequired = "required"
	// SecondClerkSame: the first one, five minutes later.
	SecondClerkSame = "same-after-5m"
)

// A FigureKind names what a computed criterion is computed from. Years are counted from the round's year Y.
type FigureKind string

const (
	// Revenue of year Y−1, in đồng.
	Revenue FigureKind = "revenue"
	// RevenueGrowth is the revenue of Y−1 over that of Y−2, minus one.
	RevenueGrowth FigureKind = "revenue_growth"
	// RevenuePerWorker is the revenue of Y−1 over the number of workers of Y−1, in đồng per person.
	RevenuePerWorker FigureKind = "revenue_per_worker"
	// Export of year Y−1, in US cents.
	Export FigureKind = "export"
)

// Everybody as the only scorer of a criterion stands for every voting member.
const Everybody = "*"

// Rules are one round's criteria and the way scores become places.
//
// The scoring part (Criteria, Step, Mean, Trim, Round and Scale) is frozen by the first score; the rest is the decision
// part and may be changed in a paused sitting.
type Rules struct {
	Code, Name, Basis string
	// Sample rules have to be acknowledged before a sitting opens and are named on every page.
	Sample bool
	// Scale is the sum of maximum × weight over all criteria.
	Scale Points
	// Step: every score is a multiple of it. Positive.
	Step Points
	Mean Method
	// Trim is how many of the highest and as many of the lowest scores of a criterion are dropped when there are more
	// than twice as many.
	Trim int
	// Round is the number of decimals (0 to 2) to which a judged criterion's mean, and then any criterion's points ×
	// weight, are rounded half up; −1 when they are not rounded.
	Round int
	// Pass is the least mean that passes; nil when there is no pass mark.
	Pass *Points
	// Floor is the share of the maximum that every criterion must reach, in 1/100 %; 0 is no floor.
	Floor Percent
	// Grades from the highest bound to the lowest.
	Grades []Grade
	// Top is the number of best products that are named; 0 names none.
	Top int
	// TieOrder are the codes of the criteria compared in turn when means are equal.
	TieOrder []string
	// Quorum are alternatives: one of them must be reached.
	Quorum []Fraction
	// SpreadAlarm is the spread above which members are asked to talk; nil when there is none.
	SpreadAlarm *Points
	Visibility  Visibility
	// AdvanceSheets: do sheets sent in advance count. AbsentScores: do scores of a member now absent count.
	AdvanceSheets, AbsentScores bool
	// SecondClerk is SecondClerkRequired or SecondClerkSame.
	SecondClerk     string
	ChairBreaksTies bool
	CommentDays     int
	ValidYears      int
	Tracks          []Track
	Criteria        []Criterion
}

// A Grade is given to means from Bound upwards.
type Grade struct {
	Name  string
	Bound Points
}

// A Track is a group of dossiers with its own conditions (đối tượng xét chọn).
type Track struct {
	Name string
	// Require are figures and the bounds they have to reach; reaching is enough.
	Require []Requirement
	// Judged tracks have no numeric condition: a recorded conclusion decides.
	Judged bool
}

// A Requirement is a figure and the least value of it, in the figure's unit (đồng, US cents, 1/100 % for growth).
type Requirement struct {
	Figure FigureKind
	Bound  int64
}

// A Criterion is judged by members or computed from a figure.
type Criterion struct {
	Code, Name string
	Max        Points
	// Weight in hundredths: 100 is weight 1.
	Weight int64
	// Scorers are member codes, or Everybody. Empty for a computed criterion.
	Scorers []string
	// Figure is empty for a judged criterion.
	Figure FigureKind
	// Bands from the highest bound to the lowest; the first reached gives the points, else Otherwise.
	Bands     []Band
	Otherwise Points
	// Missing gives points to products of tracks that cannot have the figure.
	Missing []MissingPoints
}

// A Band gives Points to figures from Bound upwards. Bound is in the figure's unit: đồng, US cents, or 1/100 % for growth.
type Band struct {
	Bound  int64
	Points Points
}

// MissingPoints are what a product of Track gets when the figure is not there.
type MissingPoints struct {
	Track  string
	Points Points
}

// Computed reports whether the criterion is computed from a figure rather than judged.
func (c *Criterion) Computed() bool { return c.Figure != "" }

// ScoredBy reports whether the rules assign the criterion to the voting member with this code.
func (c *Criterion) ScoredBy(member string) bool {
	for _, s := range c.Scorers {
		if s == Everybody || s == member {
			return true
		}
	}
	return false
}

// Criterion returns the index of the criterion with this code, or −1.
func (r *Rules) Criterion(code string) int {
	for i := range r.Criteria {
		if r.Criteria[i].Code == code {
			return i
		}
	}
	return -1
}

// Track returns the track with this name, or nil.
func (r *Rules) Track(name string) *Track {
	for i := range r.Tracks {
		if r.Tracks[i].Name == name {
			return &r.Tracks[i]
		}
	}
	return nil
}
