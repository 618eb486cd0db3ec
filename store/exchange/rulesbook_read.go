package exchange

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/rules"
)

// ReadRules reads a rule set from a workbook of the form that WriteRules writes; name is how faults speak of the file.
// Sheets, columns and settings are found by their names in both languages; all sheets have to be there.
//
// The error joins all faults: those of a table (see openTable), rules.nosheet, and rules.cell with the parameters file,
// sheet, cell and why, which is a fault of rules.Draft.
func ReadRules(name string, data []byte) (*scoring.Rules, error) {
	grids, err := readGrids(Source{Name: name, Data: data})
	if err != nil {
		return nil, err
	}
	b := &rulesReader{file: name, draft: rules.NewDraft(), places: map[string]place{}, criteria: map[string]string{}}
	if err := b.open(grids); err != nil {
		return nil, err
	}
	b.general()
	b.readCriteria()
	b.pairs(bandsSheet, "bands", "bound", "points")
	b.pairs(missingSheet, "missing", "trackname", "points")
	b.tracks()
	b.scorers()
	b.grades()
	r, faults := b.draft.Rules()
	for _, fault := range faults {
		fault = b.inWords(fault)
		if at := b.place(fault); !b.refused(at) {
			b.fault(at, fault)
		}
	}
	if len(b.faults) > 0 {
		return nil, b.joined()
	}
	return r, nil
}

// A place is a cell of the workbook; sheet counts as rulesSheets does.
type place struct{ sheet, row, column int }

type placedFault struct {
	at    place
	fault *scoring.Fault
}

type rulesReader struct {
	file   string
	draft  *rules.Draft
	tables []*table
	// places are the cells by the paths of what stands in them.
	places map[string]place
	// criteria are the paths of criteria by their codes.
	criteria map[string]string
	faults   []placedFault
}

// open finds the sheets by their names and the columns in them.
func (b *rulesReader) open(grids []*grid) error {
	var faults []error
	for _, sheet := range rulesSheets {
		names := phrases("rules.sheet.", sheet.name)
		i := slices.IndexFunc(grids, func(g *grid) bool { _, ok := names.meaning(g.sheet); return ok })
		if i < 0 {
			faults = append(faults, scoring.NewFault("rules.nosheet", "file", b.file, "sheet", phrasesOf("rules.sheet." + sheet.name)[0]))
			continue
		}
		t := &table{grid: grids[i], layout: sheet.layout(), match: &match{}}
		if best := t.layout.best(grids[i]); best != nil {
			t.match = best
		}
		t.checkHeader()
		faults = append(faults, t.faults...)
		t.body = t.grid.rows[t.match.heading.body:]
		b.tables = append(b.tables, t)
	}
	return errors.Join(faults...)
}

// A rulesRow is one row of a sheet of the workbook.
type rulesRow struct {
	*rulesReader
	sheet int
	row   gridRow
}

// rows calls read with every row of a sheet.
func (b *rulesReader) rows(sheet string, read func(rulesRow)) {
	i := slices.IndexFunc(rulesSheets, func(s rulesSheet) bool { return s.name == sheet })
	for _, row := range b.tables[i].body {
		read(rulesRow{b, i, row})
	}
}

// cell is the one in a column, and its place.
func (r rulesRow) cell(key string) (cell, place) {
	c := r.row.at(r.tables[r.sheet].columns[key])
	at := place{r.sheet, r.row.number, c.column}
	if c.kind != 0 {
		r.refuse(at, c.text, scoring.NewFault("rules.expect.result"))
		c.text = ""
	}
	return c, at
}

// set puts what stands in a column into the draft; a blank cell sets nothing.
func (r rulesRow) set(path, key string) {
	c, at := r.cell(key)
	r.places[path] = at
	if c.text != "" {
		r.draft.Set(path, c.text)
	}
}

func (b *rulesReader) fault(at place, fault *scoring.Fault) {
	b.faults = append(b.faults, placedFault{at, fault})
}

func (b *rulesReader) refuse(at place, value string, why *scoring.Fault) {
	b.fault(at, scoring.NewFault("rules.value", "value", value, "why", why))
}

