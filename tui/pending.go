package tui

import (
	"errors"

	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store"
)

// A field is one thing a member fills in on a sheet: a criterion's cell, or the remark, whose criterion is empty.
type field struct{ dossier, criterion string }

// kept is what a field was last given while the store has not answered yet.
type kept struct {
	points *scoring.Points
	remark string
	// marked: a ballot was marked as held against the paper.
	marked bool
	// queued counts the answers that are outstanding.
	queued int
	// refused: an earlier answer was no, and those after it, which built on it, will be too.
	refused bool
	// chain numbers the keeps that build on each other. What is kept after a refusal begins a new one.
	chain int
}

// pending holds the fields whose value on the screen is ahead of the store, those of one kind.
type pending[F comparable] map[F]kept

// points is what a cell shows: what was kept last, or what the store has.
func (p pending[F]) points(f F, stored *scoring.Points) *scoring.Points {
	if k, ok := p[f]; ok && !k.refused {
		return k.points
	}
	return stored
}

// remark is what the field of remarks shows.
func (p pending[F]) remark(f F, stored string) string {
	if k, ok := p[f]; ok && !k.refused {
		return k.remark
	}
	return stored
}

// marked reports whether a ballot shows its mark.
func (p pending[F]) marked(f F, stored bool) bool {
	if k, ok := p[f]; ok && !k.refused {
		return k.marked
	}
	return stored
}

// queue counts the answers that are outstanding.
func (p pending[F]) queue() int {
	n := 0
	for _, k := range p {
		n += k.queued
	}
	return n
}

// queued counts all that the actor kept and that has not been answered.
func (d *desk) queued() int { return d.pending.queue() + d.keyed.queue() }

// next is the entry to put a new value in.
func (p pending[F]) next(f F, chain int) kept {
	k, there := p[f]
	if !there || k.refused {
		k = kept{chain: chain}
	}
	k.queued++
	return k
}

// answered takes note of one answer. It reports whether this is the answer to tell of: of a chain of refusals only the
// first has a reason of its own.
func (p pending[F]) answered(f F, chain int, err error) (tell bool) {
	k, there := p[f]
	if !there || k.chain != chain {
		return err == nil
	}
	tell = err == nil || !k.refused
	k.refused = k.refused || err != nil
	if k.queued--; k.queued <= 0 {
		delete(p, f)
		return tell
	}
	p[f] = k
	return tell
}

// keepPoints puts the score of a cell in the queue; was is what the cell showed, turn that of the
// sheet. The status line tells of the warning,
// which may be empty, when the score is kept.
func (d *desk) keepPoints(f field, turn int, was, now *scoring.Points, warning string) tea.Cmd {
	d.chains++
	k := d.pending.next(f, d.chains)
	k.points = now
	d.pending[f] = k
	d.status.say("saving", calm, d.T("status.saving", "cell", d.fieldName(f)))
	change := d.T("status.changed", "was", d.spoken(was), "now", d.spoken(now))
	act := &store.KeepScore{Dossier: f.dossier, Turn: turn, Member: d.actor.Member(), Criterion: f.criterion, Was: was, Now: now}
	visit := d.visit
	return d.do(act, func(r store.Receipt, err error) tea.Msg {
		return keptMsg{visit: visit, field: f, chain: k.chain, change: change, warning: warning, receipt: r, err: err}
	})
}

// keepRemark puts a remark in the queue.
func (d *desk) keepRemark(f field, turn int, was, now string) tea.Cmd {
	d.chains++
	k := d.pending.next(f, d.chains)
	k.remark = now
	d.pending[f] = k
	d.status.say("saving", calm, d.T("status.saving", "cell", d.fieldName(f)))
	act := &store.KeepRemark{Dossier: f.dossier, Turn: turn, Member: d.actor.Member(), Was: was, Now: now}
	visit := d.visit
	return d.do(act, func(r store.Receipt, err error) tea.Msg {
		return keptMsg{visit: visit, field: f, chain: k.chain, receipt: r, err: err}
	})
}

// fieldName is what the status line calls a field.
func (d *desk) fieldName(f field) string {
	if f.criterion == "" {
		return d.T("sheet.remark")
	}
	return f.criterion
}

// answered tells how a field fared; onSheet says that its sheet, and no other, is seen.
func (d *desk) answered(msg keptMsg, onSheet bool) {
	tell := d.pending.answered(msg.field, msg.chain, msg.err)
	if msg.err != nil {
		d.told++
	}
	switch {
	case msg.err != nil && tell:
		d.status.say("refused", failure, d.refusal(msg.field, msg.err))
	case msg.err == nil && msg.receipt.Seq > d.newest:
		d.saved, d.newest = msg.receipt.At, msg.receipt.Seq
		d.tellKept(msg, onSheet)
	}
}

// tellKept says that a field is on disk, naming the dossier where its sheet is not what is seen. A warning comes first,
// where no width cuts it.
func (d *desk) tellKept(msg keptMsg, onSheet bool) {
	cell := d.fieldName(msg.field)
	if !onSheet {
		cell = msg.field.dossier + " " + cell
	}
	said := d.T("status.saved", "cell", cell, "change", msg.change, "time", d.clock(msg.receipt.At))
	if msg.warning != "" {
		d.status.say("saved", warning, msg.warning+" "+d.marks.dot+" "+said)
		return
	}
	d.status.say("saved", calm, said)
}

// refusal says why a field has its old value back. A conflict names the value that somebody else put there.
func (d *desk) refusal(f field, err error) string {
	cell := d.fieldName(f)
	var fault *scoring.Fault
	if errors.As(err, &fault) && fault.Code == "score.conflict" {
		return d.T("status.conflict", "dossier", f.dossier, "cell", cell, "points", fault.Params["points"])
	}
	return d.T("status.refused", "dossier", f.dossier, "cell", cell, "reason", d.words.Error(err))
}

// points shows the value of a cell: a dash for a blank one, and otherwise as many decimals as the step has, one at
// least, so that the commas of a column stand below each other.
func (d *desk) points(p *scoring.Points) string {
	if p == nil {
		return d.T("cell.blank")
	}
	return p.Fixed(d.decimals())
}

// spoken is points in a sentence.
func (d *desk) spoken(p *scoring.Points) string {
	if p == nil {
		return d.T("cell.empty")
	}
	return d.points(p)
}

func (d *desk) decimals() int {
	if d.rules().Step%10 != 0 {
		return 2
	}
	return 1
}
