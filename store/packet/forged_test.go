package packet

import (
	"bytes"
	"crypto/ed25519"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	"golang.org/x/crypto/ssh"

	"example.com/hoidong/store"
)

// A parcel is the content of a seal, taken apart to be tampered with.
type parcel struct{ sheets, signature []byte }

func (p parcel) packed(t testing.TB) []byte {
	t.Helper()
	content, err := zipped([]entry{{sheetsName, p.sheets}, {signatureName, p.signature}}, noon)
	must(t, err)
	return content
}

// with changes the text of the sheets and leaves the signature as it was.
func (p parcel) with(old, now string) parcel {
	p.sheets = bytes.Replace(p.sheets, []byte(old), []byte(now), 1)
	return p
}

// signed signs the sheets with a key of somebody's.
func (p parcel) signed(t testing.TB, key ssh.Signer) parcel {
	t.Helper()
	signature, err := sign(p.sheets, key)
	must(t, err)
	p.signature = signature
	return p
}

// parcelOf seals a packet with one score and takes the seal apart.
func parcelOf(t testing.TB, s *store.Store, actor store.Actor) parcel {
	t.Helper()
	_, content := seal(t, s, actor, false)
	folder := unpack(t, content)
	sheets, err := os.ReadFile(filepath.Join(folder, sheetsName))
	must(t, err)
	signature, err := os.ReadFile(filepath.Join(folder, signatureName))
	must(t, err)
	return parcel{sheets, signature}
}

func newKey(t testing.TB) ssh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	must(t, err)
	key, err := ssh.NewSignerFromKey(private)
	must(t, err)
	return key
}

// own is the key of a packet whose phrase is known.
func own(t testing.TB, s *store.Store, actor store.Actor) ssh.Signer {
	t.Helper()
	sealed, err := s.SealPacket(t.Context(), actor)
	must(t, err)
	return sealed.Key
}

// TestWhatIsNoGoodSealIsRefused tells each from the others, because what to do next is another thing each time.
func TestWhatIsNoGoodSealIsRefused(t *testing.T) {
	c := home(t)
	made, s, hd03 := c.packetOf(t, "HD03")
	act(t, s, hd03, keep("SP01", "C3", nil, points(250)))
	good := parcelOf(t, s, hd03)
	key := own(t, s, hd03)
	_, other, hd04 := c.packetOf(t, "HD04")
	must(t, other.Snapshot().For(hd04).May(store.SealSheets))
	stranger, err := age.GenerateX25519Identity()
	must(t, err)
	sealedFor := func(recipient string, content []byte) []byte {
		text, err := encrypted(content, recipient)
		must(t, err)
		return text
	}
	identity, err := c.PacketIdentity(t.Context())
	must(t, err)
	whole := good.packed(t)
	twice, err := zipped([]entry{{sheetsName, good.sheets}, {sheetsName, good.sheets}, {signatureName, good.signature}}, noon)
	must(t, err)
	bomb, err := zipped([]entry{{sheetsName, bytes.Repeat([]byte(" "), mostText+2)}, {signatureName, good.signature}}, noon)
	must(t, err)
	theirs := strings.ReplaceAll(`"form": "`+made.Form.Code, made.Form.Code, other.Snapshot().Packet().Code)
	for _, forged := range []struct {
		what    string
		content []byte
		code    string
	}{
		{"a score was changed", good.with(`"2,5"`, `"9,5"`).packed(t), "packet.forged"},
		{"a blank was added", good.with("\n}", "\n} ").packed(t), "packet.forged"},
		{"the signature is of something else", parcel{good.sheets, good.signature[:len(good.signature)/2]}.packed(t), "packet.forged"},
		{"there are two contents", twice, "packet.forged"},
		{"signed with a key of one's own", good.with(`"2,5"`, `"9,5"`).signed(t, newKey(t)).packed(t), "packet.other_key"},
		{"the seal of another packet", good.with(`"form": "`+made.Form.Code, theirs).with(`"HD03"`, `"HD04"`).signed(t, key).packed(t), "packet.other_key"},
		{"another member's form", good.with(`"form": "`+made.Form.Code, theirs).signed(t, key).packed(t), "packet.foreign_member"},
		{"a form that was never given out", good.with(made.Form.Code, "0999-01").signed(t, key).packed(t), "packet.unknown_form"},
		{"another round", good.with(`"id": "2026"`, `"id": "2025"`).signed(t, key).packed(t), "packet.foreign_round"},
		{"no number", good.with(`"2,5"`, `"hai"`).signed(t, key).packed(t), "packet.value"},
		{"a newer program", good.with(`"version": 1`, `"version": 2`).signed(t, key).packed(t), "packet.newer"},
		{"the end is missing", whole[:len(whole)-30], "packet.truncated"},
		{"half of it is missing", whole[:len(whole)/2], "packet.truncated"},
		{"nothing", nil, "packet.truncated"},
		{"no signature", func() []byte { z, _ := zipped([]entry{{sheetsName, good.sheets}}, noon); return z }(), "packet.foreign"},
		{"a bomb", bomb, "packet.too_big"},
		{"a large file", make([]byte, MostBytes+1), "packet.too_big"},
		{"encrypted to somebody else", sealedFor(stranger.Recipient().String(), whole), "packet.not_for_us"},
		{"encrypted, with the end missing", func() []byte { e := sealedFor(identity.Recipient().String(), whole); return e[:len(e)-5] }(), "packet.truncated"},
		{"a bomb, encrypted", sealedFor(identity.Recipient().String(), bomb), "packet.too_big"},
	} {
		_, err := Read(t.Context(), c.Store, "phiếu.zip", forged.content)
		if t.Run(forged.what, func(t *testing.T) { refused(t, err, forged.code) }); err != nil && strings.Contains(vietnamese.Error(err), "⟦") {
			t.Errorf("%s: no words: %s", forged.what, vietnamese.Error(err))
		}
	}
	_, err = Read(t.Context(), c.Store, "phiếu.zip", whole)
	must(t, err)
}

