package store

import (
	"context"
	"slices"
	"time"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/engine"
)

// A Packet is what a file of its own is for one member to take along: he scores in it, away from the council, and seals
// what he gave. The record says of which form of the council's file it is; a file without one is a council's own.
type Packet struct {
	// Form is the number of the form at home, Code how it is written.
	Form int    `json:"form"`
	Code string `json:"code"`
	// Member is the only one who does anything in the file.
	Member string `json:"member"`
	// Ballots are the sheets that he fills in here; others are there to be looked at.
	Ballots []Ballot `json:"ballots"`
	// Key is the public key of the packet, as in a line of authorized_keys.
	Key string `json:"key"`
	// Recipient is whom age encrypts a seal to.
	Recipient string `json:"recipient"`
	// Seal counts the seals, SealedAt is the time of the last.
	Seal     int       `json:"seal,omitempty"`
	SealedAt time.Time `json:"sealed_at,omitzero"`
}

// packetKey is not one of a round: a packet stays one, whatever somebody would begin in its file.
var packetKey = key(packetTable, "own")

// holds reports whether the member fills in his sheet of a dossier in the packet.
func (p *Packet) holds(dossier string) bool {
	return slices.ContainsFunc(p.Ballots, func(b Ballot) bool { return b.Dossier == dossier })
}

// rolesOf are the roles of somebody who acts in the packet: everybody but its member has none.
func (p *Packet) rolesOf(actor Actor) Roles {
	if actor.member != "" && actor.member == p.Member {
		return Roles{Holder}
	}
	return nil
}

// packet is the packet that the file is; nil for a council's own file.
func (t *tx) packet() (*Packet, error) { return get[Packet](t, packetKey) }

// notHeld is the fault of a sheet that is in a packet only to be looked at; nil for others.
func (t *tx) notHeld(dossier string) error {
	packet, err := t.packet()
	if err != nil || packet == nil || packet.holds(dossier) {
		return err
	}
	return scoring.NewFault("packet.not_held", "dossier", dossier)
}

func (s *Snapshot) loadPacket(r engine.R) (err error) {
	s.packet, err = get[Packet](r, packetKey)
	return err
}

// Packet is the packet that the file is; nil for a council's own file. It must not be changed.
func (s *Snapshot) Packet() *Packet { return s.packet }

// OpenToAll reports whether people sit down without a code: in a sample round nobody has one.
func (s *Snapshot) OpenToAll() bool { return s.round.Sample && s.packet == nil }

// elsewhere reports whether the file is a packet and the sheet of a dossier is not one that is filled in here.
func (s *Snapshot) elsewhere(dossier int) bool {
	return s.packet != nil && !s.packet.holds(s.dossiers[dossier].Code)
}

// PacketContent is everything that a packet's file holds, which is what its member may see at home.
type PacketContent struct {
	Packet      *Packet          `json:"packet"`
	Round       *Round           `json:"round"`
	Rules       *scoring.Rules   `json:"rules"`
	Session     *Session         `json:"session"`
	Member      *Member          `json:"member"`
	Enterprises []*Enterprise    `json:"enterprises"`
	Dossiers    []*Dossier       `json:"dossiers"`
	Sheets      []*Sheet         `json:"sheets"`
	Recusals    []*Recusal       `json:"recusals"`
	Rescorings  []*Rescoring     `json:"rescorings"`
	Given       []*CouncilPoints `json:"given"`
}

// BeginPacket makes an empty file a packet.
type BeginPacket struct {
	Round   string `json:"round"`
	Content Staged `json:"content"`
}

func (a *BeginPacket) kind() string    { return "packet.begin" }
func (a *BeginPacket) action() Action  { return ManageRound }
func (a *BeginPacket) founded() string { return a.Round }

func (a *BeginPacket) check(t *tx) error {
	last, _, err := lastEntry(t)
	if err != nil || last.Seq > 0 {
		return orFault(err, "packet.not_empty")
	}
	return nil
}

func (a *BeginPacket) apply(t *tx) error {
	c, err := content[PacketContent](t, a.Content)
	if err != nil {
		return err
	}
	if err := c.putRound(t); err != nil {
		return err
	}
	if err := put(t, c.Member.at(t.round), c.Member); err != nil {
		return err
	}
	for _, d := range c.Dossiers {
		if err := put(t, d.at(t.round), d); err != nil {
			return err
		}
	}
	for _, e := range c.Enterprises {
		if err := put(t, e.at(t.round), e); err != nil {
			return err
		}
	}
	return c.putOwn(t)
}

