package store

// SeesSpread reports whether the actor may see how far the members are apart on a product: whoever may see single scores,
// but never the shared screen in the room.
func (v View) SeesSpread() bool { return v.seesScores() && !v.roles().Has(Screen) }
