package words

import (
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
	case c.Band == scoring.BandCouncil:
		return w.T("explain.figure_council", "figure", figure)
	}
	value := together(criterion.Figure.FormatValue(c.Value))
	if c.Band == scoring.BandOtherwise {
		return w.T("explain.band_none", "figure", figure, "value", value)
	}
	bound := together(criterion.Figure.FormatBound(criterion.Bands[c.Band].Bound))
	return w.T("explain.band", "figure", figure, "value", value, "bound", bound)
}

// together keeps a number and its unit on one line.
func together(text string) string { return strings.ReplaceAll(text, " ", "\u00a0") }
