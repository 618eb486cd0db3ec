package tui

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
)

// issueCodesCmd gives a member an access code, or everybody who has none when member is empty, and writes the codes into
// a file to be printed when that is wanted. Codes that could not be written are shown nonetheless: they are in force.
func issueCodesCmd(a *App, h *handout, member string, file bool) tea.Cmd {
	s, actor, visit, round := a.store, a.actor, a.visit, a.view.Snapshot().Round().Name
	folder, name := a.home, "ma-truy-cap-"+a.now().In(a.zone).Format("20060102-150405")+".xlsx"
	var issued issuedMsg
	issue := func(ctx context.Context) (store.Receipt, error) {
		codes, err := codesFor(ctx, s, actor, member)
		if err != nil {
			return store.Receipt{}, err
		}
		issued.codes = codes
		if file {
			issued.folder, issued.file = folder, name
			issued.failed = writeCodes(filepath.Join(folder, name), round, codes)
		}
		return store.Receipt{}, nil
	}
	return a.writer.submit(issue, func(_ store.Receipt, err error) tea.Msg {
		if err != nil {
			return replyMsg{h, visit, issueFailedMsg{err}}
		}
		return replyMsg{h, visit, issued}
	})
}

func codesFor(ctx context.Context, s *store.Store, actor store.Actor, member string) ([]store.AccessCode, error) {
	if member == "" {
		return s.IssueMissingCodes(ctx, actor)
	}
	code, err := s.IssueCode(ctx, actor, member)
	if err != nil {
		return nil, err
	}
	for _, m := range s.Snapshot().Members() {
		if m.Code == member {
			return []store.AccessCode{{Member: m, Code: code}}, nil
		}
	}
	return nil, scoring.NewFault("member.unknown", "member", member)
}

// writeCodes writes a file that nobody else may read. One that is there is not overwritten.
func writeCodes(path, round string, codes []store.AccessCode) error {
	file, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if err := errors.Join(exchange.WriteCodes(file, round, codes), file.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
