package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"strings"

	"example.com/hoidong/scoring"
)

// maxUnzipped bounds all parts of a workbook that are read, so that a small file cannot fill the memory.
const maxUnzipped = 256 << 20

// errTooBig says that maxUnzipped or maxCells was reached.
var errTooBig = errors.New("exchange: workbook too big")

// A workbook is an open XLSX file. It is read part by part here, and not with the library that writes workbooks, because
// the import needs what that one's reader keeps apart or hides: the stored number beside its format, formulas without
// a result, and no grid blown up to the last column that somebody once touched.
type workbook struct {
	parts    map[string]*zip.File
	unzipped uint64
	strings  []string
	percents []bool
	from1904 bool
}

// readXLSX reads all visible sheets in their order.
func readXLSX(src Source) ([]*grid, error) {
	grids, err := openXLSX(src)
	var fault *scoring.Fault
	switch {
	case err == nil, errors.As(err, &fault):
		return grids, err
	case errors.Is(err, errTooBig):
		return nil, scoring.NewFault("import.toomany", "file", src.Name, "sheet", "", "cells", maxCells)
	}
	return nil, scoring.NewFault("import.broken", "file", src.Name, "detail", err.Error())
}

func openXLSX(src Source) ([]*grid, error) {
	archive, err := zip.NewReader(bytes.NewReader(src.Data), int64(len(src.Data)))
	if err != nil {
		return nil, err
	}
	wb := &workbook{parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		wb.parts[strings.ToLower(strings.TrimPrefix(f.Name, "/"))] = f
	}
	sheets, err := wb.open()
	if err != nil {
		return nil, err
	}
	var grids []*grid
	for _, s := range sheets {
		g := &grid{file: src.Name, sheet: s.name, from1904: wb.from1904}
		if err := wb.readSheet(s.part, g); err != nil {
			return nil, err
		}
		grids = append(grids, g)
	}
	return grids, nil
}

// A sheetPart is a visible sheet and the part of the archive that holds it.
type sheetPart struct{ name, part string }

type relationships struct {
	Relationship []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	}
}

// target is the part that the first relationship satisfying wanted leads to, seen from the folder of its owner.
func (r relationships) target(folder string, wanted func(id, kind string) bool) string {
	for _, rel := range r.Relationship {
		if wanted(rel.ID, path.Base(rel.Type)) {
			if strings.HasPrefix(rel.Target, "/") {
				return rel.Target[1:]
			}
			return path.Join(folder, rel.Target)
		}
	}
	return ""
}

func ofKind(wanted string) func(id, kind string) bool {
	return func(_, kind string) bool { return kind == wanted }
}

// open reads what all sheets share and lists the worksheets.
func (wb *workbook) open() ([]sheetPart, error) {
	var root relationships
	if err := wb.decode("_rels/.rels", &root); err != nil {
		return nil, err
	}
	main := root.target("", ofKind("officeDocument"))
	var book struct {
		Pr struct {
			Date1904 string `xml:"date1904,attr"`
		} `xml:"workbookPr"`
		Sheets []struct {
			Name  string     `xml:"name,attr"`
			State string     `xml:"state,attr"`
			Attrs []xml.Attr `xml:",any,attr"`
		} `xml:"sheets>sheet"`
	}
	if err := wb.decode(main, &book); err != nil {
		return nil, err
	}
	folder := path.Dir(main)
	var rels relationships
	if err := wb.decode(path.Join(folder, "_rels", path.Base(main)+".rels"), &rels); err != nil {
		return nil, err
	}
	wb.from1904 = book.Pr.Date1904 == "1" || book.Pr.Date1904 == "true"
	if err := wb.readStrings(rels.target(folder, ofKind("sharedStrings"))); err != nil {
		return nil, err
	}
	if err := wb.readStyles(rels.target(folder, ofKind("styles"))); err != nil {
		return nil, err
	}
	var sheets []sheetPart
	for _, s := range book.Sheets {
		id := relationID(s.Attrs)
		part := rels.target(folder, func(rel, kind string) bool { return rel == id && kind == "worksheet" })
		if part != "" && (s.State == "" || s.State == "visible") {
			sheets = append(sheets, sheetPart{clean(s.Name), part})
		}
	}
	return sheets, nil
}

// relationID is the attribute id of the relationships' namespace, whichever edition of the standard that is.
func relationID(attrs []xml.Attr) string {
	for _, a := range attrs {
		if a.Name.Local == "id" && strings.HasSuffix(a.Name.Space, "relationships") {
			return a.Value
		}
	}
	return ""
}

// part opens a part for reading within the bound of maxUnzipped. A part never gives more than the size it declares: the
// archive reader sees to that.
func (wb *workbook) part(name string) (io.ReadCloser, error) {
	f, ok := wb.parts[strings.ToLower(name)]
	if !ok {
		return nil, errors.New("no part " + name)
	}
	if f.UncompressedSize64 > maxUnzipped-wb.unzipped {
		return nil, errTooBig
	}
	wb.unzipped += f.UncompressedSize64
	return f.Open()
}

func (wb *workbook) decode(name string, into any) error {
	content, err := wb.part(name)
	if err != nil {
		return err
	}
	defer content.Close()
	return xml.NewDecoder(content).Decode(into)
}
