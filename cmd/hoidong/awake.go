package main

import (
	"context"
	"fmt"
)

// keepAwake asks the system not to fall asleep, and not to darken the screen, until release is called or the process
// ends. why is what the system tells whoever asks it what keeps it awake. A system that has no way to do that, or
// refuses, is noted once in the log and stops nobody.
func (p *program) keepAwake(why string) (release func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		p.awakeUntil(ctx, why)
	}()
	return func() {
		cancel()
		<-ended
	}
}

func (p *program) awakeUntil(ctx context.Context, why string) {
	if err := stayAwake(ctx, why); err != nil {
		_, _ = p.log(fmt.Errorf("the machine may fall asleep: %w", err)) // where nothing can be logged nobody is helped by an error
	}
}