func (b *rulesReader) refused(at place) bool {
	return slices.ContainsFunc(b.faults, func(f placedFault) bool { return f.at == at })
}

// place is the cell that a fault speaks of, or the innermost thing around it that has one; the rule set as a whole is the
// first cell. Of a pair, a fault of size speaks of the points.
func (b *rulesReader) place(fault *scoring.Fault) place {
	path := fault.Path
	if fault.Code == "rules.range" || fault.Code == "rules.order" && strings.HasPrefix(path, "grades") {
		if at, ok := b.places[path+"[1]"]; ok {
			return at
		}
	}
	for path != "" {
		if at, ok := b.places[path]; ok {
			return at
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return place{row: 1}
}

// inWords speaks of a missing value by its cell, or by the name of its setting: keys mean nothing to a reader of the
// workbook.
func (b *rulesReader) inWords(fault *scoring.Fault) *scoring.Fault {
	key, ok := fault.Params["key"].(string)
	if !ok || fault.Code != "rules.required" {
		return fault
	}
	path := fault.Path
	if !strings.HasSuffix(path, key) { // the key is not there at all: the path is that of what it should stand in
		path = strings.TrimPrefix(path+"."+key, ".")
	}
	if _, ok := b.places[path]; ok {
		return scoring.NewFault("rules.empty").At(path)
	}
	return scoring.NewFault("rules.required", "key", phrasesOf("rules.setting." + key)[0])
}

// joined are the faults in the order in which a reader of the workbook meets them.
func (b *rulesReader) joined() error {
	slices.SortStableFunc(b.faults, func(x, y placedFault) int {
		return slices.Compare([]int{x.at.sheet, x.at.row, x.at.column}, []int{y.at.sheet, y.at.row, y.at.column})
	})
	var faults []error
	for _, f := range b.faults {
		faults = append(faults, scoring.NewFault("rules.cell", "file", b.file, "sheet", b.tables[f.at.sheet].sheet,
			"cell", columnName(f.at.column)+strconv.Itoa(f.at.row), "why", f.fault))
	}
	return errors.Join(faults...)
}

// choose is the code of a chosen value; nothing when the cell is blank or was refused.
func (b *rulesReader) choose(c choice, text string, at place) string {
	if text == "" {
		return ""
	}
	code, ok := c.phrases().meaning(text)
	if !ok {
		var shown []string
		for _, code := range choices[c] {
			shown = append(shown, c.word(languages()[0], code))
		}
		b.refuse(at, text, scoring.NewFault("rules.expect.choice", "choices", strings.Join(shown, ", ")))
	}
	return code
}

func (b *rulesReader) general() {
	seen := map[string]bool{}
	b.rows(generalSheet, func(r rulesRow) {
		name, at := r.cell("setting")
		key, ok := settingNames().meaning(name.text)
		switch {
		case !ok:
			b.fault(at, scoring.NewFault("rules.nosetting", "value", oneLine(name.text)))
		case seen[key]:
			b.fault(at, scoring.NewFault("rules.duplicate", "value", oneLine(name.text)))
		default:
			seen[key] = true
			r.setting(settingOf(key))
		}
	})
}

func (r rulesRow) setting(s setting) {
	c, at := r.cell("settingvalue")
	r.places[s.key] = at
	switch {
	case c.text == "":
	case s.key == "format":
		r.draft.Set(s.key, wholeOr(c.text))
	case s.list:
		for _, text := range splitList(c.text) {
			r.draft.Append(s.key, text)
		}
	case s.choice == yesNo:
		if code := r.choose(yesNo, c.text, at); code != "" {
			r.draft.Set(s.key, code == "yes")
		}
	case s.choice != anything:
		r.draft.Set(s.key, r.choose(s.choice, c.text, at))
	default:
		r.draft.Set(s.key, c.text)
	}
}

// wholeOr is a whole number as such, and other text as it is.
func wholeOr(text string) any {
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return n
	}
	return text
}

// splitList parts "C5, C1; C4".
func splitList(text string) []string {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	for i, part := range parts {
		parts[i] = strings.TrimSpace(part)
	}
	return slices.DeleteFunc(parts, func(s string) bool { return s == "" })
}

func (b *rulesReader) readCriteria() {
	b.rows(criteriaSheet, func(r rulesRow) {
		path := b.draft.AppendTable("criterion")
		code, at := r.cell("criterion")
		b.places[path] = at
		if _, twice := b.criteria[code.text]; !twice {
			b.criteria[code.text] = path
		}
		r.set(path+".code", "criterion")
		r.set(path+".name", "criterionname")
		r.set(path+".max", "max")
		r.set(path+".weight", "weight")
		r.set(path+".otherwise", "otherwise")
		figure, at := r.cell("figure")
		b.places[path+".figure"] = at
		if code := b.choose(figures, figure.text, at); code != "" {
			b.draft.Set(path+".figure", code)
		}
	})
}

// criterion is the path of the criterion that a row of another sheet speaks of.
func (r rulesRow) criterion() (path string, ok bool) {
	code, at := r.cell("criterion")
	path, ok = r.criteria[code.text]
	if !ok {
		r.fault(at, scoring.NewFault("rules.nocriterion", "value", code.text, "sheet", r.sheetName(criteriaSheet)))
	}
	return path, ok
}

func (b *rulesReader) sheetName(sheet string) string {
	return b.tables[slices.IndexFunc(rulesSheets, func(s rulesSheet) bool { return s.name == sheet })].sheet
}

// pairs reads a sheet of pairs that belong to criteria.
func (b *rulesReader) pairs(sheet, list, first, second string) {
	b.rows(sheet, func(r rulesRow) {
		if path, ok := r.criterion(); ok {
			r.pair(path+"."+list, first, second)
		}
	})
}

func (r rulesRow) pair(list, first, second string) {
	one, oneAt := r.cell(first)
	two, twoAt := r.cell(second)
	at := r.draft.Append(list, one.text, two.text)
	r.places[at], r.places[at+"[0]"], r.places[at+"[1]"] = oneAt, oneAt, twoAt
}

func (b *rulesReader) tracks() {
	paths := map[string]string{}
	judged := map[string]string{}
	b.rows(tracksSheet, func(r rulesRow) {
		name, at := r.cell("trackname")
		answer, answerAt := r.cell("judged")
		code := b.choose(yesNo, answer.text, answerAt)
		path, known := paths[name.text]
		if !known {
			path = b.draft.AppendTable("track")
			paths[name.text], judged[name.text], b.places[path] = path, code, at
			r.set(path+".name", "trackname")
			b.places[path+".judged"] = answerAt
			b.draft.Set(path+".judged", code == "yes")
		} else if code != judged[name.text] {
			b.fault(answerAt, scoring.NewFault("rules.duplicate", "value", name.text))
		}
		r.requirement(path + ".require")
	})
}

// requirement reads a track's condition; a row without one only names the track.
func (r rulesRow) requirement(list string) {
	figure, figureAt := r.cell("figure")
	bound, boundAt := r.cell("bound")
	if figure.text == "" && bound.text == "" {
		return
	}
	at := r.draft.Append(list, r.choose(figures, figure.text, figureAt), bound.text)
	r.places[at], r.places[at+"[0]"], r.places[at+"[1]"] = figureAt, figureAt, boundAt
}

func (b *rulesReader) scorers() {
	seen := map[string]bool{}
	everybody := phrases("rules.", "everybody")
	b.rows(scorersSheet, func(r rulesRow) {
		path, ok := r.criterion()
		if !ok {
			return
		}
		scorers, at := r.cell("scorers")
		if seen[path] {
			_, at := r.cell("criterion")
			b.fault(at, scoring.NewFault("rules.duplicate", "value", r.row.at(at.column).text))
			return
		}
		seen[path], b.places[path+".scorers"] = true, at
		for _, code := range splitList(scorers.text) {
			if _, all := everybody.meaning(code); all {
				code = scoring.Everybody
			}
			b.draft.Append(path+".scorers", code)
		}
	})
}

func (b *rulesReader) grades() {
	b.rows(gradesSheet, func(r rulesRow) { r.pair("grades", "gradename", "gradebound") })
}
