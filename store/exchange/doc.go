// Package exchange is what goes in and out of a round as files: dossiers, councils, scores and recusals from CSV and
// Excel, and rule sets as Excel workbooks.
//
// A reader takes all of a file or nothing: every faulty cell is reported with its place, its value and what was expected
// there, and as long as there is one, no record is returned. What a reader leaves out on purpose (a footer below the
// table, a column it does not know) stands in its Report.
package exchange
