package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/words"
)

type initOptions struct {
	year              int
	rules, name       string
	referral, dossier string
	sample            bool
}

func (p *program) initCommand() *cobra.Command {
	var options initOptions
	cmd := &cobra.Command{
		Use:     "init --year 2026 --rules " + p.words.T("command.init.rules_value"),
		Short:   p.words.T("command.init.short"),
		Long:    p.words.T("command.init.long", "names", strings.Join(rules.Names(), ", ")),
		Example: "  hoidong init --year 2026 --rules spcncl-mau",
		Args:    p.args(0, 0),
		RunE:    func(cmd *cobra.Command, _ []string) error { return p.initRound(cmd, options) },
	}
	flags := cmd.Flags()
	flags.IntVar(&options.year, "year", 0, p.words.T("command.init.year"))
	flags.StringVar(&options.rules, "rules", "", p.words.T("command.init.rules"))
	offer(cmd, "rules", cobra.ShellCompDirectiveDefault, rules.Names()...)
	flags.StringVar(&options.name, "name", "", p.words.T("command.init.name"))
	flags.StringVar(&options.referral, "referral-deadline", "", p.words.T("command.init.referral"))
	flags.StringVar(&options.dossier, "dossier-deadline", "", p.words.T("command.init.dossier"))
	flags.BoolVar(&options.sample, "sample", false, p.words.T("command.init.sample"))
	return cmd
}

// initRound creates a round in the file, and the file when it is not there.
func (p *program) initRound(cmd *cobra.Command, options initOptions) error {
	if options.year == 0 || options.rules == "" {
		return scoring.NewFault("command.args", "use", cmd.Root().Name()+" init --year 2026 --rules "+p.words.T("command.init.rules_value"))
	}
	set, err := loadRules(options.rules)
	if err != nil {
		return err
	}
	round, err := options.round(p.words.T("command.init.round_name", "year", options.year))
	if err != nil {
		return err
	}
	path, err := p.path()
	if err != nil {
		return err
	}
	s, made, err := p.openOrCreate(cmd.Context(), path)
	if err != nil {
		return err
	}
	_, err = s.Do(cmd.Context(), s.Owner(), &store.CreateRound{Round: round, Rules: *set})
	if err := errors.Join(err, s.Close()); err != nil {
		if made {
			// A command that failed leaves no empty file behind.
			err = errors.Join(err, os.Remove(path))
		}
		return err
	}
	p.say("command.init.done", "name", round.Name, "path", path, "rules", set.Name)
	if set.Sample {
		p.say("command.init.sample_rules")
	}
	p.say("command.init.next")
	return nil
}

// loadRules finds rules by the name of a set that ships, or in a file: TOML, or a workbook.
func loadRules(name string) (*scoring.Rules, error) {
	if _, err := os.Stat(name); err != nil && filepath.Ext(name) == "" {
		return rules.Load(name)
	}
	return readRules(name)
}

func readRules(path string) (*scoring.Rules, error) {
	source, err := exchange.OpenSource(path)
	if err != nil {
		return nil, err
	}
	return exchange.ReadRuleSet(source)
}

func (o initOptions) round(name string) (store.Round, error) {
	if o.name != "" {
		name = norm.NFC.String(o.name)
	}
	round := store.NewRound(o.year, name)
	round.Sample = o.sample
	for _, deadline := range []struct {
		text string
		to   *string
	}{{o.referral, &round.ReferralDeadline}, {o.dossier, &round.DossierDeadline}} {
		day, err := words.ReadDay(deadline.text)
		if err != nil {
			return store.Round{}, err
		}
		*deadline.to = day
	}
	return round, nil
}
