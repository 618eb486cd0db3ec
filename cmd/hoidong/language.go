package main

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"example.com/hoidong/store/words"
)

// languageOf finds the language before the commands are built, because their descriptions are spoken in it: --lang, else
// what the person has set, which is HOIDONG_LANG, else Vietnamese.
func languageOf(args []string, set string) string {
	if len(args) > 0 && (args[0] == cobra.ShellCompRequestCmd || args[0] == cobra.ShellCompNoDescRequestCmd) {
		args = args[1:max(1, len(args)-1)] // a shell asks; the last word is still being typed
	}
	for i, arg := range args {
		if arg == "--" {
			break
		}
		if arg == "--lang" && i+1 < len(args) {
			return args[i+1]
		}
		if lang, ok := strings.CutPrefix(arg, "--lang="); ok {
			return lang
		}
	}
	return cmp.Or(set, words.Vietnamese)
}
