package exchange

import (
	"strings"

	"example.com/hoidong/store"
)

// ReadRecusals reads which members do not score which firms. Required are the columns of member, tax code and reason;
// a dossier's code limits a recusal to that dossier. Firms need not be known yet: a recusal covers dossiers that arrive
// later.
//
// The faults are as ReadDossiers has them.
func ReadRecusals(src Source, known Known) ([]store.Recusal, *Report, error) {
	t, err := openTable(src, newLayout(
		column{"member", true}, column{"taxcode", true}, column{"reason", true}, column{"dossier", false},
	))
	if err != nil {
		return nil, nil, err
	}
	var recusals []store.Recusal
	seen := map[string]int{}
	err = t.records(func(r record) {
		recusal := store.Recusal{
			Member:  r.knownCode("member", known.Member),
			TaxCode: r.taxCode("taxcode"),
			Reason:  r.required("reason"),
		}
		if r.text("dossier") != "" {
			recusal.Dossier = r.knownCode("dossier", known.Dossier)
		}
		r.unique(seen, "taxcode", strings.TrimSpace(recusal.Member+" "+recusal.TaxCode+" "+recusal.Dossier))
		recusals = append(recusals, recusal)
	})
	if err != nil {
		return nil, t.report, err
	}
	return recusals, t.report, nil
}
