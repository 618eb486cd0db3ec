package main

import (
	"context"
	"io"
	"net"
	"os"
	"sync/atomic"
	"time"

	"example.com/hoidong/store"
)

// noonName is the program whose council keeps everything at one time of day, in a network that is the same everywhere.
const noonName = "hoidong-noon"

// atNoon is that time, as Hà Nội reads it.
func atNoon() time.Time { return time.Date(2026, 3, 2, 5, 0, 0, 0, time.UTC) }

// began is when the process did.
var began = time.Now()

// afterNoon goes on from noon, as keys are told apart by when they come.
func afterNoon() time.Time { return atNoon().Add(time.Since(began)) }

func runAtNoon(args []string, in io.Reader, out, err io.Writer) int {
	p := &program{in: in, out: out, err: err, clock: atNoon, open: store.Open, create: store.Create, wall: afterNoon, lan: noonNetwork{}}
	return p.run(context.Background(), args)
}

func mainAtNoon() { os.Exit(runAtNoon(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }

// noonNetwork is a network in which this machine has one address and the other one another, whatever they really are.
type noonNetwork struct{}

// noonPort names the file in which the program says at which port it really listens.
const noonPort = "HOIDONG_NOON_PORT"

func (noonNetwork) addresses() []string { return []string{"192.168.1.10"} }

func (noonNetwork) listen(string) (net.Listener, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return &noonListener{Listener: l}, os.WriteFile(os.Getenv(noonPort), []byte(port), 0o600)
}

// A noonListener says that it listens where servers do, and that whoever comes is in the local network.
type noonListener struct {
	net.Listener
	came atomic.Uint32
}

func (*noonListener) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4zero, Port: 2222} }

func (l *noonListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return noonConn{conn, byte(20 + l.came.Add(1))}, nil
}

// A noonConn comes from a laptop in the local network, each from its own.
type noonConn struct {
	net.Conn
	last byte
}

func (c noonConn) RemoteAddr() net.Addr {
	return &net.TCPAddr{IP: net.IPv4(192, 168, 1, c.last), Port: 50123}
}
