package packet

import (
	"fmt"
	"strings"

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

// plain is a member's code in letters that every system takes in names of files and command lines: HD03.
func plain(code string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '.' || r == '_' {
			return r
		}
		return '-'
	}, strings.ToUpper(words.Fold(code)))
}

// folderName is what the folder of a form's packet is called.
func folderName(form *store.Form) string {
	return fmt.Sprintf("Goi-phieu-%s-%s", plain(form.Member), form.Code)
}

// sealName is what the file of a seal is called.
func sealName(s *store.Sealed) string {
	return fmt.Sprintf("Phieu-%s-%s-lan-%d.zip", plain(s.Member.Code), s.Packet.Code, s.Seal)
}
