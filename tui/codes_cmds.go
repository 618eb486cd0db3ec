package tui

import (
	"context"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/invite"
	"example.com/hoidong/store/papers"
	"example.com/hoidong/store/words"
)

// issueCodesCmd gives a member an access code, or everybody who has none when member is empty, and writes what is handed
// out when that is wanted. Codes that could not be written are shown nonetheless: they are in force.
func issueCodesCmd(a *App, h *handout, member string, file bool) tea.Cmd {
	s, actor, visit := a.store, a.actor, a.visit
	folder, invite, spoken, at := a.home, a.invite, a.words, a.now().In(a.zone)
	var issued issuedMsg
	issue := func(ctx context.Context) (store.Receipt, error) {
		codes, err := codesFor(ctx, s, actor, member)
		if err != nil {
			return store.Receipt{}, err
		}
		issued.codes = codes
		if file {
			issued.written, issued.failed = handOut(folder, invite, codes, spoken, at)
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

// handOut writes slips and stick for the codes.
func handOut(folder string, invite func() (*invite.Invitation, error), codes []store.AccessCode, spoken *words.Words, at time.Time) (papers.Handout, error) {
	to, err := invite()
	if err != nil {
		return papers.Handout{}, err
	}
	return papers.HandOut(folder, to, codes, spoken, at)
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
