//go:build !windows

package main

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
	"time"
)

// awakeCommand keeps the machine awake while the command behind it runs.
func awakeCommand(why string) []string {
	if runtime.GOOS == "darwin" {
		return []string{"caffeinate", "-d", "-i"}
	}
	return []string{"systemd-inhibit", "--what=idle:sleep", "--who=hoidong", "--why=" + why, "--mode=block"}
}

// stayAwake keeps the machine awake until ctx ends. What runs meanwhile is a cat on a pipe of ours: it ends with this
// process, whatever that dies of.
func stayAwake(ctx context.Context, why string) error {
	words := append(awakeCommand(why), "cat")
	cat := exec.CommandContext(ctx, words[0], words[1:]...)
	pipe, err := cat.StdinPipe()
	if err != nil {
		return err
	}
	cat.Cancel, cat.WaitDelay = pipe.Close, 3*time.Second
	output, err := cat.CombinedOutput()
	switch {
	case ctx.Err() != nil:
		return nil
	case err == nil:
		return errors.New(words[0] + " ended")
	}
	return errors.Join(err, errors.New(string(output)))
}
