package main

import (
	"context"
	"net"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// A line is a connection to the process that has a file open.
type line struct {
	*gossh.Client
	// questions come from the other side.
	questions <-chan *gossh.Request
}

// answerTime is how long the other side may take to pick up: it may be a process that was stopped.
const answerTime = 3 * time.Second

// dialDoor connects to the process that has the file open; the error says that nobody listens there. Both sides are the
// same user's, as the folder of the socket is, so neither proves who it is.
func dialDoor(ctx context.Context, file string) (*line, error) {
	path, err := socketPath(file)
	if err != nil {
		return nil, err
	}
	var dialer net.Dialer
	conn, err := dialer.DialContext(ctx, "unix", path)
	if err != nil {
		return nil, err
	}
	config := &gossh.ClientConfig{User: "owner", HostKeyCallback: gossh.InsecureIgnoreHostKey()}
	if err := conn.SetDeadline(time.Now().Add(answerTime)); err != nil {
		return nil, err
	}
	shaken, channels, questions, err := gossh.NewClientConn(conn, path, config)
	if err != nil {
		_ = conn.Close() // what is wrong is said by err
		return nil, err
	}
	if err := conn.SetDeadline(time.Time{}); err != nil {
		return nil, err
	}
	none := make(chan *gossh.Request)
	close(none)
	return &line{gossh.NewClient(shaken, channels, none), questions}, nil
}
