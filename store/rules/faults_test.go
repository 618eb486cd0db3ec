package rules_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/rules"
)

// found are the faults of a text as "line key code".
func found(t testing.TB, text string) []string {
	t.Helper()
	r, err := rules.Read("bộ.toml", []byte(text))
	if err == nil {
		return nil
	}
	if r != nil {
		t.Error("rules beside an error")
	}
	speaks(t, err)
	list := []error{err}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		list = joined.Unwrap()
	}
	var lines []string
	for _, e := range list {
		var f *scoring.Fault
		if !errors.As(e, &f) || f.Code != "rules.line" || f.Params["file"] != "bộ.toml" {
			t.Fatalf("%v has no place", e)
		}
		lines = append(lines, fmt.Sprintf("%v %v %s", f.Params["line"], f.Params["key"], f.Params["why"].(*scoring.Fault).Code))
	}
	return lines
}

// TestFaultySamples changes one line of a good set at a time.
func TestFaultySamples(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{`format = 1`, `format = 2`, "1 format rules.newer"},
		{`format = 1`, `format = 0`, "1 format rules.format"},
		{`format = 1`, `format = "1"`, "1 format rules.format"},
		{`format = 1`, ``, "1  rules.required"},
		{`code = "a"`, `code = 5`, "2 code rules.value"},
		{`code = "a"`, `code = " "`, "2 code rules.required"},
		{`code = "a"`, ``, "1  rules.required"},
		{`code = "a"`, `code = "a"` + "\nvung = 1", "3 vung rules.key"},
		{`code = "a"`, `code = "a"` + "\n[vung]\na.b = 1", ""},
		{`scale = 10`, `scale = 11`, "4 scale rules.scale"},
		{`scale = 10`, `scale = 10.0`, "4 scale rules.value"},
		{`scale = 10`, `scale = "10,005"`, "4 scale rules.value"},
		{`scale = 10`, `scale = [10]`, "4 scale rules.value"},
		{`scale = 10`, `scale = 10` + "\nstep = 0", "5 step rules.range"},
		{`scale = 10`, `scale = 10` + "\nstep = 3", "10 criterion[0].max rules.step"},
		{`scale = 10`, `scale = 10` + "\nfloor = 60", "5 floor rules.value"},
		{`scale = 10`, `scale = 10` + "\nfloor = \"160%\"", "5 floor rules.range"},
		{`scale = 10`, `scale = 10` + "\nsample = \"true\"", "5 sample rules.value"},
		{`scale = 10`, `scale = 10` + "\ntop = -1", "5 top rules.value"},
		{`scale = 10`, `scale = 10` + "\ntop = 2026-01-01", "5 top rules.value"},
		{`scale = 10`, `scale = 10` + "\nround = 1", "5 round rules.by_member"},
		{`scale = 10`, `scale = 10` + "\nquorum = [\"2/3\",\n\"4/3\"]", "6 quorum[1] rules.value"},
		{`scale = 10`, `scale = 10` + "\nquorum = \"2/3\"", "5 quorum rules.value"},
		{`scale = 10`, `scale = 10` + "\ntie_order = [\"X\", \"Z\"]", "5 tie_order[1] rules.unknown"},
		{`scale = 10`, `scale = 10` + "\ntie_order = [\"X\",\n1]", "6 tie_order[1] rules.value"},
		{`scale = 10`, `scale = 10` + "\ntie_order = [\"X\",\ntrue]", ""},
		{`scale = 10`, `scale = 10` + "\ngrades = [[\"A\", 5],\n[\"B\", 6]]", "6 grades[1] rules.order"},
		{`scale = 10`, `scale = 10` + "\ngrades = [[\"A\"]]", "5 grades[0] rules.value"},
		{`scale = 10`, `scale = 10` + "\ngrades = [\"A\"]", "5 grades[0] rules.value"},
		{`scale = 10`, `scale = 10` + "\nvisibility = \"later\"", "5 visibility rules.unknown"},
		{`scale = 10`, `scale = 10` + "\nsecond_clerk = \"none\"", "5 second_clerk rules.unknown"},
		{`scale = 10`, `scale = 10` + "\npass = \"10,5\"", "5 pass rules.range"},
		{`mean = "by-member"`, `mean = "median"`, "5 mean rules.unknown"},
		{`mean = "by-member"`, "mean = \"by-member\"\n[[track]]\nname = \"T\"\nrequire = [[\"profit\", \"1 tỷ\"]]", "8 track[0].require[0][0] rules.value"},
		{`mean = "by-member"`, "mean = \"by-member\"\n[[track]]\nname = \"T\"\nrequire = [[\"export\", \"1 tỷ đồng\"]]", "8 track[0].require[0][1] rules.value"},
		{`mean = "by-member"`, "mean = \"by-member\"\n[[track]]\nname = \"T\"\n[[track]]\nname = \"T\"", "9 track[1].name rules.duplicate"},
		{`max = 10`, ``, "6 criterion[0] rules.required"},
		{`max = 10`, `max = "mười"`, "9 criterion[0].max rules.value"},
		{`max = 10`, `max = 10` + "\nweight = 2", ""},
		{`max = 10`, `max = 10` + "\nbands = []", "10 criterion[0].bands rules.nofigure"},
		{`max = 10`, `max = 10` + "\nmàu = \"đỏ\"", ""},
		{`max = 10`, `max = 10` + "\n\"a.b\" = 1", "10 criterion[0].a·b rules.key"},
		{`scorers = ["*"]`, ``, ""},
		{`scorers = ["*"]`, `scorers = ["*", "HD01"]`, ""},
		{`scorers = ["*"]`, `scorers = "HD01"`, "10 criterion[0].scorers rules.value"},
		{`scorers = ["*"]`, `figure = "profit"` + "\nbands = [[1, 1]]", "10 criterion[0].figure rules.value"},
		{`scorers = ["*"]`, `figure = "export"` + "\notherwise = 1\nbands = [[\"1 tỷ đồng\", 1]]", "12 criterion[0].bands[0][0] rules.value"},
		{`scorers = ["*"]`, `figure = "export"` + "\nbands = [[1, 1]]", "6 criterion[0] rules.required"},
		{`scorers = ["*"]`, `figure = "export"` + "\notherwise = 1\nbands = [[1, 1],\n[2, 1]]", "13 criterion[0].bands[1] rules.order"},
		{`scorers = ["*"]`, `figure = "export"` + "\notherwise = 1\nmissing = [[\"T\", 1]]", "12 criterion[0].missing[0] rules.unknown"},
		{`[[criterion]]`, `[criterion]`, ""},
		{`[[criterion]]`, `[[criteria]]`, ""},
		{`name = "Y"`, `name = Y`, "8  rules.syntax"},
		{`name = "Y"`, `name = "Y"` + "\nname = \"Z\"", "9  rules.syntax"},
	} {
		if !strings.Contains(smallest, c.old) {
			t.Fatalf("%q is not in the sample", c.old)
		}
		got := found(t, strings.Replace(smallest, c.old, c.new, 1))
		if c.want != "" && !slices.Equal(got, []string{c.want}) || len(got) == 0 {
			t.Errorf("%s\n got  %q\n want %q", c.new, got, c.want)
		}
	}
}

