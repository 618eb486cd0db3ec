package store

import "example.com/hoidong/scoring"

// CollectForms ticks forms off as having come back, or with Back set, takes the tick away.
type CollectForms struct {
	Forms []int `json:"forms"`
	Back  bool  `json:"back,omitempty"`
}

func (a *CollectForms) kind() string   { return "forms.collect" }
func (a *CollectForms) action() Action { return TickForms }
func (a *CollectForms) inverse() Act   { return &CollectForms{a.Forms, !a.Back} }

func (a *CollectForms) states() (was, now FormState) {
	if a.Back {
		return FormReturned, FormOut
	}
	return FormOut, FormReturned
}

func (a *CollectForms) check(t *tx) error {
	was, _ := a.states()
	if len(a.Forms) == 0 {
		return scoring.NewFault("form.nothing")
	}
	for _, number := range a.Forms {
		f, err := t.form(number)
		if err != nil {
			return err
		}
		if f.State != was {
			return f.isNow()
		}
		if a.Back && len(f.Files) > 0 {
			return scoring.NewFault("form.received", "form", f.Code)
		}
		if !a.Back {
			continue
		}
		if keyed, err := t.anyKeyed(number); err != nil || keyed {
			return orFault(err, "form.keyed", "form", f.Code)
		}
	}
	return nil
}

func (a *CollectForms) apply(t *tx) error {
	_, now := a.states()
	for _, number := range a.Forms {
		if err := t.changeForm(number, func(f *Form) { f.State = now }); err != nil {
			return err
		}
	}
	return nil
}

func (t *tx) changeForm(number int, change func(*Form)) error {
	f, err := t.form(number)
	if err != nil {
		return err
	}
	change(f)
	return t.putForm(f)
}
