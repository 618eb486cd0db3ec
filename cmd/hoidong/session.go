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
	open := p.phaseCommand("open", store.Preparing, store.Scoring)
	open.Flags().Bool(sampleFlag, false, p.words.T("command.session.sample"))
	open.Flags().Bool(presentFlag, false, p.words.T("command.session.present"))
	end := p.phaseCommand("end", "", store.Ended)
	end.Flags().Bool(yesFlag, false, p.words.T("command.session.yes"))
	end.Flags().Bool(agreeFlag, false, p.words.T("command.session.agree"))
	reopen := p.phaseCommand("reopen", store.Ended, store.Scoring)
	for _, grave := range []*cobra.Command{end, reopen} {
		p.offerGrounds(grave)
	}
	cmd.AddCommand(
		open,
		p.phaseCommand("pause", store.Scoring, store.Paused),
		p.phaseCommand("resume", store.Paused, store.Scoring),
		end, reopen,
	)
	return cmd
}

// Flags of the phases that ask for something.
const (
	sampleFlag  = "sample-rules"
	presentFlag = "all-present"
	yesFlag     = "yes"
	agreeFlag   = "agree"
)

// phaseCommand takes the sitting from one phase to another; from is empty when any phase will do.
func (p *program) phaseCommand(name string, from, to store.Phase) *cobra.Command {
	return &cobra.Command{
		Use:   name,
		Short: p.words.T("command.session." + name),
		Args:  p.args(0, 0),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return p.with(cmd, func(s *store.Store) error { return p.changePhase(cmd, s, from, to) })
		},
	}
}

func (p *program) changePhase(cmd *cobra.Command, s *store.Store, from, to store.Phase) error {
	now := s.Snapshot().Phase()
	if from != "" && now != from {
		return scoring.NewFault("command.phase", "phase", now, "needed", from)
	}
	if to == store.Ended {
		if agreed, err := p.agreeToEnd(cmd); err != nil || !agreed {
			return err
		}
	}
	actor, err := p.secretary(cmd, s)
	if err != nil {
		return err
	}
	// A flag that the command does not have is not set.
	if agree, _ := cmd.Flags().GetBool(agreeFlag); agree {
		if err := agreeToRest(cmd, s, actor); err != nil {
			return grounded(err)
		}
	}
	if present, _ := cmd.Flags().GetBool(presentFlag); present {
		if err := allPresent(cmd, s, actor); err != nil {
			return err
		}
	}
	sample, _ := cmd.Flags().GetBool(sampleFlag)
	_, err = s.Do(cmd.Context(), actor, &store.ChangePhase{From: now, To: to, SampleAcknowledged: sample})
	if errors.Is(err, scoring.NewFault("session.sample_rules")) {
		return errors.Join(err, scoring.NewFault("command.sample_rules"))
	}
	if err == nil {
		p.say("command.session.done", "phase", p.words.Value(to))
	}
	return grounded(err)
}

// allPresent notes that everybody is there of whom nothing is noted yet.
func allPresent(cmd *cobra.Command, s *store.Store, actor store.Actor) error {
	all := s.Snapshot().For(actor).AllPresent(s.Now())
	if all == nil {
		return nil
	}
	_, err := s.Do(cmd.Context(), actor, all)
	return err
}

// agreeToRest agrees to every sheet that keeps the sitting from ending, for the reason that was given.
func agreeToRest(cmd *cobra.Command, s *store.Store, actor store.Actor) error {
	left := s.Snapshot().For(actor).Unsettled()
	if len(left) == 0 {
		return nil
	}
	reason, err := cmd.Flags().GetString(reasonFlag)
	if err != nil {
		return err
	}
	_, err = s.Do(cmd.Context(), actor, store.NewWaivers(left, reason))
	return err
}

// agreeToEnd asks before what cannot be taken back.
func (p *program) agreeToEnd(cmd *cobra.Command) (bool, error) {
	yes, err := cmd.Flags().GetBool(yesFlag)
	if err != nil || yes {
		return yes, err
	}
	if !p.console.interactive() {
		return false, scoring.NewFault("command.end_yes")
	}
	agreed, err := p.agrees("command.session.ask_end")
	if err == nil && !agreed {
		p.say("command.session.left")
	}
	return agreed, err
}
