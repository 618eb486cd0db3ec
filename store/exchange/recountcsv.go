package exchange

import (
	"bytes"
	"encoding/csv"
	"math/big"
	"strconv"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// semicolons is a table as Excel opens it with a double click where the decimal sign is a comma: UTF-8 with a byte order
// mark, semicolons between cells. The readers of this package read it too.
func semicolons(rows [][]string) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff")
	out := csv.NewWriter(&b)
	out.Comma, out.UseCRLF = ';', true
	if err := out.WriteAll(rows); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// harmless is a text that somebody typed. A spreadsheet would take one that begins with these signs for a formula and carry it
// out; with an apostrophe it does not.
func harmless(text string) string {
	if text != "" && strings.ContainsRune("=+-@\t\r", rune(text[0])) {
		return "'" + text
	}
	return text
}

// exactly is a number with the decimals that a recount compares, without zeros at the end; empty for none.
func exactly(x *big.Rat) string {
	if x == nil {
		return ""
	}
	text := scoring.FormatRat(x, recountDecimals)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ",")
}

// council are the members; ReadCouncil reads it.
func (r *recount) council() ([]byte, error) {
	rows := [][]string{append(r.imported("membercode", "fullname", "role", "post", "office"), r.t("votes"))}
	for _, m := range r.view.Snapshot().Members() {
		rows = append(rows, []string{m.Code, harmless(m.Name), harmless(r.title(m)), harmless(m.Post), harmless(m.Office), r.yesNo(m.Votes())})
	}
	return semicolons(rows)
}

// title is a member's place in the council as the decision words it, or what his roles are called.
func (r *recount) title(m *store.Member) string {
	if m.Title != "" {
		return m.Title
	}
	joint, _, _ := strings.Cut(r.words.T("import.rolejoint"), "|")
	var names []string
	for _, role := range m.Roles {
		name, _, _ := strings.Cut(r.words.T("import.role."+string(role)), "|")
		names = append(names, name)
	}
	return strings.Join(names, " "+joint+" ")
}

// recusals are those in force; ReadRecusals reads it.
func (r *recount) recusals() ([]byte, error) {
	rows := [][]string{r.imported("member", "taxcode", "dossier", "reason")}
	for _, one := range r.view.Recusals() {
		rows = append(rows, []string{one.Member, one.TaxCode, one.Dossier, harmless(one.Reason)})
	}
	return semicolons(rows)
}

// figures are the points of the computed criteria, and where they come from.
func (r *recount) figures() ([]byte, error) {
	rows := [][]string{append(r.imported("dossier", "criterion", "points"), r.t("from"))}
	for d := range r.view.Dossiers() {
		computed := r.view.Computed(d)
		for c := range r.rules.Criteria {
			if !r.rules.Criteria[c].Computed() {
				continue
			}
			points := ""
			if computed[c].Known {
				points = computed[c].Points.String()
			}
			from := r.words.Computed(&r.rules.Criteria[c], &computed[c])
			rows = append(rows, []string{r.view.Dossier(d).Code, r.rules.Criteria[c].Code, points, from})
		}
	}
	return semicolons(rows)
}

// sheets are all of them, one row a member, product and turn.
func (r *recount) sheets() ([]byte, error) {
	rows := [][]string{append(r.imported("member", "dossier"),
		r.t("turn"), r.t("total"), r.t("status"), r.t("confirmed"), r.t("channel"), r.t("form"), r.t("counts"), r.t("why"), r.imported("remark")[0])}
	for i := range r.filed {
		f := &r.filed[i]
		status, total, form := "", "", ""
		if on := r.view.Form(f.Sheet.Form); on != nil {
			form = on.Code
		}
		if f.Status != "" {
			status = r.words.T("sheet.status." + string(f.Status))
		}
		if len(f.Sheet.Scores) > 0 {
			var sum scoring.Points
			for _, score := range f.Sheet.Scores {
				sum += score.Points
			}
			total = sum.String()
		}
		rows = append(rows, []string{
			f.Member.Code, f.Sheet.Dossier, strconv.Itoa(f.Sheet.Turn), total, status, r.yesNo(f.Sheet.Confirmed),
			r.words.T("recount.channel." + string(f.Sheet.Channel)), form, r.yesNo(f.Uncounted == "" && total != ""), whyNot(r.words, f.Uncounted, f.Sheet), harmless(f.Sheet.Remark),
		})
	}
	return semicolons(rows)
}

// whyNot says why what stands on a sheet does not count; empty for what does.
func whyNot(spoken *words.Words, why store.Uncounted, sheet *store.Sheet) string {
	switch why {
	case "":
		return ""
	case store.UncountedInvalid:
		return spoken.T("recount.why.invalid", "reason", sheet.Invalid)
	}
	return spoken.T("recount.why." + string(why))
}

// scores are all that were given, those too that do not count; ReadScores reads it as long as nothing was scored twice.
func (r *recount) scores() ([]byte, error) {
	rows := [][]string{append(r.imported("member", "dossier", "criterion", "points"), r.t("turn"), r.t("counts"), r.t("why"))}
	for i := range r.filed {
		f := &r.filed[i]
		for _, score := range f.Sheet.Scores {
			why := f.Of(score.Criterion)
			rows = append(rows, []string{
				f.Member.Code, f.Sheet.Dossier, score.Criterion, score.Points.String(), strconv.Itoa(f.Sheet.Turn), r.yesNo(why == ""), whyNot(r.words, why, f.Sheet),
			})
		}
	}
	return semicolons(rows)
}

// places are the ranking with what every criterion brings, in decimals that a spreadsheet can read.
func (r *recount) places() ([]byte, error) {
	header := []string{r.words.T("column.place"), r.t("dossier"), r.words.T("column.product"), r.words.T("column.enterprise"), r.words.T("column.mean_full")}
	for i := range r.rules.Criteria {
		header = append(header, r.rules.Criteria[i].Code)
	}
	rows := [][]string{append(header, r.words.T("column.verdict"), r.t("top"), r.t("reason"))}
	for i, row := range r.ranking.Rows {
		d := r.view.Dossier(row.Product)
		mean, _ := r.ranking.Mean(i)
		record := []string{placeText(row), d.Code, harmless(d.Product), harmless(r.view.Enterprise(row.Product).Name), exactly(mean)}
		for c := range r.rules.Criteria {
			brings, _ := r.ranking.Contribution(i, c)
			record = append(record, exactly(brings))
		}
		rows = append(rows, append(record, r.words.Verdict(r.rules, row), r.topText(row), r.words.Reason(r.rules, row)))
	}
	return semicolons(rows)
}

func (r *recount) topText(row scoring.Row) string {
	switch row.Top {
	case scoring.TopIn:
		return "Top " + strconv.Itoa(r.rules.Top)
	case scoring.TopOpen:
		return r.words.T("recount.open")
	}
	return ""
}
