package exchange_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/words"
)

// bookOf is the workbook of the ranking as a viewer gets it, as text as it is shown.
func bookOf(t *testing.T, view store.View) [][]string {
	t.Helper()
	var out bytes.Buffer
	must(t, exchange.WriteRankingBook(&out, view, words.MustSpeak(words.Vietnamese), time.Date(2021, 11, 7, 14, 2, 0, 0, time.UTC)))
	book, err := excelize.OpenReader(&out)
	must(t, err)
	defer book.Close()
	rows, err := book.GetRows("Xếp hạng")
	must(t, err)
	return rows
}

// TestTheRankingBookHoldsTheRanking: what it is and is not above the table, and the numbers as the screen shows them.
func TestTheRankingBookHoldsTheRanking(t *testing.T) {
	s := roundOf(t, roundFolder("vong-mau"), "spcncl-mau")
	rows := bookOf(t, s.Snapshot().For(s.Owner()))
	if !strings.Contains(rows[1][0], "TẠM TÍNH – CHƯA PHẢI KẾT QUẢ CỦA HỘI ĐỒNG") || !strings.Contains(rows[2][0], "14:02 ngày 07/11/2021") ||
		!strings.Contains(rows[2][0], s.Snapshot().Fingerprint()) {
		t.Errorf("above the table stands %q", rows[:3])
	}
	header := strings.Join(rows[4], "|")
	if want := "Hạng|Mã|Sản phẩm|Doanh nghiệp|Ngành|C1|C2|C3|C4|C5|C6|C7|C8|C9|Điểm bình quân|Phiếu|Lệch|Kết luận"; header != want {
		t.Errorf("the header is %s", header)
	}
	tenth := rows[5+9]
	if tenth[0] != "10" || tenth[1] != "SP34" || tenth[14] != "85.94" || tenth[17] != "Đạt · Top 10" {
		t.Errorf("the tenth row is %q", tenth)
	}
	if len(rows) != 5+54 || rows[len(rows)-1][0] != "" {
		t.Errorf("%d rows, the last is %q", len(rows), rows[len(rows)-1])
	}
}

// TestTheRankingBookHoldsWhatTheViewerMaySee: a member who owes sheets gets no spread, and a ranking that is closed none at
// all.
func TestTheRankingBookHoldsWhatTheViewerMaySee(t *testing.T) {
	s := roundOf(t, roundFolder("vong-mau"), "spcncl-mau")
	nobody := s.Snapshot().For(store.Actor{})
	if header := strings.Join(bookOf(t, nobody)[4], "|"); strings.Contains(header, "Lệch") {
		t.Errorf("the header is %s", header)
	}
	rules := *s.Snapshot().Rules()
	rules.Visibility = scoring.VisibleClosed
	_, err := s.Do(t.Context(), s.Owner(), &store.SetRules{Was: *s.Snapshot().Rules(), Now: rules})
	must(t, err)
	if err := exchange.WriteRankingBook(&bytes.Buffer{}, s.Snapshot().For(store.Actor{}), words.MustSpeak(words.English), time.Now()); err == nil {
		t.Error("a ranking that is closed was written")
	}
}
