package exchange

import (
	"bytes"
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/store"
)

// rulesBook is the rules as a workbook, which ReadRules reads.
func (r *recount) rulesBook() ([]byte, error) {
	var b bytes.Buffer
	err := WriteRules(&b, r.rules)
	return b.Bytes(), err
}

// dossiers are all of them, with every figure of the products and of the firms; ReadDossiers reads it.
func (r *recount) dossiers() ([]byte, error) {
	yearly, papers := r.figureKeys(), r.paperNames()
	header := append(r.imported("code", "product", "enterprise", "taxcode", "address", "sector", "track", "registration",
		"referredby", "referralnumber", "referraldate", "received"), r.figureNames(yearly)...)
	header = append(header, r.imported("iso9001", "iso14001", "site", "commitments", "conclusion")...)
	paper, _, _ := strings.Cut(r.words.T("import.paper"), "|")
	for _, name := range papers {
		header = append(header, paper+": "+name)
	}
	rows := [][]string{append(header, r.t("status"))}
	for i := range r.view.Dossiers() {
		d, e := r.view.Dossier(i), r.view.Enterprise(i)
		registration := ""
		if d.Registration != "" {
			registration = r.words.T("registration." + string(d.Registration))
		}
		row := []string{
			d.Code, harmless(d.Product), harmless(e.Name), d.TaxCode, harmless(e.Address), harmless(d.Sector), d.Track, registration,
			harmless(d.ReferredBy), harmless(d.ReferralNumber), d.ReferralDate, d.Received,
		}
		for _, key := range yearly {
			row = append(row, figureText(key, d, e))
		}
		row = append(row, r.answer(d.ISO9001), r.answer(d.ISO14001), r.answer(d.SiteInHanoi), r.answer(d.Commitments), r.answer(d.Conclusion))
		for _, name := range papers {
			row = append(row, r.answer(presentIn(d, name)))
		}
		rows = append(rows, append(row, r.words.T("dossier."+string(r.view.Standing(i).Status))))
	}
	return semicolons(rows)
}

// figureKeys are the yearly figures that any product or firm has, those of products first.
func (r *recount) figureKeys() []figureKey {
	var keys []figureKey
	add := func(years []store.YearFigures, firm bool) {
		for i := range years {
			for _, m := range []measure{revenue, export, workers} {
				if key := (figureKey{m, years[i].Year, firm}); *field(&years[i], m) != nil && !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
			}
		}
	}
	for i := range r.view.Dossiers() {
		add(r.view.Dossier(i).Figures, false)
		add(r.view.Enterprise(i).Figures, true)
	}
	of := map[measure]int{revenue: 0, export: 1, workers: 2}
	slices.SortFunc(keys, func(a, b figureKey) int {
		if a.firm != b.firm {
			return map[bool]int{true: 1, false: -1}[a.firm]
		}
		return cmp.Or(cmp.Compare(of[a.measure], of[b.measure]), cmp.Compare(a.year, b.year))
	})
	return keys
}

func (r *recount) figureNames(keys []figureKey) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		section := "error.import.column."
		if key.firm {
			section = "recount.firm."
		}
		names[i] = r.words.T(section+string(key.measure), "year", strconv.Itoa(key.year))
	}
	return names
}

// figureText is a figure in đồng, dollars or people; empty when it is not there.
func figureText(key figureKey, d *store.Dossier, e *store.Enterprise) string {
	years := d.Figures
	if key.firm {
		years = e.Figures
	}
	i := slices.IndexFunc(years, func(y store.YearFigures) bool { return y.Year == key.year })
	if i < 0 || *field(&years[i], key.measure) == nil {
		return ""
	}
	value := **field(&years[i], key.measure)
	if key.measure == export {
		return exactly(big.NewRat(value, 100))
	}
	return strconv.FormatInt(value, 10)
}

// paperNames are the papers of any checklist, in the order in which they come.
func (r *recount) paperNames() (names []string) {
	for i := range r.view.Dossiers() {
		for _, paper := range r.view.Dossier(i).Papers {
			if !slices.Contains(names, paper.Name) {
				names = append(names, paper.Name)
			}
		}
	}
	return names
}

func presentIn(d *store.Dossier, paper string) store.Answer {
	for _, p := range d.Papers {
		if p.Name == paper {
			return p.Present
		}
	}
	return store.Unstated
}
