package packet

import (
	"bytes"
	"encoding/json"
	"fmt"
	"time"

	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// Format and version of what a seal holds. A reader refuses higher versions.
const (
	format  = "hoidong/phieu"
	version = 1
)

// sealedSheets is phieu.json: everything that is handed in, to be read by people too.
type sealedSheets struct {
	Format  string `json:"format"`
	Version int    `json:"version"`
	// About says in words what the rest means.
	About []string `json:"about"`
	Round struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	} `json:"round"`
	Form   string `json:"form"`
	Member struct {
		Code string `json:"code"`
		Name string `json:"name"`
	} `json:"member"`
	Seal     int       `json:"seal"`
	SealedAt time.Time `json:"sealed_at"`
	// Journal is that of the packet up to and with the seal.
	Journal struct {
		Entries     uint64 `json:"entries"`
		Hash        string `json:"hash"`
		Fingerprint string `json:"fingerprint"`
	} `json:"journal"`
	Sheets []sealedSheet `json:"sheets"`
}

type sealedSheet struct {
	Product    string `json:"product"`
	Name       string `json:"name"`
	Enterprise string `json:"enterprise"`
	Turn       int    `json:"turn"`
	// Scores are points by criterion, as decimals with a comma. A criterion that is not there is blank.
	Scores    map[string]string `json:"scores"`
	Remark    string            `json:"remark,omitempty"`
	Complete  bool              `json:"complete"`
	Confirmed bool              `json:"confirmed"`
}

// about is written into every seal, because whoever opens one in ten years has nothing else to go by.
var about = []string{
	"Phiếu chấm điểm của một thành viên Hội đồng, niêm phong trong gói phiếu. Điểm viết theo số thập phân có dấu phẩy; tiêu chí không có trong scores là chưa chấm, không phải 0 điểm.",
	"Score sheets of one member of the council, sealed in a packet. Points are decimals with a comma; a criterion that is not in scores is blank, which is not zero.",
}

// written is phieu.json.
func written(s *store.Sealed) ([]byte, error) {
	doc := sealedSheets{Format: format, Version: version, About: about, Form: s.Packet.Code, Seal: s.Seal, SealedAt: s.At}
	doc.Round.ID, doc.Round.Name = s.Round.ID, s.Round.Name
	doc.Member.Code, doc.Member.Name = s.Member.Code, s.Member.Name
	doc.Journal.Entries, doc.Journal.Hash, doc.Journal.Fingerprint = s.Entries, s.Hash, store.Fingerprint(s.Hash)
	for i := range s.Sheets {
		sheet := &s.Sheets[i]
		one := sealedSheet{
			Product: sheet.Dossier, Name: sheet.Product, Enterprise: sheet.Enterprise, Turn: sheet.Turn,
			Scores: map[string]string{}, Remark: sheet.Remark, Complete: sheet.Complete, Confirmed: sheet.Confirmed,
		}
		for _, score := range sheet.Scores {
			one.Scores[score.Criterion] = score.Points.String()
		}
		doc.Sheets = append(doc.Sheets, one)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(&doc); err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	return text.Bytes(), nil
}

// parsed reads phieu.json. The faults are packet.foreign for what is none, and packet.newer.
func parsed(file string, text []byte) (*sealedSheets, error) {
	var head struct {
		Format  string `json:"format"`
		Version int    `json:"version"`
	}
	if err := json.Unmarshal(text, &head); err != nil || head.Format != format {
		return nil, scoring.NewFault("packet.foreign", "file", file)
	}
	if head.Version > version {
		return nil, scoring.NewFault("packet.newer", "file", file)
	}
	doc := new(sealedSheets)
	if err := json.Unmarshal(text, doc); err != nil {
		return nil, scoring.NewFault("packet.forged", "file", file)
	}
	return doc, nil
}

// incoming are the sheets as the store takes them. Whoever seals a complete sheet has finished with it. The fault is
// packet.value.
func (doc *sealedSheets) incoming(file string) ([]store.IncomingSheet, error) {
	var sheets []store.IncomingSheet
	for _, s := range doc.Sheets {
		one := store.IncomingSheet{
			Ballot: store.Ballot{Dossier: s.Product, Turn: s.Turn}, Remark: norm.NFC.String(s.Remark), Done: s.Complete,
			Where: sheetsName + ", " + s.Product,
		}
		for criterion, text := range s.Scores {
			points, err := scoring.ParsePoints(text)
			if err != nil {
				return nil, scoring.NewFault("packet.value", "file", file, "product", s.Product, "criterion", criterion, "reason", err)
			}
			one.Scores = one.Scores.With(criterion, &points)
		}
		sheets = append(sheets, one)
	}
	return sheets, nil
}
