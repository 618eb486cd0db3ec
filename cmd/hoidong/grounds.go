package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// Flags of what may change results in an opened sitting.
const (
	reasonFlag = "reason"
	secondFlag = "second"
)

// offerGrounds gives a command the flags for a reason and a second person.
func (p *program) offerGrounds(cmd *cobra.Command) {
	if cmd.PersistentFlags().Lookup(reasonFlag) == nil && cmd.Flags().Lookup(reasonFlag) == nil {
		cmd.PersistentFlags().String(reasonFlag, "", p.words.T("command.grounds.reason"))
	}
	cmd.PersistentFlags().String(secondFlag, "", p.words.T("command.grounds.second"))
}

// secretary is whoever commands, with the grounds that were given. The second person types his access code; in a
// sample round nobody has one.
func (p *program) secretary(cmd *cobra.Command, s *store.Store) (store.Actor, error) {
	// A flag that the command does not have is not set.
	second, _ := cmd.Flags().GetString(secondFlag)
	grounds := store.Grounds{Reason: reasonOf(cmd)}
	if second == "" {
		return p.actor(s).On(grounds), nil
	}
	second = strings.ToUpper(second)
	code := ""
	if !s.Snapshot().Round().Sample {
		var err error
		if code, err = p.codeOf(second); err != nil {
			return store.Actor{}, err
		}
	}
	witness, err := s.Witness(cmd.Context(), second, code)
	grounds.Second = witness
	return p.actor(s).On(grounds), err
}

// reasonOf is the reason that was given with the command; empty for none, and for a command that takes none.
func reasonOf(cmd *cobra.Command) string {
	reason, err := cmd.Flags().GetString(reasonFlag)
	if err != nil {
		return "" // the command does not have the flag
	}
	return norm.NFC.String(strings.TrimSpace(reason))
}

// grounded tells whoever lacks a reason or a second person which flags give them.
func grounded(err error) error {
	for _, code := range []string{"grounds.reason", "grounds.second"} {
		if errors.Is(err, scoring.NewFault(code)) {
			return errors.Join(err, scoring.NewFault("command.grounds"))
		}
	}
	return err
}
