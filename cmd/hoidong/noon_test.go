package main

import (
	"context"
	"io"
	"os"
	"time"

	"example.com/hoidong/store"
)

// noonName is the program whose council keeps everything at one time of day.
const noonName = "hoidong-noon"

// atNoon is that time, as Hà Nội reads it.
func atNoon() time.Time { return time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC) }

func runAtNoon(args []string, in io.Reader, out, err io.Writer) int {
	p := &program{in: in, out: out, err: err, clock: atNoon, open: store.Open, create: store.Create}
	return p.run(context.Background(), args)
}

func mainAtNoon() { os.Exit(runAtNoon(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
