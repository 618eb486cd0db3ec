package exchange

import (
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/words"
)

// choiceRows is how many rows below the header offer their choices, and how many a list of criteria or tracks may have.
const choiceRows = 200

// WriteRules writes a rule set as a workbook that a secretary can fill: one sheet for the settings, each with its
// explanation, and one each for criteria, bands, missing figures, tracks, scorers and grades. ReadRules reads it back as
// the same rules. The workbook is in Vietnamese.
func WriteRules(w io.Writer, r *scoring.Rules) error {
	spoken, err := words.Speak(words.Vietnamese)
	if err != nil {
		return err
	}
	book := &rulesWriter{file: excelize.NewFile(), words: spoken, rules: r}
	defer book.file.Close()
	if err := book.write(); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	if err := book.file.Write(w); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	return nil
}

type rulesWriter struct {
	file    *excelize.File
	words   *words.Words
	rules   *scoring.Rules
	header  int
	formats map[cellFormat]int
}

func (b *rulesWriter) write() error {
	if err := b.styles(); err != nil {
		return err
	}
	rows := map[string][][]any{
		generalSheet:  b.general(),
		criteriaSheet: b.criteria(),
		bandsSheet:    b.bands(),
		missingSheet:  b.missing(),
		tracksSheet:   b.tracks(),
		scorersSheet:  b.scorers(),
		gradesSheet:   b.grades(),
	}
	for i, sheet := range rulesSheets {
		name := b.sheetName(sheet.name)
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", name); err != nil {
				return err
			}
		} else if _, err := b.file.NewSheet(name); err != nil {
			return err
		}
		if err := b.sheet(sheet, name, rows[sheet.name]); err != nil {
			return err
		}
	}
	return b.file.SetDocProps(&excelize.DocProperties{Creator: "hoidong", Title: b.rules.Name})
}

func (b *rulesWriter) sheetName(sheet string) string { return b.words.T("rules.sheet." + sheet) }

// The font of a new workbook; a style that changes it has to name it.
const (
	font     = "Calibri"
	fontSize = 11
)

// headerStyle is that of the names of columns.
func headerStyle() *excelize.Style {
	return &excelize.Style{
		Font:      &excelize.Font{Family: font, Size: fontSize, Bold: true},
		Fill:      excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEBF7"}},
		Alignment: &excelize.Alignment{WrapText: true, Horizontal: "center", Vertical: "center"},
		Border:    []excelize.Border{{Type: "bottom", Color: "7F7F7F", Style: 1}},
	}
}

func (b *rulesWriter) styles() (err error) {
	if b.header, err = b.file.NewStyle(headerStyle()); err != nil {
		return err
	}
	b.formats = map[cellFormat]int{}
	for format, style := range map[cellFormat]*excelize.Style{
		asText:   {NumFmt: 49, Alignment: &excelize.Alignment{}},
		asNumber: {Alignment: &excelize.Alignment{Horizontal: "center"}},
		asNote:   {Font: &excelize.Font{Family: font, Size: fontSize, Italic: true, Color: "595959"}, Alignment: &excelize.Alignment{}},
	} {
		style.Alignment.WrapText, style.Alignment.Vertical = true, "top"
		if b.formats[format], err = b.file.NewStyle(style); err != nil {
			return err
		}
	}
	return nil
}

// sheet writes the header and the rows. Columns have their formats as a whole, for rows still to come.
func (b *rulesWriter) sheet(sheet rulesSheet, name string, rows [][]any) error {
	for i, c := range sheet.columns {
		if err := b.column(name, columnName(i), c); err != nil {
			return err
		}
	}
	for i, row := range rows {
		if err := b.file.SetSheetRow(name, fmt.Sprintf("A%d", i+2), &row); err != nil {
			return err
		}
		if n := sheet.lines(row); n > 1 { // one line high, a row grows with what is typed
			if err := b.file.SetRowHeight(name, i+2, float64(n*lineHeight)); err != nil {
				return err
			}
		}
	}
	if sheet.name == generalSheet {
		if err := b.offerSettings(name); err != nil {
			return err
		}
	}
	if err := printAcross(b.file, name, 1); err != nil {
		return err
	}
	return b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// lineHeight is that of a line of text in points.
const lineHeight = 15

// lines is how many lines the fullest cell of a row takes in the width of its column.
func (s rulesSheet) lines(row []any) int {
	lines := 1
	for i, value := range row {
		text, _ := value.(string)
		lines = max(lines, linesOf(text, s.columns[i].width))
	}
	return lines
}

// linesOf is how many lines a text takes in a column so many characters wide.
func linesOf(text string, width float64) int {
	return int(math.Ceil(float64(utf8.RuneCountInString(text)) / width))
}

// printAcross prints a sheet on A4 across, as many pages down as it takes, with the row of the header on each.
func printAcross(file *excelize.File, sheet string, header int) error {
	const a4, anyHeight = 9, 0
	across, width, height, size, fit := "landscape", 1, anyHeight, a4, true
	if err := file.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := file.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Orientation: &across, Size: &size, FitToWidth: &width, FitToHeight: &height,
	}); err != nil {
		return err
	}
	return file.SetDefinedName(&excelize.DefinedName{
		Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("'%s'!$%d:$%d", sheet, header, header), Scope: sheet,
	})
}

func (b *rulesWriter) column(sheet, letter string, c rulesColumn) error {
	if err := b.file.SetColWidth(sheet, letter, letter, c.width); err != nil {
		return err
	}
	if err := b.file.SetColStyle(sheet, letter, b.formats[c.format]); err != nil {
		return err
	}
	if err := b.offer(sheet, fmt.Sprintf("%s2:%s%d", letter, letter, choiceRows), c.choice); err != nil {
		return err
	}
	if err := b.file.SetCellStr(sheet, letter+"1", b.words.T("error.import.column."+c.key)); err != nil {
		return err
	}
	return b.file.SetCellStyle(sheet, letter+"1", letter+"1", b.header)
}

