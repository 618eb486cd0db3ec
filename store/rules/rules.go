// Package rules reads rule sets: those that ship with the program, and others in the same TOML form.
//
// What was written is first held as a Draft, every value still as it stood, and then understood as scoring.Rules. Other
// forms of a rule set (a workbook) make a Draft too, so that one place knows the keys, their defaults and their faults.
package rules

import (
	"embed"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"example.com/hoidong/scoring"
)

// Format is the version of the TOML form that this program writes and reads.
const Format = 1

//go:embed *.toml
var files embed.FS

// shipped are the embedded texts by the code of the rule set.
var shipped = sync.OnceValues(func() (map[string]shippedFile, error) {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil, fmt.Errorf("rules: %w", err)
	}
	found := make(map[string]shippedFile, len(entries))
	for _, entry := range entries {
		text, err := files.ReadFile(entry.Name())
		if err != nil {
			return nil, fmt.Errorf("rules: %w", err)
		}
		r, err := Read(entry.Name(), text)
		if err != nil {
			return nil, fmt.Errorf("rules: %w", err)
		}
		found[r.Code] = shippedFile{entry.Name(), text}
	}
	return found, nil
})

type shippedFile struct {
	name string
	text []byte
}

// Names are the codes of the rule sets that ship, sorted.
func Names() []string {
	found, err := shipped()
	if err != nil {
		panic(err) // the embedded files are part of the program; a test reads them all
	}
	return slices.Sorted(maps.Keys(found))
}

// Load returns a fresh copy of the shipped rule set with this code. The fault is rules.noset.
func Load(name string) (*scoring.Rules, error) {
	found, err := shipped()
	if err != nil {
		return nil, err
	}
	file, ok := found[name]
	if !ok {
		return nil, scoring.NewFault("rules.noset", "name", name, "names", strings.Join(Names(), ", "))
	}
	return Read(file.name, file.text)
}
