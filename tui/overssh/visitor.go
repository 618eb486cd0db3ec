package overssh

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/ssh"
	gossh "golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
)

// authTries is how often a client may try to sign in; every key that it only offers counts as one, and many have eight.
const authTries = 20

// codesAtOnce is how many wrong codes are taken before the client has to begin anew.
const codesAtOnce = 3

// offeredKeys is how many of a client's keys are kept to be registered.
const offeredKeys = 8

// A visitor is who is at the other end of a connection. He is looked at by one goroutine until he has signed in.
type visitor struct {
	conn *connection
	// actor has signed in with a code, or without one in a sample round; byKey is who a key belongs to that was offered,
	// which is not proven before the connection is there. nil for nobody.
	actor, byKey *store.Actor
	keys         []store.PublicKey
}

// visitorKey is where a connection's context has its visitor.
type visitorKey struct{}

func visitorOf(ctx ssh.Context) *visitor { return ctx.Value(visitorKey{}).(*visitor) }

// config lets members of a sample round in, where nobody has a code.
func (s *Server) config(ctx ssh.Context) *gossh.ServerConfig {
	return &gossh.ServerConfig{
		MaxAuthTries: authTries, NoClientAuth: true,
		NoClientAuthCallback: func(conn gossh.ConnMetadata) (*gossh.Permissions, error) {
			actor, err := s.o.Store.SignInSample(s.memberOf(conn.User()))
			if err != nil {
				return nil, err
			}
			actor = actor.OverSSH()
			visitorOf(ctx).actor = &actor
			return &gossh.Permissions{}, nil
		},
	}
}

// offered looks at a public key. The client may have it or not: that is proven later, and this is called for keys that are
// only offered.
func (s *Server) offered(ctx ssh.Context, key ssh.PublicKey) bool {
	v := visitorOf(ctx)
	if k, err := store.NewPublicKey(string(gossh.MarshalAuthorizedKey(key))); err == nil && len(v.keys) < offeredKeys {
		v.offer(k)
	}
	actor, err := s.o.Store.SignInWithKey(ctx, s.memberOf(ctx.User()), key)
	if err != nil {
		return false
	}
	v.byKey = &actor
	return true
}

// longestCode is how many bytes the name of a member may have, longestName how many one that no member has is shown with.
const longestCode, longestName = 512, 40

// nobody stands for names that are too long, or hold what is no letter: they would be shown to the secretary as they are.
const nobody = "?"

// memberOf is the code of the member whose name a client gives, in whatever case and with whatever diacritics; when there is
// none the name itself in upper case, or nobody.
func (s *Server) memberOf(user string) string {
	if len(user) <= longestCode {
		name := invite.UserName(user)
		for _, m := range s.o.Store.Snapshot().Members() {
			if invite.UserName(m.Code) == name {
				return m.Code
			}
		}
	}
	if len(user) > longestName || strings.ContainsFunc(user, func(r rune) bool { return r == utf8.RuneError || !unicode.IsPrint(r) }) {
		return nobody
	}
	return strings.ToUpper(user)
}

// offer remembers a key once.
func (v *visitor) offer(k store.PublicKey) {
	for _, there := range v.keys {
		if there == k {
			return
		}
	}
	v.keys = append(v.keys, k)
}

// asked asks for the access code, which shows while it is typed. What there is to say stands in the question: OpenSSH
// turns letters outside ASCII into numbers elsewhere.
func (s *Server) asked(ctx ssh.Context, ask gossh.KeyboardInteractiveChallenge) bool {
	greeting := s.greeting(ctx)
	for range codesAtOnce {
		answers, err := ask("", "", []string{greeting + "\n" + s.words.T("ssh.code", "member", s.memberOf(ctx.User())) + " "}, []bool{true})
		if err != nil || len(answers) != 1 {
			return false
		}
		err = s.signIn(ctx, answers[0])
		if err == nil {
			return true
		}
		greeting = s.words.Error(s.told(err))
		if errors.Is(err, scoring.NewFault("signin.locked")) {
			_, _ = ask("", "", []string{greeting + "\n" + s.words.T("ssh.enter") + " "}, []bool{true}) // he reads why, and is shut out then
			_ = visitorOf(ctx).conn.Close()
			return false
		}
	}
	return false
}

// greeting is what stands above the question for the code.
func (s *Server) greeting(ctx ssh.Context) string {
	snap := s.o.Store.Snapshot()
	if snap.HasRound() && snap.Round().Sample {
		return s.words.T("ssh.sample", "member", s.memberOf(ctx.User()))
	}
	return snap.Round().Name
}

// password takes the access code from clients that know nothing better.
func (s *Server) password(ctx ssh.Context, code string) bool { return s.signIn(ctx, code) == nil }

// signIn holds a code against the store. Everybody who may look on is told of a wrong one.
func (s *Server) signIn(ctx ssh.Context, code string) error {
	v := visitorOf(ctx)
	actor, err := s.o.Store.SignInFrom(ctx, v.conn.address, s.memberOf(ctx.User()), code)
	s.o.Room.Stir()
	if err != nil {
		return err
	}
	v.actor = &actor
	return nil
}

// signedIn is whoever has signed in on a connection that is there.
func (v *visitor) signedIn() store.Actor {
	if v.actor != nil {
		return *v.actor
	}
	return *v.byKey
}

// told is what a person is told of an error.
func (s *Server) told(err error) error {
	if errors.As(err, new(*scoring.Fault)) {
		return err
	}
	return s.o.Report(err)
}
