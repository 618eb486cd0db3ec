package papers

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange/exchangetest"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// counted is a round in which something of everything happened to the sheets.
func counted(t *testing.T) *store.Store {
	s := round(t, sample.Size{Dossiers: 6, Members: 6, Criteria: 4}, func(g *sample.Generated) {
		for i, name := range []string{"Nguyễn Văn Ẩn", "Đặng Thị Mỹ Uyên", "Phạm Quốc Bảo", "Lê Ỷ Lữ", "Công Tằng Tôn Nữ Hoàng Thị Bích Phượng Quỳnh Như", "Hoàng Đức Thiện"} {
			g.Council[i].Name, g.Council[i].Post, g.Council[i].Office = name, "Phó Giám đốc", "Sở Công Thương"
		}
	})
	witness, err := s.Witness(t.Context(), "HD01", "")
	must(t, err)
	owner := s.Owner().On(store.Grounds{Reason: "Hội đồng thống nhất", Second: witness})
	do(t, s, s.Owner(), &store.AppointTellers{Session: 1, Now: []string{"HD02", "HD05"}})
	confirmed(t, s, "HD01")
	confirmed(t, s, "HD02")
	excel := issue(t, s, store.IssueOptions{Kind: store.ExcelForm, Members: []string{"HD03"}})[0]
	paper := issue(t, s, store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD04", "HD05"}})
	in := store.Incoming{Round: "2026", Form: excel.Number, Member: "HD03", File: "phiếu.xlsx", Sum: "a"}
	for _, b := range excel.Ballots {
		p := scoring.Points(500)
		in.Sheets = append(in.Sheets, store.IncomingSheet{Ballot: b, Scores: store.Scores{}.With("C3", &p).With("C4", &p), Done: true})
	}
	_, err = s.Receive(t.Context(), s.Owner(), in, store.Decisions{})
	must(t, err)
	do(t, s, s.Owner(), &store.SpoilForm{Form: paper[0].Number, Reason: "in mờ, không đọc được"})
	issue(t, s, store.IssueOptions{Kind: store.PaperForm, Members: []string{"HD05"}, Anew: true, Reason: "rách"})
	do(t, s, owner, &store.RejectBallot{Dossier: "SP02", Turn: 1, Member: "HD03", Reason: "không ký tên"})
	issue(t, s, store.IssueOptions{Kind: store.SignedForm, Members: []string{"HD01"}})
	return s
}

func minutesIn(t *testing.T, s *store.Store, format string) []byte {
	t.Helper()
	var b bytes.Buffer
	must(t, WriteMinutes(&b, s.Snapshot().For(s.Owner()), format, words.MustSpeak(words.Vietnamese), noon))
	return b.Bytes()
}

// told is what the minutes of the counted round have to say, whatever the format.
func told(s *store.Store) []string {
	return []string{
		"BIÊN BẢN KIỂM PHIẾU", "Cuộc họp Hội đồng lần thứ 1", "Hồi 05 giờ 00 phút, ngày 02 tháng 3 năm 2026", "TẠM TÍNH", "SỐ LIỆU MẪU",
		"Ông/bà Đặng Thị Mỹ Uyên, Phó Giám đốc, Sở Công Thương", "Phát ra 36 = thu về 18 + chưa thu 18. Thu về 18 = hợp lệ 17 + không hợp lệ 1.",
		"Số phiếu 0002-13 (phiếu giấy), HD04 Lê Ỷ Lữ. Lý do: in mờ, không đọc được", "SP02 của HD03 Phạm Quốc Bảo, số phiếu 0001-16. Lý do: không ký tên",
		"HD06 Hoàng Đức Thiện: 6 phiếu trên màn hình chưa xác nhận", "bảng chấm điểm để ký", "Số liệu chưa khớp: còn 18 phiếu chưa thu, 0 phiếu thu về chờ xử lý",
		s.Snapshot().Fingerprint(), "NGƯỜI KIỂM PHIẾU", "THƯ KÝ",
	}
}

func TestTheMinutesTellEverything(t *testing.T) {
	s := counted(t)
	found := flat(read(t, minutesIn(t, s, "pdf")))
	for _, want := range told(s) {
		if !strings.Contains(found, want) {
			t.Errorf("no %q in\n%s", want, found)
		}
	}
}

// TestTheMinutesInWordAreTheSame, as LibreOffice reads them.
func TestTheMinutesInWordAreTheSame(t *testing.T) {
	s := counted(t)
	path := filepath.Join(t.TempDir(), "biên bản.docx")
	must(t, os.WriteFile(path, minutesIn(t, s, "docx"), 0o600))
	pdf, err := os.ReadFile(exchangetest.Rewritten(t, "pdf", path)[0])
	must(t, err)
	found := flat(read(t, pdf))
	for _, want := range append(told(s), "Trang 1/", "Độc lập - Tự do - Hạnh phúc") {
		if !strings.Contains(found, want) {
			t.Errorf("no %q in\n%s", want, found)
		}
	}
}

// TestWordFindsAParagraphInEveryCell, well-formed parts, and the title.
func TestWordFindsAParagraphInEveryCell(t *testing.T) {
	data := minutesIn(t, counted(t), "docx")
	archive, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	must(t, err)
	cells := 0
	for _, file := range archive.File {
		r, err := file.Open()
		must(t, err)
		text, err := io.ReadAll(r)
		must(t, err)
		decoder := xml.NewDecoder(bytes.NewReader(text))
		for last := ""; ; {
			token, err := decoder.Token()
			if errors.Is(err, io.EOF) {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", file.Name, err)
			}
			end, ok := token.(xml.EndElement)
			if !ok {
				continue
			}
			if end.Name.Local == "tc" {
				if cells++; last != "p" {
					t.Errorf("a cell ends with %q", last)
				}
			}
			last = end.Name.Local
		}
		if file.Name == "docProps/core.xml" && !bytes.Contains(text, []byte("<dc:title>BIÊN BẢN KIỂM PHIẾU – ")) {
			t.Errorf("%s", text)
		}
	}
	if cells < 50 {
		t.Errorf("%d cells", cells)
	}
}

func TestTheSameMinutesAreTheSameBytes(t *testing.T) {
	s := counted(t)
	for _, format := range MinutesFormats() {
		if !slices.Equal(minutesIn(t, s, format), minutesIn(t, s, format)) {
			t.Errorf("two files %s differ", format)
		}
	}
}

// TestMinutesAreProvisionalUntilScoringHasEnded.
func TestMinutesAreProvisionalUntilScoringHasEnded(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 2, Members: 2, Criteria: 4}, nil)
	confirmed(t, s, "HD01")
	confirmed(t, s, "HD02")
	provisional := words.MustSpeak(words.Vietnamese).T("banner.provisional")
	if !strings.Contains(read(t, minutesIn(t, s, "pdf")), provisional) {
		t.Error("not said to be provisional")
	}
	do(t, s, s.Owner(), &store.ChangePhase{From: store.Scoring, To: store.Ended})
	found := flat(read(t, minutesIn(t, s, "pdf")))
	if strings.Contains(found, provisional) || !strings.Contains(found, "Số liệu khớp.") {
		t.Error(found)
	}
}

