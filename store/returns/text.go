package returns

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// Status is where the file is, in one or two words.
func (f *File) Status(w *words.Words) string { return w.T("receive.status." + f.status()) }

func (f *File) status() string {
	switch {
	case f.Taken.Seq != 0:
		return "taken"
	case f.Unknown():
		return "unknown"
	case !f.read && foreign(f.Err):
		return string(store.StagedForeign)
	case !f.read:
		return string(store.StagedBroken)
	case f.Older:
		return "older"
	case f.Rival:
		return "rival"
	}
	return string(f.Staged.Status())
}

// foreignCodes are those of the faults that say that a file belongs to somebody else.
var foreignCodes = []string{"scoresheet.house", "scoresheet.foreign", "packet.foreign_round", "packet.unknown_form", "packet.foreign_member"}

// foreign reports whether a file could not be read because it belongs elsewhere, which readers may say inside a fault that says
// where it stands.
func foreign(err error) bool {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		return slices.ContainsFunc(joined.Unwrap(), foreign)
	}
	var fault *scoring.Fault
	if !errors.As(err, &fault) {
		return false
	}
	why, inner := fault.Params["why"].(error)
	return slices.Contains(foreignCodes, fault.Code) || inner && foreign(why)
}

// Member is the code of whose file it is, as far as that is known; empty for not at all.
func (f *File) Member() string { return f.in.Member }

// Counts says how many sheets of the file have which status, leaving out those of which there are none.
func (f *File) Counts(w *words.Words) string {
	var counts []string
	count := func(status string, n int) {
		if n > 0 {
			counts = append(counts, w.T("receive.status."+status)+" "+strconv.Itoa(n))
		}
	}
	for _, status := range store.StagedStatuses() {
		count(string(status), f.Staged.Count(status))
	}
	count("partial", f.Staged.Partial())
	return strings.Join(counts, " · ")
}

// Says is what there is to say of a sheet of a file: what would change on it cell by cell where something is there already,
// what it lacks, and why it is refused or waits; nothing for a sheet that stays as it is.
func Says(w *words.Words, rules *scoring.Rules, s *store.StagedSheet) []string {
	var said []string
	if s.Status == store.StagedChanged || s.Status == store.StagedStale {
		for _, c := range s.Changes(rules) {
			said = append(said, change(w, c))
		}
	}
	if lacking := s.Lacking(rules); s.Status != store.StagedSame && len(lacking) > 0 {
		said = append(said, w.T("receive.lacks", "criteria", strings.Join(lacking, ", ")))
	}
	if s.Why != nil {
		said = append(said, strings.ReplaceAll(w.Error(s.Why), "\n", " "))
	}
	return said
}

// change says what a cell holds, and what it would hold.
func change(w *words.Words, c store.CellChange) string {
	if c.Criterion == "" {
		return w.T("receive.remark", "was", w.Shown(c.RemarkWas), "now", w.Shown(c.RemarkNow))
	}
	return c.Criterion + ": " + w.T("status.changed", "was", points(w, c.Was), "now", points(w, c.Now))
}

func points(w *words.Words, p *scoring.Points) string {
	if p == nil {
		return w.T("cell.empty")
	}
	return p.String()
}
