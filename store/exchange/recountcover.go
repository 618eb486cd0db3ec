package exchange

import (
	"fmt"
	"math"

	"github.com/xuri/excelize/v2"
)

// Widths of the two columns of the cover in characters.
const (
	coverName = 30
	coverText = 100
)

// writeCover says what is what, and how the count comes out.
func (b *recountBook) writeCover() error {
	for letter, width := range map[string]float64{"A": coverName, "B": coverText} {
		if err := b.file.SetColWidth(b.cover, letter, letter, width); err != nil {
			return err
		}
	}
	row := linesAbove + 1
	say := func(name, text string, style int) error {
		if err := b.put(b.cover, 0, row, name, style); err != nil {
			return err
		}
		if err := b.put(b.cover, 1, row, text, b.text); err != nil {
			return err
		}
		lines := int(math.Max(1, float64(linesOf(text, coverText-6))))
		row++
		return b.file.SetRowHeight(b.cover, row-1, float64(lines*lineHeight))
	}
	yellow, grey, err := b.legend()
	if err != nil {
		return err
	}
	t := func(key string, pairs ...any) string { return b.words.T("recount.cover."+key, pairs...) }
	for _, line := range []struct {
		name, text string
		style      int
	}{
		{t("what"), t("what_text"), b.text},
		{t("open"), t("open_text"), b.text},
		{t("input"), t("input_text"), yellow},
		{t("grey"), t("grey_text"), grey},
		{t("decimals"), t("decimals_text", "decimals", recountDecimals), b.text},
		{t("uncounted"), t("uncounted_text"), b.text},
		{b.settings, t("settings"), b.text},
		{b.sheets, t("sheets"), b.text},
		{b.working, t("working"), b.text},
		{b.order, t("order"), b.text},
	} {
		if err := say(line.name, line.text, line.style); err != nil {
			return err
		}
	}
	return b.writeSummary(row + 1)
}

// legend are the styles of the names of coloured cells: their colours, and the place of the other names.
func (b *recountBook) legend() (yellow, grey int, err error) {
	for style, of := range map[*int]int{&yellow: b.input, &grey: b.grey} {
		as, err := b.file.GetStyle(of)
		if err != nil {
			return 0, 0, err
		}
		as.Alignment = &excelize.Alignment{Horizontal: "left", Vertical: "top", Indent: 1}
		if *style, err = b.file.NewStyle(as); err != nil {
			return 0, 0, err
		}
	}
	return yellow, grey, nil
}

// writeSummary counts what came out.
func (b *recountBook) writeSummary(row int) error {
	l := &b.lines
	column := func(c int) string { return on(b.working, b.whole(c)) }
	left, err := b.file.NewStyle(&excelize.Style{Font: &excelize.Font{Family: font, Size: fontSize, Bold: true}, Alignment: &excelize.Alignment{Horizontal: "left", Indent: 1}})
	if err != nil {
		return err
	}
	for i, line := range []struct{ key, formula string }{
		{"products", fmt.Sprintf("ROWS(%s)", column(l.place))},
		{"placed", fmt.Sprintf("COUNT(%s)", column(l.place))},
		{"passed", fmt.Sprintf("COUNTIF(%s,%s)", column(l.verdict), quoted(b.words.T("verdict.passed")))},
		{"top", fmt.Sprintf(`COUNTIF(%s,"Top "&%s)`, column(l.top), b.terms.top)},
		{"same", fmt.Sprintf(`COUNTIF(%s,%s)&"/"&ROWS(%s)`, column(l.same), quoted(b.words.T("recount.same")), column(l.same))},
	} {
		if err := b.put(b.cover, 0, row+i, b.words.T("recount.cover."+line.key), b.text); err != nil {
			return err
		}
		if err := b.formula(b.cover, 1, row+i, left, line.formula); err != nil {
			return err
		}
	}
	return printAcross(b.file, b.cover, 1)
}
