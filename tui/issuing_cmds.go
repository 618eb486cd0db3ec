package tui

import (
	"context"
	"time"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// An issuer gives forms out and writes what there is to write of them into a folder, which it makes; it returns the forms, and
// the folder where something was written.
type issuer func(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions, home string, spoken *words.Words, at time.Time) (givenOutMsg, error)

// issuers are those of the kinds that are given out from the register.
var issuers = map[store.FormKind]issuer{
	store.PaperForm: issuePaper,
}

// issuedKinds lists the kinds that have an issuer.
func issuedKinds() []store.FormKind {
	var kinds []store.FormKind
	for _, kind := range store.FormKinds() {
		if issuers[kind] != nil {
			kinds = append(kinds, kind)
		}
	}
	return kinds
}

// issuing gives forms out and leaves in result what was given out.
func issuing(s *store.Store, want store.IssueOptions, home string, spoken *words.Words, at time.Time, result *givenOutMsg) deed {
	return func(ctx context.Context, actor store.Actor) (_ store.Receipt, err error) {
		*result, err = issuers[want.Kind](ctx, s, actor, want, home, spoken, at)
		return store.Receipt{}, err
	}
}

func issuePaper(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions, _ string, _ *words.Words, _ time.Time) (givenOutMsg, error) {
	forms, _, err := s.Issue(ctx, actor, want)
	return givenOutMsg{forms: forms}, err
}
