package main

import (
	"os"
	"os/exec"
	"runtime"
)

// openFile shows a file with the program that the system has for it, and does not wait for that. Without a desktop
// nothing is opened: a program in the terminal would draw over the screens.
func openFile(path string) error {
	var opener *exec.Cmd
	switch {
	case runtime.GOOS == "windows":
		opener = exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case runtime.GOOS == "darwin":
		opener = exec.Command("open", path)
	case os.Getenv("DISPLAY") == "" && os.Getenv("WAYLAND_DISPLAY") == "":
		return nil
	default:
		opener = exec.Command("xdg-open", path)
	}
	if err := opener.Start(); err != nil {
		return err
	}
	go func() { _ = opener.Wait() }() // its end concerns nobody, but has to be taken note of
	return nil
}
