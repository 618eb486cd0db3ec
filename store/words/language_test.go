package words

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// avoided are words that the council's Vietnamese does not use, and what it uses instead.
var avoided = []struct{ word, instead string }{
	{"bạn", "(không xưng hô)"},
	{"tôi", "(không xưng hô)"},
	{"bộ quy tắc", "bộ tiêu chí"},
	{"rút khỏi chấm", "không tham gia chấm"},
	{"ký phiếu", "xác nhận phiếu"},
	{"mức đạt", "điểm đạt"},
	{"sàn", "điểm tối thiểu từng tiêu chí"},
	{"hash", "mã đối chiếu"},
	{"chuỗi băm", "mã đối chiếu"},
	{"không chắc chắn", "rất sát nhau"},
	{"phần của tôi", "phần được phân công"},
	{"lần xét chọn", "đăng ký lần đầu, đề nghị công nhận lại"},
	{"ƒ", "TĐ"},
	// The old orthography.
	{"uỷ", "ủy"},
	{"huỷ", "hủy"},
	{"hoá", "hóa"},
	{"khoá", "khóa"},
	{"thuỷ", "thủy"},
	{"toà", "tòa"},
	{"hoà", "hòa"},
	{"xoá", "xóa"},
	{"loá", "lóa"},
	{"quí", "quý"},
}

// placeholder is what stands in a message for a value.
var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// notLetters is everything that makes up no Vietnamese word.
var notLetters = regexp.MustCompile(`[^\p{L}\p{M}]+`)

// inWords is a text as its words in small letters with one blank round each.
func inWords(text string) string {
	text = placeholder.ReplaceAllString(text, " ")
	return " " + strings.TrimSpace(notLetters.ReplaceAllString(strings.ToLower(text), " ")) + " "
}

// TestTheCouncilsVietnamese: every message speaks in the words of the council, in one orthography and one form of letters.
func TestTheCouncilsVietnamese(t *testing.T) {
	w := MustSpeak(Vietnamese)
	for key, text := range messages(t, Vietnamese) {
		if strings.HasPrefix(key, "import.also.") {
			continue // what others write above their columns
		}
		words := inWords(text)
		for _, a := range avoided {
			if strings.Contains(words, " "+a.word+" ") {
				t.Errorf("%s says %q; use %q: %s", key, a.word, a.instead, text)
			}
		}
		if i := strings.Index(words, " phiếu chấm "); i >= 0 && !strings.HasPrefix(words[i:], " phiếu chấm điểm ") {
			t.Errorf("%s says “phiếu chấm” without “điểm”: %s", key, text)
		}
		if !w.Has(key) {
			t.Errorf("%s is no message", key)
		}
	}
	for _, lang := range Languages() {
		for key, text := range messages(t, lang) {
			if !norm.NFC.IsNormalString(text) {
				t.Errorf("%s: %s is not in NFC: %q", lang, key, text)
			}
		}
	}
}

// TestEveryMessageIsUsed: no key that no code names, whole or by the beginning that it puts a value behind.
func TestEveryMessageIsUsed(t *testing.T) {
	whole, parts := map[string]bool{}, map[string]bool{}
	eachString(t, func(_ string, text string) {
		whole[text] = true
		if strings.HasSuffix(text, ".") || strings.HasSuffix(text, "_") {
			parts[text] = true
		}
	})
	used := func(key string) bool {
		if whole[key] || whole[strings.TrimPrefix(key, "error.")] {
			return true
		}
		for part := range parts {
			if strings.HasPrefix(key, part) || strings.HasPrefix(key, "error."+part) {
				return true
			}
		}
		// Values of closed lists are spoken by the name of their list, and menus by that of their entry.
		list, value, _ := strings.Cut(key, ".")
		return lists[list] && whole[value] || whole[key[strings.LastIndex(key, ".")+1:]] && built[list]
	}
	for key := range keysOf(t, Vietnamese) {
		if !used(key) {
			t.Errorf("no code uses %s", key)
		}
	}
}

// lists are closed lists that Value speaks; built are groups whose keys are put together of two words in the code.
var (
	lists = map[string]bool{"figurekind": true, "phase": true, "role": true, "action": true, "status": true, "method": true, "visibility": true, "secondclerk": true, "answer": true, "scorers": true, "scoreflaw": true}
	built = map[string]bool{"menu": true}
)

// eachString goes through the string literals of the program, without tests.
func eachString(t *testing.T, visit func(path, text string)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if literal, ok := n.(*ast.BasicLit); ok && literal.Kind == token.STRING {
				if text, err := strconv.Unquote(literal.Value); err == nil {
					visit(filepath.ToSlash(path), text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// accented are Vietnamese letters that no other language of the program has.
var accented = regexp.MustCompile(`[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]`)

// TestNoVietnameseInTheCode of the screens and commands: what a person reads stands in the message files.
func TestNoVietnameseInTheCode(t *testing.T) {
	eachString(t, func(path, text string) {
		if !strings.Contains(path, "/tui/") && !strings.Contains(path, "/cmd/") || strings.HasSuffix(path, "tui/layout.go") || strings.HasSuffix(path, "tui/keys.go") {
			return // layout.go knows how names of enterprises begin, keys.go what a keyboard sends
		}
		if accented.MatchString(strings.ToLower(text)) {
			t.Errorf("%s: %q", path, text)
		}
	})
}
