package packet

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// Recognise reports whether a file looks like a seal, encrypted or not; Read says whether it is a good one.
func Recognise(content []byte) bool {
	if bytes.HasPrefix(content, []byte(ageIntro)) {
		return true
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	return err == nil && slices.ContainsFunc(archive.File, func(f *zip.File) bool { return f.Name == sheetsName })
}

// Read is what a seal hands in, of the packet of a form that this store has given out. Whether its sheets can be taken is
// not said; see store.Stage. file is how faults speak of it: packet.too_big, packet.truncated, packet.foreign for what is no
// seal, packet.newer, packet.not_for_us when it is encrypted to somebody else, packet.foreign_round, packet.unknown_form,
// packet.foreign_member, packet.other_key when it was signed with another key than the packet's, packet.forged when it was
// changed after it was signed, and packet.value.
func Read(ctx context.Context, s *store.Store, file string, content []byte) (store.Incoming, error) {
	if len(content) > MostBytes {
		return store.Incoming{}, scoring.NewFault("packet.too_big", "file", file, "mb", MostBytes>>20)
	}
	sum := sha256.Sum256(content)
	if bytes.HasPrefix(content, []byte(ageIntro)) {
		identity, err := s.PacketIdentity(ctx)
		if err != nil {
			return store.Incoming{}, err
		}
		if content, err = decrypted(file, content, identity); err != nil {
			return store.Incoming{}, err
		}
	}
	files, err := unzipped(file, content, sheetsName, signatureName)
	if err != nil {
		return store.Incoming{}, err
	}
	doc, err := parsed(file, files[sheetsName])
	if err != nil {
		return store.Incoming{}, err
	}
	form, err := doc.formIn(s, file)
	if err != nil {
		return store.Incoming{}, err
	}
	if err := verify(file, files[sheetsName], files[signatureName], form); err != nil {
		return store.Incoming{}, err
	}
	sheets, err := doc.incoming(file)
	return store.Incoming{
		Round: doc.Round.ID, Form: form.Number, Member: form.Member, File: file, Sum: hex.EncodeToString(sum[:]),
		Seal: doc.Seal, Sheets: sheets,
	}, err
}

// formIn is the form of the packet that was sealed, as the store has given it out. Until the signature has been held
// against its key, everything is only what the file says.
func (doc *sealedSheets) formIn(s *store.Store, file string) (*store.Form, error) {
	snap := s.Snapshot()
	if doc.Round.ID != snap.Round().ID {
		return nil, scoring.NewFault("packet.foreign_round", "file", file, "round", doc.Round.Name)
	}
	form, err := snap.For(s.Owner()).FormByCode(doc.Form)
	if err != nil || form.Kind != store.PacketForm || form.Code != doc.Form {
		return nil, scoring.NewFault("packet.unknown_form", "file", file, "form", doc.Form)
	}
	if form.Member != doc.Member.Code || doc.Seal < 1 {
		return nil, scoring.NewFault("packet.foreign_member", "file", file, "form", form.Code, "member", form.Member)
	}
	return form, nil
}
