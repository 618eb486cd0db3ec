package scoring_test

import (
	"math/big"
	"testing"

	"example.com/hoidong/scoring"
)

// TestAFigureNeverLooksLikeABoundThatItMissed: figures are cut, not rounded.
func TestAFigureNeverLooksLikeABoundThatItMissed(t *testing.T) {
	for _, c := range []struct {
		kind  scoring.FigureKind
		value string
		want  string
	}{
		{scoring.Revenue, "99999999999", "99,99 tỷ"},
		{scoring.Revenue, "110000000000", "110 tỷ"},
		{scoring.Revenue, "999999", "999.999"},
		{scoring.RevenueGrowth, "149999/100", "14,99%"},
		{scoring.RevenueGrowth, "-1/3", "-0,01%"},
		{scoring.RevenuePerWorker, "1999999999/2", "999,99 triệu"},
		{scoring.Export, "99999999", "999.999,99"},
		{scoring.Export, "499999999", "4,99 triệu"},
	} {
		value, _ := new(big.Rat).SetString(c.value)
		if got := c.kind.FormatValue(value); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.kind, c.value, got, c.want)
		}
	}
}
