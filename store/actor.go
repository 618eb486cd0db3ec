package store

import "golang.org/x/crypto/ssh"

// Via is the way an act came in.
type Via string

const (
	ViaScreen  Via = "screen"
	ViaCommand Via = "command"
	// ViaSSH is from another machine.
	ViaSSH Via = "ssh"
)

// An Actor is somebody who acts. Only the store makes actors: by signing in, or for the owner of the file. His roles
// are read anew in every transaction, so that a role taken away is gone at once.
type Actor struct {
	round  string
	member string
	owner  bool
	// founder is an owner who sat down at the screen to set a round up.
	founder bool
	// screen is the shared screen of the machine that has the file open.
	screen bool
	// key is that of the packet which the actor has opened; nil for others.
	key     ssh.Signer
	via     Via
	grounds Grounds
}

// Member is the actor's code; empty for the owner of the file.
func (a Actor) Member() string { return a.member }

// OverSSH is the actor as one who came from another machine.
func (a Actor) OverSSH() Actor {
	a.via = ViaSSH
	return a
}

// Owner is whoever may open the file at the command line. He acts as the secretary.
func (s *Store) Owner() Actor {
	return Actor{round: s.Snapshot().round.ID, owner: true, via: ViaCommand}
}
