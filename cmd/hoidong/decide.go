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
	flags.StringVar(&options.reason, reasonFlag, "", p.words.T("command.decide.reason"))
	p.offerGrounds(cmd)
	return cmd
}

func (p *program) decide(cmd *cobra.Command, s *store.Store, dossier string, options decideOptions) error {
	view := s.Snapshot().For(p.actor(s))
	at := view.IndexOf(dossier)
	if at < 0 {
		return scoring.NewFault("dossier.unknown", "dossier", dossier)
	}
	act, err := options.act(view.Dossier(at))
	if err != nil {
		return err
	}
	actor, err := p.secretary(cmd, s)
	if err != nil {
		return err
	}
	if _, err := s.Do(cmd.Context(), actor, act); err != nil {
		return grounded(err)
	}
	view = s.Snapshot().For(p.actor(s))
	p.say("command.decide.done", "dossier", dossier, "status", p.words.T("dossier."+string(view.Standing(at).Status)))
	return nil
}

// act is the one thing that was decided.
func (o decideOptions) act(d *store.Dossier) (store.Act, error) {
	ruling := func(answer store.Answer) store.Ruling {
		return store.Ruling{Answer: answer, Reason: norm.NFC.String(o.reason)}
	}
	late := func(answer store.Answer) store.Act {
		return &store.DecideLate{Dossier: d.Code, Was: d.LateRuling(), Now: ruling(answer)}
	}
	conclusion := func(answer store.Answer) store.Act {
		return &store.RecordConclusion{Dossier: d.Code, Was: d.ConclusionRuling(), Now: ruling(answer)}
	}
	choices := []struct {
		chosen bool
		act    store.Act
	}{
		{o.admit, late(store.Yes)},
		{o.refuse, late(store.No)},
		{o.eligible, conclusion(store.Yes)},
		{o.ineligible, conclusion(store.No)},
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
