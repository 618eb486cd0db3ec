package tui

import tea "github.com/charmbracelet/bubbletea"

// nextShade goes round the themes. The choice is remembered for whoever sits there.
func nextShade(a *App) tea.Cmd {
	next := a.theme.shade.next()
	a.grow(func(own *habits) { own.shade = &next })
	a.status.say("shade", calm, a.T("status.shade."+next.String()))
	return nil
}

// grow changes a habit of whoever sits there, and follows it. Those without a code of their own have the habits of the
// program.
func (a *App) grow(change func(*habits)) {
	if member := a.actor.Member(); member != "" {
		a.room.remember(member, change)
	} else {
		change(&a.door)
	}
	a.dress()
}

// dress puts the program in the theme and the language of whoever sits there; those who have chosen none get those of the
// program.
func (a *App) dress() {
	own := a.room.habitsOf(a.actor.Member())
	if own.shade == nil {
		own.shade = a.door.shade
	}
	if own.lang == "" {
		own.lang = a.door.lang
	}
	if *own.shade == a.theme.shade && own.lang == a.words.Lang() {
		return
	}
	*a.theme = *newTheme(a.renderer, *own.shade)
	a.words = a.languages[own.lang]
	a.tellScreens(relabelMsg{})
}

// projects puts the shared screen in the theme for projectors, unless its member has chosen another.
func (a *App) projects() {
	shade := projector
	a.grow(func(own *habits) {
		if own.shade == nil || a.actor.Member() == "" {
			own.shade = &shade
		}
	})
}

// forget: whoever leaves by himself begins anew when he comes again.
func (a *App) forget() {
	a.room.remember(a.actor.Member(), func(own *habits) { own.left = Whereabouts{} })
}
