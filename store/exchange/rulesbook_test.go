package exchange_test

import (
	"bytes"
	"reflect"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/words"
)

func TestShippedRulesComeBackFromAWorkbook(t *testing.T) {
	for _, name := range rules.Names() {
		r, err := rules.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		comesBack(t, r)
	}
}

func comesBack(t testing.TB, want *scoring.Rules) {
	t.Helper()
	var book bytes.Buffer
	if err := exchange.WriteRules(&book, want); err != nil {
		t.Fatal(err)
	}
	got, err := exchange.ReadRules("rules.xlsx", book.Bytes())
	if err != nil {
		t.Fatal(words.MustSpeak(words.English).Error(err))
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
}
