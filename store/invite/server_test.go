package invite

import (
	"crypto/ed25519"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"
)

// A room is an SSH server in this process, for one member with one access code. What happens to whoever came in is told
// by its acts, one a visit.
type room struct {
	net.Listener
	key ssh.Signer
	// acts are what the visits do, in turn.
	mu   sync.Mutex
	acts []visit
	// open are the connections there are.
	open sync.WaitGroup
}

// A visit is what happens to somebody who came in. It may close the connection; otherwise the program ends with the
// status that it returns.
type visit func(screen io.ReadWriter, connection io.Closer) (status uint32)

const memberThere, codeThere = "hd03", "4827-1935"

func newRoom(t *testing.T, key ssh.Signer, acts ...visit) *room {
	t.Helper()
	listener, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &room{Listener: listener, key: key, acts: acts}
	r.open.Go(r.serve)
	t.Cleanup(func() {
		listener.Close()
		r.open.Wait()
	})
	return r
}

func (r *room) port() int { return r.Addr().(*net.TCPAddr).Port }

func (r *room) serve() {
	for {
		connection, err := r.Accept()
		if err != nil {
			return
		}
		r.open.Go(func() {
			defer connection.Close()
			r.welcome(connection)
		})
	}
}

func (r *room) config() *ssh.ServerConfig {
	config := &ssh.ServerConfig{
		MaxAuthTries: 4,
		KeyboardInteractiveCallback: func(who ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
			answers, err := ask("", "", []string{"Mã truy cập: "}, []bool{true})
			if err == nil && (who.User() != memberThere || answers[0] != codeThere) {
				err = fmt.Errorf("wrong")
			}
			return nil, err
		},
	}
	config.AddHostKey(r.key)
	return config
}

// welcome signs somebody in and lets the next visit happen.
func (r *room) welcome(connection net.Conn) {
	signedIn, channels, requests, err := ssh.NewServerConn(connection, r.config())
	if err != nil {
		return
	}
	defer signedIn.Close()
	go ssh.DiscardRequests(requests)
	for wanted := range channels {
		channel, requests, err := wanted.Accept()
		if err != nil {
			return
		}
		for request := range requests {
			_ = request.Reply(request.Type == "pty-req" || request.Type == "shell", nil)
			if request.Type == "shell" {
				r.visited(channel, connection)
			}
		}
	}
}

func (r *room) visited(channel ssh.Channel, connection io.Closer) {
	r.mu.Lock()
	act := r.acts[0]
	if len(r.acts) > 1 {
		r.acts = r.acts[1:]
	}
	r.mu.Unlock()
	status := act(channel, connection)
	_, _ = channel.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{status}))
	_ = channel.Close()
}

// leaves stays until a line is typed, and leaves on purpose.
func leaves(screen io.ReadWriter, _ io.Closer) uint32 {
	fmt.Fprint(screen, "Đang ở trong phiên họp\r\n")
	_, _ = screen.Read(make([]byte, 1))
	return 0
}

// isCutOff loses the connection.
func isCutOff(screen io.ReadWriter, connection io.Closer) uint32 {
	fmt.Fprint(screen, "Vừa vào\r\n")
	_ = connection.Close()
	return 0
}

// isToldToGo is put out by a server that is being closed.
func isToldToGo(screen io.ReadWriter, _ io.Closer) uint32 {
	fmt.Fprint(screen.(ssh.Channel).Stderr(), "Máy chủ đóng\r\n")
	return 1
}

// newKey is a host key made of a letter, the same each time.
func newKey(t *testing.T, letter string) ssh.Signer {
	t.Helper()
	signer, err := ssh.NewSignerFromKey(ed25519.NewKeyFromSeed([]byte(strings.Repeat(letter, ed25519.SeedSize))))
	if err != nil {
		t.Fatal(err)
	}
	return signer
}
