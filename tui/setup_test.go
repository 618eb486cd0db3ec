package tui

import (
	"regexp"
	"slices"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
)

// preparing is a sample round in preparation in which this and that is left to do: nobody scores C1, a dossier came
// late, another is incomplete.
func preparing(tb testing.TB) *store.Store { return preparingRound.copy(tb) }

var preparingRound = copies(func(tb testing.TB, s *store.Store) {
	g := sample.Generate(7, sample.Size{Dossiers: 6, Members: 5, Criteria: 4})
	g.Given = store.Given{}
	g.Rules.Criteria[2].Scorers = []string{"HD99"}
	g.Rules.Tracks = []scoring.Track{{Name: "Thông thường"}}
	for i := range g.Intake.Dossiers {
		d := &g.Intake.Dossiers[i]
		d.Track, d.SiteInHanoi, d.Commitments = "Thông thường", store.Yes, store.Yes
	}
	g.Intake.Dossiers[1].Commitments = store.Unstated
	g.Intake.Dossiers[2].SiteInHanoi = store.No
	must(tb, g.Fill(tb.Context(), s))
})

// roundless is a file without a round.
func roundless(tb testing.TB) *store.Store { return open(tb, engine.NewMemory()) }

// founded is a round that is no sample, with the rules of the sample and nothing else.
func founded(tb testing.TB) *store.Store { return foundedRound.copy(tb) }

var foundedRound = copies(func(tb testing.TB, s *store.Store) {
	set, err := rules.Load(sample.RulesName)
	must(tb, err)
	owner, err := s.SitAsOwner()
	must(tb, err)
	_, err = s.Do(tb.Context(), owner, &store.CreateRound{Round: store.NewRound(2021, "Kỳ xét chọn năm 2021"), Rules: *set})
	must(tb, err)
})

// imported is such a round with council and dossiers.
func imported(tb testing.TB) *store.Store { return importedRound.copy(tb) }

var importedRound = foundedRound.then(func(tb testing.TB, s *store.Store) {
	for _, file := range []struct {
		kind exchange.Kind
		name string
	}{{exchange.CouncilFile, "hoi-dong.csv"}, {exchange.DossierFile, "ho-so.csv"}, {exchange.RecusalFile, "khong-tham-gia-cham.csv"}} {
		owner, err := s.SitAsOwner()
		must(tb, err)
		src, err := exchange.OpenSource(sampleFiles + file.name)
		must(tb, err)
		got, err := exchange.Arrive(file.kind, src, s.Snapshot().For(owner))
		must(tb, err)
		_, err = got.Keep(tb.Context(), s, owner)
		must(tb, err)
	}
})

// setupScenes are the screens on which a round is prepared.
func setupScenes() []scene {
	toCouncil, toCodes := []string{"home", "down", "down", "down", "enter"}, []string{"home", "down", "down", "down", "down", "enter"}
	toDossiers, toRecusals := []string{"home", "down", "down", "down", "down", "down", "enter"}, []string{"end", "up", "enter"}
	importing := func(file string) []string {
		return slices.Concat(toDossiers, []string{"enter", "enter", file, "enter"})
	}
	return []scene{
		{name: "begin", round: roundless},
		{name: "begin-form", round: roundless, keys: []string{"enter"}},
		{name: "setup", member: "HD02", round: preparing},
		{name: "setup-new", round: founded},
		{name: "round-form", round: founded, keys: []string{"home", "enter"}},
		{name: "setup-filled", round: imported},
		{name: "setup-blocked", member: "HD02", round: preparing, keys: []string{"end", "enter"}},
		{name: "files", round: founded, keys: slices.Concat(toCouncil, []string{"enter"})},
		{name: "files-search", round: founded, keys: slices.Concat(toCouncil, []string{"enter", "enter", "ho so"})},
		{name: "files-places", round: founded, keys: slices.Concat(toCouncil, []string{"enter", "tab"})},
		{name: "files-gone", round: founded, keys: slices.Concat(toCouncil, []string{"enter", "tab", "end", "enter"})},
		{name: "import-new", round: founded, keys: importing("ho-so.csv")},
		{name: "import-same", round: imported, keys: importing("ho-so.csv")},
		{name: "import-changes", round: imported, keys: importing("sửa")},
		{name: "import-faults", round: founded, keys: importing("lỗi")},
		{name: "council", round: imported, keys: toCouncil},
		{name: "council-form", round: imported, keys: slices.Concat(toCouncil, []string{"enter"})},
		{name: "council-remove", round: imported, keys: slices.Concat(toCouncil, []string{"del"})},
		{name: "recusals", round: imported, keys: toRecusals},
		{name: "recusals-declare", round: imported, keys: slices.Concat(toRecusals, []string{"home", "down", "enter", "enter", "enter"})},
		{name: "codes", round: imported, keys: toCodes},
		{name: "codes-ask", round: imported, keys: slices.Concat(toCodes, []string{"home", "enter"})},
	}
}

