package packet

import (
	"context"
	"path/filepath"
	"strings"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A Seal is one that was written.
type Seal struct {
	// Path of the file, and which of the packet's seals it is.
	Path string
	Seal int
	// Complete counts the sheets that lack nothing, of Sheets.
	Complete, Sheets int
	Encrypted        bool
	// Fingerprint is the mã đối chiếu of the packet's journal up to the seal.
	Fingerprint string
}

// Write seals a packet for the actor who has opened it, into a folder that is there: one file, whole or not at all. With
// encrypt only the secretary's file opens it. The faults are those of store.SealPacket, file.exists and file.system.
func Write(ctx context.Context, s *store.Store, actor store.Actor, folder string, encrypt bool) (Seal, error) {
	sealed, err := s.SealPacket(ctx, actor)
	if err != nil {
		return Seal{}, err
	}
	content, err := archived(&sealed)
	if err != nil {
		return Seal{}, err
	}
	path := filepath.Join(folder, sealName(&sealed))
	if encrypt {
		if content, err = encrypted(content, sealed.Packet.Recipient); err != nil {
			return Seal{}, err
		}
		path += ageExtension
	}
	done := Seal{path, sealed.Seal, sealed.Complete(), len(sealed.Sheets), encrypt, store.Fingerprint(sealed.Hash)}
	return done, store.WriteNew(path, content, 0o600)
}

// archived is the archive of a seal.
func archived(s *store.Sealed) ([]byte, error) {
	sheets, err := written(s)
	if err != nil {
		return nil, err
	}
	signature, err := sign(sheets, s.Key)
	if err != nil {
		return nil, err
	}
	name := words.Plain(s.Member.Code)
	signers := name + ` namespaces="` + namespace + `" ` + s.Packet.Key + "\n"
	check, err := bothLanguages("packet.file.check", "name", name)
	if err != nil {
		return nil, err
	}
	return zipped([]entry{
		{sheetsName, sheets}, {signatureName, signature}, {signersName, []byte(signers)}, {checkName, check},
	}, s.At)
}

// bothLanguages is a page of text for whoever may read one language and not the other, with the ends of lines that every
// editor takes.
func bothLanguages(key string, pairs ...any) ([]byte, error) {
	var pages []string
	for _, lang := range []string{words.Vietnamese, words.English} {
		spoken, err := words.Speak(lang)
		if err != nil {
			return nil, err
		}
		pages = append(pages, strings.TrimSpace(spoken.T(key, pairs...)))
	}
	return []byte(strings.ReplaceAll(strings.Join(pages, "\n\n———\n\n")+"\n", "\n", "\r\n")), nil
}
