package exchange

import (
	"context"
	"path/filepath"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/rules"
)

// A Kind is what a file that a round is filled from holds.
type Kind string

const (
	DossierFile Kind = "dossiers"
	CouncilFile Kind = "council"
	ScoreFile   Kind = "scores"
	RecusalFile Kind = "recusals"
	RulesFile   Kind = "rules"
)

// Kinds lists them in the order in which a help lists them.
func Kinds() []Kind { return []Kind{DossierFile, CouncilFile, ScoreFile, RecusalFile, RulesFile} }

// An Arrival is what was read from a file: what it would change in the round, and how to put it in force.
type Arrival struct {
	// Report tells what was read and what was not; nil for rules.
	Report  *Report
	Preview store.Preview
	// Keep puts it in force, in one act of the actor's.
	Keep func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error)
}

// readers read the kinds of files.
var readers = map[Kind]func(Source, store.View) (Arrival, error){
	DossierFile: arriveDossiers, CouncilFile: arriveCouncil, ScoreFile: arriveScores, RecusalFile: arriveRecusals, RulesFile: arriveRules,
}

// Arrive reads a file for the round that the view shows. The faults are those of the reader of its kind, and import.before_council or
// import.before_dossiers when what the file names has not been imported yet. With faulty cells there is a report
// nonetheless.
func Arrive(kind Kind, src Source, view store.View) (Arrival, error) { return readers[kind](src, view) }

func arriveDossiers(src Source, view store.View) (Arrival, error) {
	snap := view.Snapshot()
	intake, report, err := ReadDossiers(src, snap.Rules(), snap.Round().Year)
	return Arrival{report, view.PreviewDossiers(intake), func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.ImportDossiers(ctx, actor, src.Name, intake)
	}}, err
}

func arriveCouncil(src Source, view store.View) (Arrival, error) {
	members, report, err := ReadCouncil(src)
	return Arrival{report, view.PreviewCouncil(members), func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.ImportCouncil(ctx, actor, src.Name, members)
	}}, err
}

func arriveScores(src Source, view store.View) (Arrival, error) {
	if err := needsCodes(view); err != nil {
		return Arrival{}, err
	}
	given, report, err := ReadScores(src, view.Snapshot().Rules(), knownTo(view))
	return Arrival{report, view.PreviewScores(given), func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.ImportScores(ctx, actor, src.Name, given)
	}}, err
}

func arriveRecusals(src Source, view store.View) (Arrival, error) {
	if err := needsCodes(view); err != nil {
		return Arrival{}, err
	}
	recusals, report, err := ReadRecusals(src, knownTo(view))
	return Arrival{report, view.PreviewRecusals(recusals), func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.ImportRecusals(ctx, actor, src.Name, recusals)
	}}, err
}

func arriveRules(src Source, view store.View) (Arrival, error) {
	set, err := ReadRuleSet(src)
	if err != nil {
		return Arrival{}, err
	}
	return Arrival{nil, view.PreviewRules(set), func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.Do(ctx, actor, &store.SetRules{Was: *view.Snapshot().Rules(), Now: *set})
	}}, nil
}

// ArriveRound reads the rules of a round that is to be made; what keeps it is CreateRound. The faults are those of
// ReadRuleSet.
func ArriveRound(src Source, round store.Round, view store.View) (Arrival, error) {
	set, err := ReadRuleSet(src)
	if err != nil {
		return Arrival{}, err
	}
	return Arrival{nil, view.PreviewRules(set), func(ctx context.Context, s *store.Store, actor store.Actor) (store.Receipt, error) {
		return s.Do(ctx, actor, &store.CreateRound{Round: round, Rules: *set})
	}}, nil
}

// ReadRuleSet reads a rule set from TOML, told by the end of its name, or from a workbook. The faults are those of
// rules.Read and of ReadRules.
func ReadRuleSet(src Source) (*scoring.Rules, error) {
	if strings.EqualFold(filepath.Ext(src.Name), ".toml") {
		return rules.Read(src.Name, src.Data)
	}
	return ReadRules(src.Name, src.Data)
}

// needsCodes says what has to be imported before a file that names members and dossiers, instead of finding every row of
// it at fault.
func needsCodes(view store.View) error {
	switch {
	case len(view.Snapshot().Members()) == 0:
		return scoring.NewFault("import.before_council")
	case view.Dossiers() == 0:
		return scoring.NewFault("import.before_dossiers")
	}
	return nil
}

// knownTo are the codes of the round.
func knownTo(view store.View) Known {
	return Known{
		Member:  view.Snapshot().HasMember,
		Dossier: func(code string) bool { return view.IndexOf(code) >= 0 },
	}
}
