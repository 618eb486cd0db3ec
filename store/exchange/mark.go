package exchange

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A mark is what a score sheet says of itself where nobody looks: once of the whole workbook, and in every row that is filled
// in. It is text that says whose it is, sealed with the council's key: a row may be sorted, moved or copied, and is still known,
// or known to be foreign.
type mark struct {
	// House tells councils apart that use different keys; see houseOf.
	House  string `json:"house"`
	Round  string `json:"round"`
	Form   int    `json:"form"`
	Code   string `json:"code"`
	Member string `json:"member"`
	// Revision is that of the round when the workbook was written.
	Revision uint64 `json:"revision"`
	// Dossiers are all that the workbook holds; none on the mark of a row.
	Dossiers []string `json:"dossiers,omitempty"`
	// Ballot, product and criteria are those of a row; a blank dossier is the mark of a workbook.
	store.Ballot
	Product  string           `json:"product,omitempty"`
	Criteria []askedCriterion `json:"criteria,omitempty"`
	Step     scoring.Points   `json:"step,omitempty"`
}

// An askedCriterion is one that a row is asked for.
type askedCriterion struct {
	Code string         `json:"code"`
	Max  scoring.Points `json:"max"`
}

// markPrefix is how every mark begins, with the version of what follows.
const markPrefix = "hoidong-1."

// maxMark is the longest text that a cell holds.
const maxMark = excelize.TotalCellChars

// ofRow reports whether it is the mark of a row, and not of a workbook.
func (m *mark) ofRow() bool { return m.Dossier != "" }

// houseOf is a name of a key that does not tell the key.
func houseOf(key []byte) string {
	return base64.RawURLEncoding.EncodeToString(seal(key, "house")[:6])
}

func seal(key []byte, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte("hoidong score sheet\n" + text))
	return mac.Sum(nil)
}

// write makes the text of a mark.
func (m mark) write(key []byte) (string, error) {
	m.House = houseOf(key)
	content, err := json.Marshal(m)
	if err != nil {
		return "", fmt.Errorf("exchange: %w", err)
	}
	text := markPrefix + base64.RawURLEncoding.EncodeToString(content)
	return text + "." + base64.RawURLEncoding.EncodeToString(seal(key, text)), nil
}

// isMark reports whether a text is one, whatever it says.
func isMark(text string) bool { return strings.HasPrefix(text, markPrefix) }

// What may be wrong with a mark.
var (
	errHouse   = scoring.NewFault("scoresheet.house")
	errAltered = scoring.NewFault("scoresheet.altered")
)

// readMark reads a mark that the key has sealed. The faults are scoresheet.house when it was sealed with the key of another
// council, and scoresheet.altered when it is not as it was written.
func readMark(text string, key []byte) (*mark, *scoring.Fault) {
	if len(text) > maxMark {
		return nil, errAltered
	}
	at := strings.LastIndexByte(text, '.')
	sealed, err := base64.RawURLEncoding.DecodeString(text[at+1:])
	if err != nil || at < len(markPrefix) {
		return nil, errAltered
	}
	content, err := base64.RawURLEncoding.DecodeString(text[len(markPrefix):at])
	if err != nil {
		return nil, errAltered
	}
	var m mark
	if err := json.Unmarshal(content, &m); err != nil {
		return nil, errAltered
	}
	switch {
	case hmac.Equal(sealed, seal(key, text[:at])):
		return &m, nil
	case m.House != houseOf(key):
		return nil, errHouse
	}
	return nil, errAltered
}
