package exchange

import (
	"slices"
	"strconv"
	"sync"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A measure is one of the figures of a year.
type measure string

const (
	revenue measure = "revenue"
	export  measure = "export"
	workers measure = "workers"
)

// A figureKey names a yearly figure: of the product, or of the firm as a whole.
type figureKey struct {
	measure measure
	year    int
	firm    bool
}

// A figureColumn holds one yearly figure; a cell without a unit of its own is in units of scale.
type figureColumn struct {
	figureKey
	column int
	scale  int64
}

// figure finds the column of a figure.
func (m *match) figure(key figureKey) *figureColumn {
	i := slices.IndexFunc(m.figures, func(f figureColumn) bool { return f.figureKey == key })
	if i < 0 {
		return nil
	}
	return &m.figures[i]
}

// placeFigure takes a column such as "Doanh thu 2020 (tỷ đồng)" and reports whether it is one.
func (m *match) placeFigure(c cell) bool {
	key, ok := figureIn(c.text)
	if !ok {
		return false
	}
	if first := m.figure(key); first != nil {
		m.twice = append(m.twice, repeated{first.column, c})
		return true
	}
	f := figureColumn{figureKey: key, column: c.column, scale: 1}
	if unit, given := scoring.UnitIn(c.text); given {
		f.scale = unit.Scale
		if unit.Measure != scoring.Bare && unit.Measure != key.measure.unit() || key.measure == workers && unit.Scale != 1 {
			m.units = append(m.units, c)
		}
	}
	m.figures = append(m.figures, f)
	return true
}

func (m measure) unit() scoring.Measure {
	switch m {
	case revenue:
		return scoring.Dong
	case export:
		return scoring.Dollar
	}
	return scoring.People
}

// yearlyWords are the phrases of headers of yearly figures, in all languages, as folded words.
var yearlyWords = sync.OnceValue(func() map[string][][]string {
	vocabulary := map[string][][]string{}
	for _, key := range []string{"revenue", "export", "workers", "firm", "filler", "unit"} {
		for _, phrase := range phrasesOf("import.yearly." + key) {
			if words := foldWords(phrase); len(words) > 0 {
				vocabulary[key] = append(vocabulary[key], words)
			}
		}
	}
	return vocabulary
})

// figureIn reads which figure a header means. Every word of it has to be accounted for: "Tăng trưởng doanh thu 2020" is
// not the revenue of 2020.
func figureIn(header string) (figureKey, bool) {
	words := yearlyWords()
	rest, key := foldWords(header), figureKey{}
	for _, m := range []measure{export, revenue, workers} { // "doanh thu xuất khẩu" is export
		var found bool
		if rest, found = cutAny(rest, words[string(m)]); found {
			key.measure = m
			break
		}
	}
	if key.measure == "" {
		return key, false
	}
	rest, key.firm = cutAny(rest, words["firm"])
	for _, vocabulary := range [][][]string{words["filler"], words["unit"]} {
		for found := true; found; {
			rest, found = cutAny(rest, vocabulary)
		}
	}
	if len(rest) != 1 {
		return key, false
	}
	year, err := strconv.Atoi(rest[0])
	key.year = year
	return key, err == nil && year >= 1900 && year < 2200
}

// fault names the column of a figure that is not there.
func (k figureKey) fault() *scoring.Fault {
	f := columnFault(string(k.measure))
	f.Params = map[string]any{"year": strconv.Itoa(k.year)}
	return f
}

// parse reads an amount in the base unit: đồng, US cents, people.
func (f figureColumn) parse(text string) (int64, error) {
	switch f.measure {
	case revenue:
		return scoring.ParseMoney(text, f.scale)
	case export:
		return scoring.ParseUSD(text, f.scale)
	}
	return scoring.ParseCount(text)
}

// needed are the yearly figures of products without which the rules cannot be applied in this year.
func needed(rules *scoring.Rules, year int) []figureKey {
	var keys []figureKey
	add := func(m measure, year int) {
		if key := (figureKey{measure: m, year: year}); !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	for _, kind := range kinds(rules) {
		switch kind {
		case scoring.Revenue:
			add(revenue, year-1)
		case scoring.RevenueGrowth:
			add(revenue, year-1)
			add(revenue, year-2)
		case scoring.RevenuePerWorker:
			add(revenue, year-1)
			add(workers, year-1)
		case scoring.Export:
			add(export, year-1)
		}
	}
	return keys
}

// kinds are the figures that criteria and conditions ask for.
func kinds(rules *scoring.Rules) []scoring.FigureKind {
	var all []scoring.FigureKind
	for i := range rules.Criteria {
		all = append(all, rules.Criteria[i].Figure)
	}
	for _, track := range rules.Tracks {
		for _, requirement := range track.Require {
			all = append(all, requirement.Figure)
		}
	}
	return all
}

// setFigure writes a figure into the list of years, which ascends.
func setFigure(years []store.YearFigures, key figureKey, value int64) []store.YearFigures {
	i, found := slices.BinarySearchFunc(years, key.year, func(y store.YearFigures, year int) int { return y.Year - year })
	if !found {
		years = slices.Insert(years, i, store.YearFigures{Year: key.year})
	}
	*field(&years[i], key.measure) = &value
	return years
}

func field(y *store.YearFigures, m measure) **int64 {
	switch m {
	case revenue:
		return &y.Revenue
	case export:
		return &y.Export
	}
	return &y.Workers
}
