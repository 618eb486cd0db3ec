package rules

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"
)

func TestWhatIsWrittenDownReadsTheSame(t *testing.T) {
	for _, name := range Names() {
		set, err := Load(name)
		if err != nil {
			t.Fatal(err)
		}
		again, faults := WriteDown(set).Rules()
		if len(faults) > 0 || !reflect.DeepEqual(set, again) {
			t.Errorf("%s: %v\n%+v\n%+v", name, faults, set, again)
		}
	}
}

func TestBlanksSayWhereTheyAre(t *testing.T) {
	set, err := Load("spcncl-mau")
	if err != nil {
		t.Fatal(err)
	}
	w := WriteDown(set)
	w.Criteria[4].Code, w.Criteria[0].Bands[1].Second, w.Settings["top"], w.Settings["pass"] = "", "", "", ""
	_, faults := w.Rules()
	want := map[string]string{"criterion[4].code": "rules.empty", "criterion[0].bands[1][1]": "rules.value", "top": "rules.value"}
	for _, f := range faults {
		if want[f.Path] != f.Code && f.Code != "rules.unknown" {
			t.Errorf("%v", f)
		}
		delete(want, f.Path)
	}
	if len(want) > 0 {
		t.Errorf("not reported: %v", want)
	}
}

// TestWrittenTextNeverBreaks puts any text into any place.
func TestWrittenTextNeverBreaks(t *testing.T) {
	set, err := Load("spcncl-mau")
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		w := WriteDown(set)
		for key := range w.Settings {
			if rapid.Bool().Draw(t, key) {
				w.Settings[key] = rapid.String().Draw(t, key+" text")
			}
		}
		c := &w.Criteria[rapid.IntRange(0, 8).Draw(t, "criterion")]
		c.Code, c.Max, c.Weight, c.Figure = rapid.String().Draw(t, "code"), rapid.String().Draw(t, "max"), rapid.String().Draw(t, "weight"), rapid.SampledFrom([]string{"", "revenue", "x"}).Draw(t, "figure")
		if r, faults := w.Rules(); r == nil == (len(faults) == 0) {
			t.Fatalf("rules %v with %d faults", r, len(faults))
		}
	})
}
