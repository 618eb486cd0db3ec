package exchange

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	isoDay     = regexp.MustCompile(`^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ].*)?$`)
	writtenDay = regexp.MustCompile(`(?i)^(?:ngày )?(\d{1,2})(?:[-/.]| tháng )(\d{1,2})(?:[-/.]| năm )(\d{4})(?: \d.*)?$`)
)

// A round's days lie between these years; a serial number outside is some other number.
const (
	firstYear = 1990
	lastYear  = 2100
)

// parseDay reads a day as YYYY-MM-DD: the day before the month as in 20/03/2021, ISO, or the serial number of a
// spreadsheet, counted from 1900 or from 1904.
func parseDay(s string, from1904 bool) (string, bool) {
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := writtenDay.FindStringSubmatch(s); m != nil {
		return day(m[3], m[2], m[1])
	}
	whole, _, _ := strings.Cut(s, ",")
	serial, err := strconv.Atoi(whole)
	if err != nil || len(whole) != 5 {
		return "", false
	}
	// Day 0 of the 1900 system is the last but one of 1899, because it counts a 29 February 1900 that never was.
	epoch := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		epoch = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	t := epoch.AddDate(0, 0, serial)
	return t.Format(time.DateOnly), inRange(t)
}

func day(year, month, dayOfMonth string) (string, bool) {
	t, err := time.Parse("2006-1-2", year+"-"+month+"-"+dayOfMonth)
	return t.Format(time.DateOnly), err == nil && inRange(t)
}

func inRange(t time.Time) bool { return firstYear <= t.Year() && t.Year() <= lastYear }

// day is the day in a column, or nothing when the cell is blank.
func (r record) day(key string) string {
	c := r.cell(key)
	if c.text == "" {
		return ""
	}
	parsed, ok := parseDay(oneLine(c.text), r.from1904)
	if !ok {
		r.refuse(c, expect("day"))
		return ""
	}
	return parsed
}
