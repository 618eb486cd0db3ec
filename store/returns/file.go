package returns

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/packet"
)

// A File is one that came back, as far as it has been read, held against the round, and taken.
type File struct {
	// Path is where it is, Name how people speak of it.
	Path, Name string
	// Staged is what it would change; without a form when it could not be read.
	Staged store.StagedFile
	// Warnings are what the reader noticed and took all the same.
	Warnings []*scoring.Fault
	// Err is why it could not be read, or was not taken when that was tried; nil otherwise.
	Err error
	// Rival: there is another file of the same form, and it is for a person to say which of them counts.
	Rival bool
	// Older: there is a later seal of the same packet among the files.
	Older bool
	// Taken is the receipt of the act that took it; zero while it has not been taken.
	Taken store.Receipt
	// in is what was read, when read says so; it may be more than whoever receives it may see.
	in   store.Incoming
	read bool
	// decided is what a person decided about it.
	decided store.Decisions
}

// Unknown reports whether the file is none that was given out, such as a film: it is listed, and nobody misses it.
func (f *File) Unknown() bool {
	for _, code := range []string{"receive.unknown", "scoresheet.none", "import.toobig"} {
		if errors.Is(f.Err, scoring.NewFault(code)) {
			return true
		}
	}
	return false
}

// Offered reports whether taking the file would change something, and nothing speaks against it.
func (f *File) Offered() bool {
	return f.read && f.Taken.Seq == 0 && f.Staged.Takeable() && !f.Rival && !f.Older
}

// Refusal is what speaks against taking the file; nil for one that was taken, and for one that changes nothing.
func (f *File) Refusal() error {
	switch {
	case f.Taken.Seq != 0 || f.Older:
		return nil
	case f.Err != nil:
		return f.Err
	case f.Staged.Known:
		return nil
	case f.Staged.Refusal != nil:
		return f.Staged.Refusal
	case f.Rival:
		return scoring.NewFault("receive.rivals", "file", f.Name, "form", f.Staged.Given.Code)
	}
	return nil
}

// Paths are the files of arguments that name files and folders: of a folder those that are in it, by name, and the seals in
// the folders of packets inside it, but none in other folders, and none that is hidden or that Excel keeps beside an open
// workbook. The faults are those of exchange.OpenSource.
func Paths(args []string) ([]string, error) {
	var paths []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, exchange.OpenFault(arg, err)
		}
		if !info.IsDir() {
			paths = append(paths, arg)
			continue
		}
		inside, err := os.ReadDir(arg)
		if err != nil {
			return nil, exchange.OpenFault(arg, err)
		}
		for _, one := range inside {
			path := filepath.Join(arg, one.Name())
			switch {
			case strings.ContainsAny(one.Name()[:1], ".~"):
			case one.IsDir():
				paths = append(paths, packet.Seals(path)...)
			case isFile(path):
				paths = append(paths, path)
			}
		}
	}
	return dropTwice(paths), nil
}

// isFile reports whether a path leads to a file that can be read to its end, which no folder can, and no pipe; whatever
// cannot be looked at counts as one, so that somebody is told.
func isFile(path string) bool {
	info, err := os.Stat(path)
	return err != nil || info.Mode().IsRegular()
}

// dropTwice leaves a path out that was named before.
func dropTwice(paths []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(paths, func(path string) bool {
		path = filepath.Clean(path)
		was := seen[path]
		seen[path] = true
		return was
	})
}

// settle says of every file whether others of its form stand in its way. Of several seals only the latest is offered; of
// other files of a form none, also when one of them was taken already or before, as nobody but a person knows which is right.
func settle(files []*File) {
	latest := map[int]int{}
	sums := map[place]map[string]bool{}
	for _, f := range files {
		if f.waits() {
			latest[f.in.Form] = max(latest[f.in.Form], f.in.Seal)
		}
		if at := f.place(); f.waits() || f.Taken.Seq != 0 || f.read && f.Staged.Known {
			if sums[at] == nil {
				sums[at] = map[string]bool{}
			}
			sums[at][f.in.Sum] = true
		}
	}
	for _, f := range files {
		f.Older = f.waits() && f.in.Seal < latest[f.in.Form]
		f.Rival = f.waits() && !f.Older && len(sums[f.place()]) > 1
	}
}

// A place is what only one file can be: a form's, or one seal of a packet.
type place struct{ form, seal int }

func (f *File) place() place { return place{f.in.Form, f.in.Seal} }

// waits reports whether the file was read and can be taken, perhaps once somebody has decided about it.
func (f *File) waits() bool {
	return f.read && f.Taken.Seq == 0 && !f.Staged.Known && (f.Staged.Refusal == nil || len(f.Staged.Undecided()) > 0)
}
