package main

import (
	"runtime/debug"
	"testing"
	"time"
)

func TestTheBuildKnowsItsCommit(t *testing.T) {
	info := &debug.BuildInfo{Main: debug.Module{Version: "v1.2.0"}, Settings: []debug.BuildSetting{
		{Key: "vcs.revision", Value: "c90ded1"}, {Key: "vcs.time", Value: "2026-11-21T09:30:00Z"}, {Key: "vcs.modified", Value: "true"},
	}}
	want := build{version: "v1.2.0", commit: "c90ded1", date: time.Date(2026, 11, 21, 9, 30, 0, 0, time.UTC), changed: true}
	if got := buildOf(info); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got := buildOf(&debug.BuildInfo{Main: debug.Module{Version: "(devel)"}}); got != (build{version: "(devel)"}) || day(got.date) != "" {
		t.Errorf("got %+v", got)
	}
}
