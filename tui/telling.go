package tui

import (
	"cmp"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// distinct are names in w cells each. Those that the usual cut makes the same are cut where they differ.
func distinct(names []string, w int) []string {
	cut, alike := make([]string, len(names)), map[string][]int{}
	for i, name := range names {
		cut[i] = middle(name, w)
		alike[cut[i]] = append(alike[cut[i]], i)
	}
	for _, group := range alike {
		if len(group) == 1 {
			continue
		}
		full := make([]string, len(group))
		for i, row := range group {
			full[i] = names[row]
		}
		for i, at := range tellings(full) {
			cut[group[i]] = telling(full[i], w, at)
		}
	}
	return cut
}

// tellings are, for each name, the column from which on it differs from the one that begins most like it: a cut before
// and behind there would make the two the same. 0 for names that nothing else begins like.
func tellings(names []string) []int {
	order, at := make([]int, len(names)), make([]int, len(names))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(names[a], names[b]) })
	for i := 1; i < len(order); i++ {
		a, b := order[i-1], order[i]
		if names[a] == names[b] {
			continue
		}
		alike := width(name(beginning(names[a], names[b])))
		at[a], at[b] = max(at[a], alike), max(at[b], alike)
	}
	return at
}

// beginning is what two texts have in common before they differ.
func beginning(a, b string) string {
	end := 0
	for i, r := range a {
		if !strings.HasPrefix(b[i:], string(r)) {
			break
		}
		end = i + len(string(r))
	}
	return a[:end]
}

// telling makes a name exactly w cells wide. It is cut in its middle like any other, unless what tells it from its like,
// which is in column at, would be lost there: then the beginning is shorter and the end gives way.
func telling(s string, w, at int) string {
	s = name(s)
	n := width(s)
	cut := middle(s, w)
	head, tail, found := strings.Cut(cut, "…")
	if n <= w || w < 2*shortHead || !found || at < width(head) || at >= n-width(strings.TrimRight(tail, " ")) {
		return cut
	}
	head = strings.TrimRight(ansi.Truncate(s, max(shortHead, w/3), ""), " ")
	if w >= roomy {
		head = strings.TrimRight(wholeWords(head), " ")
	}
	before := ansi.Truncate(s, at, "")
	from := at
	if word := width(before[strings.LastIndexByte(before, ' ')+1:]); word < w/4 {
		from -= word
	}
	return head + "…" + leftly(ansi.TruncateLeft(s, from, ""), w-width(head)-1)
}

// shortHead is how much of a name's beginning is left at least.
const shortHead = 4
