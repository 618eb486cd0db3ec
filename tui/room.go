package tui

import (
	"cmp"
	"slices"
	"sync"
	"time"

	"example.com/hoidong/store/invite"
)

// A Room is what the programs of one process have in common besides the store: who sits where, what is called out to
// them, and what they left behind when their connection broke. Nothing in it is kept on disk. It is safe for concurrent
// use, and nobody in it ever waits for anybody else: news are a channel of capacity one a program.
type Room struct {
	mu     sync.Mutex
	guests map[*guest]struct{}
	// taken counts the seats that were ever taken.
	taken uint64
	// discussed is the code of the dossier under discussion; empty for none.
	discussed string
	habits    map[string]habits
	// invitation is how people come in from other machines; nil while nobody can.
	invitation *invite.Invitation
}

// Open tells how people come in from other machines; nil that they cannot any more.
func (r *Room) Open(to *invite.Invitation) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.invitation = to
	r.stir()
}

// Invitation is how people come in from other machines; nil while nobody can. It must not be changed.
func (r *Room) Invitation() *invite.Invitation {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.invitation
}

// NewRoom is a room with nobody in it.
func NewRoom() *Room { return &Room{guests: map[*guest]struct{}{}, habits: map[string]habits{}} }

// A Presence is one program and whoever sits before it. The same member may be present several times.
type Presence struct {
	// Seat numbers the program among all there ever were in the room, from 1.
	Seat uint64
	// Member is the code of whoever has signed in; empty for nobody.
	Member string
	// From is the address he came from; empty for the machine that has the file.
	From string
	// Since is when he sat down, or when the program began while there is nobody.
	Since time.Time
	// At is where he is.
	At Whereabouts
}

// Whereabouts are where in the program somebody is.
type Whereabouts struct {
	// Screen is the kind of screen, one of Kinds: room.at.<Screen> is the word for it; empty before anybody signed in.
	Screen string
	// Dossier is the one the screen is about, Criterion the one whose cell has the cursor; empty for none. On a sheet no
	// criterion is the remark.
	Dossier, Criterion string
	// Form is the number of the one that is being keyed from paper; 0 for none.
	Form int
}

// A Nudge is a message to one member, for his status line.
type Nudge struct {
	// From is the code of whoever sent it; empty for the owner of the file.
	From string
	// Text is what he wrote; empty for the usual words, which tell how many cells the member owes.
	Text string
}

// habits are what is remembered of a member while the process lives.
type habits struct {
	// shade is the theme he chose; nil for none.
	shade *shade
	// lang is the language he chose; empty for none.
	lang string
	// left is where he was last; the zero value when he left by himself.
	left Whereabouts
}

// A guest is a program in a room. Only the room touches what is in it.
type guest struct {
	room     *Room
	presence Presence
	// looksOn: whoever sits here is told who comes, goes and moves.
	looksOn bool
	nudges  []Nudge
	news    chan struct{}
}

// Present lists who is there, by member, and those with the same or none in the order in which they came. The list is
// the caller's.
func (r *Room) Present() []Presence {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := make([]Presence, 0, len(r.guests))
	for g := range r.guests {
		all = append(all, g.presence)
	}
	slices.SortFunc(all, func(a, b Presence) int { return cmp.Or(cmp.Compare(a.Member, b.Member), cmp.Compare(a.Seat, b.Seat)) })
	return all
}

// Nudge sends a member a message. It returns on how many screens of his it will stand; 0 when he is not there, and then it
// is gone.
func (r *Room) Nudge(member string, n Nudge) int {
	r.mu.Lock()
	defer r.mu.Unlock()
	reached := 0
	for g := range r.guests {
		if member != "" && g.presence.Member == member {
			g.nudges = append(g.nudges, n)
			g.ring()
			reached++
		}
	}
	return reached
}

// Discuss makes a dossier the one under discussion; empty for none. Everybody is told.
func (r *Room) Discuss(dossier string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if dossier == r.discussed {
		return
	}
	r.discussed = dossier
	for g := range r.guests {
		g.ring()
	}
}

// Discussed is the code of the dossier under discussion; empty for none.
func (r *Room) Discussed() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.discussed
}

// Stir tells those who look on that something about the room is different that the room does not hold itself, such as
// wrong codes at its door.
func (r *Room) Stir() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.stir()
}

// stir rings for those who look on. The lock is held.
func (r *Room) stir() {
	for g := range r.guests {
		if g.looksOn {
			g.ring()
		}
	}
}

// enter brings a program in, until it leaves.
func (r *Room) enter(from string, now time.Time) *guest {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.taken++
	g := &guest{room: r, presence: Presence{Seat: r.taken, From: from, Since: now}, news: make(chan struct{}, 1)}
	r.guests[g] = struct{}{}
	r.stir()
	return g
}

// ring says that there are news. The lock of the room is held.
func (g *guest) ring() {
	select {
	case g.news <- struct{}{}:
	default: // there are already
	}
}

// sit tells who sits here from now on; empty for nobody.
func (g *guest) sit(member string, now time.Time) {
	g.room.mu.Lock()
	defer g.room.mu.Unlock()
	g.presence.Member, g.presence.Since, g.presence.At = member, now, Whereabouts{}
	g.nudges = nil
	g.room.stir()
}

// at tells where whoever sits here is. It is also what he comes back to, unless that is somewhere else.
func (g *guest) at(now Whereabouts, comesBack bool) {
	g.room.mu.Lock()
	defer g.room.mu.Unlock()
	if member := g.presence.Member; member != "" && comesBack {
		own := g.room.habits[member]
		own.left = now
		g.room.habits[member] = own
	}
	seen := g.presence.At
	g.presence.At = now
	// Cells are of no interest to those who look on, and there are many keys in a room full of people.
	if seen.Screen != now.Screen || seen.Dossier != now.Dossier {
		g.room.stir()
	}
}

// lookOn has whoever sits here told who comes, goes and moves, or no longer.
func (g *guest) lookOn(on bool) {
	g.room.mu.Lock()
	defer g.room.mu.Unlock()
	g.looksOn = on
}

// nudged takes the messages that have come in.
func (g *guest) nudged() []Nudge {
	g.room.mu.Lock()
	defer g.room.mu.Unlock()
	came := g.nudges
	g.nudges = nil
	return came
}

// leave goes out.
func (g *guest) leave() {
	g.room.mu.Lock()
	defer g.room.mu.Unlock()
	delete(g.room.guests, g)
	g.room.stir()
}

// habitsOf is what is remembered of a member.
func (r *Room) habitsOf(member string) habits {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.habits[member]
}

// remember changes what is remembered of a member.
func (r *Room) remember(member string, change func(*habits)) {
	r.mu.Lock()
	defer r.mu.Unlock()
	own := r.habits[member]
	change(&own)
	r.habits[member] = own
}
