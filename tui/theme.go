package tui

import "github.com/charmbracelet/lipgloss"

// tokens are the colours of a theme by what they mean. Each has a form for terminals with 16 million, 256 and 16
// colours.
type tokens struct {
	dim, faint, accent, warn, bad lipgloss.CompleteColor
	// chosen is the ground of the line that has the cursor.
	chosen lipgloss.CompleteColor
}

func colour(full, indexed, basic string) lipgloss.CompleteColor {
	return lipgloss.CompleteColor{TrueColor: full, ANSI256: indexed, ANSI: basic}
}

func darkTokens() tokens {
	return tokens{
		dim:    colour("#9AA3AE", "247", "7"),
		faint:  colour("#555E69", "240", "8"),
		accent: colour("#5CC8C2", "80", "14"),
		warn:   colour("#E0B060", "179", "11"),
		bad:    colour("#F08A80", "210", "9"),
		chosen: colour("#263238", "236", "0"),
	}
}

func lightTokens() tokens {
	return tokens{
		dim:    colour("#5A636E", "241", "8"),
		faint:  colour("#B4BBC3", "250", "7"),
		accent: colour("#00696B", "23", "6"),
		warn:   colour("#8A5A00", "94", "3"),
		bad:    colour("#B3261E", "124", "1"),
		chosen: colour("#DCEBEC", "254", "7"),
	}
}

// A theme is the styles of one program, all made by its own renderer.
type theme struct {
	dim, faint, accent, strong, title, warn, bad, chosen, field, key lipgloss.Style
}

func newTheme(r *lipgloss.Renderer, light bool) *theme {
	t := darkTokens()
	if light {
		t = lightTokens()
	}
	plain := r.NewStyle()
	return &theme{
		dim:    plain.Foreground(t.dim),
		faint:  plain.Foreground(t.faint),
		accent: plain.Foreground(t.accent),
		strong: plain.Bold(true),
		title:  plain.Bold(true).Foreground(t.accent),
		warn:   plain.Foreground(t.warn),
		bad:    plain.Foreground(t.bad),
		chosen: plain.Background(t.chosen).Bold(true),
		field:  plain.Reverse(true),
		key:    plain.Foreground(t.accent),
	}
}

// line puts spans together. The line with the cursor is one piece, so that its ground has no holes.
func (t *theme) line(spans []span, chosen bool) string {
	var out string
	for _, s := range spans {
		if chosen || s.style == nil {
			out += s.text
			continue
		}
		out += s.style.Render(s.text)
	}
	if chosen {
		return t.chosen.Render(out)
	}
	return out
}
