package packet

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"example.com/hoidong/store"
	"example.com/hoidong/store/words"
)

// Names in the folder of a packet; scripts know them too.
const (
	fileName = "goi-phieu.hoidong"
	behind   = "ho-tro"
)

// Names in a seal. KIEM-TRA.txt says how to use the others.
const (
	sheetsName    = "phieu.json"
	signatureName = "phieu.json.sig"
	signersName   = "allowed_signers"
	checkName     = "KIEM-TRA.txt"
)

// namespace is what signatures are for, as ssh-keygen -n wants it.
const namespace = "hoidong"

// folderName is what the folder of a form's packet is called.
func folderName(form *store.Form) string {
	return fmt.Sprintf("Goi-phieu-%s-%s", words.Plain(form.Member), form.Code)
}

// Seals are the paths of the seals that lie where they were written, in the folder of a packet; none for any other folder.
func Seals(folder string) []string {
	inside, err := os.ReadDir(folder)
	if err != nil || !slices.ContainsFunc(inside, func(one fs.DirEntry) bool { return one.Name() == fileName }) {
		return nil
	}
	var seals []string
	for _, one := range inside {
		if end := filepath.Ext(one.Name()); (end == ".zip" || end == ".age") && one.Name()[0] != '.' {
			seals = append(seals, filepath.Join(folder, one.Name()))
		}
	}
	return seals
}

// sealName is what the file of a seal is called.
func sealName(s *store.Sealed) string {
	return fmt.Sprintf("Phieu-%s-%s-lan-%d.zip", words.Plain(s.Member.Code), s.Packet.Code, s.Seal)
}
