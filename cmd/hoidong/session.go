package main

import (
	"errors"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func (p *program) sessionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "session",
		Short: p.words.T("command.session.short"),
		Long:  p.words.T("command.session.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	var sample bool
	open := p.phaseCommand("open", store.Scoring, &sample)
	open.Flags().BoolVar(&sample, "sample-rules", false, p.words.T("command.session.sample"))
	cmd.AddCommand(
		open,
		p.phaseCommand("pause", store.Paused, &sample),
		p.phaseCommand("resume", store.Scoring, &sample),
		p.phaseCommand("end", store.Ended, &sample),
	)
	return cmd
}

func (p *program) phaseCommand(name string, to store.Phase, sample *bool) *cobra.Command {
	return &cobra.Command{
		Use:   name,
		Short: p.words.T("command.session." + name),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.with(cmd, func(s *store.Store) error {
				act := &store.ChangePhase{From: s.Snapshot().Phase(), To: to, SampleAcknowledged: *sample}
				_, err := s.Do(cmd.Context(), s.Owner(), act)
				if errors.Is(err, scoring.NewFault("session.sample_rules")) {
					return errors.Join(err, scoring.NewFault("command.sample_rules"))
				}
				if err == nil {
					p.say("command.session.done", "phase", p.words.Value(to))
				}
				return err
			})
		},
	}
}
