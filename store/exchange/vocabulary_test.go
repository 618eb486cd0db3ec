package exchange

import (
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/words"
)

// TestNoWordMeansTwoThings: within one table, and one list of values, a word in any language has one meaning.
func TestNoWordMeansTwoThings(t *testing.T) {
	for name, keys := range map[string][]string{
		"dossiers": {
			"ordinal", "code", "product", "enterprise", "taxcode", "track", "sector", "registration", "referredby", "referralnumber",
			"referraldate", "received", "address", "iso9001", "iso14001", "site", "commitments", "conclusion",
		},
		"council":  {"ordinal", "membercode", "fullname", "role", "post", "office"},
		"scores":   {"ordinal", "member", "dossier", "criterion", "points", "remark"},
		"recusals": {"ordinal", "member", "taxcode", "reason", "dossier"},
	} {
		unambiguous(t, name, keys, "error.import.column.", "import.also.")
	}
	for _, sheet := range rulesSheets {
		var keys []string
		for _, c := range sheet.columns {
			keys = append(keys, c.key)
		}
		unambiguous(t, sheet.name, keys, "error.import.column.", "import.also.")
	}
	for c, codes := range choices {
		if c == yesNo {
			unambiguous(t, string(c), codes, "import.answer.")
		} else {
			unambiguous(t, string(c), codes, "rules.choice."+string(c)+".")
		}
	}
	unambiguous(t, "roles", []string{"chair", "vice-chair", "member", "secretary", "operator", "screen"}, "import.role.")
	unambiguous(t, "registrations", []string{"first", "renewal"}, "import.registration.")
	var keys []string
	for _, s := range settings {
		keys = append(keys, s.key)
	}
	unambiguous(t, "settings", keys, "rules.setting.")
}

func unambiguous(t *testing.T, name string, keys []string, prefixes ...string) {
	t.Helper()
	meaning := map[string]string{}
	for _, key := range keys {
		found := 0
		for _, prefix := range prefixes {
			for _, phrase := range phrasesOf(prefix + key) {
				found++
				if other, taken := meaning[fold(phrase)]; taken && other != key {
					t.Errorf("%s: %q means %s and %s", name, phrase, other, key)
				}
				meaning[fold(phrase)] = key
			}
		}
		if found < len(words.Languages()) {
			t.Errorf("%s: %s is not called anything in some language", name, key)
		}
	}
}

// TestEveryExpectationIsSaid: what a faulty cell should hold is a sentence in both languages.
func TestEveryExpectationIsSaid(t *testing.T) {
	for _, what := range []string{
		"text", "result", "code", "taxcode", "track", "registration", "day", "answer", "revenue", "export", "workers", "role",
		"points", "criterion", "judged", "assigned", "knownmember", "knowndossier",
	} {
		f := expect(what, "names", "A", "max", "10", "step", "1", "member", "HD01")
		for _, w := range languages() {
			if s := w.Error(f); strings.Contains(s, "⟦") || strings.Contains(s, "<no value>") {
				t.Errorf("%s: %q", w.Lang(), s)
			}
		}
	}
}

// TestADropListHasNoCommas: a comma would part a choice in two.
func TestADropListHasNoCommas(t *testing.T) {
	for c, codes := range choices {
		for _, code := range codes {
			for _, w := range languages() {
				if word := c.word(w, code); word == "" || strings.Contains(word, ",") {
					t.Errorf("%s %s: %q", c, code, word)
				}
			}
		}
	}
	if _, ok := figures.phrases().meaning(string(scoring.RevenueGrowth)); !ok {
		t.Error("a code is not taken for what it names")
	}
}
