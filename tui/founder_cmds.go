package tui

import "example.com/hoidong/store"

// founder is whoever opened the file, as long as nobody else could set its round up. It reads the snapshot in memory and
// nothing else.
func founder(s *store.Store) (store.Actor, error) { return s.SitAsOwner() }
