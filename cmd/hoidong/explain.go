package main

import (
	"fmt"
	"math/big"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func (p *program) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain " + p.words.T("command.explain.code"),
		Short: p.words.T("command.explain.short"),
		Long:  p.words.T("command.explain.long"),
		Args:  p.args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.explain(s, strings.ToUpper(args[0])) })
		},
	}
}

// explain prints every term of one product's mean, and the sentence to read aloud.
func (p *program) explain(s *store.Store, dossier string) error {
	view := s.Snapshot().For(s.Owner())
	i := view.IndexOf(dossier)
	if i < 0 {
		return scoring.NewFault("dossier.unknown", "dossier", dossier)
	}
	ranking, err := view.Ranking()
	if err != nil {
		return err
	}
	e, err := view.Explain(ranking.RowOf(i))
	if err != nil {
		return err
	}
	p.printBanner(view)
	fmt.Fprintf(p.out, "%s  %s\n%s\n\n", dossier, view.Dossier(i).Product, view.Enterprise(i).Name)
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for _, part := range e.Parts {
		criterion := &view.Snapshot().Rules().Criteria[part.Criterion]
		fmt.Fprintf(table, "%s\t%s\t%s\t= %s\n", criterion.Code, criterion.Name, p.term(e, part), ratText(part.Contribution))
	}
	if e.Explanation.Mean != nil {
		fmt.Fprintf(table, "\t%s\t\t= %s\n", p.words.T("command.explain.sum"), ratText(e.Explanation.Mean))
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(p.out)
	if e.Pass != nil {
		fmt.Fprintln(p.out, p.words.PassMark(e.Explanation.Mean, e.Pass))
	}
	code := func(product int) string { return view.Dossier(product).Code }
	fmt.Fprintln(p.out, p.words.Reading(e.Reading, view.Snapshot().Rules(), code))
	return nil
}

// term is the arithmetic of one criterion: the points of a figure, or the scores, which were dropped, and what divides.
func (p *program) term(e store.Explanation, part scoring.Part) string {
	if part.Computed != nil {
		return p.words.T("command.explain.computed")
	}
	var scores []string
	for _, score := range part.Scores {
		text := score.Points.String()
		if score.Dropped {
			text = "(" + text + ")"
		}
		scores = append(scores, text)
	}
	if part.N == 0 {
		return "–"
	}
	text := fmt.Sprintf("(%s) / %d", strings.Join(scores, " + "), part.N)
	if part.Weight != 100 {
		text += " × " + scoring.Points(part.Weight).String()
	}
	return text
}

func ratText(x *big.Rat) string {
	if x == nil {
		return "–"
	}
	return scoring.FormatRat(x, shownDecimals)
}
