package tui

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// sampleFiles are the files of the sample round.
const sampleFiles = "../scoring/testdata/rounds/vong-mau/"

// returnedFiles are those in which ballots come back.
const returnedFiles = "testdata/phieu-ve"

// A drawer is a disk that is invented, though its files can be read.
type drawer map[string]folder

func (d drawer) places() []location {
	return []location{{"files.documents", "/Tài liệu"}, {"files.desktop", "/Màn hình nền"}, {"", "E:/"}}
}

func (d drawer) read(path string) (folder, error) {
	f, ok := d[path]
	if !ok {
		return folder{}, &fs.PathError{Op: "open", Path: path, Err: fs.ErrPermission}
	}
	return f, nil
}

// shelf is the disk of the tests.
func shelf() drawer {
	saved := time.Date(2026, 2, 27, 9, 5, 0, 0, time.UTC)
	file := func(name, path string, size int64) fileEntry { return fileEntry{name, path, false, size, saved} }
	return drawer{
		"/Tài liệu": {path: "/Tài liệu", above: "/", entries: []fileEntry{{"SPCNCL 2021", "/Tài liệu/SPCNCL 2021", true, 0, saved}}},
		"/":         {path: "/", entries: []fileEntry{{"Tài liệu", "/Tài liệu", true, 0, saved}, {"Phiếu gửi về", returnedFiles, true, 0, saved}}},
		returnedFiles: {path: returnedFiles, above: "/", entries: []fileEntry{
			file("Phieu-HD03.xlsx", returnedFiles+"/Phieu-HD03.xlsx", 9_000),
		}},
		"/Màn hình nền": {path: "/Màn hình nền", above: "/"},
		"/Tài liệu/SPCNCL 2021": {path: "/Tài liệu/SPCNCL 2021", above: "/Tài liệu", entries: []fileEntry{
			file("bo-tieu-chi.xlsx", "../store/exchange/testdata/bo-tieu-chi-libreoffice.xlsx", 18_000),
			file("ho-so lỗi.csv", "testdata/ho-so-loi.csv", 700),
			file("ho-so mất.csv", "testdata/khong-co.csv", 700),
			file("ho-so sửa.csv", "testdata/ho-so-sua.csv", 9_000),
			file("ho-so trống.csv", "testdata/trong.csv", 0),
			file("ho-so.csv", sampleFiles+"ho-so.csv", 12_000),
			file("hoi-dong.csv", sampleFiles+"hoi-dong.csv", 900),
			file("khong-tham-gia-cham.csv", sampleFiles+"khong-tham-gia-cham.csv", 300),
		}},
	}
}

func TestTheLocalDiskShowsWhatCanBeRead(t *testing.T) {
	home := filepath.Join(t.TempDir(), "Tài liệu của Hội đồng")
	must(t, os.MkdirAll(filepath.Join(home, "Năm 2021"), 0o755))
	for _, name := range []string{"hồ sơ 10.xlsx", "hồ sơ 2.XLSX", "~$hồ sơ 2.xlsx", "ghi chú.docx", ".ẩn.csv", "a.csv", "cũ.xls"} {
		must(t, os.WriteFile(filepath.Join(home, name), nil, 0o644))
	}
	must(t, os.Symlink(filepath.Join(home, "không có"), filepath.Join(home, "đứt.xlsx")))
	f, err := localDisk{}.read(home)
	must(t, err)
	var names []string
	for _, e := range f.entries {
		names = append(names, e.name)
	}
	if want := []string{"Năm 2021", "a.csv", "cũ.xls", "hồ sơ 2.XLSX", "hồ sơ 10.xlsx"}; !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	if f.above != filepath.Dir(home) || !f.entries[0].folder {
		t.Errorf("%+v", f)
	}
	if _, err := (localDisk{}).read(filepath.Join(home, "không có")); err == nil {
		t.Error("a folder that is not there")
	}
	t.Setenv("XDG_DOCUMENTS_DIR", filepath.Dir(home))
	places := localDisk{home}.places()
	if len(places) == 0 || places[0].path != home {
		t.Errorf("it does not begin where the files are: %v", places)
	}
}
