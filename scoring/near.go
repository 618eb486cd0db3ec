package scoring

// Near is the run of rows whose means lie very close together at a line drawn below so many rows: those above the line
// that are at most one step of the rules better than the first below it, and those below that are at most one step worse
// than the last above. It is compared exactly, informs and decides nothing. There is none (ok is false) when the two rows
// at the line are further apart, or one of them has no place.
func (rk *Ranking) Near(above int) (from, to int, ok bool) {
	if above < 1 || above >= len(rk.Rows) || rk.Rows[above].Place == 0 {
		return 0, 0, false
	}
	best, worst := rk.productOf(above-1).total, rk.productOf(above).total
	step := parts(rk.rules.Step)
	near := func(upper, lower wide) bool { return upper.compare(lower.plus(step)) <= 0 }
	if !near(best, worst) {
		return 0, 0, false
	}
	for from = above - 1; from > 0 && near(rk.productOf(from-1).total, worst); from-- {
	}
	for to = above; to+1 < len(rk.Rows) && rk.Rows[to+1].Place > 0 && near(best, rk.productOf(to+1).total); to++ {
	}
	return from, to, true
}
