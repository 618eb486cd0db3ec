package sample

import (
	"context"

	"example.com/hoidong/store"
)

// Fill puts a generated round into an empty store, scores included, and leaves it in preparation.
func (g Generated) Fill(ctx context.Context, s *store.Store) error {
	round := store.NewRound(generatedYear, "Kỳ xét chọn thử")
	round.Sample = true
	return fill(ctx, s, parts{round: round, rules: g.Rules, council: g.Council, intake: g.Intake, given: g.Given})
}
