package main

import (
	"context"
	"errors"
	"os"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/tui"
)

// begin is what somebody sees who has no round yet: the screen that makes one, or leads to the sample. The file that it
// works on is made for that, and taken away again when nothing came of it.
func (p *program) begin(cmd *cobra.Command, path string) error {
	s, made, err := p.openOrCreate(cmd.Context(), path)
	if err != nil {
		return err
	}
	shown := p.show(cmd, s, path)
	empty := !s.Snapshot().HasRound()
	err = s.Close()
	if made && empty {
		err = errors.Join(err, os.Remove(path))
	}
	if errors.Is(shown, tui.ErrSample) && err == nil {
		return p.demo(cmd, demoOptions{})
	}
	return errors.Join(shown, err)
}

// openOrCreate opens the file, and makes it when it is not there.
func (p *program) openOrCreate(ctx context.Context, path string) (s *store.Store, made bool, err error) {
	s, err = p.open(ctx, path, p.clock)
	if errors.Is(err, scoring.NewFault("file.none")) {
		s, err = p.create(ctx, path, p.clock)
		return s, err == nil, err
	}
	return s, false, err
}
