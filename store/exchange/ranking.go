package exchange

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"strconv"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// WriteRankingCSV writes the ranking as the council's office files it: always the Vietnamese columns and values, UTF-8
// without a byte order mark, comma, no line but the header above the rows. The error of a ranking that the viewer may
// not see is the one of View.Ranking.
func WriteRankingCSV(w io.Writer, view store.View) error {
	ranking, err := view.Ranking()
	if err != nil {
		return err
	}
	vi, err := words.Speak(words.Vietnamese)
	if err != nil {
		return err
	}
	rules := view.Snapshot().Rules()
	out := csv.NewWriter(w)
	out.UseCRLF = true // RFC 4180, and what spreadsheets write
	if err := out.Write(rankingHeader(vi, rules)); err != nil {
		return fmt.Errorf("exchange: %w", err)
	}
	for i, row := range ranking.Rows {
		record := []string{
			placeText(row), view.Dossier(row.Product).Code, "", "", vi.Reason(rules, row),
		}
		explained, err := view.Explain(i)
		if err != nil {
			return err
		}
		if mean, ok := ranking.Mean(i); ok {
			record[2], record[3] = exact(mean, &explained), words.Mean(mean)
		}
		for c := range rules.Criteria {
			x := contribution(ranking, i, c, &explained)
			if row.Place == 0 && (rules.Trim > 0 || rules.Round >= 0) {
				// Trimmed or rounded parts are filed with the sum that they make, or not at all.
				x = ""
			}
			record = append(record, x)
		}
		record = append(record, vi.Verdict(rules, row), topText(row))
		if err := out.Write(record); err != nil {
			return fmt.Errorf("exchange: %w", err)
		}
	}
	out.Flush()
	return out.Error()
}

func rankingHeader(vi *words.Words, rules *scoring.Rules) []string {
	header := []string{
		vi.T("ranking.csv.place"), vi.T("ranking.csv.code"), vi.T("ranking.csv.fraction"), vi.T("ranking.csv.mean"),
		vi.T("ranking.csv.reason"),
	}
	for _, c := range rules.Criteria {
		header = append(header, c.Code)
	}
	return append(header, vi.T("ranking.csv.verdict"), vi.T("ranking.csv.top"))
}

func placeText(row scoring.Row) string {
	if row.Place == 0 {
		return ""
	}
	return strconv.Itoa(row.Place)
}

func fraction(x *big.Rat) string { return x.Num().String() + "/" + x.Denom().String() }

// exact is a mean as a fraction; empty where it would tell more of what the viewer may not see than two decimals do.
func exact(mean *big.Rat, explained *store.Explanation) string {
	if explained.Hidden != 0 {
		return ""
	}
	return fraction(mean)
}

// contribution is what a criterion adds to the mean of a row; empty where that is nothing, or hidden from the viewer.
func contribution(ranking *scoring.Ranking, row, criterion int, explained *store.Explanation) string {
	if explained.Hidden.Has(criterion) {
		return ""
	}
	if x, ok := ranking.Contribution(row, criterion); ok {
		return fraction(x)
	}
	return ""
}

func topText(row scoring.Row) string {
	if row.Top == scoring.TopIn {
		return "x"
	}
	return ""
}

// rankingSchema names the form of the JSON below; see docs/ranking-json.md.
const rankingSchema = "hoidong/ranking/1"

type rankingJSON struct {
	Schema      string           `json:"schema"`
	Round       roundJSON        `json:"round"`
	Provisional bool             `json:"provisional"`
	Revision    uint64           `json:"revision"`
	Fingerprint string           `json:"fingerprint"`
	Rows        []rankingRowJSON `json:"rows"`
}

type roundJSON struct {
	Year   int    `json:"year"`
	Name   string `json:"name"`
	Rules  string `json:"rules"`
	Sample bool   `json:"sample"`
	Phase  string `json:"phase"`
}

type rankingRowJSON struct {
	Place      int             `json:"place,omitempty"`
	Tied       bool            `json:"tied,omitempty"`
	Code       string          `json:"code"`
	Product    string          `json:"product"`
	Enterprise string          `json:"enterprise"`
	TaxCode    string          `json:"tax_code"`
	Mean       string          `json:"mean,omitempty"`
	Shown      string          `json:"shown,omitempty"`
	Reason     string          `json:"reason,omitempty"`
	Missing    []string        `json:"missing,omitempty"`
	Verdict    string          `json:"verdict,omitempty"`
	Grade      string          `json:"grade,omitempty"`
	Top        string          `json:"top,omitempty"`
	Criteria   []criterionJSON `json:"criteria,omitempty"`
	Sheets     sheetsJSON      `json:"sheets"`
}

type criterionJSON struct {
	Code         string `json:"code"`
	Contribution string `json:"contribution"`
}

type sheetsJSON struct {
	Complete int `json:"complete"`
	Asked    int `json:"asked"`
}

// WriteRankingJSON writes the ranking for other programs: exact fractions as text, codes instead of words. A ranking is
// provisional as long as the council has not signed it off.
func WriteRankingJSON(w io.Writer, view store.View) error {
	ranking, err := view.Ranking()
	if err != nil {
		return err
	}
	snap := view.Snapshot()
	round := snap.Round()
	out := rankingJSON{
		Schema: rankingSchema, Provisional: true, Revision: snap.Revision(), Fingerprint: snap.Fingerprint(),
		Round: roundJSON{round.Year, round.Name, snap.Rules().Code, round.Sample || snap.Rules().Sample, string(snap.Phase())},
		Rows:  []rankingRowJSON{},
	}
	for i := range ranking.Rows {
		explained, err := view.Explain(i)
		if err != nil {
			return err
		}
		out.Rows = append(out.Rows, rowJSON(view, ranking, i, &explained))
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(out)
}

func rowJSON(view store.View, ranking *scoring.Ranking, i int, explained *store.Explanation) rankingRowJSON {
	row, rules := ranking.Rows[i], view.Snapshot().Rules()
	sheets := ranking.Sheets(i)
	out := rankingRowJSON{
		Place: row.Place, Tied: row.Tied, Code: view.Dossier(row.Product).Code,
		Product: view.Dossier(row.Product).Product, Enterprise: view.Enterprise(row.Product).Name,
		TaxCode: view.Dossier(row.Product).TaxCode, Reason: string(row.Reason),
		Verdict: verdicts[row.Verdict], Top: tops[row.Top], Sheets: sheetsJSON{sheets.Complete, sheets.Asked},
	}
	if mean, ok := ranking.Mean(i); ok {
		out.Mean, out.Shown = exact(mean, explained), words.Mean(mean)
	}
	if row.Grade >= 0 && row.Place > 0 {
		out.Grade = rules.Grades[row.Grade].Name
	}
	for c := range row.Missing.All() {
		out.Missing = append(out.Missing, rules.Criteria[c].Code)
	}
	for c := range rules.Criteria {
		if x := contribution(ranking, i, c, explained); x != "" {
			out.Criteria = append(out.Criteria, criterionJSON{rules.Criteria[c].Code, x})
		}
	}
	return out
}

var (
	verdicts = map[scoring.Verdict]string{scoring.Passed: "passed", scoring.Failed: "failed"}
	tops     = map[scoring.Top]string{scoring.TopIn: "in", scoring.TopOpen: "open"}
)
