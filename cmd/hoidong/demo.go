package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/cobra"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

type demoOptions struct{ empty, fresh, noScreen bool }

func (p *program) demoCommand() *cobra.Command {
	var options demoOptions
	cmd := &cobra.Command{
		Use:   "demo",
		Short: p.words.T("command.demo.short"),
		Long:  p.words.T("command.demo.long"),
		Args:  p.args(0, 0),
		RunE:  func(cmd *cobra.Command, _ []string) error { return p.demo(cmd, options) },
	}
	cmd.Flags().BoolVar(&options.empty, "empty", false, p.words.T("command.demo.empty"))
	cmd.Flags().BoolVar(&options.fresh, "fresh", false, p.words.T("command.demo.fresh"))
	cmd.Flags().BoolVar(&options.noScreen, "no-screen", false, p.words.T("command.demo.no_screen"))
	return cmd
}

// demo opens the sample round in a file of its own, and makes that file when it is not there.
func (p *program) demo(cmd *cobra.Command, options demoOptions) error {
	path, err := p.demoPath(options)
	if err != nil {
		return err
	}
	s, err := p.demoStore(cmd, path, options)
	if err != nil {
		return err
	}
	if options.noScreen {
		p.say("command.demo.made", "path", path)
		return s.Close()
	}
	return errors.Join(p.show(cmd, s, path), s.Close())
}

func (p *program) demoPath(options demoOptions) (string, error) {
	switch {
	case p.db != "":
		return p.path()
	case options.empty:
		return filepath.Join(dataFolder(), demoEmptyFile), nil
	}
	return filepath.Join(dataFolder(), demoFile), nil
}

// demoStore opens the demo's file. A file that holds a round which is no sample is never touched.
func (p *program) demoStore(cmd *cobra.Command, path string, options demoOptions) (*store.Store, error) {
	s, err := p.open(cmd.Context(), path, p.clock)
	if errors.Is(err, scoring.NewFault("file.none")) {
		return p.newDemo(cmd, path, options)
	}
	if p.db == "" && damaged(err) {
		// In a place of the demo's own there is nothing to restore from a copy.
		return nil, errors.Join(err, scoring.NewFault("command.demo_damaged"))
	}
	if err != nil {
		return nil, p.openElsewhere(cmd.Context(), path, err)
	}
	snap := s.Snapshot()
	switch {
	case snap.HasRound() && !snap.Round().Sample:
		return nil, errors.Join(scoring.NewFault("command.not_sample", "path", path), s.Close())
	case snap.HasRound() && !options.fresh:
		return s, nil
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	return p.newDemo(cmd, path, options)
}

// damaged tells whether a file cannot be used for what is in it.
func damaged(err error) bool {
	return slices.ContainsFunc([]string{"file.empty", "file.foreign", "file.truncated", "file.record"}, func(code string) bool {
		return errors.Is(err, scoring.NewFault(code))
	})
}

// newDemo makes the demo's file under another name and puts it in place when it is whole, so that neither a failure nor
// a kill on the way leaves half a round.
func (p *program) newDemo(cmd *cobra.Command, path string, options demoOptions) (*store.Store, error) {
	making := path + ".making"
	if err := os.Remove(making); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	s, err := p.create(cmd.Context(), making, p.clock)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(sample.Demo(cmd.Context(), s, options.empty), s.Close()); err != nil {
		return nil, err
	}
	if err := os.Rename(making, path); err != nil {
		return nil, err
	}
	return p.open(cmd.Context(), path, p.clock)
}
