package overssh

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
)

// typing answers the questions of the server with these codes, and remembers what it was asked.
func typing(asked *[]string, codes ...string) gossh.AuthMethod {
	return gossh.KeyboardInteractive(func(_, instruction string, questions []string, echos []bool) ([]string, error) {
		if instruction != "" {
			*asked = append(*asked, "an instruction, which OpenSSH garbles: "+instruction)
		}
		var answers []string
		for i := range questions {
			*asked = append(*asked, questions[i])
			if !echos[i] {
				*asked = append(*asked, "hidden")
			}
			if len(codes) == 0 {
				codes = []string{""}
			}
			answers = append(answers, codes[0])
			codes = codes[1:]
		}
		return answers, nil
	})
}

func TestTheCodeIsAskedForAndShowsWhileItIsTyped(t *testing.T) {
	h := open(t, coded)
	code, err := h.store.IssueCode(t.Context(), h.store.Owner(), "HD01")
	must(t, err)
	var asked []string
	client, err := h.dial("hD01", typing(&asked, "1234", strings.ReplaceAll(code, "-", " ")))
	must(t, err)
	w := h.screens(client, 80, 24, "xterm-256color")
	w.sees("HD01", "chưa có hồ sơ nào")
	if got := strings.Join(asked, "|"); got != "SPCNCL 2026\nMã truy cập của HD01: |Mã thành viên hoặc mã truy cập chưa đúng.\nMã truy cập của HD01: " {
		t.Error(got)
	}
	if _, err := h.dial("HD01", gossh.Password(code)); err != nil {
		t.Error("a client that knows passwords only is kept out:", err)
	}
	if _, err := h.dial("HD01"); err == nil {
		t.Error("without a code somebody is let in")
	}
	if _, err := h.dial("HD99", gossh.Password(code)); err == nil {
		t.Error("somebody is let in who is not in the council")
	}
}

func TestWrongCodesLockOutAndTheSecretaryLetsInAgain(t *testing.T) {
	h := open(t, coded)
	code, err := h.store.IssueCode(t.Context(), h.store.Owner(), "HD01")
	must(t, err)
	var asked []string
	for range 2 {
		if _, err := h.dial("hd01", typing(&asked, "0", "0", "0")); err == nil {
			t.Fatal("a wrong code opens")
		}
	}
	if _, err := h.dial("hd01", typing(&asked, code)); err == nil {
		t.Fatal("who is locked out comes in")
	}
	if last := asked[len(asked)-1]; !strings.Contains(last, "Sai mã quá nhiều lần") {
		t.Error(last)
	}
	out, err := h.store.Lockouts(h.store.Owner())
	must(t, err)
	if len(out) != 1 || out[0].Member != "HD01" || out[0].Address != "127.0.0.1" {
		t.Errorf("%+v", out)
	}
	code, err = h.store.IssueCode(t.Context(), h.store.Owner(), "HD01")
	must(t, err)
	if _, err := h.dial("hd01", typing(&asked, code)); err != nil {
		t.Error(err)
	}
}

// TestManyKeysAndTheCodeIsAskedForAllTheSame: an agent has offered eight keys before anybody can type.
func TestManyKeysAndTheCodeIsAskedForAllTheSame(t *testing.T) {
	h := open(t, coded)
	code, err := h.store.IssueCode(t.Context(), h.store.Owner(), "HD01")
	must(t, err)
	var keys []gossh.Signer
	for range 8 {
		keys = append(keys, newSigner(t))
	}
	var asked []string
	client, err := h.dial("hd01", gossh.PublicKeys(keys...), typing(&asked, code))
	must(t, err)
	w := h.screens(client, 80, 24, "xterm-256color")
	w.sees("chưa có hồ sơ nào")

	actor, err := h.store.SignInFrom(t.Context(), "127.0.0.1", "HD01", code)
	must(t, err)
	record, err := store.NewPublicKey(string(gossh.MarshalAuthorizedKey(keys[5].PublicKey())))
	must(t, err)
	_, err = h.store.Do(t.Context(), actor, &store.RegisterKey{Member: "HD01", Key: record})
	must(t, err)
	if _, err := h.dial("hd01", gossh.PublicKeys(keys...)); err != nil {
		t.Error("a key that was registered does not open:", err)
	}
	if _, err := h.dial("hd02", gossh.PublicKeys(keys...)); err == nil {
		t.Error("the key of one member opens for another")
	}
}

// TestAKeyThatIsOnlyOfferedOpensNothing: the client has the public half of it.
func TestAKeyThatIsOnlyOfferedOpensNothing(t *testing.T) {
	h := open(t, coded)
	code, err := h.store.IssueCode(t.Context(), h.store.Owner(), "HD01")
	must(t, err)
	actor, err := h.store.SignInFrom(t.Context(), "127.0.0.1", "HD01", code)
	must(t, err)
	real, forged := newSigner(t), newSigner(t)
	record, err := store.NewPublicKey(string(gossh.MarshalAuthorizedKey(real.PublicKey())))
	must(t, err)
	_, err = h.store.Do(t.Context(), actor, &store.RegisterKey{Member: "HD01", Key: record})
	must(t, err)
	if _, err := h.dial("hd01", gossh.PublicKeys(borrowed{forged, real.PublicKey()})); err == nil {
		t.Error("somebody is let in who does not have the key")
	}
}

// A borrowed key shows one public half and signs with another.
type borrowed struct {
	gossh.Signer
	public gossh.PublicKey
}

func (b borrowed) PublicKey() gossh.PublicKey { return b.public }

func TestASampleRoundAsksForNoCodeButKnowsItsMembers(t *testing.T) {
	h := open(t, sampled)
	var asked []string
	if _, err := h.dial("hd99", typing(&asked, "1", "1", "1")); err == nil {
		t.Error("somebody is let in who is not in the council")
	}
	if !strings.Contains(asked[0], "không có thành viên HD99") {
		t.Error(asked)
	}
}

// TestANameOfNobodyIsNotShownAsItIs: names come from anybody who gets at the port, and the secretary reads them.
func TestANameOfNobodyIsNotShownAsItIs(t *testing.T) {
	h := open(t, coded)
	for _, name := range []string{"\x1b[2J\x1b]0;x\a", "hd01\nHD02", strings.Repeat("đ", 100_000), "", "\xff\xfe"} {
		var asked []string
		if _, err := h.dial(name, typing(&asked, "1234-5678")); err == nil {
			t.Errorf("%.20q is let in", name)
		}
		for _, line := range asked {
			if len(line) > 200 || unclean(strings.ReplaceAll(line, "\n", "")) {
				t.Errorf("%.20q is asked %.200q", name, line)
			}
		}
	}
	out, err := h.store.Lockouts(h.store.Owner())
	must(t, err)
	for _, o := range out {
		if len(o.Member) > longestName || unclean(o.Member) {
			t.Errorf("the secretary reads %.200q", o.Member)
		}
	}
}

// unclean reports control characters and what is no text.
func unclean(s string) bool {
	return !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl)
}
