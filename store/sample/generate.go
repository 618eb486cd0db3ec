package sample

import (
	"fmt"
	"math/rand/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A Size is how large a generated round is. Half of the criteria, rounded down, are computed from figures.
type Size struct{ Dossiers, Members, Criteria int }

// A Generated round is invented but whole: it can be imported into an empty store.
type Generated struct {
	Rules   *scoring.Rules
	Council []store.Member
	Intake  store.Intake
	Given   store.Given
}

// generatedYear is the year of generated rounds.
const generatedYear = 2026

// Generate invents a round in which every member has scored every criterion he is asked for. The same seed and size
// give the same round.
func Generate(seed uint64, size Size) Generated {
	random := rand.New(rand.NewPCG(seed, seed))
	g := Generated{Rules: generateRules(size.Criteria)}
	for i := range size.Members {
		g.Council = append(g.Council, store.Member{
			Code: fmt.Sprintf("HD%02d", i+1), Name: fmt.Sprintf("Thành viên %d", i+1), Roles: rolesOf(i),
		})
	}
	for i := range size.Dossiers {
		g.addDossier(random, i)
	}
	for _, m := range g.Council {
		for _, d := range g.Intake.Dossiers {
			g.addSheet(random, m.Code, d.Code)
		}
	}
	return g
}

func rolesOf(member int) store.Roles {
	switch member {
	case 0:
		return store.NewRoles(store.Voter, store.Chair)
	case 1:
		return store.NewRoles(store.Voter, store.Secretary)
	}
	return store.NewRoles(store.Voter)
}

func generateRules(criteria int) *scoring.Rules {
	pass := scoring.Points(60 * 10 * criteria)
	r := &scoring.Rules{
		Code: "sinh-ra", Name: "Bộ tiêu chí sinh ra", Basis: "Số liệu thử", Sample: true,
		Scale: scoring.Points(1000 * criteria), Step: 50, Mean: scoring.ByCriterion, Round: -1, Pass: &pass, Top: 10,
		Visibility: scoring.VisibleLive, SecondClerk: "required", CommentDays: 10, ValidYears: 3,
	}
	for i := range criteria {
		c := scoring.Criterion{Code: fmt.Sprintf("C%d", i+1), Name: fmt.Sprintf("Tiêu chí %d", i+1), Max: 1000, Weight: 100}
		if i < criteria/2 {
			c.Figure, c.Bands, c.Otherwise = scoring.Revenue, []scoring.Band{{Bound: 200e9, Points: 1000}, {Bound: 50e9, Points: 700}}, 300
		} else {
			c.Scorers = []string{scoring.Everybody}
		}
		r.Criteria = append(r.Criteria, c)
	}
	return r
}

func (g *Generated) addDossier(random *rand.Rand, i int) {
	revenue := func() *int64 { v := int64(random.IntN(400)) * 1e9; return &v }
	taxCode := fmt.Sprintf("01%08d", i/2)
	if i%2 == 0 {
		g.Intake.Enterprises = append(g.Intake.Enterprises, store.Enterprise{
			TaxCode: taxCode, Name: fmt.Sprintf("Công ty TNHH Sản xuất và Thương mại Số %d", i/2+1),
		})
	}
	g.Intake.Dossiers = append(g.Intake.Dossiers, store.Dossier{
		Code: fmt.Sprintf("SP%02d", i+1), Product: fmt.Sprintf("Sản phẩm thử nghiệm số %d", i+1), TaxCode: taxCode,
		Sector: "Cơ khí, chế tạo", SiteInHanoi: store.Yes, Commitments: store.Yes,
		Figures: []store.YearFigures{
			{Year: generatedYear - 2, Revenue: revenue()},
			{Year: generatedYear - 1, Revenue: revenue()},
		},
	})
}

func (g *Generated) addSheet(random *rand.Rand, member, dossier string) {
	for _, c := range g.Rules.Criteria {
		if c.Computed() {
			continue
		}
		g.Given.Scores = append(g.Given.Scores, store.GivenScore{
			Member: member, Dossier: dossier, Criterion: c.Code,
			Points: g.Rules.Step * scoring.Points(random.IntN(int(c.Max/g.Rules.Step)+1)), Row: len(g.Given.Scores) + 2,
		})
	}
}
