package scoring

import (
	"math/big"
	"strconv"
	"strings"
)

// A Percent is in 1/100 %: 1250 is 12,5 %.
type Percent int64

// MaxFigure bounds every amount: 10¹⁷ đồng, or cents.
const MaxFigure = 100_000_000_000_000_000

// ParseMoney reads an amount of đồng: "1.250.000.000", "1.250.000.000 đ", "125 tỷ", "1,5 triệu". A number without a unit
// is in units of scale, which comes from the column's header (1 when it names none); a unit in the text goes before it.
//
// The text is in NFC. A number out of a spreadsheet's numeric cell has to be given with a decimal comma and without an
// exponent, since its dot is never a thousands dot.
//
// The faults are figure.empty; figure.syntax; figure.unit, for dollars or people where money in đồng is asked for;
// figure.fraction, for a part of a đồng; figure.range.
func ParseMoney(s string, scale int64) (int64, error) { return parseFigure(s, Unit{Dong, scale}, 1) }

// ParseUSD reads an amount of US dollars and returns cents: "1,5 triệu USD", "$500.000", "46,25". The rest is as
// ParseMoney says; scale is in dollars.
func ParseUSD(s string, scale int64) (int64, error) { return parseFigure(s, Unit{Dollar, scale}, 100) }

// ParseCount reads a number of people: "110", "1.250 người". The faults are those of ParseMoney.
func ParseCount(s string) (int64, error) { return parseFigure(s, Unit{People, 1}, 1) }

// ParsePercent reads "12,5 %" or "-5%"; the sign % has to be there. The faults are those of ParseMoney; more than two
// decimals are figure.fraction.
func ParsePercent(s string) (Percent, error) {
	text, negative := cutMinus(strings.TrimSpace(s))
	if _, u, ok := cutUnit(text); ok && u.Measure != PerCent {
		return 0, NewFault("figure.unit", "text", s)
	}
	v, err := parseFigure(text, Unit{PerCent, 1}, 100)
	if negative {
		v = -v
	}
	return Percent(v), err
}

// parseFigure reads a number of wanted.Measure; fine is how many base units one of the measure has.
func parseFigure(s string, wanted Unit, fine int64) (int64, error) {
	text := strings.TrimSpace(s)
	if text == "" {
		return 0, NewFault("figure.empty")
	}
	number, unit, ok := cutUnit(text)
	if !ok {
		return 0, NewFault("figure.syntax", "text", text)
	}
	if unit.Measure != Bare && unit.Measure != wanted.Measure {
		return 0, NewFault("figure.unit", "text", text)
	}
	if unit.Scale == 0 {
		unit.Scale = wanted.Scale
	}
	d, ok := parseDecimal(number, groupsSpaced)
	if !ok {
		return 0, NewFault("figure.syntax", "text", text)
	}
	v, exact := d.times(unit.Scale * fine)
	switch {
	case v > MaxFigure:
		return 0, NewFault("figure.range", "text", text)
	case !exact:
		return 0, NewFault("figure.fraction", "text", text)
	}
	return v, nil
}

// String is "12,5%".
func (p Percent) String() string { return Points(p).String() + "%" }

// FormatMoney is an amount in tỷ đồng (10⁹) without its unit, half up: "31,8".
func FormatMoney(dong int64, decimals int) string {
	return FormatRat(big.NewRat(dong, 1e9), decimals)
}

// FormatUSD is an amount in millions of dollars without its unit, half up: "0,46".
func FormatUSD(cents int64, decimals int) string {
	return FormatRat(big.NewRat(cents, 100*1e6), decimals)
}

// FormatGrouped is a whole number with thousands dots: "1.250.000.000".
func FormatGrouped(v int64) string {
	digits := strconv.FormatInt(v, 10)
	first := 1
	if v < 0 {
		first = 2
	}
	for i := len(digits) - 3; i >= first; i -= 3 {
		digits = digits[:i] + "." + digits[i:]
	}
	return digits
}

// An Amount is a figure that may not be there. Zero is a figure.
type Amount struct {
	Value int64
	Known bool
}

// Known makes an amount that is there.
func Known(v int64) Amount { return Amount{v, true} }

// Figures are a product's own figures. Y is the year of the round.
type Figures struct {
	// Revenue of Y−1 and PreviousRevenue of Y−2, in đồng.
	Revenue, PreviousRevenue Amount
	// Export of Y−1, in US cents.
	Export Amount
	// Workers of Y−1.
	Workers Amount
}

// Value is a figure in its unit, exactly. It is not there when what it is made from is missing, or would divide by zero.
func (f Figures) Value(kind FigureKind) (*big.Rat, bool) {
	switch kind {
	case Revenue:
		return f.Revenue.over(Known(1))
	case RevenueGrowth:
		ratio, ok := f.Revenue.over(f.PreviousRevenue)
		if !ok {
			return nil, false
		}
		ratio.Sub(ratio, big.NewRat(1, 1))
		return ratio.Mul(ratio, big.NewRat(100*100, 1)), true
	case RevenuePerWorker:
		return f.Revenue.over(f.Workers)
	case Export:
		return f.Export.over(Known(1))
	}
	return nil, false
}

func (a Amount) over(b Amount) (*big.Rat, bool) {
	if !a.Known || !b.Known || b.Value == 0 {
		return nil, false
	}
	return big.NewRat(a.Value, b.Value), true
}

// ParseBound reads a bound of the figure in its unit (see FigureKind). The faults are those of ParseMoney.
func (k FigureKind) ParseBound(s string) (int64, error) {
	switch k {
	case RevenueGrowth:
		p, err := ParsePercent(s)
		return int64(p), err
	case Export:
		return ParseUSD(s, 1)
	}
	return ParseMoney(s, 1)
}

// FormatBound writes a bound so that ParseBound reads it back: "100 tỷ", "1,5 tỷ", "15%", "500.000".
func (k FigureKind) FormatBound(bound int64) string {
	switch k {
	case RevenueGrowth:
		return Percent(bound).String()
	case Export:
		return formatScaled(bound, 100)
	}
	return formatScaled(bound, 1)
}

// FormatValue writes a figure with two decimals of the largest unit that fits, cut and never rounded: it must not look as if
// it reached a bound that it missed.
func (k FigureKind) FormatValue(value *big.Rat) string {
	// Euclidean division rounds down, also for negative growth.
	units := new(big.Int).Div(value.Num(), value.Denom()).Int64()
	fine := int64(1)
	if k == Export {
		fine = 100
	}
	for _, scale := range []int64{1e9, 1e6} {
		if k != RevenueGrowth && units >= scale*fine {
			units -= units % (scale * fine / 100)
			break
		}
	}
	return k.FormatBound(units)
}

// grouped is a number of hundredths with thousands dots: "99.999", "1,5".
func grouped(p Points) string {
	text := FormatGrouped(int64(p) / 100)
	if _, fraction, found := strings.Cut(p.String(), ","); found {
		text += "," + fraction
	}
	return text
}

// formatScaled writes v ÷ fine with the largest unit that leaves two decimals at the most.
func formatScaled(v, fine int64) string {
	for _, unit := range []struct {
		scale int64
		name  string
	}{{1e9, " tỷ"}, {1e6, " triệu"}} {
		if whole := unit.scale * fine; v >= whole && v%(whole/100) == 0 {
			return grouped(Points(v/(whole/100))) + unit.name
		}
	}
	if rest := v % fine; rest != 0 {
		return FormatGrouped(v/fine) + "," + twoDigits(rest)
	}
	return FormatGrouped(v / fine)
}
