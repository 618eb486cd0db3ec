package tui

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/engine"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/rules"
	"example.com/hoidong/store/sample"
)

// preparing is a sample round in preparation in which this and that is left to do: nobody scores C1, a dossier came
// late, another is incomplete.
func preparing(tb testing.TB) *store.Store {
	tb.Helper()
	s := open(tb, engine.NewMemory())
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
	return s
}

// roundless is a file without a round.
func roundless(tb testing.TB) *store.Store { return open(tb, engine.NewMemory()) }

// founded is a round that is no sample, with the rules of the sample and nothing else.
func founded(tb testing.TB) *store.Store {
	tb.Helper()
	s := roundless(tb)
	foundIn(tb, s)
	return s
}

func foundIn(tb testing.TB, s *store.Store) {
	tb.Helper()
	set, err := rules.Load(sample.RulesName)
	must(tb, err)
	owner, err := s.SitAsOwner()
	must(tb, err)
	_, err = s.Do(tb.Context(), owner, &store.CreateRound{Round: store.NewRound(2021, "Kỳ xét chọn năm 2021"), Rules: *set})
	must(tb, err)
}

// imported is such a round with council and dossiers.
func imported(tb testing.TB) *store.Store { return importedRound(tb) }

var importedRound = copies(func(tb testing.TB, s *store.Store) {
	foundIn(tb, s)
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
	p.sees("chỉ hiện một lần này", "Tệp in: ", "ma-truy-cap-", "HD03")
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

func TestAnImportIsTakenBack(t *testing.T) {
	s := founded(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "ho-so.csv", "enter", "enter")
	p.sees("54: ")
	p.press("ctrl+z")
	p.sees("nhập hồ sơ từ ho-so.csv")
	p.press("enter")
	p.sees("Đã hoàn tác: nhập hồ sơ từ ho-so.csv")
	if n := s.Snapshot().For(s.Owner()).Dossiers(); n != 0 {
		t.Fatalf("%d dossiers are left", n)
	}
}

func TestAFileWithFaultsChangesNothing(t *testing.T) {
	s := founded(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "lỗi", "enter")
	p.sees("Chưa nhập gì: tệp có 2 lỗi", "dòng 2", "dòng 3")
	p.press("down")
	p.press("enter")
	p.sees("Chọn tệp hồ sơ")
	for _, file := range []string{"hoi-dong", "trống", "mất"} {
		p.press("esc", file, "enter")
		p.sees("Chưa nhập gì")
		p.press("enter")
	}
	if r := s.Snapshot().Revision(); r != 1 {
		t.Fatalf("revision %d", r)
	}
}

func TestWhatChangedMeanwhileIsLookedAtAgain(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "sửa", "enter")
	p.sees("thay đổi 1", "Khóa cửa đã sửa")
	p.press("tab")
	p.sees("chỉ xem thay đổi")
	owner, err := s.SitAsOwner()
	must(t, err)
	changed := -1
	view := s.Snapshot().For(owner)
	for i := range view.Dossiers() {
		if view.Dossier(i).Product == "Khóa cửa thông minh" {
			changed = i
		}
	}
	now := *view.Dossier(changed)
	now.Product = "Khóa cửa đã đổi tên"
	_, err = s.Do(t.Context(), owner, &store.EditDossier{Was: view.Dossier(changed), Now: &now})
	must(t, err)
	p.send(changedMsg{})
	p.press("enter")
	p.sees("Dữ liệu vừa thay đổi ở nơi khác", "Sẽ nhập")
	p.press("enter")
	p.sees("Đã nhập ho-so sửa.csv: mới 0, thay đổi 1")
}

// TestOthersDoNotHoldUpAnImport: while the council works every moment is another revision.
func TestOthersDoNotHoldUpAnImport(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	p.part(5)
	p.press("enter", "enter", "sửa", "enter")
	owner, err := s.SitAsOwner()
	must(t, err)
	_, err = s.Do(t.Context(), owner, &store.DeclareRecusal{Recusal: store.Recusal{Member: "HD03", TaxCode: "0159522728", Reason: "Cố vấn"}})
	must(t, err)
	p.send(changedMsg{})
	p.press("enter")
	p.sees("Đã nhập ho-so sửa.csv: mới 0, thay đổi 1")
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

// TestCodesAreNotLostByAnyWayOut: whichever key leads away from the codes, it asks first.
func TestCodesAreNotLostByAnyWayOut(t *testing.T) {
	for _, way := range []string{"esc", "enter", "f4", "f5", "f6", "f7", "f10", "ctrl+q", "alt+esc", "g", "click"} {
		s := imported(t)
		p := sit(t, s, "", 80, 24, func(o *Options) { o.Folder = t.TempDir() })
		p.part(4)
		p.press("enter", "enter")
		code := regexp.MustCompile(`\d{4}-\d{4}`).FindString(p.app.View())
		if way == "click" {
			p.send(tea.MouseMsg{X: 3, Y: 23, Action: tea.MouseActionPress, Button: tea.MouseButtonLeft})
		} else {
			p.press(way)
		}
		if p.app.dialog != nil {
			p.sees("Đã ghi lại các mã này?")
			p.press("enter")
		}
		if code == "" || !strings.Contains(p.app.View(), code) {
			t.Errorf("%s leads away", way)
		}
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

func everybodyScores(s *store.Store) scoring.Rules {
	set := *s.Snapshot().Rules()
	set.Criteria = slices.Clone(set.Criteria)
	set.Criteria[2].Scorers = []string{"*"}
	return set
}

func TestTheCouncilByHand(t *testing.T) {
	s := founded(t)
	p := sit(t, s, "", 80, 24)
	p.part(3)
	p.press("down", "enter", "hd12", "enter", "Nguyễn Thị Ánh", "enter", "enter", "Sở Tài chính", "enter", "Ủy viên kiêm Thư ký", "enter",
		"enter", "enter", "enter", "right", "enter", "enter", "enter", "enter")
	p.sees("Đã ghi HD12 Nguyễn Thị Ánh", "1 thành viên, 1 có quyền chấm")
	m := s.Snapshot().Members()[0]
	if !m.Roles.Has(store.Secretary) || !m.Votes() || m.Office != "Sở Tài chính" {
		t.Fatalf("%+v", m)
	}
	p.press("home", "down", "down", "enter", "bs", "h", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
	if got := s.Snapshot().Members()[0].Name; got != "Nguyễn Thị Ánhh"[:len("Nguyễn Thị Án")]+"h" {
		t.Fatal(got)
	}
	p.press("home", "down", "enter", "hd12", "enter", "Ai đó", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter", "enter")
	p.sees("Hội đồng đã có mã HD12")
	p.press("esc", "esc", "home", "down", "down", "del")
	p.sees("Đưa HD12")
	p.press("right", "enter")
	p.sees("Đã đưa HD12")
	if n := len(s.Snapshot().Members()); n != 0 {
		t.Fatal(n)
	}
	p.press("ctrl+z", "enter")
	if n := len(s.Snapshot().Members()); n != 1 {
		t.Fatal(n)
	}
}

func TestRecusalsAreDeclaredAndWithdrawn(t *testing.T) {
	s := imported(t)
	p := sit(t, s, "", 80, 24)
	before := len(s.Snapshot().For(s.Owner()).Recusals())
	p.part(6)
	p.press("home", "down", "enter", "HD03", "enter", "enter")
	p.sees("HD03 Phạm Quốc Bảo không tham gia chấm các sản phẩm của")
	p.press("enter", "enter")
	p.sees("Cần ghi lý do")
	p.press("up", "Cố vấn", "enter", "enter")
	p.sees("HD03 không tham gia chấm sản phẩm của")
	if n := len(s.Snapshot().For(s.Owner()).Recusals()); n != before+1 {
		t.Fatal(n)
	}
	p.press("home", "down", "down", "del", "Khai nhầm", "enter", "enter")
	p.sees("Đã rút khai báo")
	if n := len(s.Snapshot().For(s.Owner()).Recusals()); n != before {
		t.Fatal(n)
	}
}

func TestTheFileOfCodesIsForThePrinterOnly(t *testing.T) {
	s := imported(t)
	home := t.TempDir()
	p := sit(t, s, "", 80, 24, func(o *Options) { o.Folder = home })
	p.part(4)
	p.press("enter")
	p.sees("Cấp mã truy cập cho HD01")
	p.press("enter")
	code := regexp.MustCompile(`\d{4}-\d{4}`).FindString(p.app.View())
	files, err := filepath.Glob(filepath.Join(home, "ma-truy-cap-*.xlsx"))
	must(t, err)
	if code == "" || len(files) != 1 {
		t.Fatalf("%q %v", code, files)
	}
	info, err := os.Stat(files[0])
	must(t, err)
	if info.Mode().Perm() != 0o600 {
		t.Error(info.Mode())
	}
	p.press("esc", "right", "enter")
	p.misses(code)

	// Where nothing can be written the codes are shown all the same.
	q := sit(t, s, "", 80, 24, func(o *Options) { o.Folder = filepath.Join(home, "không có") })
	q.part(4)
	q.press("down", "enter", "enter")
	q.sees("chưa ghi được tệp in", "HD02")
	if regexp.MustCompile(`\d{4}-\d{4}`).FindString(q.line("HD02")) == "" {
		t.Error(q.app.View())
	}
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

func TestTheListOfFilesSaysWhenAFolderCannotBeRead(t *testing.T) {
	p := sit(t, founded(t), "", 80, 24)
	p.part(3)
	p.press("enter")
	p.sees("SPCNCL 2021", "thư mục")
	p.press("tab", "end", "enter")
	p.sees("Không xem được thư mục này")
	p.press("tab", "home", "enter")
	p.sees("SPCNCL 2021")
	p.press("enter", "left")
	p.sees("▸ SPCNCL 2021")
	// Whoever holds Backspace to clear what was typed stays where he is.
	p.press("enter", "hoi", "bs", "bs", "bs", "bs", "bs")
	p.sees("hoi-dong.csv")
	p.press("left")
	p.press("xyz")
	p.sees("Không có dòng nào khớp")
	p.press("esc")
	p.sees("SPCNCL 2021")
	p.press("esc")
	p.sees("Thêm một thành viên")
	if strings.Contains(p.app.View(), "Chọn tệp") {
		t.Fatal("it is still there")
	}
}

// TestTheListOutlivesItsDossiers: an import is taken back while the list lies open, or below another screen, and somebody
// else's import makes other rows of it.
func TestTheListOutlivesItsDossiers(t *testing.T) {
	s := imported(t)
	dossiers := s.Snapshot().Revision() - 1
	for _, open := range [][]string{
		nil,
		{"menu.intake"},
		{"f6"},
		{"esc", "end"},
		{"esc", "end", "f6"},
		{"esc", "end", "menu.intake", "end"},
		{"esc", "end", "enter"},
		{"f4", "end"},
		{"esc", "end", "enter", "f5"},
		{"esc", "end", "menu.intake", "end", "enter"},
		{"menu.journal"},
	} {
		p := sit(t, s, "", 80, 24)
		p.press(open...)
		owner, err := s.SitAsOwner()
		must(t, err)
		_, err = s.Undo(t.Context(), owner, dossiers)
		must(t, err)
		p.send(changedMsg{})
		p.press("down", "up", "enter", "esc")
		if p.app.broken != nil {
			t.Fatalf("%v: %+v", open, p.app.broken)
		}
		owner, err = s.SitAsOwner()
		must(t, err)
		back, err := s.Undo(t.Context(), owner, s.Snapshot().Revision())
		must(t, err)
		dossiers = back.Seq
		p.send(changedMsg{})
		if p.app.broken != nil {
			t.Fatalf("%v: %+v", open, p.app.broken)
		}
		p.sees("Kỳ xét chọn năm 2021")
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
