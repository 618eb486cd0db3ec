package store

// SeesOnlyBoard reports whether the actor is the shared screen and nothing else.
func (v View) SeesOnlyBoard() bool { return v.roles().looksOnly() }

// SharedScreen is what was set for the shared screen last; what it shows is Board.
func (v View) SharedScreen() Board { return v.newest.board.Board }

// SeesSpread reports whether the actor may see how far the members are apart on a product: whoever may see single scores,
// but never the shared screen in the room.
func (v View) SeesSpread() bool { return v.seesScores() && !v.roles().Has(Screen) }

// SeesSheets reports whether the actor may see how many sheets of a product are complete. The shared screen shows what
// the room may know, which is the ranking and not who is behind; a packet has one member's sheets only.
func (v View) SeesSheets() bool { return !v.roles().Has(Screen) && v.snap.packet == nil }

// SeesTally reports whether the actor may see how far each member is: who helps the council, and who leads it.
func (v View) SeesTally() bool { return v.roles().Has(Secretary, Operator, Chair) }

// SeesJournal reports whether the actor may see what others did, and not only what he did himself.
func (v View) SeesJournal() bool { return v.roles().seeJournal() }

func (s Roles) seeJournal() bool { return s.Has(Secretary, Chair, Founder) }
