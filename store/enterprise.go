package store

import "example.com/hoidong/scoring"

// An Enterprise puts products forward. It is keyed by its tax code.
type Enterprise struct {
	// TaxCode has 10 digits, or 13 as 10-3 for a branch; a leading zero eaten by a spreadsheet has been restored.
	TaxCode string `json:"tax_code"`
	Name    string `json:"name"`
	Address string `json:"address,omitempty"`
	// Figures are the firm's own, beside those of its products.
	Figures []YearFigures `json:"figures,omitempty"`
}

func (e *Enterprise) at(round string) string { return key(enterpriseTable, round, e.TaxCode) }

func (e *Enterprise) moved() *scoring.Fault {
	return scoring.NewFault("enterprise.moved_on", "tax_code", e.TaxCode)
}

func (t *tx) enterprise(taxCode string) (*Enterprise, error) {
	firm, err := get[Enterprise](t, key(enterpriseTable, t.round, taxCode))
	if err != nil || firm == nil {
		return nil, orFault(err, "enterprise.unknown", "tax_code", taxCode)
	}
	return firm, nil
}

// EditEnterprise corrects the name and the address of an enterprise, or adds one: Was is nil for one that is not there
// yet, Now is nil only when that is taken back. Tax code and figures stay.
type EditEnterprise struct {
	Was *Enterprise `json:"was"`
	Now *Enterprise `json:"now"`
}

func (a *EditEnterprise) kind() string   { return "enterprise.edit" }
func (a *EditEnterprise) action() Action { return ManageDossiers }
func (a *EditEnterprise) inverse() Act   { return &EditEnterprise{a.Now, a.Was} }

func (a *EditEnterprise) check(t *tx) error {
	if a.Now != nil {
		if err := a.Now.check(a.Was); err != nil {
			return err
		}
	}
	return t.checkIntake([]change[*Enterprise]{a.change()}, nil)
}

func (a *EditEnterprise) apply(t *tx) error { return a.change().apply(t) }

func (a *EditEnterprise) change() change[*Enterprise] { return change[*Enterprise]{a.Was, a.Now} }

// check says whether the enterprise may be written in place of what was, nil for nothing.
func (e *Enterprise) check(was *Enterprise) error {
	if e.TaxCode == "" || e.Name == "" {
		return scoring.NewFault("enterprise.incomplete", "tax_code", e.TaxCode)
	}
	if was == nil {
		return nil
	}
	as := *e
	as.TaxCode, as.Figures = was.TaxCode, was.Figures
	same, err := sameRecord(&as, e)
	if err != nil || !same {
		return orFault(err, "enterprise.fixed", "tax_code", was.TaxCode)
	}
	return nil
}
