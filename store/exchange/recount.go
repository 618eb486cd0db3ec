package exchange

import (
	"fmt"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// A File is one of several that belong together.
type File struct {
	Name string
	Data []byte
}

// Recount is everything that somebody needs to count a round again without this program: what was handed in, given and
// decided, as CSV; the rules as a workbook; and a workbook whose formulas compute means, places and cuts from the sheets. at
// is the time as people there read it. Scores that do not count are in the CSV, with why, and not in what the formulas
// count. Access codes and keys are in none of it.
//
// The errors are those of View.FiledSheets.
func Recount(view store.View, spoken *words.Words, at time.Time) ([]File, error) {
	r := &recount{view: view, words: spoken, at: at, rules: view.Snapshot().Rules()}
	var err error
	if r.filed, err = view.FiledSheets(); err != nil {
		return nil, err
	}
	if r.ranking, err = view.Ranking(); err != nil {
		return nil, err
	}
	var files []File
	for _, part := range []struct {
		name  string
		write func() ([]byte, error)
	}{
		{spoken.T("recount.file.book") + ".xlsx", r.recountBook},
		{spoken.T("recount.file.rules") + ".xlsx", r.rulesBook},
		{spoken.T("recount.file.dossiers") + ".csv", r.dossiers},
		{spoken.T("recount.file.council") + ".csv", r.council},
		{spoken.T("recount.file.recusals") + ".csv", r.recusals},
		{spoken.T("recount.file.figures") + ".csv", r.figures},
		{spoken.T("recount.file.sheets") + ".csv", r.sheets},
		{spoken.T("recount.file.scores") + ".csv", r.scores},
		{spoken.T("recount.file.ranking") + ".csv", r.places},
	} {
		data, err := part.write()
		if err != nil {
			return nil, fmt.Errorf("exchange: %s: %w", part.name, err)
		}
		files = append(files, File{part.name, data})
	}
	return files, nil
}

// A recount is what its files are written from.
type recount struct {
	view    store.View
	words   *words.Words
	at      time.Time
	rules   *scoring.Rules
	ranking *scoring.Ranking
	filed   []store.FiledSheet
}

// t is the name of a column of the recount, imported that of a column as it is read back.
func (r *recount) t(key string) string { return r.words.T("recount.column." + key) }

func (r *recount) imported(keys ...string) []string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = r.words.T("error.import.column." + key)
	}
	return names
}

func (r *recount) yesNo(yes bool) string {
	if yes {
		return r.words.T("answer.yes")
	}
	return r.words.T("answer.no")
}

func (r *recount) answer(a store.Answer) string {
	if a == store.Unstated {
		return ""
	}
	return r.words.T("answer." + string(a))
}
