package exchangetest_test

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store/exchange/exchangetest"
)

// TestFormulasAreRecalculated: of several files, and where a value stands in the file that is not what its formula gives.
func TestFormulasAreRecalculated(t *testing.T) {
	folder := t.TempDir()
	var paths []string
	for _, name := range []string{"một.xlsx", "hai.xlsx"} {
		book := excelize.NewFile()
		must(t, book.SetCellInt("Sheet1", "A1", 20))
		must(t, book.SetCellInt("Sheet1", "B1", 7)) // the value that stays in the file below the formula
		must(t, book.SetCellFormula("Sheet1", "B1", "A1*2+2"))
		paths = append(paths, filepath.Join(folder, name))
		must(t, book.SaveAs(paths[len(paths)-1]))
	}
	for _, path := range exchangetest.Rewritten(t, "xlsx", paths...) {
		book, err := excelize.OpenFile(path)
		must(t, err)
		defer book.Close()
		if value, err := book.GetCellValue("Sheet1", "B1"); err != nil || value != "42" {
			t.Errorf("%s: %q, %v", path, value, err)
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
