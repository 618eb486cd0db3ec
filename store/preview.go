package store

import (
	"slices"
	"strconv"

	"example.com/hoidong/scoring"
)

// A Difference is one field that an import would change.
type Difference struct {
	// Code names the record: a dossier, an enterprise's tax code, a member, or a sheet as member and dossier.
	Code string
	// Field is the key of the message that names the field, or the name itself; Year is what year it belongs to, 0 for
	// none.
	Field string
	Year  int
	// Was and Now print well; values of closed lists have a message of their own.
	Was, Now any
}

// A Preview is what an import would do.
type Preview struct {
	// New, Same and Changed count records.
	New, Same, Changed int
	// Added are the new records, each by its first field.
	Added       []Difference
	Differences []Difference
}

// columnKey begins the keys of the messages that name the columns of imported files.
const columnKey = "error.import.column."

// A field of a record, for comparing.
type field struct {
	name  string
	year  int
	value any
}

// compare takes one record of an import into the preview; was is nil when there is no such record yet.
func (p *Preview) compare(code string, was, now []field) {
	if was == nil {
		p.New++
		p.Added = append(p.Added, Difference{code, now[0].name, now[0].year, "", now[0].value})
		return
	}
	before := len(p.Differences)
	for _, f := range now {
		p.note(code, f, valueIn(was, f))
	}
	for _, f := range was {
		if valueIn(now, f) == nil {
			p.Differences = append(p.Differences, Difference{code, f.name, f.year, f.value, ""})
		}
	}
	if len(p.Differences) > before {
		p.Changed++
	} else {
		p.Same++
	}
}

func (p *Preview) note(code string, now field, was any) {
	if was == nil {
		was = ""
	}
	if was != now.value {
		p.Differences = append(p.Differences, Difference{code, now.name, now.year, was, now.value})
	}
}

func valueIn(fields []field, like field) any {
	for _, f := range fields {
		if f.name == like.name && f.year == like.year {
			return f.value
		}
	}
	return nil
}

// PreviewDossiers compares a file of dossiers with the round.
func (v View) PreviewDossiers(intake Intake) Preview {
	var p Preview
	for i := range intake.Dossiers {
		d := intake.Dossiers[i]
		var was []field
		if at := v.IndexOf(d.Code); at >= 0 {
			was = v.Dossier(at).fields()
			d = d.keeping(v.Dossier(at))
		}
		p.compare(d.Code, was, d.fields())
	}
	for i := range intake.Enterprises {
		e := &intake.Enterprises[i]
		if was := v.snap.enterprises[e.TaxCode]; was != nil {
			// Enterprises are counted through their dossiers; only what changes in them is listed.
			counts := p
			p.compare(e.TaxCode, was.fields(), e.fields())
			p.New, p.Same, p.Changed = counts.New, counts.Same, counts.Changed
		}
	}
	return p
}

// PreviewCouncil compares a file of members with the round.
func (v View) PreviewCouncil(members []Member) Preview {
	var p Preview
	for i := range members {
		m := &members[i]
		var was []field
		if there := v.snap.member(m.Code); there != nil {
			was = there.fields()
		}
		p.compare(m.Code, was, m.fields())
	}
	return p
}

// PreviewRecusals compares a file of recusals with the round.
func (v View) PreviewRecusals(recusals []Recusal) Preview {
	var p Preview
	for i := range recusals {
		r := &recusals[i]
		var was []field
		same := func(o *Recusal) bool {
			return !o.Withdrawn && o.Member == r.Member && o.TaxCode == r.TaxCode && o.Dossier == r.Dossier
		}
		if at := slices.IndexFunc(v.snap.recusals, same); at >= 0 {
			was = v.snap.recusals[at].fields()
		}
		p.compare(r.Member+" "+r.TaxCode, was, r.fields())
	}
	return p
}

// untold stands for a score that the actor may not see.
const untold = "…"

// PreviewScores compares a file of scores with the round, score by score. Of somebody who may not see single scores those
// there are stay untold, and every one of them counts as changed: else a file of guesses would find them out.
func (v View) PreviewScores(given Given) Preview {
	var p Preview
	for _, g := range given.Scores {
		var was []field
		if there := v.score(g); there != nil {
			was = []field{{g.Criterion, 0, *there}}
			if !v.seesScores() {
				was[0].value = untold
			}
		}
		p.compare(g.Member+" "+g.Dossier, was, []field{{g.Criterion, 0, g.Points}})
	}
	return p
}

func (v View) score(g GivenScore) *scoring.Points {
	d, m := v.IndexOf(g.Dossier), v.snap.voterIndex(g.Member)
	if d < 0 || m < 0 || v.snap.sheets[d][m] == nil {
		return nil
	}
	return v.snap.sheets[d][m].Scores.Get(g.Criterion)
}

func (d *Dossier) fields() []field {
	fields := []field{
		{columnKey + "product", 0, d.Product},
		{columnKey + "taxcode", 0, d.TaxCode},
		{columnKey + "sector", 0, d.Sector},
		{columnKey + "track", 0, d.Track},
		{columnKey + "registration", 0, d.Registration},
		{columnKey + "referredby", 0, d.ReferredBy},
		{columnKey + "referralnumber", 0, d.ReferralNumber},
		{columnKey + "referraldate", 0, d.ReferralDate},
		{columnKey + "received", 0, d.Received},
		{columnKey + "iso9001", 0, d.ISO9001},
		{columnKey + "iso14001", 0, d.ISO14001},
		{columnKey + "site", 0, d.SiteInHanoi},
		{columnKey + "commitments", 0, d.Commitments},
		{columnKey + "conclusion", 0, d.Conclusion},
	}
	for _, paper := range d.Papers {
		fields = append(fields, field{paper.Name, 0, paper.Present})
	}
	return append(fields, figureFields(d.Figures)...)
}

func (e *Enterprise) fields() []field {
	fields := []field{{columnKey + "enterprise", 0, e.Name}, {columnKey + "address", 0, e.Address}}
	return append(fields, figureFields(e.Figures)...)
}

func (m *Member) fields() []field {
	return []field{
		{columnKey + "fullname", 0, m.Name},
		{columnKey + "post", 0, m.Post},
		{columnKey + "office", 0, m.Office},
		{columnKey + "role", 0, m.Title},
	}
}

func (r *Recusal) fields() []field { return []field{{columnKey + "reason", 0, r.Reason}} }

func figureFields(figures []YearFigures) []field {
	var fields []field
	for _, y := range figures {
		if y.Revenue != nil {
			fields = append(fields, field{columnKey + "revenue", y.Year, scoring.FormatGrouped(*y.Revenue)})
		}
		if y.Export != nil {
			fields = append(fields, field{columnKey + "export", y.Year, scoring.Export.FormatBound(*y.Export)})
		}
		if y.Workers != nil {
			fields = append(fields, field{columnKey + "workers", y.Year, strconv.FormatInt(*y.Workers, 10)})
		}
	}
	return fields
}
