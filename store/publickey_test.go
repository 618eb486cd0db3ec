package store_test

import (
	"crypto/ed25519"
	"crypto/rand"
	"testing"

	"golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
)

// publicKey is a fresh key, as ssh has it and as the journal does.
func publicKey(t *testing.T) (ssh.PublicKey, store.PublicKey) {
	t.Helper()
	public, _, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	key, err := ssh.NewPublicKey(public)
	must(t, err)
	record, err := store.NewPublicKey(string(ssh.MarshalAuthorizedKey(key)) + " máy ở nhà")
	must(t, err)
	return key, record
}

func TestAKeyIsRegisteredByItsOwnerAndOpensForHimAlone(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		key, record := publicKey(t)
		_, err := s.SignInWithKey(t.Context(), "HD01", key)
		refused(t, err, "signin.wrong")
		_, err = s.Do(t.Context(), as(t, s, "HD03"), &store.RegisterKey{Member: "HD01", Key: record})
		refused(t, err, "policy.own")
		receipt := do(t, s, as(t, s, "HD01"), &store.RegisterKey{Member: "HD01", Key: record})
		_, err = s.Do(t.Context(), as(t, s, "HD01"), &store.RegisterKey{Member: "HD01", Key: record})
		refused(t, err, "key.there")
		actor, err := s.SignInWithKey(t.Context(), "HD01", key)
		must(t, err)
		do(t, s, actor, keep("HD01", "SP01", "C3", nil, points(50)))
		lines, err := s.Journal(t.Context(), s.Owner(), store.JournalFilter{Limit: 1})
		must(t, err)
		if lines[0].Via != store.ViaSSH {
			t.Errorf("his acts came by %s", lines[0].Via)
		}
		_, err = s.SignInWithKey(t.Context(), "HD03", key)
		refused(t, err, "signin.wrong")
		keys, err := s.OwnKeys(t.Context(), actor)
		must(t, err)
		if len(keys) != 1 || keys[0] != record {
			t.Error(keys)
		}
		_, err = s.Undo(t.Context(), actor, receipt.Seq)
		must(t, err)
		_, err = s.SignInWithKey(t.Context(), "HD01", key)
		refused(t, err, "signin.wrong")
		_, err = s.Do(t.Context(), actor, &store.ForgetKey{Member: "HD01", Key: record})
		refused(t, err, "key.gone")
	})
}

// TestANewCodeVoidsTheKeys: who knew the old one may have registered a key of his own.
func TestANewCodeVoidsTheKeys(t *testing.T) {
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		key, record := publicKey(t)
		do(t, s, as(t, s, "HD01"), &store.RegisterKey{Member: "HD01", Key: record})
		_, err := s.IssueCode(t.Context(), s.Owner(), "HD01")
		must(t, err)
		_, err = s.SignInWithKey(t.Context(), "HD01", key)
		refused(t, err, "signin.wrong")
	})
}

func TestNotEverythingIsAKey(t *testing.T) {
	for _, line := range []string{"", "ssh-ed25519", "ssh-ed25519 AAAA", "mật khẩu"} {
		_, err := store.NewPublicKey(line)
		refused(t, err, "key.syntax")
	}
	each(t, func(t *testing.T, s *store.Store) {
		small(t, s)
		_, err := s.Do(t.Context(), as(t, s, "HD01"), &store.RegisterKey{Member: "HD01", Key: store.PublicKey{Line: "x", Fingerprint: "y"}})
		refused(t, err, "key.syntax")
		for range 8 {
			_, record := publicKey(t)
			do(t, s, as(t, s, "HD01"), &store.RegisterKey{Member: "HD01", Key: record})
		}
		_, record := publicKey(t)
		_, err = s.Do(t.Context(), as(t, s, "HD01"), &store.RegisterKey{Member: "HD01", Key: record})
		refused(t, err, "key.too_many")
	})
}
