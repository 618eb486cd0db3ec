package words

// FormState says where a form is, and how many of its ballots are on it no more: gone of all.
func (w *Words) FormState(state string, gone, all int) string {
	said := w.T("forms.state." + state)
	if gone > 0 && gone < all {
		said += " · " + w.T("forms.gone", "n", gone, "all", all)
	}
	return said
}
