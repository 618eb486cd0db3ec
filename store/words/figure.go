package words

import (
	"math/big"
	"strings"

	"example.com/hoidong/scoring"
)

// Computed says how a criterion comes by its points from a figure: the figure and the bound it reached, or why there are
// points without it, or that it is missing.
func (w *Words) Computed(criterion *scoring.Criterion, c *scoring.Computed) string {
	figure := w.T("figurekind." + string(criterion.Figure))
	switch {
	case !c.Known:
		return w.T("explain.figure_missing", "figure", figure)
	case c.Band == scoring.BandMissing:
		return w.T("explain.figure_excused", "figure", figure)
	}
	value := together(Figure(criterion.Figure, c.Value))
	if c.Band == scoring.BandOtherwise {
		return w.T("explain.band_none", "figure", figure, "value", value)
	}
	bound := together(criterion.Figure.FormatBound(criterion.Bands[c.Band].Bound))
	return w.T("explain.band", "figure", figure, "value", value, "bound", bound)
}

// together keeps a number and its unit on one line.
func together(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }

// Figure writes a figure with two decimals of the largest unit that fits, cut and never rounded: it must not look as if
// it reached a bound that it missed.
func Figure(kind scoring.FigureKind, value *big.Rat) string {
	// Euclidean division rounds down, also for negative growth.
	units := new(big.Int).Div(value.Num(), value.Denom()).Int64()
	fine := int64(1)
	if kind == scoring.Export {
		fine = 100
	}
	for _, scale := range []int64{1e9, 1e6} {
		if kind != scoring.RevenueGrowth && units >= scale*fine {
			units -= units % (scale * fine / 100)
			break
		}
	}
	return kind.FormatBound(units)
}
