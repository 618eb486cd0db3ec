package scoring

// Cuts count the rows of a ranking above the lines that are drawn in it. Top and Pass are 0 for a line that cuts nothing:
// with nothing below it, or for a Top N that is not full.
type Cuts struct {
	// Top are the rows above the line of the Top N, Pass those that reach the pass mark, Placed those with a place.
	Top, Pass, Placed int
}

// Cuts finds where the lines lie.
func (rk *Ranking) Cuts() Cuts {
	var c Cuts
	best := 0
	for i, row := range rk.Rows {
		if row.Place == 0 {
			break
		}
		c.Placed = i + 1
		if row.Top != TopNo {
			c.Top = i + 1
			best++
		}
		if rk.reachesPass(i) {
			c.Pass = i + 1
		}
	}
	if best < rk.rules.Top || c.Top == c.Placed {
		c.Top = 0
	}
	if c.Pass == c.Placed {
		c.Pass = 0
	}
	return c
}

// reachesPass compares with the pass mark alone: a row that fails by the floor stands above the line all the same.
func (rk *Ranking) reachesPass(row int) bool {
	switch {
	case rk.rules.Pass == nil:
		return false
	case rk.rules.Floor == 0:
		return rk.Rows[row].Verdict == Passed
	}
	mean, _ := rk.Mean(row)
	return mean.Cmp(rk.rules.Pass.Rat()) >= 0
}
