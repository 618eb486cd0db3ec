package store

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"example.com/hoidong/store/words"
)

var update = flag.Bool("update", false, "write the tables of the policy in docs anew")

// policyPages are the headings of the tables, by language: title, what it is, the columns.
var policyPages = map[string]struct {
	file, title, about string
	columns            [4]string
}{
	words.Vietnamese: {
		"quyen-han.md", "Ai được làm gì, khi nào",
		"Bảng này in từ chính bảng quyền của chương trình. Việc không có trong bảng thì không ai làm được. Phiếu của ai chỉ người đó chấm và xác nhận; ai vắng theo điểm danh thì không chấm.",
		[4]string{"Việc", "Ai", "Khi phiên họp", "Cần lý do và người thứ hai khi"},
	},
	words.English: {
		"policy.md", "Who may do what, and when",
		"Printed from the program's own table. What is not in it nobody may do. A sheet is scored and confirmed by its member and by nobody else, and not by one who is away.",
		[4]string{"What", "Who", "While the sitting is", "With a reason and a second person while"},
	},
}

// TestThePolicyIsPrintedInTheDocs: the tables of who may do what are those of the program, in both languages.
func TestThePolicyIsPrintedInTheDocs(t *testing.T) {
	for lang, page := range policyPages {
		path := filepath.Join("..", "docs", page.file)
		got := fmt.Sprintf("# %s\n\n%s\n\n", page.title, page.about) + policyTable(words.MustSpeak(lang), page.columns)
		if *update {
			if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(want) != got {
			t.Errorf("%s is not what the policy says; run go test ./store -run Docs -update", path)
		}
	}
}

// policyTable is the policy as a table: actions down, and across who may, when, and when with a second person.
func policyTable(w *words.Words, columns [4]string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "| %s |\n|---|---|---|---|\n", strings.Join(columns[:], " | "))
	phase := func(p Phase) string { return w.T("phase." + string(p)) }
	for _, action := range Actions() {
		p := policy[action]
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", w.T("action."+string(action)), listed(p.roles, func(r Role) string {
			if r == Founder {
				return w.T("setup.owner")
			}
			return w.T("role." + string(r))
		}), listed(p.phases, phase), listed(p.grave, phase))
	}
	return b.String()
}

// listed are values in words; a dash for none.
func listed[T any](values []T, word func(T) string) string {
	if len(values) == 0 {
		return "–"
	}
	said := make([]string, len(values))
	for i, v := range values {
		said[i] = word(v)
	}
	return strings.Join(said, ", ")
}
