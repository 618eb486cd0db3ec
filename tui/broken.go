package tui

import (
	"fmt"
	"runtime/debug"
)

// A Panic is what broke the program, or one thing that was asked of it. The stack is for a log; no person reads it.
type Panic struct {
	// Cause is what recover returned.
	Cause any
	// Stack is where it happened, as the runtime prints it.
	Stack []byte
}

// Caught is the error of a panic. It is called by the function that recovered, with what it recovered.
func Caught(cause any) *Panic { return &Panic{Cause: cause, Stack: debug.Stack()} }

// Error names the cause, in one line.
func (p *Panic) Error() string { return fmt.Sprint("panic: ", p.Cause) }
