package tui

import (
	"reflect"
	"slices"

	tea "github.com/charmbracelet/bubbletea"
)

// top is the screen that is seen.
func (a *App) top() screen { return a.screens[len(a.screens)-1] }

// push puts a screen over the others, in place of one of its kind; only one with something half typed stays.
func (a *App) push(s screen) {
	a.screens = slices.DeleteFunc(a.screens, func(old screen) bool {
		return reflect.TypeOf(old) == reflect.TypeOf(s) && !halfTyped(old)
	})
	a.screens = append(a.screens, s)
}

// pop uncovers the screen below.
func (a *App) pop() {
	if len(a.screens) > 1 {
		a.screens = a.screens[:len(a.screens)-1]
	}
}

// raise puts a screen that is there over the others.
func (a *App) raise(i int) {
	s := a.screens[i]
	a.screens = append(slices.Delete(a.screens, i, i+1), s)
}

// An unkept screen may hold something that is typed and not kept.
type unkept interface {
	about
	halfTyped() bool
}

// halfTyped reports whether a screen holds something that is typed and not kept.
func halfTyped(s screen) bool {
	one, ok := s.(unkept)
	return ok && one.halfTyped()
}

// find is where a screen of this type is, −1 for nowhere.
func find[T screen](a *App, fits func(T) bool) int {
	return slices.IndexFunc(a.screens, func(s screen) bool {
		one, ok := s.(T)
		return ok && fits(one)
	})
}

// bring puts a screen of this kind over the others, as it was left, or a fresh one.
func bring[T screen](a *App, fresh func(*desk) T) tea.Cmd {
	if i := find(a, func(T) bool { return true }); i >= 0 {
		a.raise(i)
	} else {
		a.push(fresh(&a.desk))
	}
	return nil
}

// drop takes the screens of this type away that fit; what they cover comes to light.
func drop[T screen](a *App, fits func(T) bool) {
	kept := slices.DeleteFunc(a.screens, func(s screen) bool {
		one, ok := s.(T)
		return ok && fits(one)
	})
	a.screens = kept
}

// tellScreens gives news to every screen, also to those that are covered.
func (a *App) tellScreens(msg any) {
	for _, s := range a.screens {
		s.Update(msg)
	}
}
