package exchange_test

import (
	"reflect"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

// hasCode tells whether a parameter of a fault is a fault with this code.
func hasCode(param any, code string) bool {
	f, ok := param.(*scoring.Fault)
	return ok && f.Code == code
}

func TestRoles(t *testing.T) {
	for title, want := range map[string]store.Roles{
		"Chủ tịch Hội đồng":                 store.NewRoles(store.Chair, store.Voter),
		"PHÓ CHỦ TỊCH HỘI ĐỒNG":             store.NewRoles(store.ViceChair, store.Voter),
		"Phó Chủ tịch Thường trực Hội đồng": store.NewRoles(store.ViceChair, store.Voter),
		"Ủy viên":                           store.NewRoles(store.Voter),
		"Uỷ viên":                           store.NewRoles(store.Voter),
		"Ủy viên kiêm Thư ký":               store.NewRoles(store.Voter, store.Secretary),
		"Ủy viên, Thư ký Hội đồng":          store.NewRoles(store.Voter, store.Secretary),
		"Phó Chủ tịch Hội đồng kiêm Thư ký": store.NewRoles(store.ViceChair, store.Voter, store.Secretary),
		"Thư ký":                            store.NewRoles(store.Secretary),
		"Tổ giúp việc":                      store.NewRoles(store.Operator),
		"Tổ kiểm phiếu":                     store.NewRoles(store.Operator),
		"Member and Secretary":              store.NewRoles(store.Voter, store.Secretary),
		"Chair":                             store.NewRoles(store.Chair, store.Voter),
	} {
		members, _, err := exchange.ReadCouncil(source("Mã;Họ và tên;Vai trò\nhd01;Trần  Minh Khôi;" + title + "\n"))
		if err != nil {
			t.Errorf("%s: %v", title, err)
			continue
		}
		m := store.Member{Code: "HD01", Name: "Trần Minh Khôi", Title: title, Roles: want}
		if !reflect.DeepEqual(members, []store.Member{m}) {
			t.Errorf("%s: %+v", title, members)
		}
	}
}

func TestFaultyCouncil(t *testing.T) {
	_, _, err := exchange.ReadCouncil(source("Mã;Họ và tên;Vai trò\nHD01;;Khách mời\nHD1 2;A;Ủy viên kiêm lái xe\nHD01;B;Ủy viên\n"))
	if all := faults(t, err); len(all) != 5 {
		t.Errorf("faults %v", all)
	}
}
