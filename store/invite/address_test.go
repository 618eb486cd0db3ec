package invite

import (
	"net/netip"
	"slices"
	"testing"
)

func TestTheLikeliestAddressComesFirst(t *testing.T) {
	at := func(adapter, address string) reachable { return reachable{adapter, netip.MustParseAddr(address)} }
	got := addressesOf([]reachable{
		at("docker0", "172.17.0.1"), at("vEthernet (WSL)", "172.28.16.1"), at("lo", "127.0.0.1"),
		at("eth0", "203.0.113.9"), at("Wi-Fi", "169.254.7.7"), at("Wi-Fi", "192.168.1.10"), at("Wi-Fi", "fe80::1"),
		at("Wi-Fi", "192.168.1.10"), at("Ethernet", "10.20.0.5"),
	}, "LAPTOP-HD.sct.hanoi")
	want := []string{"192.168.1.10", "10.20.0.5", "203.0.113.9", "172.17.0.1", "172.28.16.1", "laptop-hd.local"}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
	if got := addressesOf(nil, "máy của tôi"); len(got) != 0 {
		t.Errorf("a name that no command line takes: %v", got)
	}
}

func TestAddressesOfThisMachineAreAddresses(t *testing.T) {
	for _, a := range Addresses() {
		if _, err := netip.ParseAddr(a); err != nil && !slices.Contains([]string{".local"}, a[max(0, len(a)-6):]) {
			t.Errorf("%q", a)
		}
	}
}