// TestNobodySignsAPageThatSaysNothing: wherever the text before them ends, the last sentence is on the page of the signatures.
func TestNobodySignsAPageThatSaysNothing(t *testing.T) {
	s := round(t, sample.Size{Dossiers: 2, Members: 2, Criteria: 4}, nil)
	for n := range 12 {
		m := minutes{view: s.Snapshot().For(s.Owner()), words: words.MustSpeak(words.Vietnamese), at: noon}
		m.paper = paper{title: "BIÊN BẢN", at: noon, page: func(page, _ string) string { return page }}
		for range 24 + n {
			m.say(serif, "Một dòng.")
		}
		m.signed()
		var b bytes.Buffer
		must(t, m.writePDF(&b))
		pages := strings.Split(strings.TrimRight(read(t, b.Bytes()), "\f"), "\f")
		if last := pages[len(pages)-1]; !strings.Contains(last, "Biên bản lập từ nhật ký") || !strings.Contains(last, "THƯ KÝ") {
			t.Errorf("%d lines, %d pages; the last one says %s", 24+n, len(pages), last)
		}
	}
}

// TestMinutesAreRefused to whoever may not know, and in a format that there is not.
func TestMinutesAreRefused(t *testing.T) {
	s := counted(t)
	member, err := s.SignInSample("HD03")
	must(t, err)
	for code, err := range map[string]error{
		"box.hidden":    WriteMinutes(io.Discard, s.Snapshot().For(member), "pdf", words.MustSpeak(words.Vietnamese), noon),
		"papers.format": WriteMinutes(io.Discard, s.Snapshot().For(s.Owner()), "odt", words.MustSpeak(words.Vietnamese), noon),
	} {
		if !errors.Is(err, scoring.NewFault(code)) {
			t.Errorf("%v, want %s", err, code)
		}
	}
}
