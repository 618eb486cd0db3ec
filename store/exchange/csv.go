package exchange

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"example.com/hoidong/scoring"
)

// readCSV makes one grid for every delimiter under which the text is well formed; the header decides between them.
func readCSV(src Source) ([]*grid, error) {
	text, err := decodeText(src)
	if err != nil {
		return nil, err
	}
	delimiters := []rune{',', ';', '\t'}
	skipped := 0
	if line, rest, found := strings.Cut(text, "\n"); found {
		// Excel writes and reads a first line that names the delimiter.
		if sep, named := strings.CutPrefix(strings.TrimRight(line, "\r"), "sep="); named && len(sep) == 1 {
			text, delimiters, skipped = rest, []rune{rune(sep[0])}, 1
		}
	}
	var grids []*grid
	for _, delimiter := range delimiters {
		if !strings.ContainsRune(text, delimiter) && delimiter != ',' {
			continue
		}
		g, parseErr := parseCSV(src.Name, text, delimiter, skipped)
		if parseErr != nil {
			err = parseErr
			continue
		}
		grids = append(grids, g)
	}
	if len(grids) == 0 {
		return nil, err
	}
	return grids, nil
}

// decodeText turns the encodings Excel writes into UTF-8. Others are refused: a guess would bend names in silence.
func decodeText(src Source) (string, error) {
	data := src.Data
	var text string
	switch {
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		text = decodeUTF16(data[2:], binary.LittleEndian)
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		text = decodeUTF16(data[2:], binary.BigEndian)
	default:
		text = string(bytes.TrimPrefix(data, []byte("\ufeff")))
	}
	if !utf8.ValidString(text) || strings.ContainsAny(text, "\x00\ufffd") {
		return "", scoring.NewFault("import.encoding", "file", src.Name)
	}
	if !strings.Contains(text, "\n") {
		// Excel's "CSV (Macintosh)" ends lines with a lone carriage return.
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	return text, nil
}

func decodeUTF16(data []byte, order binary.ByteOrder) string {
	units := make([]uint16, 0, len(data)/2+1)
	for ; len(data) >= 2; data = data[2:] {
		units = append(units, order.Uint16(data))
	}
	if len(data) == 1 {
		units = append(units, utf8.RuneError) // half a character: the file was cut
	}
	return string(utf16.Decode(units))
}

// parseCSV numbers rows as a spreadsheet shows them: a quoted line break does not begin a new one.
func parseCSV(file, text string, delimiter rune, skipped int) (*grid, error) {
	g := &grid{file: file}
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma, reader.FieldsPerRecord, reader.ReuseRecord = delimiter, -1, true
	cells, broken := 0, 0
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return g, nil
		}
		var parse *csv.ParseError
		if errors.As(err, &parse) {
			return nil, scoring.NewFault("import.quotes", "file", file, "line", parse.Line+skipped)
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		row := line + skipped - broken
		for column, field := range record {
			broken += strings.Count(field, "\n")
			value := clean(field)
			if value == "" {
				continue
			}
			if cells++; cells > maxCells || column >= maxColumns {
				return nil, scoring.NewFault("import.toomany", "file", file, "sheet", "", "cells", maxCells)
			}
			g.add(row, cell{column: column, text: value})
		}
	}
}
