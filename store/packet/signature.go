package packet

import (
	"bytes"
	"fmt"

	"github.com/hiddeco/sshsig"
	"golang.org/x/crypto/ssh"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// sign is the signature of a text as ssh-keygen -Y sign writes it.
func sign(text []byte, key ssh.Signer) ([]byte, error) {
	signature, err := sshsig.Sign(bytes.NewReader(text), key, sshsig.HashSHA512, namespace)
	if err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	return sshsig.Armor(signature), nil
}

// verify holds a signature against the key that was registered when the form was given out, whatever key came along with
// it. The faults are packet.other_key and packet.forged.
func verify(file string, text, armored []byte, form *store.Form) error {
	forged := scoring.NewFault("packet.forged", "file", file)
	signature, err := sshsig.Unarmor(armored)
	if err != nil {
		return forged
	}
	key, _, _, _, err := ssh.ParseAuthorizedKey([]byte(form.Key))
	if err != nil {
		return fmt.Errorf("packet: the key of form %s: %w", form.Code, err)
	}
	if !bytes.Equal(signature.PublicKey.Marshal(), key.Marshal()) {
		return scoring.NewFault("packet.other_key", "file", file, "form", form.Code)
	}
	if signature.Namespace != namespace || sshsig.Verify(bytes.NewReader(text), signature, key, signature.HashAlgorithm, namespace) != nil {
		return forged
	}
	return nil
}
