package tui

import "strings"

// largeDigits are digits and the slash, for people at the back of a room: five lines of three dots.
var largeDigits = map[rune][5]string{
	'0': {"###", "# #", "# #", "# #", "###"},
	'1': {" # ", "## ", " # ", " # ", "###"},
	'2': {"###", "  #", "###", "#  ", "###"},
	'3': {"###", "  #", " ##", "  #", "###"},
	'4': {"# #", "# #", "###", "  #", "  #"},
	'5': {"###", "#  ", "###", "  #", "###"},
	'6': {"###", "#  ", "###", "# #", "###"},
	'7': {"###", "  #", "  #", " # ", " # "},
	'8': {"###", "# #", "###", "# #", "###"},
	'9': {"###", "# #", "###", "  #", "###"},
	'/': {"  #", "  #", " # ", "#  ", "#  "},
}

// largeFrom is how many lines there have to be for large digits among the other lines of the board.
const largeFrom = 12

// large draws digits and slashes five lines high, every dot two cells wide or, in less room, one; nil where that is too
// wide for w cells.
func (m *marks) large(text string, w int) []string {
	for dot := 2; dot > 0; dot-- {
		lines := make([]string, 5)
		for i, r := range text {
			for at, dots := range largeDigits[r] {
				if i > 0 {
					lines[at] += strings.Repeat(" ", dot)
				}
				lines[at] += m.dots(dots, dot)
			}
		}
		if width(lines[0]) <= w {
			return lines
		}
	}
	return nil
}

// dots draws one line of a digit.
func (m *marks) dots(line string, wide int) string {
	var b strings.Builder
	for _, dot := range line {
		sign := " "
		if dot == '#' {
			sign = m.block
		}
		b.WriteString(strings.Repeat(sign, wide))
	}
	return b.String()
}
