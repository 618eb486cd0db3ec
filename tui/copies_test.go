package tui

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/sample"
)

// TestTheSecretaryChoosesWhereCopiesGo makes real copies in the folder that was chosen with keys.
func TestTheSecretaryChoosesWhereCopiesGo(t *testing.T) {
	s, err := store.Create(t.Context(), filepath.Join(t.TempDir(), "f.hoidong"), func() time.Time { return noon })
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	must(t, sample.Demo(t.Context(), s, true))
	p := sit(t, s, "HD11", 80, 24)
	stick := t.TempDir()
	p.app.disk = drawer{"/Tài liệu": {path: "/Tài liệu", entries: []fileEntry{{"USB", stick, true, 0, noon}}}, stick: {path: stick, above: "/Tài liệu"}}
	p.press("menu.copies")
	p.sees("Sao lưu vào thư mục nào?", "Chọn thư mục này", "USB")
	p.press("down", "enter")
	p.sees(filepath.Base(stick))
	p.press("enter")
	for range p.app.copier.Watch(t.Context()) {
		p.send(copiesMsg{p.app.copier.State()})
		if p.app.copies.Last.Path != "" {
			break
		}
	}
	p.sees("đã sao lưu 12:00:00 vào", stick[:10])
	if _, err := os.Stat(filepath.Join(stick, "f.hoidong")); err != nil {
		t.Error(err)
	}
	p.press("menu.copies")
	p.sees("Bản sao gần nhất: 12:00:00", "Sao lưu ngay", "Chọn thư mục khác")
}

// failing are copies whose stick was pulled out, or is full.
func failing(err error) store.CopiesState {
	return store.CopiesState{
		Folder: "E:/Họp Hội đồng", Last: store.Copy{Path: "E:/Họp Hội đồng/f.hoidong", At: noon, Revision: 1532},
		Failed: err, FailedAt: noon.Add(time.Minute),
	}
}

func TestAFailedCopyIsToldOnceAndWhenItIsThereAgain(t *testing.T) {
	full := scoring.NewFault("backup.failed", "path", "E:/Họp Hội đồng/f.hoidong", "reason", &fs.PathError{Op: "write", Path: "E:", Err: syscall.ENOSPC})
	for _, size := range sizes() {
		p := sit(t, demo(t), "HD11", size[0], size[1])
		well := failing(nil)
		p.send(copiesMsg{well})
		p.send(copiesMsg{failing(full)})
		p.sees("Sao lưu: Không chép được")
		p.press("down")
		p.send(copiesMsg{failing(full)})
		p.press("menu.copies")
		p.sees("đĩa đã đầy")
		p.golden(fmt.Sprintf("copies-failed-%dx%d-vi", size[0], size[1]))
		p.press("esc")
		p.send(copiesMsg{well})
		p.sees("đã sao lưu 12:00:00")
	}
	member := sit(t, demo(t), "HD03", 80, 24)
	member.send(copiesMsg{failing(full)})
	member.misses("sao lưu")
}
