package packet

import (
	"context"
	"embed"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"

	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/papers"
	"example.com/hoidong/store/words"
)

//go:embed stick
var stick embed.FS

// Options say what packet is wanted.
type Options struct {
	// Member is a code.
	Member string
	// Folder is the one that the packet's own folder is made in.
	Folder string
	// Home is the folder for the slip with the phrase, which never goes with the packet.
	Home string
	// Programs are the programs that go along: that of this machine, and others for the member's.
	Programs []string
	// Anew takes sheets that are on another form already, or that the member has begun on the screen; Reason says why then.
	Anew   bool
	Reason string
}

// A Made packet is ready to be handed over.
type Made struct {
	Form   *store.Form
	Member *store.Member
	// Folder of the packet, for the stick.
	Folder string
	// Phrase opens the packet. It is nowhere but here and in the file Slip.
	Phrase string
	Slip   string
}

// Make gives out a packet: it writes the folder, registers the form with the packet's public key, and writes the slip with
// the phrase. When the folder cannot be written the form is spoiled again.
//
// The faults are those of store.Issue (form.nothing when the member has no sheet to fill in), form.withheld, file.exists,
// file.system and papers.letter.
func Make(ctx context.Context, s *store.Store, actor store.Actor, o Options, spoken *words.Words) (Made, error) {
	// What takes long, and fails on a full stick, comes first.
	arriving, err := os.MkdirTemp(o.Folder, ".goi-phieu-*")
	if err != nil {
		return Made{}, fileFault(o.Folder, err)
	}
	made, err := issue(ctx, s, actor, o, arriving, spoken)
	if err != nil {
		return Made{}, errors.Join(err, os.RemoveAll(arriving))
	}
	return made, nil
}

func issue(ctx context.Context, s *store.Store, actor store.Actor, o Options, arriving string, spoken *words.Words) (Made, error) {
	want := store.IssueOptions{Kind: store.PacketForm, Members: []string{o.Member}, Anew: o.Anew, Reason: o.Reason}
	view := s.Snapshot().For(actor)
	if err := view.MayReadForms(view.FormsFor(want).Forms); err != nil {
		return Made{}, err
	}
	if err := writeStick(arriving, o); err != nil {
		return Made{}, err
	}
	identity, err := s.PacketIdentity(ctx)
	if err != nil {
		return Made{}, err
	}
	secret, err := store.NewPacketSecret()
	if err != nil {
		return Made{}, err
	}
	want.Key = secret.Key
	forms, _, err := s.Issue(ctx, actor, want)
	if err != nil {
		return Made{}, err
	}
	made := Made{Form: forms[0], Folder: filepath.Join(o.Folder, folderName(forms[0])), Phrase: secret.Phrase}
	if err := made.finish(ctx, s, actor, o, arriving, identity.Recipient().String(), secret.Sealed, spoken); err != nil {
		spoil := &store.SpoilForm{Form: made.Form.Number, Reason: spoken.T("packet.not_made")}
		_, spoilt := s.Do(context.WithoutCancel(ctx), actor, spoil)
		return Made{}, errors.Join(err, spoilt)
	}
	return made, nil
}

// finish writes what is known only now that the form has a number, and puts the folder in its place.
func (m *Made) finish(ctx context.Context, s *store.Store, actor store.Actor, o Options, arriving, recipient string, sealed store.SealedKey, spoken *words.Words) error {
	view := s.Snapshot().For(actor)
	content, err := view.PacketFor(m.Form, recipient)
	if err != nil {
		return err
	}
	m.Member = content.Member
	if err := writeReadMe(arriving, content); err != nil {
		return err
	}
	if err := writeFile(ctx, filepath.Join(arriving, fileName), s, content, sealed); err != nil {
		return err
	}
	if _, err := os.Lstat(m.Folder); !errors.Is(err, fs.ErrNotExist) {
		return scoring.NewFault("file.exists", "path", m.Folder)
	}
	if m.Slip, err = papers.HandOutPhrase(o.Home, content, m.Phrase, spoken, s.Now()); err != nil {
		return err
	}
	if err := errors.Join(os.Chmod(arriving, 0o755), os.Rename(arriving, m.Folder)); err != nil {
		return errors.Join(fileFault(m.Folder, err), os.Remove(m.Slip))
	}
	store.SyncFolder(o.Folder)
	return nil
}

// writeFile makes the file of the program's own, and reads it back.
func writeFile(ctx context.Context, path string, home *store.Store, content *store.PacketContent, sealed store.SealedKey) error {
	s, err := store.Create(ctx, path, home.Now)
	if err != nil {
		return err
	}
	err = s.BeginPacket(ctx, content, sealed)
	if err == nil {
		var found store.Verification
		found, err = s.Verify(ctx)
		for _, fault := range found.Faults {
			err = errors.Join(err, fault)
		}
	}
	return errors.Join(err, s.Close())
}

// writeStick writes what is the same in every packet: scripts, their words, programs.
func writeStick(folder string, o Options) error {
	if err := os.Mkdir(filepath.Join(folder, behind), 0o755); err != nil {
		return fileFault(folder, err)
	}
	if err := writeScripts(folder); err != nil {
		return fileFault(folder, err)
	}
	missing, err := bothLanguages("packet.file.no_program")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(folder, behind, "thieu-chuong-trinh.txt"), missing, 0o644); err != nil {
		return fileFault(folder, err)
	}
	for i, program := range o.Programs {
		name := filepath.Base(program)
		if i == 0 {
			name = ownName()
		}
		if err := copyProgram(program, filepath.Join(folder, behind), name); err != nil {
			return err
		}
	}
	return nil
}

// writeScripts writes those that open the packet with a double click.
func writeScripts(folder string) error {
	scripts, err := stick.ReadDir("stick")
	if err != nil {
		return err
	}
	for _, script := range scripts {
		text, err := stick.ReadFile(path.Join("stick", script.Name()))
		if err != nil {
			return err
		}
		mode := fs.FileMode(0o644)
		if path.Ext(script.Name()) == ".sh" {
			mode = 0o755
		}
		if err := os.WriteFile(filepath.Join(folder, script.Name()), text, mode); err != nil {
			return err
		}
	}
	return nil
}

// ownName is what the program of this machine is called in the folder, whatever it is called here.
func ownName() string {
	if runtime.GOOS == "windows" {
		return "hoidong.exe"
	}
	return "hoidong"
}

func writeReadMe(folder string, c *store.PacketContent) error {
	first := &store.Sealed{Member: *c.Member, Packet: *c.Packet, Seal: 1}
	page, err := bothLanguages("packet.file.read_me", "round", c.Round.Name, "member", c.Member.Code, "name", c.Member.Name,
		"form", c.Packet.Code, "n", len(c.Packet.Ballots), "seal", sealName(first))
	if err != nil {
		return err
	}
	name := filepath.Join(folder, "HUONG-DAN.txt")
	if err := os.WriteFile(name, norm.NFC.Bytes(page), 0o644); err != nil {
		return fileFault(name, err)
	}
	return nil
}
