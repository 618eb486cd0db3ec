package packet

import (
	"archive/zip"
	"bytes"
	"encoding/base64"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

func points(p int) *scoring.Points { v := scoring.Points(p); return &v }

func keep(dossier, criterion string, was, now *scoring.Points) *store.KeepScore {
	return &store.KeepScore{Dossier: dossier, Member: "HD03", Criterion: criterion, Was: was, Now: now}
}

// seal seals a packet and returns the file.
func seal(t testing.TB, s *store.Store, actor store.Actor, encrypt bool) (Seal, []byte) {
	t.Helper()
	done, err := Write(t.Context(), s, actor, t.TempDir(), encrypt)
	must(t, err)
	content, err := os.ReadFile(done.Path)
	must(t, err)
	return done, content
}

// receive takes a file at home.
func (c *council) receive(t testing.TB, name string, content []byte) error {
	t.Helper()
	in, err := Read(t.Context(), c.Store, name, content)
	must(t, err)
	_, err = c.Receive(t.Context(), c.Owner(), in, store.Decisions{})
	return err
}

func (c *council) sheet(t testing.TB, dossier string) store.MemberSheet {
	t.Helper()
	hd03, err := c.SignInSample("HD03")
	must(t, err)
	view := c.Snapshot().For(hd03)
	return view.MySheet(view.IndexOf(dossier))
}

func TestWhatIsScoredInAPacketComesHome(t *testing.T) {
	c := home(t)
	made, s, hd03 := c.packetOf(t, "HD03")
	if sheet := c.sheet(t, "SP01"); sheet.Channel != store.InPacket {
		t.Errorf("at home the sheet is on %q", sheet.Channel)
	}
	act(t, s, hd03, keep("SP01", "C3", nil, points(250)))
	act(t, s, hd03, keep("SP01", "C4", nil, points(0)))
	act(t, s, hd03, keep("SP02", "C4", nil, points(1000)))
	act(t, s, hd03, &store.KeepRemark{Dossier: "SP02", Member: "HD03", Now: "Tốt, “đã kiểm tra”"})
	act(t, s, hd03, &store.ConfirmSheets{Member: "HD03", Dossiers: []string{"SP01"}})
	for _, encrypt := range []bool{false, true} {
		done, content := seal(t, s, hd03, encrypt)
		if done.Complete != 1 || done.Sheets != 6 || !strings.HasPrefix(filepath.Base(done.Path), "Phieu-HD03-"+made.Form.Code+"-lan-") {
			t.Errorf("the seal says %+v", done)
		}
		if !Recognise(content) {
			t.Error("a seal is not recognised")
		}
		must(t, c.receive(t, filepath.Base(done.Path), content))
		refused(t, c.receive(t, filepath.Base(done.Path), content), "receive.known")
	}
	one, two := c.sheet(t, "SP01"), c.sheet(t, "SP02")
	if one.Status != store.SheetConfirmed || *one.Cells[2].Points != 250 || *one.Cells[3].Points != 0 {
		t.Errorf("SP01 came home as %+v", one)
	}
	if two.Status != store.SheetPartial || two.Cells[2].Points != nil || two.Remark != "Tốt, “đã kiểm tra”" {
		t.Errorf("SP02 came home as %+v", two)
	}
}

// TestTheHighestSealWins whatever the order is in which seals come.
func TestTheHighestSealWins(t *testing.T) {
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		c := home(t)
		_, s, hd03 := c.packetOf(t, "HD03")
		var seals [][]byte
		was := (*scoring.Points)(nil)
		for n := range 3 {
			now := points(100 * (n + 1))
			act(t, s, hd03, keep("SP01", "C3", was, now))
			_, content := seal(t, s, hd03, n == 1)
			seals, was = append(seals, content), now
		}
		for _, n := range order {
			if err := c.receive(t, "phiếu.zip", seals[n]); err != nil {
				refused(t, err, "receive.known")
			}
		}
		if got := c.sheet(t, "SP01").Cells[2].Points; got == nil || *got != 300 {
			t.Errorf("in the order %v: %v", order, got)
		}
	}
}

