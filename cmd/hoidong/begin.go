package main

import (
	"github.com/charmbracelet/huh"
	"github.com/spf13/cobra"

	"example.com/hoidong/store/rules"
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
	options := initOptions{year: p.clock().Year() + 1}
	if err := p.askRound(&options); err != nil {
		return err
	}
	return p.initRound(cmd, options)
}

func (p *program) askRound(options *initOptions) error {
	years := huh.NewSelect[int]().Title(p.words.T("command.begin.year")).Value(&options.year)
	var choices []huh.Option[int]
	for year := p.clock().Year() - 1; year <= p.clock().Year()+1; year++ {
		choices = append(choices, huh.NewOption(p.words.T("command.begin.year_option", "year", year), year))
	}
	sets := huh.NewSelect[string]().Title(p.words.T("command.begin.rules")).Value(&options.rules)
	var names []huh.Option[string]
	for _, name := range rules.Names() {
		set, err := rules.Load(name)
		if err != nil {
			return err
		}
		names = append(names, huh.NewOption(set.Name+" ("+name+")", name))
	}
	return p.ask(years.Options(choices...), sets.Options(names...))
}

// ask shows a form of these fields.
func (p *program) ask(fields ...huh.Field) error {
	form := huh.NewForm(huh.NewGroup(fields...)).WithInput(p.in).WithOutput(p.out).WithShowHelp(false)
	return form.Run()
}

// confirm is a question with yes and no; what is marked at first is no.
func (p *program) confirm(key string, agreed *bool) huh.Field {
	return huh.NewConfirm().Title(p.words.T(key)).Affirmative(p.words.T("command.yes")).Negative(p.words.T("command.no")).Value(agreed)
}
