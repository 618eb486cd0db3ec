package packet

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"example.com/hoidong/scoring"
)

// What is read at most: a seal of 1,000 products is 400 kB.
const (
	// MostBytes is how large a file may be.
	MostBytes = 8 << 20
	// mostText is how large one file in it may be once it is unpacked, mostFiles how many there may be.
	mostText  = 8 << 20
	mostFiles = 16
)

// An entry is one file of an archive.
type entry struct {
	name string
	text []byte
}

// zipped packs files.
func zipped(files []entry, at time.Time) ([]byte, error) {
	var packed bytes.Buffer
	archive := zip.NewWriter(&packed)
	for _, f := range files {
		to, err := archive.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Deflate, Modified: at})
		if err == nil {
			_, err = to.Write(f.text)
		}
		if err != nil {
			return nil, fmt.Errorf("packet: %w", err)
		}
	}
	if err := archive.Close(); err != nil {
		return nil, fmt.Errorf("packet: %w", err)
	}
	return packed.Bytes(), nil
}

// unzipped unpacks the wanted files and no others, by their names. What the archive says about sizes is not believed. The
// faults are packet.truncated, packet.foreign when one is not there, and packet.too_big.
func unzipped(file string, packed []byte, wanted ...string) (map[string][]byte, error) {
	archive, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		return nil, scoring.NewFault("packet.truncated", "file", file)
	}
	if len(archive.File) > mostFiles {
		return nil, scoring.NewFault("packet.foreign", "file", file)
	}
	files := map[string][]byte{}
	for _, name := range wanted {
		for _, f := range archive.File {
			if f.Name != name {
				continue
			}
			if files[name] != nil { // which of the two was signed?
				return nil, scoring.NewFault("packet.forged", "file", file)
			}
			if files[name], err = unpacked(file, f); err != nil {
				return nil, err
			}
		}
		if files[name] == nil {
			return nil, scoring.NewFault("packet.foreign", "file", file)
		}
	}
	return files, nil
}

func unpacked(file string, f *zip.File) ([]byte, error) {
	from, err := f.Open()
	if err != nil {
		return nil, scoring.NewFault("packet.truncated", "file", file)
	}
	text, err := io.ReadAll(io.LimitReader(from, mostText+1))
	switch err = errors.Join(err, from.Close()); {
	case len(text) > mostText:
		return nil, scoring.NewFault("packet.too_big", "file", file, "mb", mostText>>20)
	case err != nil:
		return nil, scoring.NewFault("packet.truncated", "file", file)
	}
	return text, nil
}