// TestAnybodyChecksASealWithOpenSSH follows what KIEM-TRA.txt says.
func TestAnybodyChecksASealWithOpenSSH(t *testing.T) {
	keygen, err := exec.LookPath("ssh-keygen")
	must(t, err)
	c := home(t)
	_, s, hd03 := c.packetOf(t, "HD03")
	act(t, s, hd03, keep("SP01", "C3", nil, points(250)))
	_, content := seal(t, s, hd03, false)
	folder := unpack(t, content)
	check := func() (string, error) {
		cmd := exec.CommandContext(t.Context(), keygen, "-Y", "verify", "-f", signersName, "-I", "HD03", "-n", namespace, "-s", signatureName)
		text, err := os.ReadFile(filepath.Join(folder, sheetsName))
		must(t, err)
		cmd.Dir, cmd.Stdin = folder, bytes.NewReader(text)
		said, err := cmd.CombinedOutput()
		return string(said), err
	}
	if said, err := check(); err != nil || !strings.Contains(said, `Good "hoidong" signature for HD03`) {
		t.Errorf("%v: %s", err, said)
	}
	line := "ssh-keygen -Y verify -f allowed_signers -I HD03 -n hoidong -s phieu.json.sig < phieu.json"
	if page, err := os.ReadFile(filepath.Join(folder, checkName)); err != nil || strings.Count(string(page), line) != 2 {
		t.Errorf("%v: the page does not say %s:\n%s", err, line, page)
	}
	at := filepath.Join(folder, sheetsName)
	text, err := os.ReadFile(at)
	must(t, err)
	must(t, os.WriteFile(at, bytes.Replace(text, []byte(`"2,5"`), []byte(`"9,5"`), 1), 0o644))
	if said, err := check(); err == nil {
		t.Errorf("a changed score is good: %s", said)
	}
}

// unpack writes the files of an archive into a folder.
func unpack(t testing.TB, content []byte) string {
	t.Helper()
	folder := t.TempDir()
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	must(t, err)
	for _, f := range archive.File {
		text, err := unpacked("", f)
		must(t, err)
		must(t, os.WriteFile(filepath.Join(folder, f.Name), text, 0o644))
	}
	return folder
}

// TestAPacketHoldsNothingOfOthers looks for it in the bytes of every file of the folder.
func TestAPacketHoldsNothingOfOthers(t *testing.T) {
	c := home(t)
	formKey, err := c.FormKey(t.Context())
	must(t, err)
	identity, err := c.PacketIdentity(t.Context())
	must(t, err)
	code, err := c.IssueCode(t.Context(), c.Owner(), "HD03")
	must(t, err)
	made, _, _ := c.packetOf(t, "HD03")
	secrets := map[string]string{
		"a remark of another member": secretRemark, "the form key": string(formKey), "the age identity": identity.String(),
		"the phrase": made.Phrase, "the digits of the phrase": strings.ReplaceAll(made.Phrase, " ", ""), "an access code": code,
		"the name of another member": "Thành viên 4", "a sheet of another member": "/HD04", "a score of another member": `"member":"HD04"`,
		"a hash of an access code": `"salt"`, "the import of the scores": "sheets.import",
	}
	err = filepath.WalkDir(made.Folder, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := os.ReadFile(path)
		for what, secret := range secrets {
			if bytes.Contains(text, []byte(secret)) || bytes.Contains(text, []byte(base64.StdEncoding.EncodeToString([]byte(secret)))) {
				t.Errorf("%s holds %s", filepath.Base(path), what)
			}
		}
		return err
	})
	must(t, err)
	if filepath.Dir(made.Slip) != filepath.Dir(c.path) {
		t.Errorf("the slip is at %s", made.Slip)
	}
}
