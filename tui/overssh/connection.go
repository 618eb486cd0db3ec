package overssh

import (
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"
)

// doors counts connections, so that somebody who opens many and signs in with none does not keep the others out.
type doors struct {
	mu sync.Mutex
	// most may wait to sign in from one address, all may be connected.
	most, all int
	waiting   map[string]int
	open      map[*connection]struct{}
}

// A connection is one that came in through the doors.
type connection struct {
	net.Conn
	doors   *doors
	address string
	// late ends it when nobody has signed in by then.
	late *time.Timer
	// signedIn and gone are guarded by the doors.
	signedIn, gone bool
	alive          sync.Once
}

// knock lets a connection in, or closes it when there are too many.
func (s *Server) knock(ctx ssh.Context, conn net.Conn) net.Conn {
	c := s.doors.enter(conn, s.o.Patience)
	if c == nil {
		return nil
	}
	ctx.SetValue(visitorKey{}, &visitor{conn: c})
	return c
}

// enter counts a connection in, which ends when nobody has signed in on it after so long; nil when there are too many.
func (d *doors) enter(conn net.Conn, patience time.Duration) *connection {
	c := &connection{Conn: conn, doors: d, address: addressOf(conn.RemoteAddr())}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.waiting[c.address] >= d.most || len(d.open) >= d.all || d.open == nil {
		return nil
	}
	d.waiting[c.address]++
	d.open[c] = struct{}{}
	c.late = time.AfterFunc(patience, func() { _ = c.Close() })
	return c
}

// welcome: somebody has signed in.
func (c *connection) welcome() {
	c.doors.mu.Lock()
	defer c.doors.mu.Unlock()
	c.settle()
	c.late.Stop()
}

// settle stops counting the connection among those that wait. The lock is held.
func (c *connection) settle() {
	if c.signedIn {
		return
	}
	c.signedIn = true
	if c.doors.waiting[c.address]--; c.doors.waiting[c.address] == 0 {
		delete(c.doors.waiting, c.address)
	}
}

// Close ends the connection.
func (c *connection) Close() error {
	c.doors.mu.Lock()
	c.late.Stop()
	if !c.gone {
		c.gone = true
		c.settle()
		delete(c.doors.open, c)
	}
	c.doors.mu.Unlock()
	return c.Conn.Close()
}

// close ends all connections and takes no more.
func (d *doors) close() {
	d.mu.Lock()
	all := d.open
	d.open = nil
	d.mu.Unlock()
	for c := range all {
		_ = c.Conn.Close() // whoever waits for it learns of the end there
	}
}

// addressOf is where somebody comes from, as people read it. Of an address of version 6 it is the network, because a
// machine may have any number of addresses in one.
func addressOf(addr net.Addr) string {
	at, err := netip.ParseAddrPort(addr.String())
	if err != nil {
		return addr.String()
	}
	address := at.Addr().Unmap().WithZone("")
	if address.Is4() || address.IsLoopback() {
		return address.String()
	}
	network, err := address.Prefix(64)
	if err != nil {
		return address.String()
	}
	return network.String()
}

// missed is how many questions in a row a client may leave unanswered before it is taken for gone.
const missed = 3

// keepAlive asks a client now and then whether it is still there, and closes the connection of one that is not: cables
// are pulled and laptops closed without a word.
func (s *Server) keepAlive(ctx ssh.Context, conn gossh.Conn) {
	every := time.NewTicker(s.o.KeepAlive)
	defer every.Stop()
	answered := make(chan struct{}, 1)
	open := 0
	for {
		select {
		case <-ctx.Done():
			return
		case <-answered:
			open = 0
		case <-every.C:
			if open++; open > missed {
				_ = conn.Close() // it is gone already
				return
			}
			if open == 1 {
				go func() {
					if _, _, err := conn.SendRequest("keepalive@openssh.com", true, nil); err == nil {
						answered <- struct{}{}
					}
				}()
			}
		}
	}
}
