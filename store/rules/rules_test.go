package rules_test

import (
	"testing"

	"example.com/hoidong/store/rules"
)

func TestShippedRulesLoad(t *testing.T) {
	want := []string{"bo-cao-thap", "cnnt-2014", "ocop-2023", "spcncl-mau", "thqg-2019"}
	names := rules.Names()
	if len(names) != len(want) {
		t.Fatalf("names %v, want %v", names, want)
	}
	for i, name := range want {
		r, err := rules.Load(name)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if names[i] != name || r.Code != name {
			t.Errorf("%s is listed as %s and says it is %s", name, names[i], r.Code)
		}
	}
}