func TestWhoeverPreparesARoundBeginsAtTheChecklist(t *testing.T) {
	s := preparing(t)
	p := sit(t, s, "HD02", 80, 24)
	p.sees("Thiết lập kỳ xét chọn", "! Phân công chấm điểm", "chưa có người chấm: C3",
		"6: 1 cần xử lý, 4 đủ điều kiện, 1 không đủ điều kiện", "còn vướng 1 việc")
	p.press("end", "enter")
	p.sees("Chưa mở được phiên chấm", "Tiêu chí C3 chưa có thành viên nào chấm", "Còn 1 hồ sơ cần xử lý")
	p.press("esc", "esc")
	p.sees("SP01", "Trạng thái")
	p.misses("Thiết lập kỳ xét chọn")
	q := sit(t, s, "HD03", 80, 24)
	q.sees("Trạng thái")
	q.press("alt+esc")
	q.misses("Thiết lập kỳ xét chọn")
}

func TestTheChecklistOpensTheSitting(t *testing.T) {
	s := preparing(t)
	was := *s.Snapshot().Rules()
	now := was
	now.Criteria = slices.Clone(was.Criteria)
	now.Criteria[2].Scorers = []string{"*"}
	_, err := s.Do(t.Context(), s.Owner(), &store.SetRules{Was: was, Now: now})
	must(t, err)
	p := sit(t, s, "HD02", 80, 24)
	p.sees("mở được")
	p.press("end", "enter")
	p.sees("SỐ LIỆU MẪU", "Còn 1 hồ sơ cần xử lý")
	p.press("enter")
	p.sees("Phiên họp: Đang chấm")
	if phase := s.Snapshot().Phase(); phase != store.Scoring {
		t.Fatal(phase)
	}
}

// part opens a part of the checklist by its place, from 0.
func (s *seat) part(n int) {
	s.press("home")
	for range n {
		s.press("down")
	}
	s.press("enter")
}

func TestFromNothingToARoundThatCanBeOpened(t *testing.T) {
	s := roundless(t)
	p := sit(t, s, "", 80, 24)
	p.sees("Chưa có kỳ xét chọn nào")
	p.press("enter", "bs", "bs", "bs", "bs", "2021", "enter", "enter", "enter", "enter")
	p.press("31/4/2021", "enter", "enter")
	p.sees("“31/4/2021” không phải ngày")
	p.press("up", "bs", "bs", "bs", "bs", "bs", "bs", "bs", "bs", "bs", "15/4/2021", "enter", "enter")
	p.sees("Đã lập Kỳ xét chọn năm 2021", "hạn nhận hồ sơ 15/4/2021", "Người lập kỳ", "còn vướng 3 việc")

	p.part(3)
	p.sees("Thêm một thành viên")
	p.press("enter")
	p.sees("Chọn tệp danh sách Hội đồng")
	p.press("enter", "hoi-dong", "enter")
	p.sees("Sẽ nhập: mới 11 · thay đổi 0 · không đổi 0", "Trần Minh Khôi")
	p.press("enter")
	p.sees("Đã nhập hoi-dong.csv: mới 11, thay đổi 0", "11 thành viên, 11 có quyền chấm", "HD01")
	p.press("esc")

	p.part(5)
	p.press("enter", "ho-so.csv", "enter")
	p.sees("Sẽ nhập: mới 54")
	p.press("esc", "esc", "esc")
	if n := s.Snapshot().For(s.Owner()).Dossiers(); n != 0 {
		t.Fatalf("%d dossiers without anybody having agreed", n)
	}
	p.part(5)
	p.press("enter", "ho-so.csv", "enter", "enter")
	p.sees("Đã nhập ho-so.csv: mới 54")
	p.sees("54: ")

	p.press("end", "enter")
	p.sees("Chưa thư ký nào có mã truy cập")
	p.press("esc")
	p.part(4)
	p.press("home", "enter")
	p.sees("Cấp mã truy cập cho 11 người chưa có?")
	p.press("enter")
	p.sees("chỉ hiện một lần này", "Tệp in: ", "The-ma-truy-cap-", "thư mục Vao-hop", "HD03")
	code := regexp.MustCompile(`\d{4}-\d{4}`).FindString(p.line("HD11"))
	p.press("esc")
	p.sees("Đã ghi lại các mã này?")
	p.press("right", "enter")
	p.sees("11/11 đã cấp")
	p.press("esc", "end", "enter")
	p.sees("Thư ký mở phiên chấm")
	if _, err := s.SignIn(t.Context(), "HD11", code); err != nil {
		t.Fatal(err)
	}
}

