package main

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// TestMain lets the test binary be the program, for scripts and terminals to run.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"hoidong":   func() { os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
		holdName:    mainHolding,
		slowName:    func() { os.Exit(runSlowly(os.Args[1:])) },
		noonName:    mainAtNoon,
		brittleName: func() { os.Exit(runBrittle(os.Args[1:])) },
	})
}

// TestScripts drives the program from the outside; every script begins with an empty data folder.
func TestScripts(t *testing.T) {
	rounds, err := filepath.Abs(filepath.Join("..", "..", "scoring", "testdata", "rounds"))
	if err != nil {
		t.Fatal(err)
	}
	excel, err := filepath.Abs(filepath.Join("..", "..", "store", "exchange", "testdata"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("ROUNDS", rounds)
			env.Setenv("EXCEL", excel)
			return nil
		},
	})
}
