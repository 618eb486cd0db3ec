package papers

import (
	"fmt"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
)

// Millimetres of a page of A4.
const pageWidth, pageHeight = 210.0, 297.0

// A document is a PDF in the making. Lengths are millimetres, from the top left corner of the page; sizes of letters are
// points. The same content written at the same time gives the same bytes.
//
// A letter that a face lacks would be missing on paper with nobody noticing: it is the document's error, and nothing is
// written.
type document struct {
	pdf *fpdf.Fpdf
	// at is the face in use.
	at  face
	err error
}

// newDocument begins a document with a title that viewers show; at is when it is made.
func newDocument(title string, at time.Time) *document {
	pdf := fpdf.New("P", "mm", "A4", "")
	pdf.SetCreationDate(at)
	pdf.SetModificationDate(at)
	pdf.SetCatalogSort(true)
	pdf.SetTitle(norm.NFC.String(title), true)
	pdf.SetCreator("hoidong", true)
	pdf.SetProducer("hoidong", true)
	pdf.SetAutoPageBreak(false, 0)
	pdf.SetMargins(0, 0, 0)
	pdf.SetCellMargin(0)
	for f, file := range faces {
		pdf.AddUTF8FontFromBytes(f.name(), "", file.ttf)
	}
	return &document{pdf: pdf}
}

// use chooses the face and its size.
func (d *document) use(f face, size float64) {
	d.at = f
	d.pdf.SetFont(f.name(), "", size)
}

// black and grey choose the colour of what comes.
func (d *document) black() { d.colour(0) }
func (d *document) grey()  { d.colour(90) }

func (d *document) colour(shade int) {
	d.pdf.SetTextColor(shade, shade, shade)
	d.pdf.SetDrawColor(shade, shade, shade)
}

// checked is the text as it is drawn.
func (d *document) checked(text string) string {
	text = norm.NFC.String(text)
	for _, letter := range text {
		has, err := d.at.has(letter)
		if err == nil && !has {
			err = scoring.NewFault("papers.letter", "letter", fmt.Sprintf("%c (U+%04X)", letter, letter), "text", text)
		}
		if d.err == nil {
			d.err = err
		}
	}
	return text
}

// line writes one line with its foot at y.
func (d *document) line(x, y float64, text string) { d.pdf.Text(x, y, d.checked(text)) }

// fitting writes one line that is at most w wide, in smaller letters where that is needed.
func (d *document) fitting(x, y, w, size float64, text string) {
	text = d.checked(text)
	for d.pdf.SetFontSize(size); size > 5 && d.pdf.GetStringWidth(text) > w; size -= 0.5 {
		d.pdf.SetFontSize(size - 0.5)
	}
	d.pdf.Text(x, y, text)
}

// paragraph writes lines that are at most w wide, the foot of the first at y, and returns where the next would have its own.
func (d *document) paragraph(x, y, w, size float64, text string) float64 {
	for _, part := range d.split(text, w) {
		d.pdf.Text(x, y, part)
		y += leading(size)
	}
	return y
}

// A styled text is a paragraph in a face and size of its own.
type styled struct {
	face face
	size float64
	text string
}

// leading is from one foot to the next in letters of a size.
func leading(size float64) float64 { return size * 0.44 }

// height is what paragraphs take up that are at most w wide, in letters of their size times scale.
func (d *document) height(all []styled, w, scale float64) float64 {
	h := 0.0
	for _, one := range all {
		d.use(one.face, one.size*scale)
		h += leading(one.size*scale) * float64(len(d.split(one.text, w)))
	}
	return h
}

// stack writes paragraphs below each other, from y down.
func (d *document) stack(x, y, w, scale float64, all []styled) {
	for _, one := range all {
		d.use(one.face, one.size*scale)
		for _, part := range d.split(one.text, w) {
			y += leading(one.size * scale)
			d.pdf.Text(x, y, part)
		}
	}
}

// split parts a text into lines that are at most w wide; an empty one has none. A text may have line breaks of its own.
func (d *document) split(text string, w float64) []string {
	if text == "" {
		return nil
	}
	var lines []string
	for part := range strings.SplitSeq(text, "\n") {
		lines = append(lines, d.pdf.SplitText(d.checked(part), w)...)
	}
	return lines
}

// writeTo writes the document, or nothing when something in it could not be drawn.
func (d *document) writeTo(w io.Writer) error {
	if d.err != nil {
		return d.err
	}
	if err := d.pdf.Output(w); err != nil {
		return fmt.Errorf("papers: %w", err)
	}
	return nil
}
