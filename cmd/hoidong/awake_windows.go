package main

import (
	"context"
	"runtime"

	"golang.org/x/sys/windows"
)

// What a thread asks of the system with SetThreadExecutionState (winbase.h).
const (
	systemRequired  = 0x00000001
	displayRequired = 0x00000002
	continuous      = 0x80000000
)

var setThreadExecutionState = windows.NewLazySystemDLL("kernel32.dll").NewProc("SetThreadExecutionState")

// stayAwake keeps the machine awake until ctx ends. The system forgets the wish of a thread that ends, so one is held for
// it all the while.
func stayAwake(ctx context.Context, _ string) error {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if was, _, err := setThreadExecutionState.Call(continuous | systemRequired | displayRequired); was == 0 {
		return err
	}
	<-ctx.Done()
	_, _, _ = setThreadExecutionState.Call(continuous)
	return nil
}
