package main

import (
	"strings"
	"testing"
)

func TestATableFitsTheTerminal(t *testing.T) {
	ranking := func() *table {
		tab := &table{elastic: []int{1, 3}}
		tab.add("Hạng", "Sản phẩm", "Phiếu", "Doanh nghiệp")
		tab.add("1", "Nồi inox ba đáy", "11/11", "Công ty TNHH Cơ khí Sông Nhuệ")
		tab.add("2", "Quạt 👍", "3/11", "Công ty A")
		return tab
	}
	for _, c := range []struct {
		limit int
		want  string
	}{
		{0, "" +
			"Hạng  Sản phẩm         Phiếu  Doanh nghiệp\n" +
			"1     Nồi inox ba đáy  11/11  Công ty TNHH Cơ khí Sông Nhuệ\n" +
			"2     Quạt 👍          3/11   Công ty A\n"},
		{44, "" +
			"Hạng  Sản phẩm        Phiếu  Doanh nghiệp\n" +
			"1     Nồi inox ba đ…  11/11  Công ty TNHH C…\n" +
			"2     Quạt 👍         3/11   Công ty A\n"},
		{10, "" +
			"Hạng  Sản phẩm  Phiếu  Doanh n…\n" +
			"1     Nồi ino…  11/11  Công ty…\n" +
			"2     Quạt 👍   3/11   Công ty…\n"},
	} {
		var out strings.Builder
		if err := ranking().print(&out, c.limit); err != nil {
			t.Fatal(err)
		}
		if out.String() != c.want {
			t.Errorf("limit %d:\n%s", c.limit, out.String())
		}
	}
}
