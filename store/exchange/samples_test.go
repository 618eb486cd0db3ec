package exchange_test

import (
	"reflect"
	"testing"

	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

func TestSampleDossiers(t *testing.T) {
	r := load(t, "spcncl-mau")
	fromCSV, report, err := exchange.ReadDossiers(round(t, "vong-mau", "ho-so.csv"), r, year)
	must(t, err)
	if len(fromCSV.Dossiers) != 54 || len(fromCSV.Enterprises) != 34 || report.Rows != 54 {
		t.Errorf("%d dossiers of %d firms in %d rows", len(fromCSV.Dossiers), len(fromCSV.Enterprises), report.Rows)
	}
	if len(report.Extra)+len(report.Skipped)+len(report.Warnings) > 0 {
		t.Errorf("report %+v", report)
	}
	fromExcel, report, err := exchange.ReadDossiers(open(t, "testdata/ho-so.xlsx"), r, year)
	must(t, err)
	if !reflect.DeepEqual(fromCSV, fromExcel) {
		t.Error("CSV and Excel differ")
	}
	if report.Sheet != "Tổng hợp hồ sơ" {
		t.Errorf("sheet %q", report.Sheet)
	}

	d := fromCSV.Dossiers[0]
	if d.Product != "Nồi inox ba đáy" || d.TaxCode != "0184525032" || d.Track != "Thông thường" ||
		d.Registration != store.FirstTime || d.Received != "2021-03-18" || d.ISO9001 != store.No ||
		d.ISO14001 != store.Yes || d.Conclusion != store.Unstated {
		t.Errorf("SP01 is %+v", d)
	}
	last := d.Figures[len(d.Figures)-1]
	if last.Year != 2020 || *last.Revenue != 110_000_000_000 || *last.Export != 622056600 || *last.Workers != 110 {
		t.Errorf("figures of SP01 are %+v", last)
	}
}

// TestAnotherProgramRewroteTheFiles reads what LibreOffice made of the sample's dossiers and rules.
func TestAnotherProgramRewroteTheFiles(t *testing.T) {
	shipped := load(t, "spcncl-mau")
	before, _, err := exchange.ReadDossiers(open(t, "testdata/ho-so.xlsx"), shipped, year)
	must(t, err)
	after, report, err := exchange.ReadDossiers(open(t, "testdata/ho-so-libreoffice.xlsx"), shipped, year)
	must(t, err)
	if !reflect.DeepEqual(before, after) || len(report.Extra)+len(report.Skipped)+len(report.Warnings) > 0 {
		t.Errorf("the dossiers differ, or %+v", report)
	}
	rules, err := exchange.ReadRules("x", readFile(t, "testdata/bo-tieu-chi-libreoffice.xlsx"))
	must(t, err)
	if !reflect.DeepEqual(rules, shipped) {
		t.Errorf("the rules are %+v", rules)
	}
}

func TestHarderRoundHasMissingFigures(t *testing.T) {
	intake, _, err := exchange.ReadDossiers(round(t, "vong-kho", "ho-so.csv"), load(t, "spcncl-mau"), year)
	must(t, err)
	blank, judged := 0, 0
	for i := range intake.Dossiers {
		f := intake.Dossiers[i].FiguresFor(year)
		if !f.Revenue.Known || !f.PreviousRevenue.Known {
			blank++
		}
		if intake.Dossiers[i].Conclusion == store.Yes {
			judged++
		}
	}
	if blank == 0 || judged != 5 {
		t.Errorf("%d dossiers with missing figures, %d with a conclusion", blank, judged)
	}
}

func TestSampleCouncils(t *testing.T) {
	for name, size := range map[string]int{"vong-mau": 11, "vong-kho": 11, "cnnt-2014": 7, "ocop-2023": 7, "thqg-2019": 7, "bo-cao-thap": 7} {
		members, report, err := exchange.ReadCouncil(round(t, name, "hoi-dong.csv"))
		must(t, err)
		votes := 0
		for i := range members {
			if members[i].Votes() {
				votes++
			}
		}
		if len(members) != size || votes != size || report.Rows != size {
			t.Errorf("%s: %d members, %d votes", name, len(members), votes)
		}
		if !members[0].Roles.Has(store.Chair) || !members[1].Roles.Has(store.ViceChair) ||
			!members[size-1].Roles.Has(store.Secretary) && name == "vong-mau" {
			t.Errorf("%s: roles %v %v %v", name, members[0].Roles, members[1].Roles, members[size-1].Roles)
		}
	}
}

func TestSampleScores(t *testing.T) {
	sets := map[string]string{
		"vong-mau": "spcncl-mau", "vong-kho": "spcncl-mau", "cnnt-2014": "cnnt-2014",
		"ocop-2023": "ocop-2023", "thqg-2019": "thqg-2019", "bo-cao-thap": "bo-cao-thap",
	}
	for name, set := range sets {
		given, report, err := exchange.ReadScores(round(t, name, "phieu-cham.csv"), load(t, set), exchange.Known{})
		must(t, err)
		if len(given.Scores) == 0 || len(given.Scores) > report.Rows {
			t.Errorf("%s: %d scores in %d rows", name, len(given.Scores), report.Rows)
		}
		if name == "vong-mau" && len(given.Scores) != 1472 {
			t.Errorf("vong-mau has %d scores", len(given.Scores))
		}
	}
}

func TestSampleRecusals(t *testing.T) {
	recusals, _, err := exchange.ReadRecusals(round(t, "vong-mau", "khong-tham-gia-cham.csv"), exchange.Known{})
	must(t, err)
	want := []store.Recusal{
		{Member: "HD07", TaxCode: "0159522728", Reason: "Người thân làm việc tại doanh nghiệp"},
		{Member: "HD10", TaxCode: "0115315238", Reason: "Cố vấn cho doanh nghiệp trong 5 năm gần đây"},
	}
	if !reflect.DeepEqual(recusals, want) {
		t.Errorf("recusals %+v", recusals)
	}
}
