package papers

import "fmt"

// letterhead is what official papers begin with.
func (b *word) letterhead(p *paper) {
	left, right := wordInner*44/100, wordInner*56/100
	b.openTable("none", left, right)
	b.WriteString(`<w:tr>`)
	b.cell(left, "top", func() {
		b.para("center", "", run(serifBold, 23, p.council))
		b.para("center", "", run(serif, 22, p.round))
	})
	b.cell(right, "top", func() {
		b.para("center", "", run(serifBold, 23, p.nation))
		b.para("center", "", `<w:r><w:rPr><w:b/><w:u w:val="single"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">`+escaped(p.motto)+`</w:t></w:r>`)
	})
	b.WriteString(`</w:tr></w:tbl>`)
}

// openTable begins a table with lines of a kind round its cells.
func (b *word) openTable(lines string, widths ...int) {
	b.WriteString(`<w:tbl><w:tblPr>`)
	fmt.Fprintf(b, `<w:tblW w:w="%d" w:type="dxa"/><w:tblBorders>`, wordInner)
	for _, side := range []string{"top", "left", "bottom", "right", "insideH", "insideV"} {
		fmt.Fprintf(b, `<w:%s w:val="%s" w:sz="4" w:space="0" w:color="auto"/>`, side, lines)
	}
	b.WriteString(`</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>`)
	for _, w := range widths {
		fmt.Fprintf(b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString(`</w:tblGrid>`)
}

// cell writes a cell, which has a paragraph at least; it stands at the top of the row or in the center.
func (b *word) cell(width int, stands string, content func()) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/><w:vAlign w:val="%s"/></w:tcPr>`, width, stands)
	content()
	b.WriteString(`</w:tc>`)
}

func (b paragraph) write(to *word) {
	space := spacing(0, 60)
	if b.face == serifBold {
		space = `<w:keepNext/>` + spacing(120, 60)
	}
	to.para("both", space, run(b.face, halfPoints, b.text))
}

func (t figureTable) write(b *word) {
	parts := 0.0
	for _, w := range t.widths {
		parts += w
	}
	widths := make([]int, len(t.widths))
	for i, w := range t.widths {
		widths[i] = int(w / parts * wordInner)
	}
	b.openTable("single", widths...)
	t.row(b, serifBold, `<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>`, widths, t.Head, len(t.widths))
	for i, row := range t.Rows {
		f := serif
		if t.Summed && i == len(t.Rows)-1 {
			f = serifBold
		}
		t.row(b, f, `<w:trPr><w:cantSplit/></w:trPr>`, widths, row, 0)
	}
	b.WriteString(`</w:tbl>`)
	b.para("left", spacing(0, 60))
}

// row writes a row, of which the first cells are centred.
func (t figureTable) row(b *word, f face, properties string, widths []int, cells []string, centred int) {
	b.WriteString(`<w:tr>` + properties)
	for i, text := range cells {
		align := "center"
		if i >= centred && i < t.Lead {
			align = "left"
		}
		b.cell(widths[i], "center", func() { b.para(align, spacing(30, 30), run(f, 21, text)) })
	}
	b.WriteString(`</w:tr>`)
}

func (s signatures) write(b *word) {
	b.para("both", `<w:keepNext/>`+spacing(0, 60), run(serif, halfPoints, s.last))
	b.para("right", `<w:keepNext/>`+spacing(160, 60), run(serifItalic, halfPoints, s.date))
	widths := make([]int, len(s.who))
	for i := range widths {
		widths[i] = wordInner / len(s.who)
	}
	b.openTable("none", widths...)
	b.WriteString(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
	for i, who := range s.who {
		b.cell(widths[i], "top", func() {
			b.para("center", "", run(serifBold, halfPoints, who.office))
			b.para("center", "", run(serifItalic, 22, who.sign))
			for range 4 {
				b.para("center", "")
			}
			b.para("center", "", run(serifBold, halfPoints, who.name))
		})
	}
	b.WriteString(`</w:tr></w:tbl>`)
	// A document does not end with a table; what has to follow is too low to need another page.
	b.para("left", `<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>`, run(serif, 2, ""))
}
