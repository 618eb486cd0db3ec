package tui
type keyedField struct{ form int; dossier string; turn, pass int; criterion string }
