package main

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
)

// headings gives headings the names under which references of the docs know them: small letters, Vietnamese ones too, and a
// hyphen for a space; a name that is taken gets a number.
type headings map[string]bool

// Generate names a heading.
func (h headings) Generate(text []byte, _ ast.NodeKind) []byte {
	name := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, string(text))
	free := name
	for n := 1; h[free]; n++ {
		free = name + "-" + strconv.Itoa(n)
	}
	h[free] = true
	return []byte(free)
}

// Put takes a name.
func (h headings) Put(name []byte) { h[string(name)] = true }
