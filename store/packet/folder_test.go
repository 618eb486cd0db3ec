package packet

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/store"
)

// TestTheScriptForWindowsIsSafeForItsReader: other letters, or other ends of lines, and cmd loses its place.
func TestTheScriptForWindowsIsSafeForItsReader(t *testing.T) {
	bat, err := stick.ReadFile("stick/Cham-diem.bat")
	must(t, err)
	for n, line := range bytes.SplitAfter(bat, []byte("\n")) {
		if len(line) > 0 && !bytes.HasSuffix(line, []byte("\r\n")) {
			t.Errorf("line %d ends in %q", n+1, line)
		}
		for _, b := range line {
			if b > 126 || b < 32 && b != '\t' && b != '\r' && b != '\n' {
				t.Errorf("line %d holds %q", n+1, line)
			}
		}
	}
	if !bytes.Contains(bat, []byte(fileName)) || !bytes.Contains(bat, []byte(behind+`\thieu-chuong-trinh.txt`)) {
		t.Error("the script does not know the names in the folder")
	}
}

// TestThePagesAreInBothLanguages and have every word.
func TestThePagesAreInBothLanguages(t *testing.T) {
	c := home(t)
	made, _, _ := c.packetOf(t, "HD03")
	page, err := os.ReadFile(filepath.Join(made.Folder, "HUONG-DAN.txt"))
	must(t, err)
	for _, want := range []string{"GÓI PHIẾU " + made.Form.Code, "PACKET " + made.Form.Code, "Phieu-HD03-" + made.Form.Code + "-lan-1.zip", "Cham-diem.bat"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
	if !norm.NFC.IsNormal(page) || strings.Contains(string(page), "⟦") {
		t.Errorf("the page is\n%s", page)
	}
}

// TestAPacketThatCannotBeWrittenIsNotGivenOut: on a full or missing stick, and where a name has a letter that no slip can
// print, the member's sheets stay on the screen, and nothing is left behind.
func TestAPacketThatCannotBeWrittenIsNotGivenOut(t *testing.T) {
	c := home(t)
	folder := t.TempDir()
	for what, o := range map[string]Options{
		"there is no stick":          {Folder: filepath.Join(folder, "none"), Home: filepath.Dir(c.path)},
		"there is no program":        {Folder: folder, Home: filepath.Dir(c.path), Programs: []string{filepath.Join(folder, "none")}},
		"the slip cannot be written": {Folder: folder, Home: filepath.Join(folder, "none")},
	} {
		o.Member = "HD03"
		_, err := Make(t.Context(), c.Store, c.Owner(), o, vietnamese)
		refused(t, err, "file.system")
		if sheet := c.sheet(t, "SP01"); sheet.Channel != store.OnScreen {
			t.Errorf("%s: the sheet is on %q", what, sheet.Channel)
		}
	}
	left, err := os.ReadDir(folder)
	must(t, err)
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// TestAPacketThatWasReplacedIsTakenNoMore: the stick was lost, and another one made.
func TestAPacketThatWasReplacedIsTakenNoMore(t *testing.T) {
	c := home(t)
	_, lost, hd03 := c.packetOf(t, "HD03")
	act(t, lost, hd03, keep("SP01", "C3", nil, points(250)))
	_, content := seal(t, lost, hd03, false)
	_, err := Make(t.Context(), c.Store, c.Owner(), Options{
		Member: "HD03", Folder: t.TempDir(), Home: filepath.Dir(c.path), Anew: true, Reason: "mất USB",
	}, vietnamese)
	must(t, err)
	refused(t, c.receive(t, "phiếu.zip", content), "receive.stale")
}
