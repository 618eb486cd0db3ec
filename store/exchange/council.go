package exchange

import (
	"slices"
	"strings"
	"sync"

	"example.com/hoidong/store"
)

// ReadCouncil reads the members of a council and their helpers, in the order of the file. Required are the columns of
// code, name and role. A role is written as the decision words it, several of them with "kiêm" between; chair and
// vice-chair vote, a mere secretary and helpers do not.
//
// The faults are as ReadDossiers has them.
func ReadCouncil(src Source) ([]store.Member, *Report, error) {
	t, err := openTable(src, newLayout(
		column{"membercode", true}, column{"fullname", true}, column{"role", true},
		column{"post", false}, column{"office", false},
	))
	if err != nil {
		return nil, nil, err
	}
	var members []store.Member
	seen := map[string]int{}
	err = t.records(func(r record) {
		m := store.Member{
			Code:   r.code("membercode"),
			Name:   r.required("fullname"),
			Post:   r.text("post"),
			Office: r.text("office"),
			Title:  r.text("role"),
			Roles:  r.roles("role"),
		}
		r.unique(seen, "membercode", m.Code)
		members = append(members, m)
	})
	if err != nil {
		return nil, t.report, err
	}
	return members, t.report, nil
}

var roles = sync.OnceValue(func() phrasebook {
	return phrases("import.role.", string(store.Chair), string(store.ViceChair), string(store.Voter),
		string(store.Secretary), string(store.Operator), string(store.Screen))
})

// roles are those that a title names.
func (r record) roles(key string) store.Roles {
	c := r.cell(key)
	parsed, ok := parseRoles(c.text)
	if !ok {
		r.refuse(c, expect("role"))
	}
	return parsed
}

func parseRoles(title string) (store.Roles, bool) {
	if role, ok := roles().meaning(title); ok {
		return withVote(store.Role(role)), true
	}
	var all store.Roles
	for _, part := range splitTitle(title) {
		role, ok := roles().meaning(part)
		if !ok {
			return nil, false
		}
		all = append(all, withVote(store.Role(role))...)
	}
	return store.NewRoles(all...), len(all) > 0
}

// withVote adds the vote that chair and vice-chair have.
func withVote(role store.Role) store.Roles {
	if role == store.Chair || role == store.ViceChair {
		return store.NewRoles(role, store.Voter)
	}
	return store.NewRoles(role)
}

// splitTitle parts "Ủy viên kiêm Thư ký" at the words that join roles.
func splitTitle(title string) []string {
	for _, joint := range phrasesOf("import.rolejoint") {
		title = replaceFold(title, joint)
	}
	parts := strings.FieldsFunc(title, func(r rune) bool { return r == ',' || r == ';' || r == '/' || r == '+' })
	return slices.DeleteFunc(parts, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// replaceFold replaces a word by a comma, however it is cased and accented.
func replaceFold(s, word string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if fold(w) == fold(word) {
			words[i] = ","
		}
	}
	return strings.Join(words, " ")
}
