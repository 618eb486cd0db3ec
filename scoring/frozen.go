package scoring

import "reflect"

// SameScoring reports whether two sets of rules have the same scoring part, so that one may take the place of the other
// after scores have been given. Who scores a criterion, and what it is called, belongs to the decision part.
func (r *Rules) SameScoring(other *Rules) bool {
	return reflect.DeepEqual(r.scoringPart(), other.scoringPart())
}

func (r *Rules) scoringPart() Rules {
	part := Rules{Scale: r.Scale, Step: r.Step, Mean: r.Mean, Trim: r.Trim, Round: r.Round}
	for _, c := range r.Criteria {
		c.Name, c.Scorers = "", nil
		part.Criteria = append(part.Criteria, c)
	}
	return part
}
