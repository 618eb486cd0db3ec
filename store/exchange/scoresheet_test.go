package exchange_test

import (
	"bytes"
	"os"
	"testing"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

func TestLook(t *testing.T) {
	s, err := store.New(t.Context(), engine.NewMemory(), time.Now)
	must(t, err)
	must(t, sample.Demo(t.Context(), s, false))
	key, err := s.FormKey(t.Context())
	must(t, err)
	forms, _, err := s.Issue(t.Context(), s.Owner(), store.IssueOptions{Kind: store.ExcelForm, Members: []string{os.Getenv("M")}, Anew: os.Getenv("ANEW") != "", Reason: "x"})
	must(t, err)
	view := s.Snapshot().For(s.Owner())
	for _, f := range forms {
		var out bytes.Buffer
		must(t, exchange.WriteScoreSheet(&out, view, f, key, words.MustSpeak("vi"), time.Now()))
		must(t, os.WriteFile("/tmp/wb5/"+f.Member+".xlsx", out.Bytes(), 0o644))
		in, warn, err := exchange.ReadScoreSheet(exchange.Source{Name: "a.xlsx", Data: out.Bytes()}, key)
		t.Log(len(in.Sheets), warn, err)
	}
}
