//go:build !windows

package invite

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/creack/pty"

	"example.com/hoidong/store/words"
)

// A terminal is one in which the script runs, and what has come out of it.
type terminal struct {
	t    *testing.T
	pty  *os.File
	cmd  *exec.Cmd
	mu   sync.Mutex
	more *sync.Cond
	text string
	read int
	over bool
}

// start runs the script of a folder for these addresses in a path that a script may stumble over.
func start(t *testing.T, invitation *Invitation) *terminal {
	t.Helper()
	into := filepath.Join(t.TempDir(), "Hội đồng “2026” & bạn bè")
	err := errors.Join(os.Mkdir(into, 0o700), invitation.WriteFolder(into, words.MustSpeak(words.Vietnamese)))
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, cmd: exec.Command(filepath.Join(into, FolderName, "vao-hop.sh"))}
	term.cmd.Env = append(os.Environ(), "HOME="+t.TempDir(), "TERM=xterm-256color", "LC_ALL=", "LANG=")
	term.more = sync.NewCond(&term.mu)
	if term.pty, err = pty.Start(term.cmd); err != nil {
		t.Fatal(err)
	}
	go term.listen()
	t.Cleanup(func() { term.pty.Close() })
	return term
}

func (term *terminal) listen() {
	b := make([]byte, 4096)
	for {
		n, err := term.pty.Read(b)
		term.mu.Lock()
		term.text += string(b[:n])
		term.over = err != nil
		term.more.Broadcast()
		term.mu.Unlock()
		if err != nil {
			return
		}
	}
}

// sees waits for a text behind what was seen last.
func (term *terminal) sees(text string) {
	term.t.Helper()
	late := time.AfterFunc(40*time.Second, func() {
		term.mu.Lock()
		term.over = true
		term.more.Broadcast()
		term.mu.Unlock()
	})
	defer late.Stop()
	term.mu.Lock()
	defer term.mu.Unlock()
	for {
		if i := strings.Index(term.text[term.read:], text); i >= 0 {
			term.read += i + len(text)
			return
		}
		if term.over {
			term.t.Fatalf("no %q behind %q in %q", text, term.text[:term.read], term.text[term.read:])
		}
		term.more.Wait()
	}
}

func (term *terminal) types(line string) {
	if _, err := io.WriteString(term.pty, line+"\n"); err != nil {
		term.t.Fatal(err)
	}
}

// ends waits for the script's end, which has this status.
func (term *terminal) ends(status int) {
	term.t.Helper()
	_ = term.cmd.Wait() // the status is what it is about
	if got := term.cmd.ProcessState.ExitCode(); got != status {
		term.t.Errorf("it ended with %d, not %d: %q", got, status, term.said())
	}
}

// said is all that has come out of it so far.
func (term *terminal) said() string {
	term.mu.Lock()
	defer term.mu.Unlock()
	return term.text
}

const (
	lost     = "Mất kết nối, đang nối lại… Điểm đã lưu vẫn còn."
	inside   = "Đang ở trong phiên họp"
	askCode  = "Mã truy cập: "
	askWho   = "Mã thành viên (ví dụ hd03): "
	goodbye  = "Đã rời chương trình."
	notThere = "Chưa thấy máy của Thư ký."
)

func invitationTo(r *room, addresses ...string) *Invitation {
	return &Invitation{Round: "SPCNCL 2026", Addresses: addresses, Port: r.port(), Key: r.key.PublicKey()}
}

// TestALostConnectionComesBack: cut off, then put out by a closing server; each time it says so and comes back.
func TestALostConnectionComesBack(t *testing.T) {
	r := newRoom(t, newKey(t, "a"), isCutOff, isToldToGo, leaves)
	term := start(t, invitationTo(r, "127.0.0.2", "127.0.0.1"))
	term.sees(askWho)
	term.types("hd03")
	for _, there := range []string{"Vừa vào", "Máy chủ đóng"} {
		term.sees(askCode)
		term.types(codeThere)
		term.sees(there)
		term.sees(lost)
	}
	term.sees(askCode)
	term.types(codeThere)
	term.sees(inside)
	term.types("")
	term.sees(goodbye)
	term.types("")
	term.ends(0)
}

// TestAForeignMachineGetsNoCode: another machine has the address of the server.
func TestAForeignMachineGetsNoCode(t *testing.T) {
	r := newRoom(t, newKey(t, "b"), leaves)
	invitation := invitationTo(r, "127.0.0.1")
	invitation.Key = newKey(t, "a").PublicKey()
	term := start(t, invitation)
	term.sees(askWho)
	term.types("hd03")
	term.sees("không phải máy của Hội đồng")
	term.types("")
	term.ends(1)
	if said := term.said(); strings.Contains(said, askCode) {
		t.Errorf("it asked for the code: %q", said)
	}
}

// TestWhatIsTypedWrongIsAskedAnew: a member code that is none, an access code that is wrong three times.
func TestWhatIsTypedWrongIsAskedAnew(t *testing.T) {
	r := newRoom(t, newKey(t, "a"), leaves)
	term := start(t, invitationTo(r, "127.0.0.1"))
	for _, none := range []string{"", "-oProxyCommand=x", "hd03; ls", "đ01"} {
		term.sees(askWho)
		term.types(none)
		term.sees("Mã thành viên gồm chữ cái không dấu")
	}
	term.sees(askWho)
	term.types("hd03")
	for range 3 {
		term.sees(askCode)
		term.types("0000-0000")
	}
	term.sees("chưa đúng")
	term.sees(askWho)
	term.types("hd03")
	term.sees(askCode)
	term.types(codeThere)
	term.sees(inside)
	term.types("")
	term.sees(goodbye)
	term.types("")
	term.ends(0)
}

// TestAnAddressReadOutIsTaken: the machine has another address than when the stick was written.
func TestAnAddressReadOutIsTaken(t *testing.T) {
	r := newRoom(t, newKey(t, "a"), leaves)
	term := start(t, invitationTo(r, "127.0.0.2", "nowhere.invalid"))
	term.sees(askWho)
	term.types("hd03")
	term.sees(notThere)
	term.types("")
	term.sees(notThere)
	term.types("127.0.0.1")
	term.sees(askCode)
	term.types(codeThere)
	term.sees(inside)
	term.types("")
	term.sees(goodbye)
	term.types("")
	term.ends(0)
}
