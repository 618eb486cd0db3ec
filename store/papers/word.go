package papers

import (
	"archive/zip"
	"embed"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

//go:embed word
var wordParts embed.FS

// Widths and margins of a page of A4 in Word, in twentieths of a point.
const (
	wordWidth  = 11906
	wordInner  = wordWidth - 1134 - 851
	halfPoints = int(2 * textSize)
)

// A word is the body of a Word document in the making.
type word struct{ strings.Builder }

// writeWord writes a paper as a Word document. The same paper gives the same bytes.
func writeWord(w io.Writer, p *paper) error {
	out := zip.NewWriter(w)
	for _, part := range []struct{ name, text string }{
		{"[Content_Types].xml", fixed("content-types.xml")},
		{"_rels/.rels", fixed("package-rels.xml")},
		{"docProps/core.xml", coreProperties(p)},
		{"docProps/app.xml", fixed("app.xml")},
		{"word/_rels/document.xml.rels", fixed("document-rels.xml")},
		{"word/styles.xml", fixed("styles.xml")},
		{"word/header1.xml", header(p)},
		{"word/footer1.xml", footer(p)},
		{"word/document.xml", body(p)},
	} {
		file, err := out.Create(part.name)
		if err == nil {
			_, err = io.WriteString(file, part.text)
		}
		if err != nil {
			return fmt.Errorf("papers: %w", err)
		}
	}
	if err := out.Close(); err != nil {
		return fmt.Errorf("papers: %w", err)
	}
	return nil
}

// fixed is a part that is the same in every document.
func fixed(name string) string {
	text, err := wordParts.ReadFile("word/" + name)
	if err != nil {
		panic(err) // it is embedded: the code is wrong
	}
	return string(text)
}

const (
	xmlHead = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	wordNS  = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
)

func coreProperties(p *paper) string {
	at := p.at.UTC().Format(time.RFC3339)
	return xmlHead + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		`<dc:title>` + escaped(p.title+" – "+p.round) + `</dc:title><dc:creator>hoidong</dc:creator>` +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + at + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + at + `</dcterms:modified></cp:coreProperties>`
}

// header is what stands on top of every page: the warnings.
func header(p *paper) string {
	var h word
	for _, text := range p.warnings {
		h.para("center", `<w:pBdr><w:top w:val="single" w:sz="8" w:space="1"/><w:left w:val="single" w:sz="8" w:space="1"/><w:bottom w:val="single" w:sz="8" w:space="1"/><w:right w:val="single" w:sz="8" w:space="1"/></w:pBdr>`, run(serifBold, 22, text))
	}
	h.para("left", "") // room below them, and something where there are none
	return xmlHead + `<w:hdr` + wordNS + `>` + h.String() + `</w:hdr>`
}

// footer is what the paper is, and which page of how many.
func footer(p *paper) string {
	var f word
	const mark = "\x00"
	parts := strings.Split(p.page(mark, mark), mark)
	f.para("left", fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs>`, wordInner),
		run(serifItalic, 18, p.foot), `<w:r><w:tab/></w:r>`, run(serifItalic, 18, parts[0]), field("PAGE"), run(serifItalic, 18, parts[1]), field("NUMPAGES"))
	return xmlHead + `<w:ftr` + wordNS + `>` + f.String() + `</w:ftr>`
}

func field(name string) string {
	return `<w:fldSimple w:instr="` + name + `"><w:r><w:rPr><w:i/><w:sz w:val="18"/></w:rPr><w:t>1</w:t></w:r></w:fldSimple>`
}

func body(p *paper) string {
	var b word
	b.letterhead(p)
	b.para("center", spacing(240, 0), run(serifBold, 30, p.title))
	b.para("center", spacing(0, 160), run(serif, halfPoints, p.meeting))
	for _, one := range p.blocks {
		one.write(&b)
	}
	return xmlHead + `<w:document` + wordNS + `><w:body>` + b.String() +
		`<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:footerReference w:type="default" r:id="rId3"/>` +
		`<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>`
}

// para writes a paragraph of runs.
func (b *word) para(align, properties string, runs ...string) {
	fmt.Fprintf(b, `<w:p><w:pPr>%s<w:jc w:val="%s"/></w:pPr>%s</w:p>`, properties, align, strings.Join(runs, ""))
}

func spacing(before, after int) string {
	return fmt.Sprintf(`<w:spacing w:before="%d" w:after="%d"/>`, before, after)
}

// run is text in a face, of a size in half points. Line breaks in it stay.
func run(f face, size int, text string) string {
	style := ""
	switch f {
	case serifBold:
		style = `<w:b/>`
	case serifItalic:
		style = `<w:i/>`
	}
	var parts []string
	for part := range strings.SplitSeq(text, "\n") {
		parts = append(parts, `<w:t xml:space="preserve">`+escaped(part)+`</w:t>`)
	}
	return fmt.Sprintf(`<w:r><w:rPr>%s<w:sz w:val="%d"/></w:rPr>%s</w:r>`, style, size, strings.Join(parts, `<w:br/>`))
}

func escaped(text string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(norm.NFC.String(text))) // a strings.Builder takes everything
	return b.String()
}
