package exchange

import (
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
)

// A richText is plain, or made of runs with formats of their own. Phonetic hints are not part of it.
type richText struct {
	Plain string `xml:"t"`
	Runs  []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

func (t richText) String() string {
	var b strings.Builder
	b.WriteString(t.Plain)
	for _, run := range t.Runs {
		b.WriteString(run.Text)
	}
	return unescape(b.String())
}

var escaped = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape undoes the form in which a workbook writes characters that XML cannot hold.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escaped.ReplaceAllStringFunc(s, func(code string) string {
		n, err := strconv.ParseUint(code[2:6], 16, 16)
		if err != nil {
			return code
		}
		return string(rune(n))
	})
}

// readStrings reads the texts that cells share; a workbook may have none.
func (wb *workbook) readStrings(part string) error {
	if part == "" {
		return nil
	}
	content, err := wb.part(part)
	if err != nil {
		return err
	}
	defer content.Close()
	decoder := xml.NewDecoder(content)
	return elements(decoder, func(start xml.StartElement) error {
		if start.Name.Local != "si" {
			return nil
		}
		if len(wb.strings) >= maxCells {
			return errTooBig
		}
		var text richText
		err := decoder.DecodeElement(&text, &start)
		wb.strings = append(wb.strings, text.String())
		return err
	})
}

// elements calls visit at the beginning of every element; visit may read the element to its end.
func elements(decoder *xml.Decoder, visit func(xml.StartElement) error) error {
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := visit(start); err != nil {
				return err
			}
		}
	}
}

// readStyles finds out which cell styles show a percentage: there 0.15 is seen, and meant, as 15 %.
func (wb *workbook) readStyles(part string) error {
	if part == "" {
		return nil
	}
	var sheet struct {
		Formats []struct {
			ID   int    `xml:"numFmtId,attr"`
			Code string `xml:"formatCode,attr"`
		} `xml:"numFmts>numFmt"`
		Cells []struct {
			Format int `xml:"numFmtId,attr"`
		} `xml:"cellXfs>xf"`
	}
	if err := wb.decode(part, &sheet); err != nil {
		return err
	}
	percent := map[int]bool{9: true, 10: true}
	for _, format := range sheet.Formats {
		percent[format.ID] = strings.Contains(literals.ReplaceAllString(format.Code, ""), "%")
	}
	for _, style := range sheet.Cells {
		wb.percents = append(wb.percents, percent[style.Format])
	}
	return nil
}

// literals are the parts of a number format that stand for themselves.
var literals = regexp.MustCompile(`"[^"]*"|\\.`)

// plainNumber writes a stored number in full with a decimal comma. A spreadsheet stores binary fractions with 17 digits
// and shows 15: 8,4499999999999993 is the 8,45 that somebody typed.
func plainNumber(raw string, percent bool) (string, bool) {
	if !percent && raw != "" && strings.Trim(raw, "0123456789") == "" {
		return raw, true
	}
	x, err := strconv.ParseFloat(raw, 64)
	if err != nil || x-x != 0 { // not a number, or not a finite one
		return "", false
	}
	sign := ""
	if percent {
		x, sign = x*100, "%"
	}
	shown, err := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 15, 64), 64)
	if err != nil {
		return "", false
	}
	return strings.Replace(strconv.FormatFloat(shown, 'f', -1, 64), ".", ",", 1) + sign, true
}
