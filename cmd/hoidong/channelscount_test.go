package main

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange/exchangetest"
)

// balance holds the box against what it should hold: in all, and as the sum of its ways and of its members.
func (c *count) balance(want store.Count) {
	c.t.Helper()
	c.with(c.path, func(s *store.Store) {
		box, err := s.Snapshot().For(s.Owner()).Box()
		must(c.t, err)
		var ways, members store.Count
		for _, channel := range box.Channels {
			add(&ways, channel.Count)
			if channel.Given != channel.Returned+channel.Out || channel.Returned != channel.Valid+channel.Invalid+channel.Pending {
				c.t.Errorf("%s does not balance: %+v", channel.Channel, channel.Count)
			}
		}
		for _, member := range box.Members {
			add(&members, member.Count)
		}
		if box.Total != want || ways != want || members != want {
			c.t.Errorf("the box holds %+v, its ways %+v, its members %+v, want %+v", box.Total, ways, members, want)
		}
	})
}

func add(sum *store.Count, c store.Count) {
	sum.Given, sum.Returned, sum.Out = sum.Given+c.Given, sum.Returned+c.Returned, sum.Out+c.Out
	sum.Valid, sum.Invalid, sum.Pending = sum.Valid+c.Valid, sum.Invalid+c.Invalid, sum.Pending+c.Pending
	sum.Spoiled, sum.Replaced = sum.Spoiled+c.Spoiled, sum.Replaced+c.Replaced
}

// eachScoreOnce holds the list of all scores against what the members had in mind.
func (c *count) eachScoreOnce(path string) {
	c.t.Helper()
	file, err := os.Open(path)
	must(c.t, err)
	defer file.Close()
	list := csv.NewReader(file)
	list.Comma = ';'
	records, err := list.ReadAll()
	must(c.t, err)
	if len(records)-1 != knownCount {
		c.t.Errorf("%d scores came in, of %d", len(records)-1, knownCount)
	}
	seen := map[string]bool{}
	for _, r := range records[1:] {
		member, product, criterion, text := r[0], r[1], r[2], r[3]
		points := c.given[member][product].Get(criterion)
		if what := strings.Join(r[:3], " "); points == nil || points.String() != text || r[5] != "Có" || seen[what] {
			c.t.Errorf("%s: %q came in", what, r)
		} else {
			seen[what] = true
		}
	}
}

// recount has LibreOffice count again: beside every product stands whether it comes to the same.
func (c *count) recount(path string) {
	c.t.Helper()
	book, err := excelize.OpenFile(exchangetest.Rewritten(c.t, "xlsx", path)[0])
	must(c.t, err)
	defer book.Close()
	rows, err := book.GetRows("Cách tính")
	must(c.t, err)
	same := 0
	for _, row := range rows {
		switch {
		case slices.Contains(row, "khớp"):
			same++
		case slices.Contains(row, "LỆCH"):
			c.t.Errorf("LibreOffice counts otherwise: %q", row)
		}
	}
	if same != 54 {
		c.t.Errorf("LibreOffice agrees on %d products", same)
	}
}
