package papers

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strconv"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// Figures are a table of a count in words: what the screen, the command and the minutes show alike.
type Figures struct {
	Head []string
	Rows [][]string
	// Lead counts the columns of text on the left; what is behind them are numbers.
	Lead int
	// Summed: the last row is the sum of those above.
	Summed bool
}

// countKeys name what a count holds, in the order in which tellers write it.
var countKeys = []string{"given", "returned", "out", "valid", "invalid", "pending", "spoiled", "replaced"}

func countOf(c store.Count) []string {
	return numbers(c.Given, c.Returned, c.Out, c.Valid, c.Invalid, c.Pending, c.Spoiled, c.Replaced)
}

func formCountOf(c store.FormCount) []string {
	return numbers(c.Given, c.Returned, c.Out, c.Spoiled, c.Replaced)
}

func numbers(all ...int) []string {
	texts := make([]string, len(all))
	for i, n := range all {
		texts[i] = strconv.Itoa(n)
	}
	return texts
}

func countNames(spoken *words.Words, keys ...string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = spoken.T("box.count." + key)
	}
	return names
}

// ByChannel is the balance: what there is down, the ways across and all of them at the end.
func ByChannel(box *store.Box, spoken *words.Words) Figures {
	f := Figures{Head: []string{spoken.T("box.what")}, Lead: 1}
	for _, name := range countNames(spoken, countKeys...) {
		f.Rows = append(f.Rows, []string{name})
	}
	add := func(name string, c store.Count) {
		f.Head = append(f.Head, name)
		for i, n := range countOf(c) {
			f.Rows[i] = append(f.Rows[i], n)
		}
	}
	for _, c := range box.Channels {
		add(spoken.T("box.channel."+string(c.Channel)), c.Count)
	}
	add(spoken.T("box.all"), box.Total)
	return f
}

// ByForm are the papers, files and packets, which are balanced by themselves; without rows when there are none.
func ByForm(box *store.Box, spoken *words.Words) Figures {
	f := Figures{Head: append([]string{spoken.T("box.what")}, countNames(spoken, "given", "returned", "out", "spoiled", "replaced")...), Lead: 1}
	add := func(name string, c store.FormCount) {
		if c.Given > 0 {
			f.Rows = append(f.Rows, append([]string{name}, formCountOf(c)...))
		}
	}
	for _, c := range box.Channels {
		add(spoken.T("box.channel."+string(c.Channel)), c.Forms)
	}
	add(spoken.T("box.channel."+string(store.SignedForm)), box.Signed)
	return f
}

// ByMember is the balance of each member's ballots, and of all.
func ByMember(box *store.Box, spoken *words.Words) Figures {
	const shown = 6 // spoiled and replaced ballots are told by form
	f := Figures{Lead: 2, Summed: true}
	f.Head = append([]string{spoken.T("box.code"), spoken.T("box.name")}, countNames(spoken, countKeys[:shown]...)...)
	for _, m := range box.Members {
		f.Rows = append(f.Rows, append([]string{m.Member.Code, m.Member.Name}, countOf(m.Count)[:shown]...))
	}
	f.Rows = append(f.Rows, append([]string{"", spoken.T("box.all")}, countOf(box.Total)[:shown]...))
	return f
}

// Equations say the balance in one sentence, with the numbers.
func Equations(box *store.Box, spoken *words.Words) string {
	c := box.Total
	return spoken.T("box.equations", "given", c.Given, "returned", c.Returned, "out", c.Out, "valid", c.Valid, "invalid", c.Invalid, "pending", c.Pending)
}

// Verdict says whether the box balances, and what is missing.
func Verdict(box *store.Box, spoken *words.Words) string {
	if box.Balances() {
		return spoken.T("box.balances")
	}
	return spoken.T("box.differs", "out", box.Total.Out, "pending", box.Total.Pending)
}

// WriteBoxCSV writes the count of all, of every channel and of every member, a line each.
func WriteBoxCSV(w io.Writer, box *store.Box, spoken *words.Words) error {
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180, and what spreadsheets write
	lines := [][]string{slices.Concat([]string{spoken.T("box.scope"), spoken.T("box.code"), spoken.T("box.name")}, countNames(spoken, countKeys...))}
	add := func(scope, code, name string, c store.Count) {
		lines = append(lines, append([]string{spoken.T("box.scopes." + scope), code, name}, countOf(c)...))
	}
	add("all", "", "", box.Total)
	for _, c := range box.Channels {
		add("channel", string(c.Channel), spoken.T("box.channel."+string(c.Channel)), c.Count)
	}
	for _, m := range box.Members {
		add("member", m.Member.Code, m.Member.Name, m.Count)
	}
	if err := out.WriteAll(lines); err != nil {
		return fmt.Errorf("papers: %w", err)
	}
	return nil
}
