package main

import (
	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
)

// speakHelp makes cobra's help command speak, and refuse a command that there is not.
func (p *program) speakHelp(root *cobra.Command) {
	root.InitDefaultHelpCmd()
	cmd, _, err := root.Find([]string{"help"})
	if err != nil {
		return
	}
	cmd.Use = "help " + p.words.T("command.usage.command")
	cmd.Short, cmd.Long = p.words.T("command.help.short"), ""
	cmd.Run = nil
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		about, rest, err := root.Find(args)
		if err != nil || len(rest) > 0 {
			return scoring.NewFault("command.unknown", "name", args[len(args)-max(len(rest), 1)], "command", root.Name())
		}
		about.InitDefaultHelpFlag()
		return about.Help()
	}
}

// turnOn is how completion is turned on in a shell.
var turnOn = map[string]string{
	"bash":       "source <(hoidong completion bash)",
	"zsh":        "source <(hoidong completion zsh)",
	"fish":       "hoidong completion fish | source",
	"powershell": "hoidong completion powershell | Out-String | Invoke-Expression",
}

// speakCompletion does the same for the completion command and those below it.
func (p *program) speakCompletion(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	cmd, _, err := root.Find([]string{"completion"})
	if err != nil {
		return
	}
	cmd.Short, cmd.Long = p.words.T("command.completion.short"), ""
	cmd.Args = p.args(0, 0)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error { return cmd.Help() }
	for _, shell := range cmd.Commands() {
		shell.Short, shell.Long = p.words.T("command.completion.shell", "shell", shell.Name()), ""
		shell.Example = "  " + turnOn[shell.Name()]
		shell.Args = p.args(0, 0)
		if flag := shell.Flags().Lookup("no-descriptions"); flag != nil {
			flag.Usage = p.words.T("command.completion.plain")
		}
	}
}
