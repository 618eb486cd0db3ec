package tui

import (
	"errors"
	"os"
	"path/filepath"
	"time"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
	"example.com/hoidong/store/exchange"
	"example.com/hoidong/store/words"
)

// A printer is where files for people go, and what shows them.
type printer struct {
	folder string
	open   func(path string) error
}

// printRankingCmd writes the ranking that a view shows as a workbook.
func printRankingCmd(p printer, view store.View, spoken *words.Words, at time.Time, visit int) tea.Cmd {
	return func() tea.Msg {
		path := filepath.Join(p.folder, at.Format(time.DateOnly), spoken.T("print.ranking_file", "time", at.Format("15-04-05"))+".xlsx")
		err := p.write(path, func(file *os.File) error { return exchange.WriteRankingBook(file, view, spoken, at) })
		return printedMsg{visit, filepath.Base(path), filepath.Dir(path), err}
	}
}

// write makes a file whole or not at all, and opens it. The fault is file.system.
func (p printer) write(path string, write func(*os.File) error) error {
	fault := func(err error) error { return scoring.NewFault("file.system", "path", path, "reason", err) }
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return fault(err)
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".*.xlsx")
	if err != nil {
		return fault(err)
	}
	if err := errors.Join(write(file), file.Close()); err != nil {
		return errors.Join(err, os.Remove(file.Name()))
	}
	if err := os.Rename(file.Name(), path); err != nil {
		return errors.Join(fault(err), os.Remove(file.Name()))
	}
	return p.show(path)
}

// show opens a file with what the system shows such files with.
func (p printer) show(path string) error {
	if p.open == nil {
		return nil
	}
	if err := p.open(path); err != nil {
		return scoring.NewFault("file.system", "path", path, "reason", err)
	}
	return nil
}
