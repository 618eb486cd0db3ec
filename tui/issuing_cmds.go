package tui

import (
	"context"
	"os"
	"path/filepath"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/packet"
	"example.com/hoidong/store/papers"
	"example.com/hoidong/store/words"
)

// An issuer gives forms out and writes what there is to write of them. It returns what it did also with an error.
type issuer func(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions, to issuePlace) (givenOutMsg, error)

// An issuePlace is where files that are given out go, in which language and when.
type issuePlace struct {
	// home is the folder of the council's file.
	home  string
	words *words.Words
	at    time.Time
}

// day is the folder of the day.
func (p issuePlace) day() string { return filepath.Join(p.home, p.at.Format(time.DateOnly)) }

// issuers are those of the kinds that are given out from the register.
var issuers = map[store.FormKind]issuer{
	store.PaperForm: issuePaper, store.ExcelForm: issueBooks, store.PacketForm: issuePackets, store.SignedForm: issuePaper,
}

// issueDeed gives forms out and leaves in result what was given out.
func issueDeed(s *store.Store, want store.IssueOptions, to issuePlace, result *givenOutMsg) deed {
	return func(ctx context.Context, actor store.Actor) (_ store.Receipt, err error) {
		*result, err = issuers[want.Kind](ctx, s, actor, want, to)
		return store.Receipt{}, err
	}
}

func issuePaper(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions, to issuePlace) (givenOutMsg, error) {
	forms, path, err := papers.Printout{Folder: to.day(), Words: to.words, At: to.at}.IssueBallots(ctx, s, actor, want)
	return givenOutMsg{forms: forms, folder: path}, err
}

func issueBooks(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions, to issuePlace) (givenOutMsg, error) {
	written, err := exchange.Outbox{Folder: to.day(), Words: to.words, At: to.at}.IssueScoreSheets(ctx, s, actor, want)
	out := givenOutMsg{folder: to.day()}
	for _, one := range written {
		out.forms = append(out.forms, one.Form)
	}
	return out, err
}

// issuePackets makes a packet for each member, with the program that runs. The phrases are shown this once.
func issuePackets(ctx context.Context, s *store.Store, actor store.Actor, want store.IssueOptions, to issuePlace) (givenOutMsg, error) {
	out := givenOutMsg{folder: to.day()}
	own, err := os.Executable()
	if err != nil {
		return out, scoring.NewFault("file.system", "path", os.Args[0], "reason", err)
	}
	if err := store.MakeFolder(to.day()); err != nil {
		return out, err
	}
	for _, form := range s.Snapshot().For(actor).FormsFor(want).Forms {
		made, err := packet.Make(ctx, s, actor, packet.Options{
			Member: form.Member, Folder: to.day(), Home: to.home, Programs: []string{own}, Anew: want.Anew, Reason: want.Reason,
		}, to.words)
		if err != nil {
			return out, err
		}
		out.forms = append(out.forms, made.Form)
		out.shown = append(out.shown, to.words.T("command.packet.make.done", "form", made.Form.Code, "member", form.Member, "name", made.Member.Name,
			"n", len(made.Form.Ballots), "folder", made.Folder, "phrase", made.Phrase, "slip", made.Slip))
	}
	return out, nil
}

// printFormCmd writes a form that was given out once more, and opens it.
func printFormCmd(p printer, view store.View, f *store.Form, spoken *words.Words, at time.Time, visit int) tea.Cmd {
	return func() tea.Msg {
		out := papers.Printout{Folder: filepath.Join(p.folder, at.Format(time.DateOnly)), Words: spoken, At: at}
		path, err := out.WriteForms(view, []*store.Form{f}, papers.ShapeOf(f))
		if err == nil {
			err = p.show(path)
		}
		return printedMsg{visit, filepath.Base(path), filepath.Dir(path), err}
	}
}
