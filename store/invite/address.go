package invite

import (
	"cmp"
	"net"
	"net/netip"
	"os"
	"regexp"
	"slices"
	"strings"
)

// Addresses are those under which other machines may find this one, the likeliest first: addresses of the local network,
// then public ones, then those of adapters that lead to virtual machines; and at the end, because it stays when the
// address changes, the machine's name as its network spells it. There are none on a machine without a network and a name.
func Addresses() []string {
	var found []reachable
	interfaces, err := net.Interfaces()
	if err != nil {
		interfaces = nil // a machine that does not say has none; its name may still do
	}
	for _, i := range interfaces {
		if i.Flags&net.FlagUp == 0 || i.Flags&net.FlagLoopback != 0 {
			continue
		}
		addresses, err := i.Addrs()
		if err != nil {
			continue // the adapter went away meanwhile
		}
		for _, a := range addresses {
			if prefix, err := netip.ParsePrefix(a.String()); err == nil {
				found = append(found, reachable{i.Name, prefix.Addr().Unmap()})
			}
		}
	}
	host, err := os.Hostname()
	if err != nil {
		host = ""
	}
	return addressesOf(found, host)
}

// reachable is an address of an adapter.
type reachable struct {
	adapter string
	address netip.Addr
}

// virtual are beginnings of the names of adapters that lead to virtual machines and containers, in lower case.
var virtual = []string{"docker", "veth", "vethernet", "br-", "virbr", "vmnet", "vboxnet", "virtualbox", "vmware", "utun", "tun", "tap"}

func (r reachable) rank() int {
	name := strings.ToLower(r.adapter)
	switch {
	case slices.ContainsFunc(virtual, func(v string) bool { return strings.HasPrefix(name, v) }):
		return 2
	case r.address.IsPrivate():
		return 0
	}
	return 1
}

// plainName is a machine's name that can stand in a command line on every system.
var plainName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9-]*$`)

func addressesOf(found []reachable, host string) []string {
	found = slices.DeleteFunc(found, func(r reachable) bool {
		return !r.address.Is4() || r.address.IsLinkLocalUnicast() || r.address.IsLoopback()
	})
	slices.SortStableFunc(found, func(a, b reachable) int { return cmp.Compare(a.rank(), b.rank()) })
	var addresses []string
	for _, r := range found {
		if a := r.address.String(); !slices.Contains(addresses, a) {
			addresses = append(addresses, a)
		}
	}
	if host, _, _ = strings.Cut(host, "."); plainName.MatchString(host) {
		addresses = append(addresses, strings.ToLower(host)+".local")
	}
	return addresses
}