func TestTheSecretaryOpensTheSitting(t *testing.T) {
	s := imported(t)
	owner, err := s.SitAsOwner()
	must(t, err)
	code, err := s.IssueCode(t.Context(), owner, secretaryOf(t, s))
	must(t, err)
	p := sit(t, s, "", 80, 24)
	p.sees("Chọn tên")
	p.press(secretaryOf(t, s), "enter", code, "enter")
	p.sees("Thiết lập kỳ xét chọn")
	p.press("end", "enter")
	p.sees("Có mặt 0/11", "▸ Có mặt tất cả", "Điểm danh trước khi mở phiên")
	p.press("enter", "esc", "end", "enter")
	p.sees("SỐ LIỆU MẪU", "Còn 10 người có quyền chấm chưa có mã truy cập")
	p.press("enter")
	p.sees("Phiên họp: Đang chấm")
}

func secretaryOf(t *testing.T, s *store.Store) string {
	t.Helper()
	for _, m := range s.Snapshot().Members() {
		if m.Roles.Has(store.Secretary) {
			return m.Code
		}
	}
	t.Fatal("no secretary")
	return ""
}

func TestNameAndDeadlinesOfARoundAreChangedAndTakenBack(t *testing.T) {
	s := founded(t)
	was := s.Snapshot().Round()
	p := sit(t, s, "", 80, 24)
	p.part(0)
	p.sees("Kỳ xét chọn năm 2021", "Hạn nhận hồ sơ")
	p.press(", đợt 1", "enter", "enter", "31/4/2021", "enter", "enter")
	p.sees("“31/4/2021” không phải ngày")
	p.press("up", "bs", "bs", "bs", "bs", "bs", "bs", "bs", "bs", "bs", "30/4/2021", "enter", "enter")
	p.sees("Đã ghi Kỳ xét chọn năm 2021, đợt 1", "hạn nhận hồ sơ 30/4/2021")
	if round := s.Snapshot().Round(); round.DossierDeadline != "2021-04-30" || round.ReferralDeadline != "" || round.Year != 2021 {
		t.Fatalf("%+v", round)
	}
	p.press("ctrl+z", "enter")
	if s.Snapshot().Round() != was {
		t.Fatalf("%+v", s.Snapshot().Round())
	}
	// Whoever may not change it is told.
	q := sit(t, demo(t), "HD11", 80, 24)
	openSetup(q.app)
	q.part(0)
	q.sees("Hạn nhận hồ sơ:")
	if _, ok := q.app.dialog.(*notice); !ok {
		t.Fatalf("%T", q.app.dialog)
	}
}

func TestARefusalIsToldBeforeAnythingIsTyped(t *testing.T) {
	s := preparing(t)
	p := sit(t, s, "HD02", 80, 24)
	_, err := s.Do(t.Context(), s.Owner(), &store.SetRules{Was: *s.Snapshot().Rules(), Now: everybodyScores(s)})
	must(t, err)
	_, err = s.Do(t.Context(), s.Owner(), &store.ChangePhase{From: store.Preparing, To: store.Scoring, SampleAcknowledged: true})
	must(t, err)
	p.send(changedMsg{})
	p.part(5)
	p.press("enter")
	p.sees("Phiên họp ở trạng thái “Đang chấm” nên không")
	p.misses("Chọn tệp")
}

func TestTheSampleIsAskedFor(t *testing.T) {
	p := sit(t, roundless(t), "", 80, 24)
	p.press("down", "enter")
	if !p.quit || p.app.wanted == nil {
		t.Fatal("it goes on")
	}
}

func TestARoundWithTheRulesOfAFile(t *testing.T) {
	s := roundless(t)
	p := sit(t, s, "", 80, 24)
	p.press("enter", "enter", "enter", "left", "enter", "enter", "enter", "enter")
	p.sees("Chọn tệp bộ tiêu chí")
	p.press("enter", "bo-tieu-chi", "enter")
	p.sees("Lập kỳ với bộ tiêu chí từ")
	p.press("enter")
	p.sees("Thiết lập kỳ xét chọn")
	if !s.Snapshot().HasRound() || len(s.Snapshot().Rules().Criteria) == 0 {
		t.Fatal("no round")
	}
}

func TestTheChecklistLeadsToWhatTheSittingNeedsNow(t *testing.T) {
	p := sit(t, demo(t), "HD11", 80, 24)
	openSetup(p.app)
	p.press("end")
	p.sees("Tạm dừng, mở tiếp hoặc kết thúc")
	p.press("enter")
	p.sees("▸ Tạm dừng phiên họp", "Kết thúc")
	p.misses("Danh sách hồ sơ")
	p.press("enter", "enter", "enter")
	p.sees("▸ Tiếp tục")
}
