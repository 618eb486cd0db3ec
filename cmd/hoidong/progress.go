package main

import (
	"fmt"
	"time"

	"github.com/charmbracelet/bubbles/progress"
)

// patience is how long an import may take before its progress is shown.
const patience = 500 * time.Millisecond

// progress draws a bar on standard error once something takes longer than that, and only for a person.
func (p *program) progress() func(done, total int) {
	if !p.console.Err {
		return nil
	}
	began := p.clock()
	bar := progress.New(progress.WithWidth(40), progress.WithoutPercentage())
	return func(done, total int) {
		if p.clock().Sub(began) < patience {
			return
		}
		fmt.Fprintf(p.err, "\r%s %d/%d", bar.ViewAs(float64(done)/float64(max(total, 1))), done, total)
		if done == total {
			fmt.Fprintln(p.err)
		}
	}
}
