package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/tui"
)

// logFile keeps, beside the council's file, what nobody expected; no person has to read it.
const logFile = "hoidong.log"

// Sizes in bytes: a log of logLimit is put aside, as one older file, and begun anew; an entry is cut at entryLimit.
const (
	logLimit   = 512 << 10
	entryLimit = 64 << 10
)

// told is what a person is told of an error: what can be said in words as it is, and of all else, such as a panic, that it
// happened and in which file the details are.
func (p *program) told(err error) error {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		var all []error
		for _, e := range joined.Unwrap() {
			all = append(all, p.told(e))
		}
		return errors.Join(all...)
	}
	if err == nil || errors.Is(err, errSaid) || p.words.Explains(err) {
		return err
	}
	path, failed := p.log(err)
	if failed != nil {
		return errors.Join(scoring.NewFault("program.unlogged", "reason", err.Error()), failed)
	}
	return scoring.NewFault("program.broken", "path", path)
}

// oneLog keeps those who put the log aside at the same time from losing the older one.
var oneLog sync.Mutex

// log writes an error, and the stack of a panic, behind what the log holds. It returns where the log is.
func (p *program) log(err error) (path string, failed error) {
	oneLog.Lock()
	defer oneLog.Unlock()
	file, failed := p.path()
	if failed != nil {
		return "", failed
	}
	path = filepath.Join(filepath.Dir(file), logFile)
	if failed := os.MkdirAll(filepath.Dir(path), 0o755); failed != nil {
		return path, failed
	}
	if info, statErr := os.Stat(path); statErr == nil && info.Size() >= logLimit {
		if failed := os.Rename(path, path+".old"); failed != nil {
			return path, failed
		}
	}
	f, failed := os.OpenFile(path, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if failed != nil {
		return path, failed
	}
	// One write: two programs at the same log do not mix their entries.
	_, failed = f.Write(p.entry(err))
	return path, errors.Join(failed, f.Close())
}

// entry is one error as the log has it: when, which program, how it was called, what happened and where.
func (p *program) entry(err error) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s hoidong %s %s %s/%s\n", time.Now().UTC().Format(time.RFC3339), thisBuild().version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	fmt.Fprintf(&b, "hoidong %s\n%v\n", strings.Join(p.called, " "), err)
	var broken *tui.Panic
	if errors.As(err, &broken) {
		b.Write(broken.Stack)
	}
	b.Truncate(min(b.Len(), entryLimit))
	b.WriteString("\n")
	return b.Bytes()
}
