// Package scoring is the council's arithmetic: points, rules, means, places and the reasons for them.
//
// Everything here is a pure function of its arguments: no clock, no I/O, no map order. Points are whole hundredths,
// means are exact fractions, places are decided on values that were never rounded for display. No float decides
// anything.
package scoring
