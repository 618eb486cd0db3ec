package store

import (
	"context"
	"strings"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// keysOfOne is how many public keys a member may register.
const keysOfOne = 8

// A PublicKey is one that a member signs in with over ssh instead of his code.
type PublicKey struct {
	// Line is the key as a line of authorized_keys, without a comment.
	Line string `json:"line"`
	// Fingerprint is what ssh shows of it: SHA256: and 43 signs.
	Fingerprint string `json:"fingerprint"`
}

// NewPublicKey is the record of a key. The fault is key.syntax when the line is no key of ssh, or one too weak to be used.
func NewPublicKey(line string) (PublicKey, error) {
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(line))
	if err != nil || key.Type() == "ssh-dss" || strings.Contains(key.Type(), "-cert-") {
		return PublicKey{}, scoring.NewFault("key.syntax")
	}
	return PublicKey{strings.TrimSpace(string(ssh.MarshalAuthorizedKey(key))), ssh.FingerprintSHA256(key)}, nil
}

func (k PublicKey) at(round, member string) string {
	return key(keyTable, round, member, k.Fingerprint)
}

// RegisterKey lets a member sign in with a public key of his.
type RegisterKey struct {
	Member string    `json:"member"`
	Key    PublicKey `json:"key"`
}

func (a *RegisterKey) kind() string   { return "key.register" }
func (a *RegisterKey) action() Action { return ManageOwnKeys }
func (a *RegisterKey) owner() string  { return a.Member }
func (a *RegisterKey) inverse() Act   { return &ForgetKey{a.Member, a.Key} }

func (a *RegisterKey) check(t *tx) error {
	if same, err := NewPublicKey(a.Key.Line); err != nil || same != a.Key {
		return orFault(err, "key.syntax")
	}
	keys, err := all[PublicKey](t, under(keyTable, t.round, a.Member))
	if err != nil {
		return err
	}
	if len(keys) >= keysOfOne {
		return scoring.NewFault("key.too_many", "max", keysOfOne)
	}
	there, err := get[PublicKey](t, a.Key.at(t.round, a.Member))
	if err != nil || there != nil {
		return orFault(err, "key.there")
	}
	return nil
}

func (a *RegisterKey) apply(t *tx) error { return put(t, a.Key.at(t.round, a.Member), &a.Key) }

// ForgetKey takes a public key of a member's back.
type ForgetKey struct {
	Member string    `json:"member"`
	Key    PublicKey `json:"key"`
}

func (a *ForgetKey) kind() string   { return "key.forget" }
func (a *ForgetKey) action() Action { return ManageOwnKeys }
func (a *ForgetKey) owner() string  { return a.Member }
func (a *ForgetKey) inverse() Act   { return &RegisterKey{a.Member, a.Key} }

func (a *ForgetKey) check(t *tx) error {
	there, err := get[PublicKey](t, a.Key.at(t.round, a.Member))
	if err != nil || there == nil {
		return orFault(err, "key.gone")
	}
	return nil
}

func (a *ForgetKey) apply(t *tx) error {
	return put(t, a.Key.at(t.round, a.Member), (*PublicKey)(nil))
}

// voidKeys takes back all keys of a member whose access code is void: who knew the one may have registered the others.
func (t *tx) voidKeys(member string) error {
	keys, err := all[PublicKey](t, under(keyTable, t.round, member))
	if err != nil {
		return err
	}
	for _, k := range keys {
		if err := put(t, k.at(t.round, member), (*PublicKey)(nil)); err != nil {
			return err
		}
	}
	return nil
}

// OwnKeys are the public keys that the actor has registered.
func (s *Store) OwnKeys(ctx context.Context, actor Actor) (keys []PublicKey, err error) {
	err = s.engine.View(ctx, func(r engine.R) error {
		keys = keys[:0]
		records, err := all[PublicKey](r, under(keyTable, actor.round, actor.member))
		for _, k := range records {
			keys = append(keys, *k)
		}
		return err
	})
	return keys, err
}

// SignInWithKey makes an actor of a member whose key ssh has checked. The fault is signin.wrong for a key that he has not
// registered.
func (s *Store) SignInWithKey(ctx context.Context, member string, key ssh.PublicKey) (Actor, error) {
	round := s.Snapshot().round.ID
	k := PublicKey{Fingerprint: ssh.FingerprintSHA256(key)}
	var there *PublicKey
	err := s.engine.View(ctx, func(r engine.R) (err error) {
		there, err = get[PublicKey](r, k.at(round, member))
		return err
	})
	if err != nil || there == nil {
		return Actor{}, orFault(err, "signin.wrong")
	}
	actor, err := s.actor(round, member)
	return actor.OverSSH(), err
}
