package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/words"
)

func (p *program) rankCommand() *cobra.Command {
	format := "table"
	cmd := &cobra.Command{
		Use:   "rank",
		Short: p.words.T("command.rank.short"),
		Long:  p.words.T("command.rank.long"),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.rank(s, format) })
		},
	}
	cmd.Flags().StringVar(&format, "format", format, p.words.T("command.rank.format"))
	offer(cmd, "format", cobra.ShellCompDirectiveNoFileComp, "table", "csv", "json")
	return cmd
}

func (p *program) rank(s *store.Store, format string) error {
	if !s.Snapshot().HasRound() {
		return scoring.NewFault("round.none")
	}
	view := s.Snapshot().For(p.actor(s))
	switch format {
	case "table":
		return p.printTable(view)
	case "csv":
		return exchange.WriteRankingCSV(p.out, view)
	case "json":
		return exchange.WriteRankingJSON(p.out, view)
	}
	return scoring.NewFault("command.format", "format", format)
}

// printTable prints the ranking for people, with what it is and what it is not above it.
func (p *program) printTable(view store.View) error {
	ranking, err := view.Ranking()
	if err != nil {
		return err
	}
	p.printBanner(view)
	list := &table{elastic: []int{4, 6}}
	list.add(strings.Split(p.words.T("command.rank.header"), "\t")...)
	for i, row := range ranking.Rows {
		sheets := ranking.Sheets(i)
		list.add(placeText(row), view.Dossier(row.Product).Code, meanText(ranking, i), p.outcome(view, row), view.Dossier(row.Product).Product,
			fmt.Sprintf("%d/%d", sheets.Complete, sheets.Asked), view.Enterprise(row.Product).Name)
	}
	return list.print(p.out, p.console.Width)
}

func (p *program) printBanner(view store.View) {
	snap := view.Snapshot()
	fmt.Fprintln(p.out, snap.Round().Name)
	if snap.Round().Sample || snap.Rules().Sample {
		p.say("banner.sample")
	}
	p.say("banner.provisional")
	fmt.Fprintln(p.out)
}

// outcome is the verdict and the Top of a row that has a place, and the reason of one that has none.
func (p *program) outcome(view store.View, row scoring.Row) string {
	rules := view.Snapshot().Rules()
	if row.Place == 0 {
		return p.words.Reason(rules, row)
	}
	text := p.words.Verdict(rules, row)
	switch row.Top {
	case scoring.TopIn:
		text += " · Top " + strconv.Itoa(rules.Top)
	case scoring.TopOpen:
		text += " · " + p.words.T("command.rank.open", "top", rules.Top)
	}
	return text
}

func placeText(row scoring.Row) string {
	if row.Place == 0 {
		return "–"
	}
	return strconv.Itoa(row.Place)
}

func meanText(ranking *scoring.Ranking, row int) string {
	mean, ok := ranking.Mean(row)
	if !ok {
		return "–"
	}
	return words.Mean(mean)
}
