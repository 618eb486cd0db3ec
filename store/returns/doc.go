// Package returns reads the files in which ballots come back, whatever they are, holds them against the round, and has
// them taken: each whole or not at all, and several at a time.
package returns