func TestAllFaultsAtOnceInTheOrderOfTheirLines(t *testing.T) {
	got := found(t, `format = 1
name = "b"
scale = "x"
mean = "by-criterion"
floor = "60"
unknown = { a = 1, b = 2 }

[[track]]
judged = 1

[[criterion]]
code = "X"
name = "Y"
max = 10
weight = "1,234"
scorers = ["*"]

[[criterion]]
code = "X"
max = 10
figure = "export"
bands = [
  ["5 triệu", 10],
  ["6 triệu", 11],
]
colour = "red"
`)
	want := []string{
		"1  rules.required",
		"3 scale rules.value",
		"5 floor rules.value",
		"6 unknown rules.key",
		"8 track[0] rules.required",
		"9 track[0].judged rules.value",
		"15 criterion[0].weight rules.value",
		"18 criterion[1] rules.required",
		"18 criterion[1] rules.required",
		"19 criterion[1].code rules.duplicate",
		"24 criterion[1].bands[1] rules.order",
		"24 criterion[1].bands[1] rules.range",
		"26 criterion[1].colour rules.key",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func FuzzRead(f *testing.F) {
	for _, text := range []string{smallest, "[[criterion]]\n[criterion.x]\n", "a.b=1\n[a.c]\n", "x=[[{y=1}]]", "format=9"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r, err := rules.Read("x", []byte(text))
		if (r == nil) == (err == nil) {
			t.Fatalf("%v, %v", r, err)
		}
		if r != nil && len(r.Validate()) > 0 {
			t.Errorf("faulty rules: %v", r.Validate())
		}
	})
}
