package main

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"example.com/hoidong/store"
)

func (p *program) takeoverCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "takeover " + p.words.T("command.takeover.copy"),
		Short:             p.words.T("command.takeover.short"),
		Long:              p.words.T("command.takeover.long"),
		Args:              p.args(1, 1),
		ValidArgsFunction: offerFile,
		RunE:              func(cmd *cobra.Command, args []string) error { return p.takeOver(cmd, p.at(args[0])) },
	}
}

// takeOver makes the file of this machine of a copy, and says what is not in it.
func (p *program) takeOver(cmd *cobra.Command, from string) error {
	path, err := p.path()
	if err != nil {
		return err
	}
	legacy, err := store.TakeOver(cmd.Context(), from, path, p.clock)
	if err != nil {
		return err
	}
	p.say("command.takeover.done", "path", legacy.Path)
	fmt.Fprintln(p.out)
	p.sayLegacy(&legacy)
	fmt.Fprintln(p.out)
	if err := p.printLastGiven(&legacy); err != nil {
		return err
	}
	p.say("command.takeover.old_machine")
	return nil
}

// sayLegacy says up to when the file has everything.
func (p *program) sayLegacy(l *store.Legacy) {
	if l.CopiedAt.IsZero() {
		p.say("command.takeover.unmarked")
	} else {
		p.say("command.takeover.copied", "at", p.moment(l.CopiedAt), "host", l.Host)
	}
	p.say("command.takeover.last", "n", int(l.Entries), "at", p.moment(l.LastAt), "by", l.LastBy, "fingerprint", l.Fingerprint)
	p.say("command.takeover.lost", "at", p.moment(l.Since()))
}

// printLastGiven prints what each member gave last, for him to hold against what he remembers.
func (p *program) printLastGiven(l *store.Legacy) error {
	if len(l.Members) == 0 {
		p.say("command.takeover.nobody")
		return nil
	}
	p.say("command.takeover.check")
	var t table
	for _, g := range l.Members {
		t.add(g.Member.Code, g.Member.Name, p.moment(g.At), g.Dossier)
	}
	t.elastic = []int{1}
	if err := t.print(p.out, p.console.Width); err != nil {
		return err
	}
	fmt.Fprintln(p.out)
	return nil
}

// moment is a time to the second, on the clock of whoever reads it.
func (p *program) moment(t time.Time) string {
	return t.In(p.clock().Location()).Format("15:04:05 02/01/2006")
}
