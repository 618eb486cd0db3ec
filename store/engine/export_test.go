package engine

// Waiting counts the updates that wait for their turn.
func (b *Bolt) Waiting() int {
	b.queue.mu.Lock()
	defer b.queue.mu.Unlock()
	return len(b.queue.waiting)
}
