package papers

import (
	"io"
	"slices"
	"strconv"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// MinutesFormats are the formats that minutes are written in: for the printer, and for whoever adds a sentence.
func MinutesFormats() []string { return []string{"pdf", "docx"} }

// WriteMinutes writes the minutes of the count of the sitting there is: who counted, what the box held by channel and by
// member, and everything that is not as it should be. The faults are box.hidden for whoever may not know, papers.format, and
// papers.letter in a PDF.
func WriteMinutes(w io.Writer, view store.View, format string, spoken *words.Words, at time.Time) error {
	if !slices.Contains(MinutesFormats(), format) {
		return scoring.NewFault("papers.format", "format", format)
	}
	box, err := view.Box()
	if err != nil {
		return err
	}
	m := &minutes{view: view, box: box, words: spoken, at: at}
	m.compose()
	if format == "docx" {
		return writeWord(w, &m.paper)
	}
	return m.writePDF(w)
}

// A paper is what is written, whatever the format.
type paper struct {
	title, meeting, foot string
	letterhead
	// warnings stand on every page.
	warnings []string
	page     func(page, pages string) string
	at       time.Time
	blocks   []block
}

// A block is a part of a paper.
type block interface {
	draw(*pages)
	write(*word)
}

// A paragraph is text in a face.
type paragraph struct {
	face face
	text string
}

// A figureTable is a table of numbers, with its columns as parts of the whole width.
type figureTable struct {
	Figures
	widths []float64
}

// signatures are places for people to sign, beside each other.
type signatures struct {
	// last is the sentence above them, on the same page: nobody signs a page that says nothing.
	last, date string
	who        []signatory
}

type signatory struct{ office, sign, name string }

// minutes are those of a count in the making.
type minutes struct {
	paper
	view  store.View
	box   store.Box
	words *words.Words
	at    time.Time
	parts int
}

func (m *minutes) t(key string, pairs ...any) string {
	return m.words.T("papers.minutes."+key, pairs...)
}

func (m *minutes) compose() {
	snap := m.view.Snapshot()
	m.paper = paper{
		title: m.t("title"), meeting: m.words.T("papers.meeting", "number", m.box.Session),
		letterhead: letterheadOf(snap, m.words), warnings: invented(snap, m.words), at: m.at,
		foot: m.t("title_foot", "number", m.box.Session) + " · " + m.words.T("papers.fingerprint", "fingerprint", snap.Fingerprint()),
		page: func(page, pages string) string { return m.words.T("papers.page", "page", page, "pages", pages) },
	}
	if snap.Phase() != store.Ended {
		m.warnings = append(m.warnings, m.words.T("banner.provisional"))
	}
	m.say(serif, m.t("opening", "hour", m.at.Format("15"), "minute", m.at.Format("04"), "day", m.day()))
	m.tellers()
	m.byChannel()
	m.forms()
	m.byMember()
	m.exceptions()
	m.conclusion()
	m.signed()
}

// day is the day of the minutes the way official papers write it.
func (m *minutes) day() string {
	month := strconv.Itoa(int(m.at.Month()))
	if m.at.Month() < time.March {
		month = "0" + month
	}
	return m.words.T("papers.day", "day", m.at.Format("02"), "month", month, "year", m.at.Year())
}

func (m *minutes) add(b block) { m.blocks = append(m.blocks, b) }

func (m *minutes) say(f face, text string) { m.add(paragraph{f, text}) }

// part begins a numbered part.
func (m *minutes) part(key string) {
	m.parts++
	m.say(serifBold, strconv.Itoa(m.parts)+". "+m.t(key))
}

func (m *minutes) tellers() {
	m.part("tellers")
	tellers := m.view.Tellers()
	for _, teller := range tellers {
		m.say(serif, "- "+m.person(teller))
	}
	if len(tellers) == 0 {
		m.say(serif, "- "+m.t("no_tellers"))
	}
}

// person is a member with his posts.
func (m *minutes) person(who *store.Member) string {
	return joined(m.t("person", "name", who.Name), who.Post, who.Office, who.Title)
}

// byChannel is the balance: what there is down, the ways across.
func (m *minutes) byChannel() {
	m.part("by_channel")
	table := figureTable{Figures: ByChannel(&m.box, m.words), widths: []float64{2.4}}
	for range len(table.Head) - 1 {
		table.widths = append(table.widths, 1)
	}
	m.add(table)
	m.say(serif, Equations(&m.box, m.words))
}

// forms are the papers and files, which are balanced by themselves.
func (m *minutes) forms() {
	table := figureTable{Figures: ByForm(&m.box, m.words), widths: []float64{2.4, 1, 1, 1, 1, 1}}
	if len(table.Rows) > 0 {
		m.part("forms")
		m.add(table)
	}
}

func (m *minutes) byMember() {
	m.part("by_member")
	m.add(figureTable{Figures: ByMember(&m.box, m.words), widths: []float64{0.9, 3, 1, 1, 1, 1, 1, 1}})
}

// conclusion says whether the numbers agree.
func (m *minutes) conclusion() {
	m.part("conclusion")
	m.say(serif, Verdict(&m.box, m.words))
}

// signed are the places for both tellers and the secretary.
func (m *minutes) signed() {
	s := signatures{
		last: m.t("closing", "fingerprint", m.view.Snapshot().Fingerprint()), date: m.words.T("papers.place", "day", m.day()),
	}
	sign := m.words.T("papers.sign")
	tellers := m.view.Tellers()
	for i := range 2 {
		name := ""
		if i < len(tellers) {
			name = tellers[i].Name
		}
		s.who = append(s.who, signatory{m.t("teller", "n", i+1), sign, name})
	}
	s.who = append(s.who, signatory{m.t("secretary"), sign, m.secretary()})
	m.add(s)
}

// secretary is the name of the council's secretary, when it has exactly one.
func (m *minutes) secretary() string {
	var names []string
	for _, one := range m.view.Snapshot().Members() {
		if one.Roles.Has(store.Secretary) {
			names = append(names, one.Name)
		}
	}
	if len(names) != 1 {
		return ""
	}
	return names[0]
}
