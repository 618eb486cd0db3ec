package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
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
		return nil, fmt.Errorf("store: %w", err)
	}
	b, err := engine.CreateBolt(path)
	if err != nil {
		return nil, fileFault(path, err)
	}
	return newOnFile(ctx, b, path, clock)
}

func newOnFile(ctx context.Context, b *engine.Bolt, path string, clock func() time.Time) (*Store, error) {
	held, err := holdFile(b, path, clock())
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return New(ctx, held, clock)
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
		"since", h.Since.Local().Format("15:04 02/01/2006"))
}

// A heldFile removes the note beside the file when it is closed. A note left by a crash does no harm: the lock on the
// file went with the process, and the next one overwrites the note.
type heldFile struct {
	engine.Engine
	note string
}

func holdFile(e engine.Engine, path string, now time.Time) (engine.Engine, error) {
	host, err := os.Hostname()
	if err != nil {
		host = "?"
	}
	text, err := json.Marshal(holder{os.Getpid(), filepath.Base(os.Args[0]), host, now.UTC()})
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if err := os.WriteFile(holderPath(path), text, 0o600); err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	return heldFile{e, holderPath(path)}, nil
}

func (h heldFile) Close() error {
	removed := os.Remove(h.note)
	if errors.Is(removed, fs.ErrNotExist) {
		removed = nil
	}
	return errors.Join(h.Engine.Close(), removed)
}
