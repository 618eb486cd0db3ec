package exchange

import "example.com/hoidong/store"

// Columns of a score sheet that are no criteria, as the hidden row above the header names them. A criterion's is called by
// criterionColumn.
const (
	codeColumn    = "code"
	productColumn = "product"
	remarkColumn  = "remark"
)

// columnPrefix begins every name in the hidden row above the header.
const columnPrefix = "hoidong:"

// criterionColumn is the name of a criterion's column.
func criterionColumn(code string) string { return "criterion:" + code }

// maxRemark is the longest remark in characters.
const maxRemark = 2000

// fewEnough is how many values a drop-down offers at the most; a longer one is slower than typing.
const fewEnough = 41

// markOf is what all marks of a form have in common.
func markOf(view store.View, f *store.Form) mark {
	snap := view.Snapshot()
	return mark{Round: snap.Round().ID, Form: f.Number, Code: f.Code, Member: f.Member, Revision: snap.Revision()}
}
