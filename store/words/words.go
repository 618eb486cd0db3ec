// Package words holds every word a user reads, one message file per language, and turns faults into sentences.
//
// Vietnamese is the default. A key that is missing shows as ⟦key⟧; a test fails on it long before a user sees it.
package words

import (
	"embed"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"strings"
	"sync"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"

	"example.com/hoidong/scoring"
)

// The languages there are; Vietnamese comes first because it is the default.
const (
	Vietnamese = "vi"
	English    = "en"
)

// Languages lists them in the order in which a menu shows them.
func Languages() []string { return []string{Vietnamese, English} }

//go:embed vi.toml en.toml
var files embed.FS

// Words speaks one language. It is safe for concurrent use.
type Words struct {
	lang      string
	localizer *i18n.Localizer
	// plain are the messages without parameters: most labels of a frame, which must not cost a template each.
	plain map[string]string
}

// spoken reads each language once: many programs share one process, and the words never change.
var spoken = map[string]func() (*Words, error){
	Vietnamese: sync.OnceValues(func() (*Words, error) { return read(Vietnamese) }),
	English:    sync.OnceValues(func() (*Words, error) { return read(English) }),
}

// Speak returns the words of a language of Languages. An unknown language is a fault.
func Speak(lang string) (*Words, error) {
	words, known := spoken[lang]
	if !known {
		return nil, scoring.NewFault("language.unknown", "lang", lang)
	}
	return words()
}

// read makes the words of a message file.
func read(lang string) (*Words, error) {
	text, err := files.ReadFile(lang + ".toml")
	if err != nil {
		return nil, fmt.Errorf("words: %w", err)
	}
	bundle := i18n.NewBundle(language.Vietnamese)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	file, err := bundle.ParseMessageFileBytes(text, lang+".toml")
	if err != nil {
		return nil, fmt.Errorf("words: %s: %w", lang, err)
	}
	w := &Words{lang: lang, localizer: i18n.NewLocalizer(bundle, lang), plain: map[string]string{}}
	for _, m := range file.Messages {
		if !strings.Contains(m.Other, "{{") {
			w.plain[m.ID] = m.Other
		}
	}
	return w, nil
}

// MustSpeak is Speak for tests.
func MustSpeak(lang string) *Words {
	w, err := Speak(lang)
	if err != nil {
		panic(err)
	}
	return w
}

// Lang is the language spoken, "vi" or "en".
func (w *Words) Lang() string { return w.lang }

// T returns the message of key, with alternating names and values for its parameters. A parameter named "n" also
// chooses between singular and plural.
func (w *Words) T(key string, pairs ...any) string {
	if s, ok := w.plain[key]; ok {
		return s
	}
	params := make(map[string]any, len(pairs)/2)
	for i := 0; i+1 < len(pairs); i += 2 {
		params[pairs[i].(string)] = pairs[i+1]
	}
	return w.translate(key, params)
}

// Error makes a sentence of an error: the translation of the fault in it, followed by where the fault is; of
// one of the system's in our words; or the error's own text.
func (w *Words) Error(err error) string {
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		lines := make([]string, 0, len(joined.Unwrap()))
		for _, e := range joined.Unwrap() {
			lines = append(lines, w.Error(e))
		}
		return strings.Join(lines, "\n")
	}
	var fault *scoring.Fault
	if !errors.As(err, &fault) {
		return w.system(err)
	}
	params := maps.Clone(fault.Params)
	for name, value := range params {
		params[name] = w.Value(value)
	}
	return w.translate("error."+fault.Code, params)
}

// Explains reports whether Error has words of this language for an error: those of a fault, or of what the system refused.
// An error that it does not explain was expected by nobody.
func (w *Words) Explains(err error) bool {
	var fault *scoring.Fault
	if errors.As(err, &fault) {
		return true
	}
	_, ok := w.systemReason(err)
	return ok
}

// Value speaks a value, such as a fault's parameter: an error as its sentence, several with commas between, and a value of a closed list (a phase, a kind of figure)
// by the message that stands under the list's name, for example phase.paused or figurekind.export.
func (w *Words) Value(value any) any {
	if inner, ok := value.(error); ok {
		var fault *scoring.Fault
		if reason, ok := w.systemReason(inner); ok && !errors.As(inner, &fault) {
			return reason
		}
		return w.Error(inner)
	}
	if faults, ok := value.([]*scoring.Fault); ok {
		texts := make([]string, len(faults))
		for i, fault := range faults {
			texts[i] = w.Error(fault)
		}
		return strings.Join(texts, ", ")
	}
	if t := reflect.TypeOf(value); t != nil && t.Kind() == reflect.String && t.PkgPath() != "" {
		if word, ok := w.plain[fmt.Sprintf("%s.%s", strings.ToLower(t.Name()), value)]; ok {
			return word
		}
	}
	return value
}

// Has reports whether there is a message with this key.
func (w *Words) Has(key string) bool {
	if _, ok := w.plain[key]; ok {
		return true
	}
	_, err := w.localizer.Localize(&i18n.LocalizeConfig{MessageID: key})
	var missing *i18n.MessageNotFoundErr
	return !errors.As(err, &missing)
}

func (w *Words) translate(key string, params map[string]any) string {
	config := &i18n.LocalizeConfig{MessageID: key, TemplateData: params}
	if n, ok := params["n"]; ok {
		config.PluralCount = n
	}
	s, err := w.localizer.Localize(config)
	if err != nil && config.PluralCount != nil {
		// A message written without a singular has one form for all numbers.
		config.PluralCount = nil
		s, err = w.localizer.Localize(config)
	}
	if err != nil {
		return "⟦" + key + "⟧"
	}
	return s
}
