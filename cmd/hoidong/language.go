package main

import (
	"os"
	"strings"

	"example.com/hoidong/store/words"
)

// languageOf finds the language before the commands are built, because their descriptions are spoken in it: --lang, else
// HOIDONG_LANG, else Vietnamese.
func languageOf(args []string) string {
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
	if lang := os.Getenv("HOIDONG_LANG"); lang != "" {
		return lang
	}
	return words.Vietnamese
}
