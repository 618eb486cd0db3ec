package store

// An Enterprise puts products forward. It is keyed by its tax code.
type Enterprise struct {
	// TaxCode has 10 digits, or 13 as 10-3 for a branch; a leading zero eaten by a spreadsheet has been restored.
	TaxCode string `json:"tax_code"`
	Name    string `json:"name"`
	Address string `json:"address,omitempty"`
	// Figures are the firm's own, beside those of its products.
	Figures []YearFigures `json:"figures,omitempty"`
}

// YearFigures are the figures of one calendar year; a figure that was not given is nil, which is not zero.
type YearFigures struct {
	Year int `json:"year"`
	// Revenue in đồng.
	Revenue *int64 `json:"revenue,omitempty"`
	// Export in US cents.
	Export *int64 `json:"export,omitempty"`
	// Workers is a number of people.
	Workers *int64 `json:"workers,omitempty"`
}
