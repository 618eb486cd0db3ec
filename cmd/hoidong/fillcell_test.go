package main

import (
	"errors"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// fillCells does what a member does in a score sheet: fillcells FILE E8=12,5 F8=8, where what is no number goes in as text.
func fillCells(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(fill(ts.MkAbs(args[0]), args[1:]...))
}

// fill writes cells of the first sheet of a workbook; see fillCells.
func fill(path string, cells ...string) error {
	book, err := excelize.OpenFile(path)
	if err != nil {
		return err
	}
	for _, cell := range cells {
		at, text, _ := strings.Cut(cell, "=")
		var value any = text
		if number, err := strconv.ParseFloat(strings.Replace(text, ",", ".", 1), 64); err == nil {
			value = number
		}
		if err := book.SetCellValue(book.GetSheetName(0), at, value); err != nil {
			return err
		}
	}
	return errors.Join(book.Save(), book.Close())
}
