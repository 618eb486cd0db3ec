package words

import "time"

// Day writes a day that is kept as YYYY-MM-DD the way people do, 31/3/2026; any other text stays as it is.
func Day(text string) string {
	day, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return text
	}
	return day.Format("2/1/2006")
}
