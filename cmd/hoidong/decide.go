package main

import (
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// decideOptions is what the secretary decides about a dossier; exactly one is set.
type decideOptions struct {
	admit, refuse, eligible, ineligible bool
	reason                              string
}

func (p *program) decideCommand() *cobra.Command {
	var options decideOptions
	cmd := &cobra.Command{
		Use:   "decide " + p.words.T("command.explain.code"),
		Short: p.words.T("command.decide.short"),
		Long:  p.words.T("command.decide.long"),
		Args:  p.args(1, 1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.decide(cmd, s, strings.ToUpper(args[0]), options) })
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&options.admit, "admit", false, p.words.T("command.decide.admit"))
	flags.BoolVar(&options.refuse, "refuse", false, p.words.T("command.decide.refuse"))
	flags.BoolVar(&options.eligible, "eligible", false, p.words.T("command.decide.eligible"))
	flags.BoolVar(&options.ineligible, "ineligible", false, p.words.T("command.decide.ineligible"))
	flags.StringVar(&options.reason, "reason", "", p.words.T("command.decide.reason"))
	return cmd
}

func (p *program) decide(cmd *cobra.Command, s *store.Store, dossier string, options decideOptions) error {
	act, err := options.act(dossier)
	if err != nil {
		return err
	}
	if _, err := s.Do(cmd.Context(), s.Owner(), act); err != nil {
		return err
	}
	view := s.Snapshot().For(s.Owner())
	p.say("command.decide.done", "dossier", dossier, "status", p.words.T("dossier."+string(view.Standing(view.IndexOf(dossier)).Status)))
	return nil
}

// act is the one thing that was decided.
func (o decideOptions) act(dossier string) (store.Act, error) {
	o.reason = norm.NFC.String(o.reason)
	choices := []struct {
		chosen bool
		act    store.Act
	}{
		{o.admit, &store.DecideLate{Dossier: dossier, Admitted: store.Yes, Reason: o.reason}},
		{o.refuse, &store.DecideLate{Dossier: dossier, Admitted: store.No, Reason: o.reason}},
		{o.eligible, &store.RecordConclusion{Dossier: dossier, Conclusion: store.Yes, Reason: o.reason}},
		{o.ineligible, &store.RecordConclusion{Dossier: dossier, Conclusion: store.No, Reason: o.reason}},
	}
	var act store.Act
	for _, c := range choices {
		switch {
		case c.chosen && act != nil:
			return nil, scoring.NewFault("command.decide")
		case c.chosen:
			act = c.act
		}
	}
	if act == nil {
		return nil, scoring.NewFault("command.decide")
	}
	return act, nil
}
