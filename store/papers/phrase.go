package papers

import (
	"bytes"
	"io"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// HandOutPhrase writes the slip with the phrase of a packet into a folder that is there, for the printer and nobody else,
// and returns its path. A slip that is there is not written over. The faults are file.system and papers.letter.
func HandOutPhrase(folder string, c *store.PacketContent, phrase string, spoken *words.Words, at time.Time) (string, error) {
	base := spoken.T("phraseslip.file", "form", c.Packet.Code, "time", at.Format("20060102-150405"))
	var slip bytes.Buffer
	if err := WritePhrase(&slip, c, phrase, spoken, at); err != nil {
		return "", err
	}
	return writeNew(folder, base, ".pdf", slip.Bytes())
}

// Measures of the slip, which is the upper third of a page.
const (
	phraseLeft   = 20.0
	phraseWidth  = pageWidth - 2*phraseLeft
	phraseHeight = 30.0
)

// WritePhrase writes the slip with the phrase of a packet: whose it is, the phrase large, and how to use and keep it. The
// fault is papers.letter when a name has a letter that cannot be printed, and then nothing is written.
func WritePhrase(w io.Writer, c *store.PacketContent, phrase string, spoken *words.Words, at time.Time) error {
	d := newDocument(spoken.T("phraseslip.title"), at)
	d.pdf.AddPage()
	d.grey()
	d.use(serif, 10)
	d.fitting(phraseLeft, 20, phraseWidth, 10, c.Round.Name)
	d.black()
	d.use(serifBold, 16)
	d.fitting(phraseLeft, 29, phraseWidth, 16, spoken.T("phraseslip.heading", "form", c.Packet.Code))
	d.use(serif, 12)
	d.fitting(phraseLeft, 36, phraseWidth, 12, spoken.T("phraseslip.member", "member", c.Member.Code, "name", c.Member.Name))
	d.pdf.SetLineWidth(0.4)
	d.pdf.Rect(phraseLeft, 42, phraseWidth, phraseHeight, "D")
	d.grey()
	d.use(serif, 9)
	d.line(phraseLeft+5, 49, spoken.T("phraseslip.phrase"))
	d.black()
	d.use(monoBold, 26)
	d.fitting(phraseLeft+5, 64, phraseWidth-10, 26, phrase)
	d.use(serif, 11)
	y := 42 + phraseHeight + 9
	for _, key := range []string{"phraseslip.use", "phraseslip.keep", "phraseslip.lost"} {
		y = d.paragraph(phraseLeft, y, phraseWidth, 11, spoken.T(key)) + 1.5
	}
	return d.writeTo(w)
}
