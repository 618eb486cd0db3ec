// Package overssh lets people on other machines into the program: an SSH server with one program a session.
//
// Nobody in it waits for anybody else. Every session has its own program, queue of writes and goroutines that bring it
// news; a client that reads slowly, or not at all, holds up its own session and nothing more. A session ends when its
// person leaves, when its client is gone, or when the server stops; in each case what was kept is written first.
//
// There is no shell, no forwarding and no transfer of files: a session shows the screens, or without a terminal carries
// out one command.
package overssh
