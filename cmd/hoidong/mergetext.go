package main

import (
	"strings"

	"example.com/hoidong/store/returns"
)

// tell says what a file is and what it would change, cell by cell.
func (m *merging) tell(f *returns.File) error {
	if f.Staged.Given == nil {
		m.say("command.merge.file", "file", f.Name, "status", f.Status(m.words))
		return nil
	}
	m.say("command.merge.form", "file", f.Name, "form", f.Staged.Given.Code, "member", f.Staged.Given.Member, "status", f.Status(m.words))
	if f.Staged.Known {
		return nil
	}
	t := table{}
	t.add("  " + f.Counts(m.words))
	for _, warning := range f.Warnings {
		t.add("  " + m.words.Error(warning))
	}
	if err := t.print(m.out, 0); err != nil {
		return err
	}
	return m.sheets(f)
}

// sheets lists those of a file that are changed, wait for somebody, cannot be taken, or lack scores.
func (m *merging) sheets(f *returns.File) error {
	t := table{}
	for i := range f.Staged.Sheets {
		s := &f.Staged.Sheets[i]
		if said := returns.Says(m.words, m.view.Snapshot().Rules(), s); len(said) > 0 {
			t.add("  "+s.Dossier, m.words.T("receive.status."+string(s.Status)), strings.Join(said, " · "))
		}
	}
	return t.print(m.out, 0)
}
