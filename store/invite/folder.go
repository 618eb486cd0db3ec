package invite

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/crypto/ssh"
	"golang.org/x/text/unicode/norm"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/words"
)

// FolderName is what the folder for USB sticks is called.
const FolderName = "Vao-hop"

// behind is the folder in it with what the scripts read and nobody has to open.
const behind = "ho-tro"

// hostAlias is the name under which ssh knows the server, whatever its address is today.
const hostAlias = "hoidong"

//go:embed stick
var stick embed.FS

// A saying is a text that the scripts show, in a file of its own: cmd cannot be trusted with letters in a script. goesOn
// is one behind which something is typed.
type saying struct {
	key    string
	goesOn bool
}

// sayings by the names of their files, as the scripts have them.
var sayings = map[string]saying{
	"hoi-ma":      {"stick.member", true},
	"ma-la":       {"stick.no_code", false},
	"mat-ket-noi": {"stick.lost", false},
	"khong-thay":  {"stick.unreachable", true},
	"sai-may":     {"stick.stranger", false},
	"tu-choi":     {"stick.refused", false},
	"da-ra":       {"stick.left", false},
	"thieu-ssh":   {"stick.no_ssh", false},
}

// calmScreen takes back what a program that was cut off had asked of a terminal: the other screen, the mouse, pasting in
// brackets, a hidden cursor, colours. What stands below the cursor then is old.
const calmScreen = "\x1b[?1049l\x1b[J\x1b[?1000l\x1b[?1002l\x1b[?1003l\x1b[?1006l\x1b[?2004l\x1b[?25h\x1b[0m\r\n"

// WriteFolder writes the folder for USB sticks, FolderName, into a folder that is there: scripts for Windows and for others
// that come in with one double click, know the server by its key, and come back when the connection is lost. They end when
// the program on the server ends with status 0, which is when somebody leaves it on purpose; after any other end they
// connect again. There is no secret in it. What stood there before is written over. The fault is file.system.
func (i *Invitation) WriteFolder(into string, spoken *words.Words) error {
	files, err := i.files(spoken)
	if err != nil {
		return err
	}
	folder := filepath.Join(into, FolderName)
	for _, path := range []string{folder, filepath.Join(folder, behind)} {
		if err := os.Mkdir(path, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
			return scoring.NewFault("file.system", "path", path, "reason", err)
		}
	}
	for name, text := range files {
		path, mode := filepath.Join(folder, filepath.FromSlash(name)), fs.FileMode(0o644)
		if strings.HasSuffix(name, ".sh") {
			mode = 0o755
		}
		if err := errors.Join(os.WriteFile(path, text, mode), os.Chmod(path, mode)); err != nil {
			return scoring.NewFault("file.system", "path", path, "reason", err)
		}
	}
	return nil
}

// files are those of the folder by their names.
func (i *Invitation) files(spoken *words.Words) (map[string][]byte, error) {
	files := map[string][]byte{}
	err := fs.WalkDir(stick, "stick", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		files[strings.TrimPrefix(path, "stick/")], err = stick.ReadFile(path)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("invite: %w", err)
	}
	put := func(name, text string) { files[behind+"/"+name] = []byte(text) }
	for name, s := range sayings {
		text := norm.NFC.String(spoken.T(s.key))
		if !s.goesOn {
			text += "\r\n"
		}
		put(name+".txt", text)
	}
	put("man-hinh.txt", calmScreen)
	put("known_hosts", hostAlias+" "+string(ssh.MarshalAuthorizedKey(i.Key)))
	put("dia-chi.txt", strings.Join(i.Addresses, "\n")+"\n")
	config := files[behind+"/ssh_config"]
	files[behind+"/ssh_config"] = fmt.Appendf(config, "\tPort %d\n", i.Port)
	return files, nil
}
