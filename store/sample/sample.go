// Package sample makes rounds that are invented: the sample round that the program ships, and rounds of any size for
// whoever measures. Screens and papers made from them say SỐ LIỆU MẪU.
package sample

import (
	"context"
	"embed"
	"slices"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
)

// The round has the counts of 2021: 54 products of 34 enterprises, a council of 11.
const (
	Year      = 2021
	roundName = "SPCNCL 2021 – số liệu mẫu"
)

// RulesName is the set of rules it is scored by.
const RulesName = "spcncl-mau"

//go:embed *.csv
var files embed.FS

// Demo fills an empty store with the sample round and opens its sitting. With gaps every fifth sheet is left empty, so
// that there is something to score; empty leaves all of them.
func Demo(ctx context.Context, s *store.Store, empty bool) error {
	p, err := read()
	if err != nil {
		return err
	}
	p.given.Scores = withGaps(p.given.Scores)
	if empty {
		p.given = store.Given{}
	}
	if err := fill(ctx, s, p); err != nil {
		return err
	}
	view := s.Snapshot().For(s.Owner())
	if _, err := s.Do(ctx, s.Owner(), view.AllPresent(s.Now())); err != nil {
		return err
	}
	open := &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true}
	_, err = s.Do(ctx, s.Owner(), open)
	return err
}

// gapEvery is which sheet, counted by member and then by dossier, the demo leaves empty.
const gapEvery = 5

// withGaps leaves out every fifth sheet, members in the order of their codes, then dossiers. The file of scores is in
// that order.
func withGaps(scores []store.GivenScore) []store.GivenScore {
	type sheet struct{ member, dossier string }
	numbers := map[sheet]int{}
	return slices.DeleteFunc(scores, func(g store.GivenScore) bool {
		id := sheet{g.Member, g.Dossier}
		if _, seen := numbers[id]; !seen {
			numbers[id] = len(numbers) + 1
		}
		return numbers[id]%gapEvery == 0
	})
}

// parts are what a round is made of.
type parts struct {
	round    store.Round
	rules    *scoring.Rules
	council  []store.Member
	intake   store.Intake
	recusals []store.Recusal
	given    store.Given
}

func read() (parts, error) {
	p := parts{round: store.NewRound(Year, roundName)}
	p.round.Sample = true
	var err error
	if p.rules, err = rules.Load(RulesName); err != nil {
		return parts{}, err
	}
	if p.council, _, err = exchange.ReadCouncil(source("hoi-dong.csv")); err != nil {
		return parts{}, err
	}
	if p.intake, _, err = exchange.ReadDossiers(source("ho-so.csv"), p.rules, Year); err != nil {
		return parts{}, err
	}
	if p.recusals, _, err = exchange.ReadRecusals(source("khong-tham-gia-cham.csv"), exchange.Known{}); err != nil {
		return parts{}, err
	}
	p.given, _, err = exchange.ReadScores(source("phieu-cham.csv"), p.rules, exchange.Known{})
	return p, err
}

// source is one of the embedded files.
func source(name string) exchange.Source {
	text, err := files.ReadFile(name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return exchange.Source{Name: name, Data: text}
}

func fill(ctx context.Context, s *store.Store, p parts) error {
	if _, err := s.Do(ctx, s.Owner(), &store.CreateRound{Round: p.round, Rules: *p.rules}); err != nil {
		return err
	}
	owner := s.Owner()
	if _, err := s.ImportCouncil(ctx, owner, "", p.council); err != nil {
		return err
	}
	if _, err := s.ImportDossiers(ctx, owner, "", p.intake); err != nil {
		return err
	}
	if _, err := s.ImportRecusals(ctx, owner, "", p.recusals); err != nil {
		return err
	}
	_, err := s.ImportScores(ctx, owner, "", p.given)
	return err
}
