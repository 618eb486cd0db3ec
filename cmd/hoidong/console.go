package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"

	"github.com/charmbracelet/huh"
	"golang.org/x/term"

	"example.com/hoidong/scoring"
)

// A console says at which of a command's streams a person sits, and how wide the lines are that he sees: 0 where there is
// no limit.
type console struct {
	In    bool `json:"in,omitempty"`
	Out   bool `json:"out,omitempty"`
	Err   bool `json:"err,omitempty"`
	Width int  `json:"width,omitempty"`
}

func consoleOf(in io.Reader, out, err io.Writer) console {
	c := console{In: isTerminal(in), Out: isTerminal(out), Err: isTerminal(err)}
	if c.Out {
		c.Width = terminalWidth(out.(*os.File))
	}
	return c
}

func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	return ok && term.IsTerminal(int(file.Fd()))
}

// terminalWidth is how many cells fit into a line of a terminal; 0 where nobody can tell.
func terminalWidth(file *os.File) int {
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// interactive reports whether somebody can be asked: a person sits at both ends.
func (c console) interactive() bool { return c.In && c.Out }

// agrees puts a question with yes and no to the person, wherever he sits; what is marked at first is no. Whoever leaves it
// with Ctrl+C is told that nothing was done.
func (p *program) agrees(key string) (bool, error) {
	a, err := p.answer(question{Key: key})
	return a.Agreed, err
}

// codeOf asks a member for his access code.
func (p *program) codeOf(member string) (string, error) {
	return p.secretOf("command.grounds.code", member)
}

// secretOf asks a member for what he alone knows, which shows while it is typed. Where there is no terminal it is the next
// line of the input.
func (p *program) secretOf(key, member string) (string, error) {
	if p.console.interactive() {
		a, err := p.answer(question{Key: key, Member: member})
		return a.Code, err
	}
	line, err := bufio.NewReader(p.in).ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimSpace(line), err
}

// answer is what the person says, wherever he sits.
func (p *program) answer(q question) (a answer, err error) {
	title := p.words.T(q.Key, "member", q.Member)
	switch {
	case p.held != nil:
		return p.held.asks(q)
	case q.Member != "":
		err = p.ask(huh.NewInput().Title(title).Value(&a.Code))
	default:
		err = p.ask(huh.NewConfirm().Title(title).Affirmative(p.words.T("command.yes")).Negative(p.words.T("command.no")).Value(&a.Agreed))
	}
	return a, err
}

// ask shows a form of these fields. On a terminal that calls itself dumb the library would ask in its own words, which are
// English.
func (p *program) ask(fields ...huh.Field) error {
	err := huh.NewForm(huh.NewGroup(fields...)).WithAccessible(false).WithInput(p.in).WithOutput(p.out).WithShowHelp(false).Run()
	if errors.Is(err, huh.ErrUserAborted) {
		return scoring.NewFault("command.left")
	}
	return err
}
