package exchange_test

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/sample"
	"example.com/hoidong/store/words"
)

// BenchmarkImportDossiers reads 1,000 dossiers of 22 columns from Excel; a second is the most it may take.
func BenchmarkImportDossiers(b *testing.B) {
	content := rows{{
		"STT", "Mã hồ sơ", "Tên sản phẩm", "Doanh nghiệp", "Mã số thuế", "Ngành", "Đối tượng xét chọn", "Đăng ký",
		"Đơn vị giới thiệu", "Ngày nhận", "Doanh thu 2018 (đồng)", "Doanh thu 2019 (đồng)", "Doanh thu 2020 (đồng)",
		"Xuất khẩu 2018 (USD)", "Xuất khẩu 2019 (USD)", "Xuất khẩu 2020 (USD)", "Lao động 2020 (người)", "ISO 9001",
		"ISO 14001", "Cơ sở tại Hà Nội", "Cam kết", "Kết luận điều kiện",
	}}
	for i := range 1000 {
		content = append(content, []any{
			i + 1, fmt.Sprintf("SP%04d", i), fmt.Sprintf("Sản phẩm thứ %d", i), fmt.Sprintf("Công ty %d", i/2),
			fmt.Sprintf("01%08d", i/2), "Cơ khí, chế tạo", "Thông thường", "Lần đầu", "Sở Công Thương", 44273, 1e11 + float64(i),
			1.1e11, 1.2e11, 1e6, 1.1e6, 1.2e6, 100 + i, "Có", "Không", "Có", "x", nil,
		})
	}
	src := book(b, "Hồ sơ", content)
	r := load(b, "spcncl-mau")
	b.ReportAllocs()
	for b.Loop() {
		intake, _, err := exchange.ReadDossiers(src, r, year)
		if err != nil || len(intake.Dossiers) != 1000 {
			b.Fatal(len(intake.Dossiers), err)
		}
	}
}

// BenchmarkImportScores reads the 300,000 scores of 1,000 dossiers, 20 members and 15 criteria from CSV.
func BenchmarkImportScores(b *testing.B) {
	r := load(b, "cnnt-2014")
	text := []byte("Mã thành viên;Mã hồ sơ;Mã tiêu chí;Điểm\n")
	for i := range 300_000 {
		text = fmt.Appendf(text, "HD%02d;SP%05d;%d;%d,5\n", i%20, i/80, i/20%4+1, i%10)
	}
	b.ReportAllocs()
	for b.Loop() {
		given, _, err := exchange.ReadScores(exchange.Source{Name: "x", Data: text}, r, exchange.Known{})
		if err != nil || len(given.Scores) == 0 {
			b.Fatal(err)
		}
	}
}

// scoreSheetOf60 is a council of 60 products whose members judge five criteria each, and one of its forms.
func scoreSheetOf60(b *testing.B) *given {
	b.Helper()
	return generatedRound(b, sample.Generate(7, sample.Size{Dossiers: 60, Members: 3, Criteria: 10}), func(*sample.Generated) {})
}

// BenchmarkWriteScoreSheet writes a workbook of 60 products and 5 criteria.
func BenchmarkWriteScoreSheet(b *testing.B) {
	g := scoreSheetOf60(b)
	b.ReportAllocs()
	size := 0
	for b.Loop() {
		size = len(g.book(b, g.forms[0], words.Vietnamese))
	}
	b.ReportMetric(float64(size), "file-bytes")
}

// BenchmarkReadScoreSheet reads one in which every cell is filled in.
func BenchmarkReadScoreSheet(b *testing.B) {
	g := scoreSheetOf60(b)
	data := g.filled(b, func(f *excelize.File) {
		for row := firstRow; row < firstRow+60; row++ {
			must(b, f.SetSheetRow(scored, fmt.Sprintf("E%d", row), &[]any{8.5, 7, 0, 10, 9.5}))
		}
	})
	b.ReportAllocs()
	for b.Loop() {
		in, _, err := g.read(data)
		if err != nil || len(in.Sheets) != 60 || !in.Sheets[59].Done {
			b.Fatal(err)
		}
	}
}
