package main

import (
	"net"

	"example.com/hoidong/store/invite"
)

// A lan is what people on other machines reach this one through.
type lan interface {
	// listen waits for them at an address of this machine.
	listen(address string) (net.Listener, error)
	// addresses are those under which they may find it, the likeliest first.
	addresses() []string
}

// localNetwork is the one that this machine is in.
type localNetwork struct{}

func (localNetwork) listen(address string) (net.Listener, error) { return net.Listen("tcp", address) }

func (localNetwork) addresses() []string { return invite.Addresses() }
