package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
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
		Dir:  filepath.Join("testdata", "script"),
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"keepcode": keepCode, "fillcells": fillCells},
		Setup: func(env *testscript.Env) error {
			env.Setenv("XDG_DATA_HOME", filepath.Join(env.WorkDir, "data"))
			env.Setenv("ROUNDS", rounds)
			env.Setenv("EXCEL", excel)
			return nil
		},
	})
}

// keepCode writes the access code that the last command printed into a file, for somebody to type.
func keepCode(ts *testscript.TestScript, _ bool, args []string) {
	code := regexp.MustCompile(`[0-9]{4}-[0-9]{4}`).FindString(ts.ReadFile("stdout"))
	if code == "" {
		ts.Fatalf("no access code was printed")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(code+"\n"), 0o600))
}
