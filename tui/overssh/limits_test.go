package overssh

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
)

func TestThereIsNothingButTheProgram(t *testing.T) {
	h := open(t, sampled)
	client, err := h.dial("hd03")
	must(t, err)
	if _, err := client.Dial("tcp", h.address); err == nil {
		t.Error("a connection is forwarded")
	}
	if _, err := client.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("a port is forwarded")
	}
	session, err := client.NewSession()
	must(t, err)
	if err := session.RequestSubsystem("sftp"); err == nil {
		t.Error("there is sftp")
	}
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "signal", "break"} {
		if taken, err := session.SendRequest(request, true, nil); taken || err != nil {
			t.Error(request, taken, err)
		}
	}
	for range mostVariables {
		must(t, session.Setenv("LC_ALL", "C"))
	}
	if err := session.Setenv("LC_ALL", "C"); err == nil {
		t.Error("he brings any number of variables")
	}
}

// run carries out a command without a terminal.
func (h *house) run(user, command string) (said string, err error) {
	h.tb.Helper()
	client, err := h.dial(user)
	must(h.tb, err)
	session, err := client.NewSession()
	must(h.tb, err)
	out, err := session.CombinedOutput(command)
	return string(out), err
}

func TestWithoutATerminalOneCommandIsCarriedOut(t *testing.T) {
	h := open(t, sampled, func(o *Options) {
		o.Command = func(_ context.Context, actor store.Actor, args []string, in io.Reader, out, errs io.Writer) int {
			fmt.Fprintf(out, "%s %q", actor.Member(), args)
			return 3
		}
	})
	said, err := h.run("hd03", `rank --format "c sv"`)
	var status *gossh.ExitError
	if said != `HD03 ["rank" "--format" "c sv"]` || !errors.As(err, &status) || status.ExitStatus() != 3 {
		t.Errorf("%q, %v", said, err)
	}
	said, err = open(t, sampled).run("hd03", "rank")
	if !strings.Contains(said, "không nhận lệnh qua mạng") || err == nil {
		t.Errorf("%q, %v", said, err)
	}
	client, err := h.dial("hd03")
	must(t, err)
	session, err := client.NewSession()
	must(t, err)
	var told strings.Builder
	session.Stderr = &told
	must(t, session.Shell())
	if err := session.Wait(); err == nil || !strings.Contains(told.String(), "Không có cửa sổ") {
		t.Errorf("%q, %v", told.String(), err)
	}
}

func TestARoomThatIsFullSaysSo(t *testing.T) {
	h := open(t, sampled, func(o *Options) { o.Sessions = 1 })
	first := h.enter("hd03", 80, 24)
	first.sees("SP01")
	client, err := h.dial("hd04")
	must(t, err)
	session, err := client.NewSession()
	must(t, err)
	said, err := session.CombinedOutput("rank")
	if !strings.Contains(string(said), "đã đủ người") || err == nil {
		t.Errorf("%q, %v", said, err)
	}
	first.press(f10)
	first.sees("Thoát chương trình?")
	first.press(enter)
	first.ends()
	if !strings.Contains(first.all(), "Đã rời phiên họp") {
		t.Errorf("%q", first.all())
	}
	h.present(0)
	h.enter("hd04", 80, 24).sees("SP01")
}

// TestWhoeverOnlyKnocksKeepsNobodyOut: connections that do not sign in are few, and end.
func TestWhoeverOnlyKnocksKeepsNobodyOut(t *testing.T) {
	h := open(t, sampled, func(o *Options) { o.Waiting, o.Patience = 2, 300*time.Millisecond })
	var idle []net.Conn
	for range 3 {
		conn, err := net.Dial("tcp", h.address)
		must(t, err)
		idle = append(idle, conn)
		defer conn.Close()
	}
	for _, conn := range idle {
		_, err := io.Copy(io.Discard, conn)
		if err != nil && !strings.Contains(err.Error(), "reset") {
			t.Error(err)
		}
	}
	h.enter("hd03", 80, 24).sees("SP01")
}
