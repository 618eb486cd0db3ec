package exchange_test

import (
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// mostAllocated is in bytes, while one file is read and refused.
const mostAllocated = 800 << 20

// TestScoreSheetsThatTakeTooMuch are refused before they fill memory or the afternoon: the files have some kilobytes.
func TestScoreSheetsThatTakeTooMuch(t *testing.T) {
	g := giveOut(t, "HD03")
	sheet := func(rows string) []byte { return sheetXML(t, `<sheetData>`+rows+`</sheetData>`) }
	text := func(row int, text string) string {
		return fmt.Sprintf(`<row r="%d"><c r="A%[1]d" t="inlineStr"><is><t>%s</t></is></c></row>`, row, text)
	}
	var marks, names strings.Builder
	for i := range 20_000 {
		marks.WriteString(text(i+1, "hoidong-1.eyJ.x"))
		names.WriteString(text(i+1, "hoidong:code"))
	}
	for name, one := range map[string]struct {
		data []byte
		code string
	}{
		"a huge cell":   {sheet(text(1, strings.Repeat("8,5 ", 5<<20))), "import.broken"},
		"a huge mark":   {sheet(text(1, "hoidong-1."+strings.Repeat("A", 20<<20))), "import.broken"},
		"a huge text":   {zipped(t, map[string]string{"xl/sharedStrings.xml": "<sst><si><t>" + strings.Repeat("8,5 ", 5<<20) + "</t></si></sst>"}), "import.broken"},
		"marks":         {sheet(marks.String()), "import.toomany"},
		"names":         {sheet(names.String()), "scoresheet.none"},
		"elements":      {sheet(`<row r="1">` + strings.Repeat(`<x/>`, 3_000_000) + `</row>`), "import.toomany"},
		"a huge part":   {zipped(t, map[string]string{"xl/workbook.xml": strings.Repeat("0", 65<<20)}), "import.toomany"},
		"far-off cells": {sheet(`<row r="1"><c r="XFD1"/></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`), "scoresheet.none"},
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, _, err := g.read(one.data)
			runtime.ReadMemStats(&after)
			if got := told(t, err); !slices.Equal(got, []string{one.code}) {
				t.Errorf("got %v, want %s", got, one.code)
			}
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > mostAllocated {
				t.Errorf("%d KB made it allocate %d MB", len(one.data)>>10, allocated>>20)
			}
		})
	}
}
