package packet

import (
	"fmt"

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

// sealName is what the file of a seal is called.
func sealName(s *store.Sealed) string {
	return fmt.Sprintf("Phieu-%s-%s-lan-%d.zip", words.Plain(s.Member.Code), s.Packet.Code, s.Seal)
}
