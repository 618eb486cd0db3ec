package main

import (
	"errors"
	"slices"

	"github.com/charmbracelet/huh"
	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
)

// The ways to begin.
const (
	beginSample = "sample"
	beginRound  = "round"
)

// begin is what somebody sees who has no round yet: the sample, or a new one.
func (p *program) begin(cmd *cobra.Command) error {
	if !p.terminal() {
		p.say("command.begin.text")
		return nil
	}
	choice := beginSample
	first := huh.NewSelect[string]().Title(p.words.T("command.begin.title")).Options(
		huh.NewOption(p.words.T("command.begin.sample"), beginSample),
		huh.NewOption(p.words.T("command.begin.round"), beginRound),
	).Value(&choice)
	if err := p.ask(first); err != nil {
		return err
	}
	if choice == beginSample {
		return p.demo(cmd, demoOptions{})
	}
	options := initOptions{year: p.clock().Year(), rules: sample.RulesName}
	if err := p.askRound(&options); err != nil {
		return err
	}
	return p.initRound(cmd, options)
}

// askRound asks for the year and the rules. What the options hold already stands first: huh scrolls to what is chosen,
// and would hide what stands above it.
func (p *program) askRound(options *initOptions) error {
	var years []huh.Option[int]
	for _, year := range []int{options.year, options.year + 1, options.year - 1} {
		years = append(years, huh.NewOption(p.words.T("command.begin.year_option", "year", year), year))
	}
	names := append([]string{options.rules}, slices.DeleteFunc(rules.Names(), func(name string) bool { return name == options.rules })...)
	var sets []huh.Option[string]
	for _, name := range names {
		set, err := rules.Load(name)
		if err != nil {
			return err
		}
		sets = append(sets, huh.NewOption(set.Name+" ("+name+")", name))
	}
	return p.ask(
		huh.NewSelect[int]().Title(p.words.T("command.begin.year")).Options(years...).Value(&options.year),
		huh.NewSelect[string]().Title(p.words.T("command.begin.rules")).Options(sets...).Value(&options.rules),
	)
}

// confirm is a question with yes and no; what is marked at first is no.
func (p *program) confirm(key string, agreed *bool) huh.Field {
	return huh.NewConfirm().Title(p.words.T(key)).Affirmative(p.words.T("command.yes")).Negative(p.words.T("command.no")).Value(agreed)
}

// ask shows a form of these fields. Whoever leaves it with Ctrl+C is told that nothing was done.
func (p *program) ask(fields ...huh.Field) error {
	err := huh.NewForm(huh.NewGroup(fields...)).WithInput(p.in).WithOutput(p.out).WithShowHelp(false).Run()
	if errors.Is(err, huh.ErrUserAborted) {
		return scoring.NewFault("command.left")
	}
	return err
}
