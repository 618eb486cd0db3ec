package main

import (
	"fmt"
	"math/big"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
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
	view := s.Snapshot().For(p.actor(s))
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
	if err := p.printParts(view, &e); err != nil {
		return err
	}
	for _, line := range p.conclusions(view, &e) {
		fmt.Fprintln(p.out, line)
	}
	return nil
}

// printParts prints one line a criterion, and the sum.
func (p *program) printParts(view store.View, e *store.Explanation) error {
	rules := view.Snapshot().Rules()
	if len(e.Parts) == 0 {
		return nil
	}
	table := tabwriter.NewWriter(p.out, 0, 0, 2, ' ', 0)
	for i := range e.Parts {
		part := &e.Parts[i]
		criterion := &rules.Criteria[part.Criterion]
		fmt.Fprintf(table, "%s\t%s\t%s\t= %s\n", criterion.Code, criterion.Name, p.term(view, e, part), p.brings(e, part))
	}
	if e.Explanation.Mean != nil {
		fmt.Fprintf(table, "\t%s\t\t= %s\n", p.words.T("command.explain.sum"), ratText(e.Explanation.Mean))
	}
	fmt.Fprintln(table)
	return table.Flush()
}

// brings is what a criterion brings to the mean, as far as it may be known.
func (p *program) brings(e *store.Explanation, part *scoring.Part) string {
	if e.Hidden.Has(part.Criterion) {
		return p.words.T("explain.hidden_mark")
	}
	return ratText(part.Contribution)
}

// term is the arithmetic of one criterion: the figure and the bound it reached, or the scores, which were dropped, what
// divides, and what became of it before it was weighted.
func (p *program) term(view store.View, e *store.Explanation, part *scoring.Part) string {
	rules := view.Snapshot().Rules()
	criterion := &rules.Criteria[part.Criterion]
	switch {
	case part.Computed != nil && part.Computed.Band == scoring.BandCouncil:
		return p.words.Computed(criterion, part.Computed) + " · " + view.CouncilPoints(e.Explanation.Product, criterion.Code).Reason
	case part.Computed != nil:
		return p.words.Computed(criterion, part.Computed)
	case e.Hidden.Has(part.Criterion):
		return p.words.T("explain.hidden", "n", part.N)
	case part.N == 0:
		return ratText(nil)
	}
	text := fmt.Sprintf("%s / %d", summands(part), part.N)
	if part.Mean.Cmp(part.Exact) != 0 {
		text += " ≈ " + scoring.FormatRat(part.Mean, rules.Round)
	}
	if part.Weight != 100 {
		text += " × " + scoring.Points(part.Weight).String()
	}
	if part.Floor != nil && !part.Floor.Reached {
		text += "; " + p.words.T("explain.below_floor", "floor", ratText(part.Floor.Bound))
	}
	return text
}

// summands are the single scores of a criterion, or their sum for somebody who may not see them.
func summands(part *scoring.Part) string {
	if len(part.Scores) == 0 {
		return part.Sum.String()
	}
	scores := make([]string, len(part.Scores))
	for i, score := range part.Scores {
		scores[i] = score.Points.String()
		if score.Dropped {
			scores[i] = "[" + scores[i] + "]"
		}
	}
	return "(" + strings.Join(scores, " + ") + ")"
}

// conclusions are the sentences below the arithmetic: what was left out of it, the pass mark and the floor, the
// conditions that are not met, and the place.
func (p *program) conclusions(view store.View, e *store.Explanation) []string {
	var lines []string
	if len(e.Sheets) > 0 {
		lines = append(lines, p.memberSheets(e))
	}
	if slices.ContainsFunc(e.Parts, hasDropped) {
		lines = append(lines, p.words.T("command.explain.dropped"))
	}
	if e.Pass != nil {
		lines = append(lines, p.words.PassMark(e.Explanation.Mean, e.Pass))
	}
	if slices.ContainsFunc(e.Parts, belowFloor) {
		lines = append(lines, p.words.T("explain.floor_fails"))
	}
	if standing := view.Standing(e.Explanation.Product); len(standing.Why) > 0 {
		lines = append(lines, p.words.T("reason."+string(standing.Out))+": "+p.words.Value(standing.Why).(string)+".")
	}
	for _, state := range view.Rescorings(e.Explanation.Product) {
		lines = append(lines, p.words.T("rescoring.line", "turn", state.Turn, "reason", state.Reason, "confirmed", state.Confirmed,
			"called", state.Called, "settled", state.Settled))
	}
	code := func(product int) string { return view.Dossier(product).Code }
	return append(lines, p.words.Reading(e.Reading, view.Snapshot().Rules(), code))
}

func hasDropped(part scoring.Part) bool {
	return slices.ContainsFunc(part.Scores, func(score scoring.CountedScore) bool { return score.Dropped })
}

func belowFloor(part scoring.Part) bool { return part.Floor != nil && !part.Floor.Reached }

// memberSheets are the totals that a mean by member is the mean of.
func (p *program) memberSheets(e *store.Explanation) string {
	totals, complete := make([]string, len(e.Sheets)), 0
	for i, sheet := range e.Sheets {
		totals[i] = e.Members[sheet.Member] + " " + sheet.Total.String()
		if sheet.Complete {
			complete++
		} else {
			totals[i] = "[" + totals[i] + "]"
		}
	}
	return p.words.T("explain.sheets", "sheets", strings.Join(totals, ", "), "complete", complete)
}

func ratText(x *big.Rat) string {
	if x == nil {
		return "–"
	}
	return words.Mean(x)
}
