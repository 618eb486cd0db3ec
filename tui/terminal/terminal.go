// Package terminal keeps the screen library from asking the terminal for its background colour.
//
// The library asks while packages initialise, and waits five seconds when nothing answers. Telling lipgloss the answer
// first avoids that, and first means: in a package whose import path sorts before the library's and which imports
// nothing but lipgloss. Package main imports it for this effect alone. The real background is a setting (F8).
package terminal

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
