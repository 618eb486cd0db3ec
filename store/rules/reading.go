package rules

import (
	"fmt"

	"example.com/hoidong/scoring"
)

// rules reads every key there is. The defaults are those of a council that has decided nothing else.
func (in *reading) rules() *scoring.Rules {
	return &scoring.Rules{
		Code:            in.required("", "code"),
		Name:            in.required("", "name"),
		Basis:           in.text("basis", ""),
		Sample:          in.truth("sample", false),
		Scale:           in.requiredPoints("", "scale"),
		Step:            in.points("step", 50),
		Mean:            scoring.Method(in.required("", "mean")),
		Trim:            in.count("trim", 0),
		Round:           in.count("round", -1),
		Pass:            in.optionalPoints("pass"),
		Floor:           in.percent("floor"),
		Grades:          in.grades("grades"),
		Top:             in.count("top", 10),
		TieOrder:        in.texts("tie_order"),
		Quorum:          in.fractions("quorum"),
		SpreadAlarm:     in.optionalPoints("spread_alarm"),
		Visibility:      scoring.Visibility(in.text("visibility", string(scoring.VisibleLive))),
		AdvanceSheets:   in.truth("advance_sheets", true),
		AbsentScores:    in.truth("absent_scores", false),
		SecondClerk:     in.text("second_clerk", "required"),
		ChairBreaksTies: in.truth("chair_breaks_ties", false),
		CommentDays:     in.count("comment_days", 10),
		ValidYears:      in.count("valid_years", 3),
		Tracks:          in.tracks("track"),
		Criteria:        in.criteria("criterion"),
	}
}

func (in *reading) grades(path string) []scoring.Grade {
	var grades []scoring.Grade
	in.pairs(path, "grades", func(name, bound string) {
		grades = append(grades, scoring.Grade{Name: in.text(name, ""), Bound: in.points(bound, 0)})
	})
	return grades
}

func (in *reading) tracks(path string) []scoring.Track {
	var tracks []scoring.Track
	in.tables(path, func(at string) {
		track := scoring.Track{Name: in.required(at, "name"), Judged: in.truth(join(at, "judged"), false)}
		in.pairs(join(at, "require"), "require", func(figure, bound string) {
			kind, ok := in.figure(figure)
			if !ok {
				in.skip(bound)
				return
			}
			track.Require = append(track.Require, scoring.Requirement{Figure: kind, Bound: in.bound(bound, kind)})
		})
		tracks = append(tracks, track)
	})
	return tracks
}

func (in *reading) criteria(path string) []scoring.Criterion {
	var criteria []scoring.Criterion
	in.tables(path, func(at string) {
		c := scoring.Criterion{
			Code:    in.required(at, "code"),
			Name:    in.required(at, "name"),
			Max:     in.requiredPoints(at, "max"),
			Weight:  int64(in.points(join(at, "weight"), 100)),
			Scorers: in.members(join(at, "scorers")),
		}
		in.computed(at, &c)
		criteria = append(criteria, c)
	})
	return criteria
}

// computed reads what only a criterion with a figure has.
func (in *reading) computed(at string, c *scoring.Criterion) {
	if path := join(at, "figure"); in.written(path) {
		kind, ok := in.figure(path)
		c.Figure = kind
		if !ok {
			in.skip(join(at, "bands"), join(at, "otherwise"), join(at, "missing"))
			return
		}
		in.pairs(join(at, "bands"), "bands", func(bound, points string) {
			c.Bands = append(c.Bands, scoring.Band{Bound: in.bound(bound, kind), Points: in.points(points, 0)})
		})
		c.Otherwise = in.requiredPoints(at, "otherwise")
		in.pairs(join(at, "missing"), "missing", func(track, points string) {
			c.Missing = append(c.Missing, scoring.MissingPoints{Track: in.text(track, ""), Points: in.points(points, 0)})
		})
		return
	}
	for _, key := range []string{"bands", "otherwise", "missing"} {
		if path := join(at, key); in.written(path) {
			in.skip(path)
			in.fault(path, scoring.NewFault("rules.nofigure", "key", key))
		}
	}
}

// figure reads the name of a figure.
func (in *reading) figure(path string) (scoring.FigureKind, bool) {
	kind := scoring.FigureKind(in.text(path, ""))
	switch kind {
	case scoring.Revenue, scoring.RevenueGrowth, scoring.RevenuePerWorker, scoring.Export:
		return kind, true
	}
	if !in.reported(path) {
		in.refuse(path, string(kind), "figure")
	}
	return kind, false
}

// tables calls read with the path of every element of a list of tables.
func (in *reading) tables(path string, read func(at string)) {
	for i := range in.length(path, "tables") {
		at := fmt.Sprintf("%s[%d]", path, i)
		in.used[at] = true
		if value, scalar := in.draft.values[at]; scalar {
			in.refuse(at, value, "tables")
			continue
		}
		read(at)
	}
}

// pairs calls read with the paths of both halves of every element of a list of pairs.
func (in *reading) pairs(path, expected string, read func(first, second string)) {
	for i := range in.length(path, expected) {
		at := fmt.Sprintf("%s[%d]", path, i)
		in.used[at] = true
		if n, list := in.draft.lengths[at]; !list || n != 2 {
			in.skip(at)
			in.refuse(at, in.show(at), expected)
			continue
		}
		read(at+"[0]", at+"[1]")
	}
}
