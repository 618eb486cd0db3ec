package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
)

// A boxOrder is what is wanted of the count.
type boxOrder struct{ format, minutes, tellers string }

func (p *program) boxCommand() *cobra.Command {
	want := boxOrder{format: "table"}
	cmd := &cobra.Command{
		Use:   "box",
		Short: p.words.T("command.box.short"),
		Long:  p.words.T("command.box.long"),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.withRound(cmd, func(s *store.Store) error { return p.box(cmd, s, want) })
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&want.format, "format", want.format, p.words.T("command.box.format"))
	flags.StringVar(&want.minutes, "minutes", "", p.words.T("command.box.minutes"))
	flags.StringVar(&want.tellers, "tellers", "", p.words.T("command.box.tellers"))
	offer(cmd, "format", cobra.ShellCompDirectiveNoFileComp, "table", "csv")
	offer(cmd, "minutes", cobra.ShellCompDirectiveFilterFileExt, papers.MinutesFormats()...)
	return cmd
}

// box names the tellers first, when some are given, so that the minutes have them.
func (p *program) box(cmd *cobra.Command, s *store.Store, want boxOrder) error {
	if want.tellers != "" {
		if err := p.appoint(cmd, s, upper(strings.Split(want.tellers, ","))); err != nil {
			return err
		}
	}
	view := s.Snapshot().For(p.actor(s))
	if want.minutes != "" {
		format := strings.TrimPrefix(strings.ToLower(filepath.Ext(want.minutes)), ".")
		return p.export(s, want.minutes, func(w io.Writer) error { return papers.WriteMinutes(w, view, format, p.words, p.clock()) })
	}
	box, err := view.Box()
	if err != nil {
		return err
	}
	switch want.format {
	case "table":
		return p.printBox(view, &box)
	case "csv":
		return papers.WriteBoxCSV(p.out, &box, p.words)
	}
	return scoring.NewFault("command.format", "format", want.format)
}

func (p *program) appoint(cmd *cobra.Command, s *store.Store, members []string) error {
	for i := range members {
		members[i] = strings.TrimSpace(members[i])
	}
	snap := s.Snapshot()
	_, err := s.Do(cmd.Context(), p.actor(s), &store.AppointTellers{
		Session: snap.Session().Number, Was: snap.For(p.actor(s)).TellerCodes(), Now: members,
	})
	return err
}

// printBox prints the count for people: the balance, the forms, the members, and who counted.
func (p *program) printBox(view store.View, box *store.Box) error {
	fmt.Fprintln(p.out, view.Snapshot().Round().Name)
	if view.Snapshot().Round().Sample || view.Snapshot().Rules().Sample {
		p.say("banner.sample")
	}
	if view.Snapshot().Phase() != store.Ended {
		p.say("banner.provisional")
	}
	var names []string
	for _, m := range view.Tellers() {
		names = append(names, m.Name)
	}
	if len(names) == 0 {
		p.say("command.box.uncounted")
	} else {
		p.say("command.box.counted_by", "names", strings.Join(names, ", "))
	}
	for _, figures := range []papers.Figures{papers.ByChannel(box, p.words), papers.ByForm(box, p.words), papers.ByMember(box, p.words)} {
		if err := p.printFigures(figures); err != nil {
			return err
		}
	}
	fmt.Fprintf(p.out, "\n%s\n%s\n", papers.Equations(box, p.words), papers.Verdict(box, p.words))
	return nil
}

// printFigures prints a table with its numbers on the right of their columns.
func (p *program) printFigures(figures papers.Figures) error {
	if len(figures.Rows) == 0 {
		return nil
	}
	fmt.Fprintln(p.out)
	t := &table{elastic: []int{figures.Lead - 1}, from: figures.Lead}
	t.add(figures.Head...)
	for _, row := range figures.Rows {
		t.add(row...)
	}
	return t.print(p.out, p.console.Width)
}