// offer puts a drop-down on cells with a closed choice.
func (b *rulesWriter) offer(sheet, cells string, c choice) error {
	list := excelize.NewDataValidation(true)
	list.Sqref, list.ShowErrorMessage = cells, true
	switch c {
	case anything:
		return nil
	case ofCriteria:
		list.SetSqrefDropList(b.firstColumn(criteriaSheet))
	case ofTracks:
		list.SetSqrefDropList(b.firstColumn(tracksSheet))
	default:
		var shown []string
		for _, code := range choices[c] {
			shown = append(shown, c.word(b.words, code))
		}
		if err := list.SetDropList(shown); err != nil {
			return err
		}
	}
	return b.file.AddDataValidation(sheet, list)
}

func (b *rulesWriter) firstColumn(sheet string) string {
	return fmt.Sprintf("'%s'!$A$2:$A$%d", b.sheetName(sheet), choiceRows)
}

func (b *rulesWriter) offerSettings(sheet string) error {
	for i, s := range settings {
		if err := b.offer(sheet, fmt.Sprintf("B%d", i+2), s.choice); err != nil {
			return err
		}
	}
	return nil
}

func (b *rulesWriter) general() [][]any {
	r := b.rules
	values := map[string]any{
		"format": rules.Format, "code": r.Code, "name": r.Name, "basis": r.Basis, "sample": b.yesNo(r.Sample),
		"scale": number(r.Scale), "step": number(r.Step), "mean": means.word(b.words, string(r.Mean)),
		"trim": r.Trim, "floor": r.Floor.String(), "top": r.Top,
		"tie_order": strings.Join(r.TieOrder, ", "), "quorum": fractions(r.Quorum),
		"visibility":     visibility.word(b.words, string(r.Visibility)),
		"advance_sheets": b.yesNo(r.AdvanceSheets), "absent_scores": b.yesNo(r.AbsentScores),
		"second_clerk": clerks.word(b.words, r.SecondClerk), "chair_breaks_ties": b.yesNo(r.ChairBreaksTies),
		"comment_days": r.CommentDays, "valid_years": r.ValidYears,
	}
	if r.Round >= 0 {
		values["round"] = r.Round
	}
	if r.Pass != nil {
		values["pass"] = number(*r.Pass)
	}
	if r.SpreadAlarm != nil {
		values["spread_alarm"] = number(*r.SpreadAlarm)
	}
	var rows [][]any
	for _, s := range settings {
		rows = append(rows, []any{b.words.T("rules.setting." + s.key), values[s.key], b.words.T("rules.explain." + s.key)})
	}
	return rows
}

func (b *rulesWriter) yesNo(yes bool) string {
	if yes {
		return yesNo.word(b.words, "yes")
	}
	return yesNo.word(b.words, "no")
}

// number is for Excel, which shows what it is exactly: two decimals are far from what its numbers can hold.
func number(p scoring.Points) float64 { return float64(p) / 100 }

func fractions(quorum []scoring.Fraction) string {
	texts := make([]string, len(quorum))
	for i, f := range quorum {
		texts[i] = f.String()
	}
	return strings.Join(texts, ", ")
}

func (b *rulesWriter) criteria() (rows [][]any) {
	for _, c := range b.rules.Criteria {
		row := []any{c.Code, c.Name, number(c.Max), number(scoring.Points(c.Weight)), nil, nil}
		if c.Computed() {
			row[4], row[5] = figures.word(b.words, string(c.Figure)), number(c.Otherwise)
		}
		rows = append(rows, row)
	}
	return rows
}

func (b *rulesWriter) bands() (rows [][]any) {
	for _, c := range b.rules.Criteria {
		for _, band := range c.Bands {
			rows = append(rows, []any{c.Code, c.Figure.FormatBound(band.Bound), number(band.Points)})
		}
	}
	return rows
}

func (b *rulesWriter) missing() (rows [][]any) {
	for _, c := range b.rules.Criteria {
		for _, m := range c.Missing {
			rows = append(rows, []any{c.Code, m.Track, number(m.Points)})
		}
	}
	return rows
}

// tracks repeat a track's name for each of its conditions.
func (b *rulesWriter) tracks() (rows [][]any) {
	for _, t := range b.rules.Tracks {
		if len(t.Require) == 0 {
			rows = append(rows, []any{t.Name, b.yesNo(t.Judged), nil, nil})
		}
		for _, requirement := range t.Require {
			rows = append(rows, []any{
				t.Name, b.yesNo(t.Judged), figures.word(b.words, string(requirement.Figure)),
				requirement.Figure.FormatBound(requirement.Bound),
			})
		}
	}
	return rows
}

func (b *rulesWriter) scorers() (rows [][]any) {
	for _, c := range b.rules.Criteria {
		if !c.Computed() {
			rows = append(rows, []any{c.Code, b.scorerNames(c.Scorers)})
		}
	}
	return rows
}

func (b *rulesWriter) scorerNames(scorers []string) string {
	if len(scorers) == 1 && scorers[0] == scoring.Everybody {
		everybody, _, _ := strings.Cut(b.words.T("rules.everybody"), "|")
		return everybody
	}
	return strings.Join(scorers, ", ")
}

func (b *rulesWriter) grades() (rows [][]any) {
	for _, g := range b.rules.Grades {
		rows = append(rows, []any{g.Name, number(g.Bound)})
	}
	return rows
}
