package exchange

import (
	"encoding/xml"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// sheetReader takes a worksheet apart, element by element: the whole of it may not fit into memory as a tree.
type sheetReader struct {
	wb    *workbook
	g     *grid
	xml   *xml.Decoder
	cells int
	// row and column are where the next cell without an address of its own stands; both count from where cells do.
	row, column int
}

func (wb *workbook) readSheet(part string, g *grid) error {
	content, err := wb.part(part)
	if err != nil {
		return err
	}
	defer content.Close()
	r := &sheetReader{wb: wb, g: g, xml: xml.NewDecoder(content)}
	if err := elements(r.xml, r.element); err != nil {
		return err
	}
	return g.fillDown()
}

func (r *sheetReader) element(start xml.StartElement) error {
	switch start.Name.Local {
	case "row":
		return r.startRow(attribute(start, "r"))
	case "c":
		return r.readCell(start)
	case "mergeCell":
		m, err := parseRange(attribute(start, "ref"))
		r.g.merges = append(r.g.merges, m)
		return err
	}
	return nil
}

func (r *sheetReader) startRow(number string) error {
	next := r.row + 1
	if number != "" {
		n, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		next = n
	}
	if next <= r.row || next > maxRows {
		return fmt.Errorf("row %d after row %d", next, r.row)
	}
	r.row, r.column = next, 0
	return nil
}

// A storedCell is a cell as the file writes it.
type storedCell struct {
	Value   *string   `xml:"v"`
	Inline  *richText `xml:"is"`
	Formula *string   `xml:"f"`
}

func (r *sheetReader) readCell(start xml.StartElement) error {
	column := r.column
	if ref := attribute(start, "r"); ref != "" {
		row, named, err := parseAddress(ref)
		if err != nil {
			return err
		}
		if row != r.row || named < r.column {
			return fmt.Errorf("cell %s out of order", ref)
		}
		column = named
	}
	if column >= maxColumns {
		return fmt.Errorf("row %d has too many columns", r.row)
	}
	r.column = column + 1
	var stored storedCell
	if err := r.xml.DecodeElement(&stored, &start); err != nil {
		return err
	}
	c, err := r.wb.cell(attribute(start, "t"), attribute(start, "s"), stored)
	if err != nil {
		return fmt.Errorf("cell %s%d: %w", columnName(column), r.row, err)
	}
	if c.text = clean(c.text); c.text == "" {
		return nil
	}
	if r.cells++; r.cells > maxCells {
		return errTooBig
	}
	c.column = column
	r.g.add(r.row, c)
	return nil
}

// cell makes text of a stored cell of this type and style.
func (wb *workbook) cell(kind, style string, stored storedCell) (cell, error) {
	if stored.Inline != nil {
		return cell{text: stored.Inline.String()}, nil
	}
	if stored.Value == nil {
		if stored.Formula != nil {
			return cell{text: "=" + *stored.Formula, kind: formulaCell}, nil
		}
		return cell{}, nil
	}
	value := strings.TrimSpace(*stored.Value)
	switch kind {
	case "s":
		i, err := strconv.Atoi(value)
		if err != nil || i < 0 || i >= len(wb.strings) {
			return cell{}, fmt.Errorf("no shared text %s", value)
		}
		return cell{text: wb.strings[i]}, nil
	case "b":
		return cell{text: strconv.FormatBool(value == "1" || value == "true")}, nil
	case "e":
		return cell{text: value, kind: errorCell}, nil
	case "", "n":
		return wb.number(value, style)
	}
	return cell{text: unescape(*stored.Value)}, nil // the result of a formula (str), an ISO date (d)
}

func (wb *workbook) number(value, style string) (cell, error) {
	if value == "" {
		return cell{}, nil
	}
	percent := false
	if style != "" {
		i, err := strconv.Atoi(style)
		if err != nil {
			return cell{}, err
		}
		percent = i >= 0 && i < len(wb.percents) && wb.percents[i]
	}
	text, ok := plainNumber(value, percent)
	if !ok {
		return cell{}, fmt.Errorf("%q is no number", value)
	}
	return cell{text: text}, nil
}

func attribute(start xml.StartElement, name string) string {
	i := slices.IndexFunc(start.Attr, func(a xml.Attr) bool { return a.Name.Local == name && a.Name.Space == "" })
	if i < 0 {
		return ""
	}
	return start.Attr[i].Value
}

// parseAddress reads an address such as AB12: the row from 1, the column from 0.
func parseAddress(ref string) (row, column int, err error) {
	digits := strings.IndexFunc(ref, func(r rune) bool { return r >= '0' && r <= '9' })
	if digits < 1 || digits > 3 {
		return 0, 0, fmt.Errorf("%q is no cell", ref)
	}
	for _, letter := range []byte(ref[:digits]) {
		if letter < 'A' || letter > 'Z' {
			return 0, 0, fmt.Errorf("%q is no cell", ref)
		}
		column = column*26 + int(letter-'A') + 1
	}
	row, err = strconv.Atoi(ref[digits:])
	if err != nil || row < 1 || row > maxRows || column > maxColumns {
		return 0, 0, fmt.Errorf("%q is no cell", ref)
	}
	return row, column - 1, nil
}

func parseRange(ref string) (merge, error) {
	from, to, found := strings.Cut(ref, ":")
	if !found {
		to = from
	}
	top, left, err := parseAddress(from)
	if err != nil {
		return merge{}, err
	}
	bottom, right, err := parseAddress(to)
	return merge{top, left, bottom, right}, err
}
