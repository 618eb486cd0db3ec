package tui

import (
	"bytes"
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/bubbles/filepicker"
	tea "github.com/charmbracelet/bubbletea"
	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

// A disk is where files are chosen from. Its methods may take their time and are called from commands only.
type disk interface {
	// places are the folders to begin in, the first of which is where the chooser opens.
	places() []location
	// read lists a folder.
	read(path string) (folder, error)
}

// A location is a folder that people know by name. key is that of the message that names it, empty for a drive, which is
// called what it is.
type location struct{ key, path string }

// A folder is what is in one: folders first, in the order of a dictionary. above is empty at the top of a drive.
type folder struct {
	path, above string
	entries     []fileEntry
}

// A fileEntry is a folder or a file that can be chosen.
type fileEntry struct {
	// name is what is shown; path is how the system knows it.
	name, path string
	folder     bool
	size       int64
	changed    time.Time
}

// localDisk is the machine's own.
type localDisk struct {
	// home is the folder of the council's file.
	home string
}

// fileTypes are how the names of files end that can be read: to fill a round from, or because ballots come back in them.
var fileTypes = append(slices.Clone(importTypes), returnTypes...)

// places are, after the folder of the council's file, those where people put files, and the drives. A place that is not
// there is left out.
func (d localDisk) places() []location {
	xdg.Reload()
	known := []location{
		{"files.documents", xdg.UserDirs.Documents},
		{"files.desktop", xdg.UserDirs.Desktop},
		{"files.downloads", xdg.UserDirs.Download},
		{"files.data", d.home},
		{"files.home", xdg.Home},
	}
	for _, drive := range drives() {
		known = append(known, location{"", drive})
	}
	seen := map[string]bool{}
	known = slices.DeleteFunc(known, func(p location) bool {
		info, err := os.Stat(p.path)
		missing := err != nil || !info.IsDir() || seen[p.path]
		seen[p.path] = true
		return missing
	})
	// The first with a file that can be read is where people look first.
	for i, p := range known {
		if found, err := d.read(p.path); err == nil && slices.ContainsFunc(found.entries, func(e fileEntry) bool { return !e.folder }) {
			return slices.Insert(slices.Delete(known, i, i+1), 0, p)
		}
	}
	return known
}

// drives are those of Windows, and elsewhere what is mounted for people, such as a USB stick.
func drives() []string {
	if runtime.GOOS == "windows" {
		var all []string
		for letter := 'A'; letter <= 'Z'; letter++ {
			all = append(all, string(letter)+`:\`)
		}
		return all
	}
	var all []string
	for _, pattern := range []string{"/media/*/*", "/run/media/*/*", "/Volumes/*", "/mnt/*"} {
		found, err := filepath.Glob(pattern)
		if err == nil {
			all = append(all, found...)
		}
	}
	return all
}

func (localDisk) read(path string) (folder, error) {
	found, err := os.ReadDir(path)
	if err != nil {
		return folder{}, err
	}
	f := folder{path: path, above: filepath.Dir(path)}
	if f.above == path {
		f.above = ""
	}
	for _, one := range found {
		if e, ok := entryOf(path, one); ok {
			f.entries = append(f.entries, e)
		}
	}
	sortEntries(f.entries)
	return f, nil
}

// entryOf describes what can be chosen; false for everything else, and for what went away meanwhile.
func entryOf(path string, one fs.DirEntry) (fileEntry, bool) {
	name := one.Name()
	full := filepath.Join(path, name)
	// Excel writes a file beside every open workbook whose name begins with ~$.
	if hidden, err := filepicker.IsHidden(full); err != nil || hidden || strings.ContainsAny(name[:1], ".~$") {
		return fileEntry{}, false
	}
	info, err := os.Stat(full) // a link is what it leads to
	if err != nil || !info.IsDir() && !slices.Contains(fileTypes, strings.ToLower(filepath.Ext(name))) {
		return fileEntry{}, false
	}
	return fileEntry{norm.NFC.String(name), full, info.IsDir(), info.Size(), info.ModTime()}, true
}

func sortEntries(entries []fileEntry) {
	var buffer collate.Buffer
	c := collate.New(language.Vietnamese, collate.Numeric)
	slices.SortStableFunc(entries, func(a, b fileEntry) int {
		if a.folder != b.folder {
			if a.folder {
				return -1
			}
			return 1
		}
		defer buffer.Reset()
		return cmp.Or(bytes.Compare(c.KeyFromString(&buffer, a.name), c.KeyFromString(&buffer, b.name)), cmp.Compare(a.name, b.name))
	})
}

// placesCmd asks where files may be.
func placesCmd(d disk, to screen, visit int) tea.Cmd {
	return func() tea.Msg { return replyMsg{to, visit, placesMsg(d.places())} }
}

// readFolderCmd lists a folder.
func readFolderCmd(d disk, path string, to screen, visit int) tea.Cmd {
	return func() tea.Msg {
		f, err := d.read(path)
		return replyMsg{to, visit, folderMsg{path, f, err}}
	}
}
