package words

import (
	"time"

	"example.com/hoidong/scoring"
)

// Day writes a day that is kept as YYYY-MM-DD the way people do, 31/3/2026; any other text stays as it is.
func Day(text string) string {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return day.Format("2/1/2006")
}

// ReadDay reads a day as people write it, 31/3/2026 or 2026-03-31, as it is kept; a blank text is no day. The fault is
// day.syntax.
func ReadDay(text string) (string, error) {
	if text == "" {
		return "", nil
	}
	for _, layout := range []string{"2/1/2006", time.DateOnly} {
		if day, err := time.Parse(layout, text); err == nil {
			return day.Format(time.DateOnly), nil
		}
	}
	return "", scoring.NewFault("day.syntax", "text", text)
}