// TestAForeignTableIsNoSeal: merge asks what a file is.
func TestAForeignTableIsNoSeal(t *testing.T) {
	workbook, err := zipped([]entry{{"xl/workbook.xml", []byte("<x/>")}}, noon)
	must(t, err)
	for _, content := range [][]byte{nil, []byte("Mã,Tên\n"), workbook} {
		if Recognise(content) {
			t.Errorf("%q is taken for a seal", content)
		}
	}
}

// FuzzSeal: whatever comes in, reading it ends, in a fault with words or in the seal that was signed. The packet is one
// without a file: sealing a key with a phrase takes seconds when every step is counted.
func FuzzSeal(f *testing.F) {
	c, key := home(f), newKey(f)
	forms, _, err := c.Issue(f.Context(), c.Owner(), store.IssueOptions{
		Kind: store.PacketForm, Members: []string{"HD03"}, Key: string(ssh.MarshalAuthorizedKey(key.PublicKey())),
	})
	must(f, err)
	whole := store.Sealed{
		Round: c.Snapshot().Round(), Member: store.Member{Code: "HD03"}, Packet: store.Packet{Code: forms[0].Code}, Seal: 1, At: noon,
		Sheets: []store.SealedSheet{{Sheet: store.Sheet{Dossier: "SP01", Turn: 1, Scores: store.Scores{}.With("C3", points(250))}}},
	}
	sheets, err := written(&whole)
	must(f, err)
	good := parcel{sheets: sheets}.signed(f, key)
	f.Add(good.sheets, good.signature, true)
	f.Add(good.packed(f), []byte{}, false)
	f.Add([]byte(ageIntro+"\n"), []byte{}, false)
	f.Fuzz(func(t *testing.T, one, two []byte, pack bool) {
		if pack {
			one = parcel{one, two}.packed(t)
		}
		in, err := Read(t.Context(), c.Store, "f", one)
		if err != nil {
			if said := vietnamese.Error(err); strings.Contains(said, "⟦") {
				t.Errorf("no words for %v", err)
			}
			return
		}
		if in.Seal != 1 || len(in.Sheets) != 1 || *in.Sheets[0].Scores.Get("C3") != 250 {
			t.Errorf("what was not signed is read: %+v", in)
		}
	})
}
