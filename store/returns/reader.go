package returns

import (
	"archive/zip"
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/packet"
)

// A Reader makes of a file of one kind what came back in it.
type Reader struct {
	// Fits tells by its content whether the file is of that kind.
	Fits func(exchange.Source) bool
	// Read may be called for several files at a time. Its faults name file, sheet and cell; the warnings keep nothing from
	// being taken.
	Read func(context.Context, *store.Store, exchange.Source) (in store.Incoming, warnings []*scoring.Fault, err error)
}

// readers are tried in turn: a sealed packet is a zip like a workbook.
var readers = []Reader{
	{Fits: func(src exchange.Source) bool { return packet.Recognise(src.Data) }, Read: readSeal},
	{Fits: exchange.IsWorkbook, Read: readBook},
}

func readSeal(ctx context.Context, s *store.Store, src exchange.Source) (store.Incoming, []*scoring.Fault, error) {
	in, err := packet.Read(ctx, s, src.Name, src.Data)
	return in, nil, err
}

func readBook(ctx context.Context, s *store.Store, src exchange.Source) (store.Incoming, []*scoring.Fault, error) {
	key, err := s.FormKey(ctx)
	if err != nil {
		return store.Incoming{}, nil, err
	}
	return exchange.ReadScoreSheet(src, key)
}

// read has a file read by the reader that it fits. The faults are those of the reader, receive.cut_off and
// receive.unknown.
func read(ctx context.Context, s *store.Store, readers []Reader, src exchange.Source) (store.Incoming, []*scoring.Fault, error) {
	for _, r := range readers {
		if r.Fits(src) {
			return r.Read(ctx, s, src)
		}
	}
	if cutOff(src) {
		return store.Incoming{}, nil, scoring.NewFault("receive.cut_off", "file", src.Name)
	}
	return store.Incoming{}, nil, scoring.NewFault("receive.unknown", "file", src.Name)
}

// cutOff reports whether a file is called like one in which ballots come back, and ends before its archive does, as when a stick is
// pulled out: nobody can tell that it is none of ours.
func cutOff(src exchange.Source) bool {
	switch strings.ToLower(filepath.Ext(src.Name)) {
	case ".xlsx", ".zip", ".age":
		_, err := zip.NewReader(bytes.NewReader(src.Data), int64(len(src.Data)))
		return err != nil
	}
	return false
}
