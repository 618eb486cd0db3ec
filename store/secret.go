package store

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"time"

	"golang.org/x/crypto/argon2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Parameters of argon2id after the OWASP recommendation of 19 MiB and two passes. hashing lets one sign-in at a time
// hash, so that a room full of people signing in does not fill the memory.
const (
	argonTime    = 2
	argonMemory  = 19 << 10
	argonThreads = 1
	argonLength  = 32
	saltLength   = 16
)

var hashing sync.Mutex

// A secret is the hash of an access code. Secrets are not journaled and not replayed.
type secret struct {
	Salt string `json:"salt"`
	Hash string `json:"hash"`
}

func newSecret(code string) (secret, error) {
	salt := make([]byte, saltLength)
	if _, err := rand.Read(salt); err != nil {
		return secret{}, fmt.Errorf("store: %w", err)
	}
	return secret{hex.EncodeToString(salt), hashCode(code, salt)}, nil
}

func (s *secret) matches(code string) bool {
	salt, err := hex.DecodeString(s.Salt)
	if err != nil {
		return false
	}
	return subtle.ConstantTimeCompare([]byte(hashCode(code, salt)), []byte(s.Hash)) == 1
}

func hashCode(code string, salt []byte) string {
	hashing.Lock()
	defer hashing.Unlock()
	return hex.EncodeToString(argon2.IDKey([]byte(code), salt, argonTime, argonMemory, argonThreads, argonLength))
}

// digitsOf keeps the digits of a code, so that 4827-1935, 4827 1935 and 48271935 are the same.
func digitsOf(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, code)
}

// newCode makes an access code of eight random digits, written as 4827-1935.
func newCode() (string, error) {
	n, err := rand.Int(rand.Reader, big.NewInt(100_000_000))
	if err != nil {
		return "", fmt.Errorf("store: %w", err)
	}
	digits := fmt.Sprintf("%08d", n)
	return digits[:4] + "-" + digits[4:], nil
}

// SignIn is SignInFrom at the machine that has the file.
func (s *Store) SignIn(ctx context.Context, member, code string) (Actor, error) {
	return s.SignInFrom(ctx, "", member, code)
}

// SignInFrom makes an actor of a member who knows his access code; address is where he is, empty for the machine that has
// the file. Whoever does not exist, has no code or gives a wrong one gets the same fault, signin.wrong, after the same
// time. Too many wrong codes lock the member and the address out for a while that grows: the fault is signin.locked then. A packet takes no codes: the fault is packet.others.
func (s *Store) SignInFrom(ctx context.Context, address, member, code string) (Actor, error) {
	if packet := s.Snapshot().packet; packet != nil {
		return Actor{}, scoring.NewFault("packet.others", "member", packet.Member)
	}
	member = strings.ToUpper(member)
	now := s.clock()
	if wait := s.guard.knock(member, address, now); wait > 0 {
		return Actor{}, scoring.NewFault("signin.locked", "seconds", int(wait.Round(time.Second).Seconds()))
	}
	actor, err := s.recognise(ctx, member, code)
	switch {
	case errors.Is(err, scoring.NewFault("signin.wrong")):
		return Actor{}, errors.Join(err, s.recordLockouts(ctx, member, address, now))
	case err != nil:
		return Actor{}, err
	}
	s.guard.welcome(member, address)
	if address != "" {
		actor = actor.OverSSH()
	}
	return actor, nil
}

// recognise holds a code against the hash of the member's.
func (s *Store) recognise(ctx context.Context, member, code string) (Actor, error) {
	round := s.Snapshot().round.ID
	var there *secret
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		there, err = get[secret](r, secretKey(round, member))
		return err
	})
	if err != nil {
		return Actor{}, err
	}
	known := there != nil
	if !known {
		there = &secret{Salt: strings.Repeat("00", saltLength)}
	}
	if !there.matches(digitsOf(code)) || !known {
		return Actor{}, scoring.NewFault("signin.wrong")
	}
	return s.actor(round, member)
}

// SignInSample makes an actor of any member of a sample round, where nobody has an access code.
func (s *Store) SignInSample(member string) (Actor, error) {
	snap := s.Snapshot()
	if !snap.OpenToAll() {
		return Actor{}, scoring.NewFault("signin.needs_code")
	}
	return s.actor(snap.round.ID, member)
}

func (s *Store) actor(round, member string) (Actor, error) {
	if s.Snapshot().member(member) == nil {
		return Actor{}, scoring.NewFault("member.unknown", "member", member)
	}
	return Actor{round: round, member: member, via: ViaScreen}, nil
}
