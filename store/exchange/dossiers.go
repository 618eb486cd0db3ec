package exchange

import (
	"strconv"
	"strings"
	"sync"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// ReadDossiers reads the dossiers of a round of this year under these rules. Required are the columns of code, product,
// enterprise and tax code, of the track when the rules have tracks, and of the yearly figures that the rules use; figures
// may be blank, then they are missing. Dossiers come in the order of the file, firms in the order in which they first
// appear.
//
// One firm with contradictory data is a warning; what stands first is taken. The faults, joined, are those of the table
// (see openTable), import.cell and import.twice; then there are no dossiers, and there may be no report.
func ReadDossiers(src Source, rules *scoring.Rules, year int) (store.Intake, *Report, error) {
	t, err := openTable(src, dossierLayout(rules, year))
	if err != nil {
		return store.Intake{}, nil, err
	}
	in := &dossierReader{rules: rules, tracks: phrasebook{}, seen: map[string]int{}, firms: map[string]*firm{}}
	for _, track := range rules.Tracks {
		in.tracks[fold(track.Name)] = track.Name
	}
	if len(rules.Tracks) > 0 {
		t.warnAbsent("site", "commitments")
	}
	if err := t.records(in.read); err != nil {
		return store.Intake{}, t.report, err
	}
	return in.result(), t.report, nil
}

func dossierLayout(rules *scoring.Rules, year int) *layout {
	l := newLayout(
		column{"code", true}, column{"product", true}, column{"enterprise", true}, column{"taxcode", true},
		column{"track", len(rules.Tracks) > 0},
		column{"sector", false}, column{"registration", false}, column{"referredby", false},
		column{"referralnumber", false}, column{"referraldate", false}, column{"received", false},
		column{"address", false}, column{"iso9001", false}, column{"iso14001", false}, column{"site", false},
		column{"commitments", false}, column{"conclusion", false},
	)
	l.yearly, l.figures = true, needed(rules, year)
	return l
}

// warnAbsent warns of columns without which no dossier can be shown to meet the conditions.
func (t *table) warnAbsent(keys ...string) {
	for _, key := range keys {
		if _, found := t.columns[key]; !found {
			t.report.warn("import.absent", "name", columnFault(key))
		}
	}
}

type dossierReader struct {
	rules    *scoring.Rules
	tracks   phrasebook
	seen     map[string]int
	dossiers []store.Dossier
	firms    map[string]*firm
	order    []*firm
}

func (in *dossierReader) read(r record) {
	d := store.Dossier{
		Code:           r.code("code"),
		Product:        r.required("product"),
		TaxCode:        r.taxCode("taxcode"),
		Sector:         r.text("sector"),
		Track:          in.track(r),
		Registration:   r.registration(),
		ReferredBy:     r.text("referredby"),
		ReferralNumber: r.text("referralnumber"),
		ReferralDate:   r.day("referraldate"),
		Received:       r.day("received"),
		ISO9001:        r.answer(r.cell("iso9001")),
		ISO14001:       r.answer(r.cell("iso14001")),
		SiteInHanoi:    r.answer(r.cell("site")),
		Commitments:    r.answer(r.cell("commitments")),
		Conclusion:     r.answer(r.cell("conclusion")),
		Papers:         r.papers(),
	}
	r.unique(in.seen, "code", d.Code)
	e := store.Enterprise{TaxCode: d.TaxCode, Name: r.required("enterprise"), Address: r.text("address")}
	for _, f := range r.figures {
		value, ok := r.figure(f)
		switch {
		case !ok:
		case f.firm:
			e.Figures = setFigure(e.Figures, f.figureKey, value)
		default:
			d.Figures = setFigure(d.Figures, f.figureKey, value)
		}
	}
	in.dossiers = append(in.dossiers, d)
	in.join(r, e)
}

// track is the name of one of the tracks of the rules, as the rules write it.
func (in *dossierReader) track(r record) string {
	if len(in.rules.Tracks) == 0 {
		return ""
	}
	c := r.cell("track")
	name, ok := in.tracks.meaning(c.text)
	if !ok {
		names := make([]string, len(in.rules.Tracks))
		for i, track := range in.rules.Tracks {
			names[i] = track.Name
		}
		r.refuse(c, expect("track", "names", strings.Join(names, ", ")))
	}
	return name
}

var registrations = sync.OnceValue(func() phrasebook {
	return phrases("import.registration.", string(store.FirstTime), string(store.Renewal))
})

func (r record) registration() store.Registration {
	c := r.cell("registration")
	if c.text == "" {
		return ""
	}
	registration, ok := registrations().meaning(c.text)
	if !ok {
		r.refuse(c, expect("registration"))
	}
	return store.Registration(registration)
}

func (r record) papers() []store.Paper {
	var papers []store.Paper
	for _, p := range r.table.papers {
		papers = append(papers, store.Paper{Name: p.name, Present: r.answer(r.row.at(p.column))})
	}
	return papers
}

// figure is the amount in a column of figures; a blank cell is a missing figure.
func (r record) figure(f figureColumn) (int64, bool) {
	c := r.checked(r.row.at(f.column))
	if c.text == "" {
		return 0, false
	}
	value, err := f.parse(c.text)
	if err != nil {
		r.refuse(c, expect(string(f.measure)))
		return 0, false
	}
	return value, true
}

func (in *dossierReader) result() store.Intake {
	found := store.Intake{Dossiers: in.dossiers}
	for _, f := range in.order {
		found.Enterprises = append(found.Enterprises, f.Enterprise)
	}
	return found
}

// A firm as its first row describes it.
type firm struct {
	store.Enterprise
	row int
}

// join adds what a row tells of a firm, and warns where it contradicts what an earlier row told.
func (in *dossierReader) join(r record, e store.Enterprise) {
	if e.TaxCode == "" {
		return
	}
	first, known := in.firms[e.TaxCode]
	if !known {
		first = &firm{e, r.row.number}
		in.firms[e.TaxCode] = first
		in.order = append(in.order, first)
		return
	}
	first.contradict(r, "enterprise", first.Name, e.Name)
	if first.Address == "" {
		first.Address = e.Address
	}
	first.contradict(r, "address", first.Address, e.Address)
	for _, y := range e.Figures {
		for _, m := range []measure{revenue, export, workers} {
			if value := *field(&y, m); value != nil {
				first.addFigure(r, figureKey{m, y.Year, true}, *value)
			}
		}
	}
}

func (f *firm) addFigure(r record, key figureKey, value int64) {
	for i := range f.Figures {
		if own := &f.Figures[i]; own.Year == key.year && *field(own, key.measure) != nil {
			taken := **field(own, key.measure)
			f.warn(r, key.fault(), strconv.FormatInt(taken, 10), strconv.FormatInt(value, 10))
			return
		}
	}
	f.Figures = setFigure(f.Figures, key, value)
}

func (f *firm) contradict(r record, key, taken, other string) {
	if other != "" {
		f.warn(r, columnFault(key), taken, other)
	}
}

// warn reports two different texts for the same thing of the same firm.
func (f *firm) warn(r record, name *scoring.Fault, taken, other string) {
	if taken != other {
		r.report.warn("import.contradiction", "taxcode", f.TaxCode, "name", name, "taken", taken, "other", other,
			"first", f.row, "row", r.row.number)
	}
}
