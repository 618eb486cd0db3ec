package exchange

// Columns of a score sheet that are no criteria, as the hidden row above the header names them. A criterion's is called by
// criterionKey.
const (
	codeKey    = "code"
	productKey = "product"
	remarkKey  = "remark"
)

// columnPrefix begins every name in the hidden row above the header.
const columnPrefix = "hoidong:"

// criterionKey is the name of a criterion's column.
func criterionKey(code string) string { return "criterion:" + code }

// maxRemark is the longest remark in characters.
const maxRemark = 2000

// fewEnough is how many values a drop-down offers at the most; a longer one is slower than typing.
const fewEnough = 41
