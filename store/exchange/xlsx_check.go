package exchange

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"
)

// Bounds of a workbook, so that a small file can fill neither the memory nor the afternoon.
const (
	// maxUnzipped is in bytes, of all parts.
	maxUnzipped = 256 << 20
	// maxBookCells is how many cells a workbook may have, however they are written.
	maxBookCells = 750_000
	// maxNodes bounds the work that a workbook makes. A node is an element, of which a cell has four at the most, or a cell
	// or row that is missing before another, because the library makes it up.
	maxNodes = 4 * maxBookCells
	// cellsPerNode is how many cells the library passes in the time of a node, when it looks for one along its row.
	cellsPerNode = 1000
	// maxText is in bytes, of one text in a cell: all that Excel lets a cell hold.
	maxText = 4 * excelize.TotalCellChars
	// nodesPerSearch is what a merged cell costs, which is compared with all others, and a row without a number, for which
	// all later ones are moved.
	nodesPerSearch = 100
)

// errTooBig says that one of the bounds was reached, errLongText that a text is longer than any program writes.
var (
	errTooBig   = errors.New("exchange: workbook too big")
	errLongText = errors.New("exchange: text too long for a cell")
)

// checkWorkbook goes through a workbook before the library does, because the library ignores the checksums of the
// archive, ignores the rest of a sheet that is cut off or out of order, and makes room for every cell up to the last one
// that somebody once touched. All parts together may have so many bytes.
func checkWorkbook(data []byte, maxUnzipped uint64) error {
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	unzipped, nodes := uint64(0), 0
	for _, part := range archive.File {
		// A part never gives more than the size it declares: the archive reader sees to that.
		if part.UncompressedSize64 > maxUnzipped-unzipped {
			return errTooBig
		}
		unzipped += part.UncompressedSize64
	}
	for _, part := range archive.File {
		if err := checkPart(part, &nodes); err != nil {
			return fmt.Errorf("%s: %w", part.Name, err)
		}
	}
	return nil
}

// checkPart adds the nodes of a part; one that is not XML has none.
func checkPart(part *zip.File, nodes *int) error {
	content, err := part.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	p := &partCheck{xml: xml.NewDecoder(content), nodes: nodes}
	p.xml.CharsetReader = func(string, io.Reader) (io.Reader, error) { return nil, errEncoding }
	err = p.elements()
	if p.worksheet && err != nil || errors.Is(err, errTooBig) || errors.Is(err, errLongText) || errors.Is(err, errEncoding) {
		return err
	}
	_, err = io.Copy(io.Discard, content) // to the checksum
	return err
}

// errEncoding says that a part is not written in UTF-8, as every program writes it.
var errEncoding = errors.New("exchange: not UTF-8")

// A partCheck goes through one part.
type partCheck struct {
	xml   *xml.Decoder
	nodes *int
	// worksheet tells that the outermost element is one.
	worksheet bool
	// texts tells that it holds texts of cells.
	texts bool
	// row and column are where the last cell was; they count from 1.
	row, column int
}

func (p *partCheck) elements() error {
	for first := true; ; {
		token, err := p.xml.Token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if text, ok := token.(xml.CharData); ok && p.texts && len(text) > maxText {
			return errLongText
		}
		start, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		if first {
			first, p.worksheet = false, start.Name.Local == "worksheet"
			p.texts = p.worksheet || start.Name.Local == "sst"
		}
		if err := p.element(start); err != nil {
			return err
		}
		if *p.nodes++; *p.nodes > maxNodes {
			return errTooBig
		}
	}
}

func (p *partCheck) element(start xml.StartElement) error {
	switch {
	case !p.worksheet:
	case start.Name.Local == "row":
		return p.startRow(attribute(start, "r"))
	case start.Name.Local == "c":
		return p.startCell(attribute(start, "r"))
	case start.Name.Local == "mergeCell":
		*p.nodes += nodesPerSearch
	}
	return nil
}

// startRow moves on to a row; one without a number is the next.
func (p *partCheck) startRow(number string) error {
	next := p.row + 1
	if number == "" {
		*p.nodes += nodesPerSearch
	} else {
		n, err := strconv.Atoi(number)
		if err != nil {
			return err
		}
		next = n
	}
	if next <= p.row || next > maxRows {
		return fmt.Errorf("row %d after row %d", next, p.row)
	}
	*p.nodes += next - p.row - 1
	p.row, p.column = next, 0
	return nil
}

// startCell moves on to a cell; one without an address is the next.
func (p *partCheck) startCell(ref string) error {
	next := p.column + 1
	if ref != "" {
		at, err := parseAddress(ref)
		if err != nil {
			return err
		}
		next = at.column + 1
		if at.row != p.row || next <= p.column {
			return fmt.Errorf("cell %s out of order", ref)
		}
	}
	if next > maxColumns {
		return fmt.Errorf("row %d has too many columns", p.row)
	}
	*p.nodes += next - p.column - 1 + (next-p.column)*(next/cellsPerNode)
	p.column = next
	return nil
}

func attribute(start xml.StartElement, name string) string {
	i := slices.IndexFunc(start.Attr, func(a xml.Attr) bool { return a.Name.Local == name && a.Name.Space == "" })
	if i < 0 {
		return ""
	}
	return start.Attr[i].Value
}

// An address is where a cell stands: the row from 1, the column from 0.
type address struct{ row, column int }

// parseAddress reads an address such as AB12; "ab12" and "$AB$12" are none.
func parseAddress(ref string) (address, error) {
	column, row, err := excelize.CellNameToCoordinates(ref)
	if err == nil && columnName(column-1)+strconv.Itoa(row) != ref {
		err = fmt.Errorf("%q is no cell", ref)
	}
	return address{row, column - 1}, err
}
