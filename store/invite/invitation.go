package invite

import (
	"fmt"
	"strings"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/store/words"
)

// DefaultPort is where a server listens when nobody says otherwise.
const DefaultPort = 2222

// An Invitation is what everybody has to know who comes in from another machine. There is no secret in it.
type Invitation struct {
	// Round is the name of the round.
	Round string
	// Addresses of the server, the likeliest first; there may be none.
	Addresses []string
	Port      int
	// Key is the public half of the host key.
	Key ssh.PublicKey
}

// UserName is what a member signs in as, by his code: hd03, in letters that every keyboard has.
func UserName(code string) string { return strings.ToLower(words.Fold(code)) }

// Line is the command with which a member comes in without the stick.
func (i *Invitation) Line(code string) string {
	address := "…"
	if len(i.Addresses) > 0 {
		address = i.Addresses[0]
	}
	return i.LineAt(code, address)
}

// LineAt is Line for one of the addresses.
func (i *Invitation) LineAt(code, address string) string {
	return fmt.Sprintf("ssh -p %d %s@%s", i.Port, UserName(code), address)
}

// Fingerprint is that of the host key, as ssh shows it.
func (i *Invitation) Fingerprint() string { return ssh.FingerprintSHA256(i.Key) }
