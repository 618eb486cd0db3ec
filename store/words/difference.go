package words

import "fmt"

// Field is what a field of a record is called: the message of its key, with the year it belongs to, or the name itself
// when there is no such message.
func (w *Words) Field(name string, year int) string {
	if w.Has(name) {
		return w.T(name, "year", year)
	}
	return name
}

// Shown writes the value of a field: days as people write them, a dash for a blank one.
func (w *Words) Shown(value any) string {
	text := fmt.Sprint(w.Value(value))
	if text == "" {
		return w.T("cell.blank")
	}
	return Day(text)
}
