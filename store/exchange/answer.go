package exchange

import (
	"sync"

	"example.com/hoidong/store"
)

var answers = sync.OnceValue(func() phrasebook {
	return phrases("import.answer.", string(store.Yes), string(store.No))
})

// answer is the yes or no in a cell; a blank one says neither.
func (r record) answer(c cell) store.Answer {
	if c = r.checked(c); c.text == "" {
		return store.Unstated
	}
	answer, ok := answers().meaning(c.text)
	if !ok {
		r.refuse(c, expect("answer"))
	}
	return store.Answer(answer)
}
