package store

// A Ruling is what the secretary decided about a dossier, and why. The zero Ruling is nothing decided.
type Ruling struct {
	Answer Answer `json:"answer,omitempty"`
	Reason string `json:"reason,omitempty"`
}

// check asks for the reason of whatever is decided.
func (r Ruling) check() error {
	if r.Answer == Unstated && r.Reason == "" {
		return nil
	}
	return needReason(r.Reason)
}

// LateRuling is whether the dossier was admitted although it came late.
func (d *Dossier) LateRuling() Ruling { return Ruling{d.Late, d.LateReason} }

// ConclusionRuling is whether the dossier meets the conditions of its judged track. It has no reason when it came with
// the file of dossiers.
func (d *Dossier) ConclusionRuling() Ruling { return Ruling{d.Conclusion, d.ConclusionReason} }

func (d *Dossier) setLate(r Ruling)       { d.Late, d.LateReason = r.Answer, r.Reason }
func (d *Dossier) setConclusion(r Ruling) { d.Conclusion, d.ConclusionReason = r.Answer, r.Reason }

// DecideLate admits a dossier that came after a deadline, or turns it away.
type DecideLate struct {
	Dossier string `json:"dossier"`
	Was     Ruling `json:"was"`
	Now     Ruling `json:"now"`
}

func (a *DecideLate) kind() string   { return "dossier.late" }
func (a *DecideLate) action() Action { return ManageDossiers }
func (a *DecideLate) inverse() Act   { return &DecideLate{a.Dossier, a.Now, a.Was} }

func (a *DecideLate) reason() string { return a.Now.Reason }

func (a *DecideLate) check(t *tx) error {
	if err := a.Now.check(); err != nil {
		return err
	}
	return t.compareDossier(a.Dossier, func(d *Dossier) bool { return d.LateRuling() == a.Was })
}

func (a *DecideLate) apply(t *tx) error {
	return t.changeDossier(a.Dossier, func(d *Dossier) { d.setLate(a.Now) })
}

// RecordConclusion records whether a dossier of a judged track meets its conditions.
type RecordConclusion struct {
	Dossier string `json:"dossier"`
	Was     Ruling `json:"was"`
	Now     Ruling `json:"now"`
}

func (a *RecordConclusion) kind() string   { return "dossier.conclusion" }
func (a *RecordConclusion) action() Action { return ManageDossiers }
func (a *RecordConclusion) inverse() Act   { return &RecordConclusion{a.Dossier, a.Now, a.Was} }

func (a *RecordConclusion) reason() string { return a.Now.Reason }

func (a *RecordConclusion) check(t *tx) error {
	if err := a.Now.check(); err != nil {
		return err
	}
	return t.compareDossier(a.Dossier, func(d *Dossier) bool { return d.ConclusionRuling() == a.Was })
}

func (a *RecordConclusion) apply(t *tx) error {
	return t.changeDossier(a.Dossier, func(d *Dossier) { d.setConclusion(a.Now) })
}

// compareDossier says whether the dossier still is as somebody saw it.
func (t *tx) compareDossier(code string, asSeen func(*Dossier) bool) error {
	d, err := t.dossier(code)
	if err != nil {
		return err
	}
	if !asSeen(d) {
		return d.moved()
	}
	return nil
}
