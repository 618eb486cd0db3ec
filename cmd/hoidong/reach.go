package main

import (
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
)

// A reach is from where a command may be given while the file is open.
type reach int

const (
	// nowhere: the command makes or opens a file of its own, or concerns none.
	nowhere reach = iota
	// thisMachine: by whoever could have opened the file, who acts as its secretary.
	thisMachine
	// network: also by a member over the network. It reads and writes nothing but its streams, and shows what that member
	// may see.
	network
)

// reaches is the one table of them, by the words of the command behind the program's name.
var reaches = map[string]reach{
	"":                thisMachine,
	"backup":          thisMachine,
	"board":           nowhere,
	"box":             thisMachine,
	"codes":           thisMachine,
	"completion":      nowhere,
	"completion bash": nowhere, "completion fish": nowhere, "completion powershell": nowhere, "completion zsh": nowhere,
	"decide":          thisMachine,
	"demo":            nowhere,
	"explain":         network,
	"export":          thisMachine,
	"export ranking":  thisMachine,
	"export rules":    thisMachine,
	"forms":           network,
	"forms collect":   thisMachine,
	"forms paper":     thisMachine,
	"forms signed":    thisMachine,
	"forms excel":     thisMachine,
	"forms list":      thisMachine,
	"forms reject":    thisMachine,
	"forms screen":    thisMachine,
	"forms spoil":     thisMachine,
	"forms write":     thisMachine,
	"help":            network,
	"import":          network,
	"import council":  thisMachine,
	"import dossiers": thisMachine,
	"import recusals": thisMachine,
	"import rules":    thisMachine,
	"import scores":   thisMachine,
	"init":            nowhere,
	"man":             nowhere,
	"packet":          nowhere,
	"packet make":     thisMachine,
	"packet seal":     thisMachine,
	"merge":           thisMachine,
	"rank":            network,
	"serve":           nowhere,
	"session":         network,
	"session end":     thisMachine,
	"session open":    thisMachine,
	"session pause":   thisMachine,
	"session reopen":  thisMachine,
	"session resume":  thisMachine,
	"takeover":        nowhere,
	"verify":          network,
	"version":         network,
}

// inReach refuses a command that does not reach as far as it was given from.
func inReach(cmd *cobra.Command, from reach) error {
	if reaches[commandWords(cmd)] >= from {
		return nil
	}
	return scoring.NewFault("command.out_of_reach", "command", cmd.CommandPath())
}

// commandWords are the words of a command behind the program's name.
func commandWords(cmd *cobra.Command) string {
	return strings.TrimSpace(strings.TrimPrefix(cmd.CommandPath(), cmd.Root().Name()))
}
