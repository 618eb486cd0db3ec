package engine

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"os"
)

// A DamageKind says what is wrong with a file.
type DamageKind string

const (
	// Empty: the file has no bytes.
	Empty DamageKind = "empty"
	// Foreign: the file is something else.
	Foreign DamageKind = "foreign"
	// Truncated: the file is one of ours, and its end is missing.
	Truncated DamageKind = "truncated"
)

// Damage is the error for a file that cannot be opened because of what it holds. The file has not been changed.
type Damage struct {
	Path string
	Kind DamageKind
}

func (d *Damage) Error() string { return fmt.Sprintf("engine: %s: %s", d.Path, d.Kind) }

// The layout of a bbolt meta page, from bbolt's internal/common: a page header of 16 bytes, then these fields.
const (
	pageHeader   = 16
	metaMagic    = 0xED0CDAED
	metaVersion  = 2
	metaSize     = 64
	offVersion   = 4
	offPageSize  = 8
	offHighWater = 40
	offTxid      = 48
	offChecksum  = 56
	smallestPage = 1 << 10
	largestPage  = 1 << 16
)

type meta struct {
	pageSize  uint32
	highWater uint64
	txid      uint64
}

// inspect checks, without changing it, that the file is whole as far as its newest meta page says.
func inspect(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.IsDir() {
		return &Damage{path, Foreign}
	}
	if info.Size() == 0 {
		return &Damage{path, Empty}
	}
	metas, err := readMetas(f)
	if err != nil {
		return err
	}
	return judge(path, metas, info.Size())
}

func judge(path string, metas []meta, size int64) error {
	if len(metas) == 0 {
		if size < 2*smallestPage {
			return &Damage{path, Truncated}
		}
		return &Damage{path, Foreign}
	}
	newest := metas[0]
	for _, m := range metas {
		if m.txid > newest.txid {
			newest = m
		}
	}
	// bbolt maps both meta pages whichever it uses, and every page below the high-water mark.
	if uint64(size) < max(newest.highWater, 2)*uint64(newest.pageSize) {
		return &Damage{path, Truncated}
	}
	return nil
}

// readMetas returns the valid ones of the two meta pages: the first is at 0, the second one page later, and the size of
// a page is only known from a meta page.
func readMetas(f io.ReaderAt) ([]meta, error) {
	var metas []meta
	first, ok, err := readMeta(f, 0)
	if err != nil {
		return nil, err
	}
	if ok {
		metas = append(metas, first)
	}
	for size := int64(smallestPage); size <= largestPage; size *= 2 {
		m, valid, err := readMeta(f, size)
		if err != nil {
			return nil, err
		}
		if valid && int64(m.pageSize) == size {
			return append(metas, m), nil
		}
	}
	return metas, nil
}

func readMeta(f io.ReaderAt, offset int64) (meta, bool, error) {
	page := make([]byte, metaSize)
	if _, err := f.ReadAt(page, offset+pageHeader); err != nil {
		if errors.Is(err, io.EOF) {
			return meta{}, false, nil
		}
		return meta{}, false, err
	}
	// bbolt writes in the machine's byte order; every machine it is built for here is little-endian.
	order := binary.LittleEndian
	sum := fnv.New64a()
	sum.Write(page[:offChecksum])
	valid := order.Uint32(page) == metaMagic && order.Uint32(page[offVersion:]) == metaVersion &&
		order.Uint64(page[offChecksum:]) == sum.Sum64()
	return meta{
		pageSize:  order.Uint32(page[offPageSize:]),
		highWater: order.Uint64(page[offHighWater:]),
		txid:      order.Uint64(page[offTxid:]),
	}, valid, nil
}
