package store

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// Open opens a hoidong file. The faults are file.none, file.in_use (it names the process that has the file), file.empty,
// file.foreign, file.truncated and file.newer; the file is untouched by all of them.
func Open(ctx context.Context, path string, clock func() time.Time) (*Store, error) {
	b, err := engine.OpenBolt(path)
	if err != nil {
		return nil, fileFault(path, err)
	}
	return newOnFile(ctx, b, path, clock)
}

// Create makes a new hoidong file, and the folders it stands in. The fault is file.exists when there is one.
func Create(ctx context.Context, path string, clock func() time.Time) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, fileFault(path, err)
	}
	b, err := engine.CreateBolt(path)
	if err != nil {
		return nil, fileFault(path, err)
	}
	return newOnFile(ctx, b, path, clock)
}

func newOnFile(ctx context.Context, b *engine.Bolt, path string, clock func() time.Time) (*Store, error) {
	s, err := New(ctx, holdFile(b, path, clock()), clock)
	if err != nil {
		return nil, err
	}
	s.backup = newBackup(b, path)
	return s, nil
}

func fileFault(path string, err error) error {
	var damage *engine.Damage
	switch {
	case errors.As(err, &damage):
		return scoring.NewFault("file."+string(damage.Kind), "path", path)
	case errors.Is(err, engine.ErrInUse):
		return inUse(path)
	case errors.Is(err, fs.ErrNotExist):
		return scoring.NewFault("file.none", "path", path)
	case errors.Is(err, fs.ErrExist):
		return scoring.NewFault("file.exists", "path", path)
	}
	return scoring.NewFault("file.system", "path", path, "reason", err)
}

// A holder is the process that has a file open, as noted beside the file for whoever finds it in use.
type holder struct {
	PID     int       `json:"pid"`
	Program string    `json:"program"`
	Host    string    `json:"host"`
	Since   time.Time `json:"since"`
}

func holderPath(path string) string { return path + ".owner" }

func inUse(path string) error {
	var h holder
	text, err := os.ReadFile(holderPath(path))
	if err != nil || json.Unmarshal(text, &h) != nil {
		return scoring.NewFault("file.in_use_unknown", "path", path)
	}
	return scoring.NewFault("file.in_use", "path", path, "pid", h.PID, "program", h.Program, "host", h.Host,
		"since", spokenTime(h.Since))
}

// spokenTime is a time as people here say it.
func spokenTime(t time.Time) string { return t.Local().Format("15:04 02/01/2006") }

// A heldFile removes the note beside the file when it is closed. A note left by a crash does no harm: the lock on the
// file went with the process, and the next one overwrites the note.
type heldFile struct {
	engine.Engine
	note string
}

// holdFile leaves the note. It only serves the message to whoever finds the file in use, and what it does not say the
// message leaves out; the lock is what keeps others away. So nobody is kept from reading a file on a full disk.
func holdFile(e engine.Engine, path string, now time.Time) engine.Engine {
	note := holderPath(path)
	text, err := json.Marshal(holder{os.Getpid(), filepath.Base(os.Args[0]), hostName(), now.UTC()})
	if err == nil {
		err = os.WriteFile(note, text, 0o600)
	}
	if err != nil {
		// Half a note, or an old one, would name the wrong process.
		_ = os.Remove(note)
		return e
	}
	return heldFile{e, note}
}

func (h heldFile) Close() error {
	removed := os.Remove(h.note)
	if errors.Is(removed, fs.ErrNotExist) {
		removed = nil
	}
	return errors.Join(h.Engine.Close(), removed)
}
