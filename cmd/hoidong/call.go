package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"sync"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
)

// A call is a command line as it comes in through the door: what was typed, and what the person who typed it has around him.
type call struct {
	Args []string `json:"args"`
	Lang string   `json:"lang"`
	// Folder is the one that relative paths are relative to.
	Folder  string  `json:"folder"`
	Console console `json:"console"`
	// Zone is the time zone by its name, and by its seconds east of UTC.
	Zone struct {
		Name   string `json:"name"`
		Offset int    `json:"offset"`
	} `json:"zone"`
}

func (p *program) call() (call, error) {
	folder, err := os.Getwd()
	if err != nil {
		return call{}, err
	}
	c := call{Args: p.called, Lang: p.words.Lang(), Folder: folder, Console: p.console}
	c.Zone.Name, c.Zone.Offset = p.clock().Zone()
	return c, nil
}

// clock tells the time as the caller reads it.
func (c *call) clock(now func() time.Time) func() time.Time {
	zone := c.zone()
	return func() time.Time { return now().In(zone) }
}

func (c *call) zone() *time.Location { return time.FixedZone(c.Zone.Name, c.Zone.Offset) }

// askRequest is how a question comes back to whoever gave the command: a question goes out, an answer comes in.
const askRequest = "ask@hoidong"

// A question is the key of its words, and how many bytes of standard output come before it.
type question struct {
	Key string `json:"key"`
	// Member is whose access code or phrase is asked for; empty where the answer is yes or no.
	Member string `json:"member,omitempty"`
	Behind int64  `json:"behind"`
}

// An answer is yes or no, or an access code or a phrase, or why there is none.
type answer struct {
	Agreed bool   `json:"agreed,omitempty"`
	Code   string `json:"code,omitempty"`
	Left   bool   `json:"left,omitempty"`
	Failed string `json:"failed,omitempty"`
}

// handOver has the whole command carried out by the process that has the file open, as if it were carried out here. It is
// not handed over where no process listens: then the file is closed, or in use by somebody of another account or machine,
// which opening it will tell.
func (p *program) handOver(ctx context.Context, path string) (handed bool, err error) {
	line, err := dialDoor(ctx, path)
	if err != nil {
		return false, nil
	}
	defer line.Close()
	c, err := p.call()
	if err != nil {
		return true, err
	}
	text, err := json.Marshal(c)
	if err != nil {
		return true, err
	}
	session, err := line.NewSession()
	if err != nil {
		return true, scoring.NewFault("command.owner_gone")
	}
	heard := newTally(p.out)
	go p.answerQuestions(line.questions, heard)
	session.Stdout, session.Stderr = heard, p.err
	if !p.console.In {
		session.Stdin = p.in // a terminal is for questions, which are asked here
	}
	return true, ended(session.Run(string(text)))
}

// ended is what became of a command: the one who carried it out has said why it failed.
func ended(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.As(err, new(*gossh.ExitError)):
		return errSaid
	}
	return scoring.NewFault("command.owner_gone")
}

// answerQuestions asks the person here what the command wants to know, once he has read what comes before that.
func (p *program) answerQuestions(questions <-chan *gossh.Request, heard *tally) {
	for request := range questions {
		var q question
		if request.Type != askRequest || json.Unmarshal(request.Payload, &q) != nil {
			_ = request.Reply(false, nil) // a connection that is gone ends the command
			continue
		}
		heard.wait(q.Behind)
		a, err := p.answer(q)
		switch {
		case errors.Is(err, scoring.NewFault("command.left")):
			a.Left = true
		case err != nil:
			a.Failed = err.Error()
		}
		text, err := json.Marshal(a)
		_ = request.Reply(err == nil, text)
	}
}

// A tally counts what goes through it.
type tally struct {
	to   io.Writer
	mu   sync.Mutex
	more *sync.Cond
	n    int64
}

func newTally(to io.Writer) *tally {
	t := &tally{to: to}
	t.more = sync.NewCond(&t.mu)
	return t
}

func (t *tally) Write(b []byte) (int, error) {
	n, err := t.to.Write(b)
	t.mu.Lock()
	defer t.mu.Unlock()
	t.n += int64(n)
	t.more.Broadcast()
	return n, err
}

// count is how many bytes have gone through.
func (t *tally) count() int64 {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.n
}

// wait waits until so many bytes have gone through.
func (t *tally) wait(n int64) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for t.n < n {
		t.more.Wait()
	}
}
