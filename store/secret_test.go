package store_test

import (
	"strings"
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
)

// real is a round that is not a sample, so that people need access codes.
func real(t *testing.T) (*store.Store, *engine.Memory) {
	t.Helper()
	s, e := onMemory(t)
	rules := *s.Snapshot().Rules()
	do(t, s, s.Owner(), &store.CreateRound{Round: store.NewRound(2027, "Kỳ thật"), Rules: rules})
	members := []store.Member{
		{Code: "HD01", Name: "Một", Roles: store.NewRoles(store.Voter)},
		{Code: "TK", Name: "Thư ký", Roles: store.NewRoles(store.Secretary)},
	}
	seat(t, s, members...)
	return s, e
}

func TestSignInNeedsTheCodeThatWasIssued(t *testing.T) {
	s, _ := real(t)
	_, err := s.SignInSample("HD01")
	refused(t, err, "signin.needs_code")
	_, err = s.SignIn(t.Context(), "HD01", "")
	refused(t, err, "signin.wrong")
	code, err := s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	actor, err := s.SignIn(t.Context(), "HD01", code)
	must(t, err)
	if actor.Member() != "HD01" {
		t.Errorf("signed in as %q", actor.Member())
	}
	_, err = s.SignIn(t.Context(), "HD01", strings.ReplaceAll(code, "-", ""))
	must(t, err)
	_, err = s.SignIn(t.Context(), "TK", code)
	refused(t, err, "signin.wrong")
	_, err = s.SignIn(t.Context(), "HD99", code)
	refused(t, err, "signin.wrong")
	newer, err := s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	if newer == code {
		t.Fatal("the same code twice")
	}
	_, err = s.SignIn(t.Context(), "HD01", code)
	refused(t, err, "signin.wrong")
	_, err = s.IssueCode(t.Context(), actor, "TK")
	refused(t, err, "policy.role")
	_, err = s.IssueCode(t.Context(), s.Owner(), "HD99")
	refused(t, err, "member.unknown")
}

func TestSecretsStayOutOfTheJournal(t *testing.T) {
	s, e := real(t)
	code, err := s.IssueCode(t.Context(), s.Owner(), "HD01")
	must(t, err)
	digits := strings.ReplaceAll(code, "-", "")
	secrets := 0
	must(t, e.View(t.Context(), func(r engine.R) error {
		for k, v := range r.Scan("", false) {
			if strings.Contains(string(v), code) || strings.Contains(string(v), digits) {
				t.Errorf("the code is in %s", k)
			}
			if strings.HasPrefix(k, "secret/") {
				secrets++
			} else if strings.Contains(string(v), "salt") {
				t.Errorf("the hash is in %s", k)
			}
		}
		return nil
	}))
	if secrets != 1 {
		t.Errorf("%d secrets", secrets)
	}
	identical(t, s)
}
