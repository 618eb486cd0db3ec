package sample_test

import (
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
)

// TestPracticeFitsEveryRuleSet: whatever the rules are, every member has his own cells on both products.
func TestPracticeFitsEveryRuleSet(t *testing.T) {
	for _, name := range rules.Names() {
		set, err := rules.Load(name)
		if err != nil {
			t.Fatal(err)
		}
		demo := open(t)
		if err := sample.Demo(t.Context(), demo, true); err != nil {
			t.Fatal(err)
		}
		s := open(t)
		p := sample.Practice{
			Rules: set, Council: demo.Snapshot().Members(), Year: 2026, Round: "Thử", Enterprise: "Doanh nghiệp thử",
			Products: []string{"Sản phẩm thử A", "Sản phẩm thử B"},
		}
		if err := p.Fill(t.Context(), s); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, m := range s.Snapshot().Members() {
			actor, err := s.SignInSample(m.Code)
			if err != nil {
				t.Fatal(err)
			}
			v := s.Snapshot().For(actor)
			if v.Dossiers() != 2 || v.May(store.ScoreOwnSheet) != nil || v.May(store.RunSession) == nil {
				t.Errorf("%s, %s: %d products", name, m.Code, v.Dossiers())
			}
			if out := v.Standing(0).Out; out != "" {
				t.Errorf("%s: the product is out: %s", name, out)
			}
		}
	}
}

func open(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