func (c *PacketContent) putRound(t *tx) error {
	if err := put(t, key(roundTable, t.round), c.Round); err != nil {
		return err
	}
	if err := put(t, key(rulesTable, t.round), c.Rules); err != nil {
		return err
	}
	if err := put(t, c.Session.at(t.round), c.Session); err != nil {
		return err
	}
	return put(t, packetKey, c.Packet)
}

// putOwn writes what is the member's own, and what the council decided about the products.
func (c *PacketContent) putOwn(t *tx) error {
	for _, s := range c.Sheets {
		if err := t.putSheet(s); err != nil {
			return err
		}
	}
	for _, r := range c.Recusals {
		if err := r.put(t); err != nil {
			return err
		}
	}
	for _, r := range c.Rescorings {
		if err := put(t, r.at(t.round), r); err != nil {
			return err
		}
	}
	for _, g := range c.Given {
		if err := put(t, g.at(t.round), g); err != nil {
			return err
		}
	}
	return nil
}

// BeginPacket makes an empty store a packet that opens with a sealed key; see NewPacketSecret. The fault is packet.not_empty.
func (s *Store) BeginPacket(ctx context.Context, c *PacketContent, sealed SealedKey) error {
	staged, err := s.stage(ctx, c)
	if err != nil {
		return err
	}
	act := &BeginPacket{c.Round.ID, staged}
	owner := s.Owner()
	owner.round = c.Round.ID
	_, err = s.do(ctx, owner, act, request{also: func(t *tx) error { return put(t.RW, packetSecretKey, &sealed) }})
	return err
}

// PacketFor is what the packet of a form holds, for whoever may give out forms. recipient is whom its seals may be
// encrypted to. The faults are those of the policy, form.withheld when he may not see what it holds, as it is written into a
// file that he has in his hands, and form.unknown when the form is no packet.
func (v View) PacketFor(form *Form, recipient string) (*PacketContent, error) {
	if err := v.May(GiveOutForms); err != nil {
		return nil, err
	}
	if err := v.MayReadForms([]*Form{form}); err != nil {
		return nil, err
	}
	s := v.snap
	m := s.voterIndex(form.Member)
	if m < 0 || form.Kind != PacketForm {
		return nil, scoring.NewFault("form.unknown", "form", form.Code)
	}
	member := *s.voters[m]
	member.Roles = Roles{Voter}
	round, now := s.round, s.Session()
	c := &PacketContent{
		Packet: &Packet{Form: form.Number, Code: form.Code, Member: form.Member, Ballots: form.Ballots, Key: form.Key, Recipient: recipient},
		Round:  &round, Rules: s.rules, Member: &member, Dossiers: s.dossiers,
		// Here it is always time to score, and there is no ranking.
		Session: &Session{Number: now.Number, Phase: Scoring, Agenda: now.Agenda, Visibility: scoring.VisibleClosed},
	}
	for d, dossier := range s.dossiers {
		if s.ofFirm[dossier.TaxCode][0] == d {
			c.Enterprises = append(c.Enterprises, s.enterprises[dossier.TaxCode])
		}
		c.takeSheets(s, m, d)
		for _, points := range s.given[dossier.Code] {
			c.Given = append(c.Given, points)
		}
	}
	slices.SortFunc(c.Given, func(a, b *CouncilPoints) int {
		return compareCodes(a.Dossier+"/"+a.Criterion, b.Dossier+"/"+b.Criterion)
	})
	for _, r := range s.recusals {
		if r.Member == form.Member && !r.Withdrawn {
			c.Recusals = append(c.Recusals, r)
		}
	}
	return c, nil
}

// takeSheets takes the member's sheets of a dossier along, and the calls to score it once more. Those that
// he is to fill in are on the screen of the packet.
func (c *PacketContent) takeSheets(s *Snapshot, m, d int) {
	member := c.Member.Code
	for turn := firstTurn; turn <= s.turn(m, d); turn++ {
		sheet := s.sheetOfTurn(m, d, turn)
		if sheet == nil {
			continue
		}
		own := *sheet
		if slices.Contains(c.Packet.Ballots, Ballot{own.Dossier, turn}) {
			own.goTo(OnScreen, 0, time.Time{})
		}
		c.Sheets = append(c.Sheets, &own)
	}
	again := s.again[d]
	if again == nil {
		return
	}
	for _, call := range again.calls { // all of them, because turns are counted; who else was called stays at home
		own := &Rescoring{Dossier: call.Dossier, Turn: call.Turn, Withdrawn: call.Withdrawn}
		if call.names(member) {
			own.Members, own.Reason = []string{member}, call.Reason
		}
		c.Rescorings = append(c.Rescorings, own)
	}
}
