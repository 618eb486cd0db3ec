package store

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
	"sync"
	"time"

	"example.com/hoidong/scoring"
)

// How many wrong codes are free for a member and for an address, how long the first lock-out lasts, and the longest: each
// lasts twice as long as the one before. An address counts for more, because people may share one.
const (
	freeForMember, freeForAddress = 5, 20
	firstLock, longestLock        = 30 * time.Second, 15 * time.Minute
)

// remembered is how many names and addresses are counted at a time, forgotten after how long without a wrong code.
const (
	remembered = 4096
	forgotten  = time.Hour
)

// A guard counts wrong access codes, in memory: whoever starts the program anew starts the counts anew. Names that no
// member has are counted like others, so that nobody learns from it which there are.
type guard struct {
	mu        sync.Mutex
	members   map[string]*tries
	addresses map[string]*tries
}

// tries are the wrong codes since the last right one.
type tries struct {
	wrong, locks int
	last, until  time.Time
	// from is the other side of the last one: the address that a member was tried from, the member tried from an address.
	from string
}

// A Lockout is what the guard has counted for a member, or for an address.
type Lockout struct {
	// Member is the code that was given, in upper case; empty for an address.
	Member string
	// Address is where the last wrong code came from; empty for the machine that has the file.
	Address string
	// Wrong counts the wrong codes since the last right one.
	Wrong int
	// Until is when codes are taken again; in the past when they are.
	Until time.Time
}

// LockOut says in the journal that wrong codes have locked a member or an address out.
type LockOut struct {
	// Member is the code of the member; empty when it is the address that is locked out.
	Member  string `json:"member,omitempty"`
	Address string `json:"address,omitempty"`
	Wrong   int    `json:"wrong"`
	Seconds int    `json:"seconds"`
}

func (a *LockOut) kind() string    { return "signin.locked" }
func (a *LockOut) action() Action  { return GuardDoor }
func (a *LockOut) check(*tx) error { return nil }
func (a *LockOut) apply(*tx) error { return nil }

// knock counts a code as wrong before it is looked at, so that many at once are not looked at either. It returns how long
// to wait when codes are not taken now.
func (g *guard) knock(member, address string, now time.Time) (wait time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	one, from := g.of(&g.members, member, now), &tries{}
	if address != "" { // at the machine itself everybody types: only members are locked out there
		from = g.of(&g.addresses, address, now)
	}
	if wait = max(one.until.Sub(now), from.until.Sub(now)); wait > 0 {
		return wait
	}
	one.count(freeForMember, now, address)
	from.count(freeForAddress, now, member)
	return 0
}

// of finds what was counted under a name; names that are not tried any more make room for others.
func (g *guard) of(all *map[string]*tries, name string, now time.Time) *tries {
	if *all == nil {
		*all = map[string]*tries{}
	}
	if len(*all) >= remembered {
		for other, t := range *all {
			if !t.until.After(now) {
				delete(*all, other)
			}
		}
	}
	t := (*all)[name]
	if t == nil || now.Sub(t.last) > forgotten {
		t = &tries{}
		(*all)[name] = t
	}
	return t
}

func (t *tries) count(free int, now time.Time, from string) {
	t.wrong++
	t.last, t.from = now, from
	if t.wrong < free {
		return
	}
	t.until = now.Add(min(longestLock, firstLock<<min(t.locks, 8)))
	t.locks++
}

// welcome forgets the wrong codes of a member who gave the right one; from his address one less was wrong.
func (g *guard) welcome(member, address string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.members, member)
	if t := g.addresses[address]; t != nil {
		t.wrong--
		t.until = time.Time{}
	}
}

// lift ends the lock-outs of a member, and that of the address from which he was tried last.
func (g *guard) lift(member string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if t := g.members[member]; t != nil {
		delete(g.addresses, t.from)
		delete(g.members, member)
	}
}

// fresh are the lock-outs that have just begun and are told to the journal: the first, the second, the fourth and so on,
// so that nobody can fill it.
func (g *guard) fresh(member, address string, known bool, now time.Time) []*LockOut {
	g.mu.Lock()
	defer g.mu.Unlock()
	var told []*LockOut
	if t := g.members[member]; known && t.told(now) {
		told = append(told, &LockOut{Member: member, Address: address, Wrong: t.wrong, Seconds: int(t.until.Sub(now).Seconds())})
	}
	if t := g.addresses[address]; address != "" && t.told(now) {
		told = append(told, &LockOut{Address: address, Wrong: t.wrong, Seconds: int(t.until.Sub(now).Seconds())})
	}
	return told
}

func (t *tries) told(now time.Time) bool {
	return t != nil && t.last.Equal(now) && t.until.After(now) && bits.OnesCount(uint(t.locks)) == 1
}

// recordLockouts writes into the journal what a wrong code has locked out.
func (s *Store) recordLockouts(ctx context.Context, member, address string, now time.Time) error {
	for _, act := range s.guard.fresh(member, address, s.Snapshot().HasMember(member), now) {
		owner := s.Owner()
		if owner.via = ViaScreen; address != "" {
			owner.via = ViaSSH
		}
		if _, err := s.Do(context.WithoutCancel(ctx), owner, act); err != nil {
			return err
		}
	}
	return nil
}

// Lockouts are the members and addresses with wrong codes, members first. The faults are those of the policy: only who
// manages the council learns of them.
func (s *Store) Lockouts(actor Actor) ([]Lockout, error) {
	if !s.Snapshot().For(actor).roles().Has(Secretary) {
		return nil, scoring.NewFault("policy.role", "action", ManageCouncil)
	}
	s.guard.mu.Lock()
	defer s.guard.mu.Unlock()
	var all []Lockout
	for member, t := range s.guard.members {
		all = append(all, Lockout{member, t.from, t.wrong, t.until})
	}
	for address, t := range s.guard.addresses {
		if t.until.IsZero() {
			continue
		}
		all = append(all, Lockout{"", address, t.wrong, t.until})
	}
	slices.SortFunc(all, func(a, b Lockout) int {
		return cmp.Or(-cmp.Compare(min(1, len(a.Member)), min(1, len(b.Member))), cmp.Compare(a.Member, b.Member), cmp.Compare(a.Address, b.Address))
	})
	return all, nil
}
