package exchange

import (
	"strings"
	"sync"

	"example.com/hoidong/scoring"
	"example.com/hoidong/store/words"
)

// A rulesSheet is one sheet of a rule set's workbook. Its name stands under rules.sheet.NAME, its columns are those of
// import: see column.
type rulesSheet struct {
	name    string
	columns []rulesColumn
}

// A rulesColumn has a width in characters; values are chosen from the list that choices writes, if it is there.
type rulesColumn struct {
	key    string
	width  float64
	format cellFormat
	choice choice
}

// A cellFormat says what Excel may make of what is typed: "2/3" in a text cell does not become a day.
type cellFormat byte

const (
	asText cellFormat = iota
	asNumber
	asNote
)

// A choice is a closed list of values.
type choice string

const (
	anything   choice = ""
	yesNo      choice = "answer"
	figures    choice = "figure"
	means      choice = "mean"
	visibility choice = "visibility"
	clerks     choice = "second_clerk"
	// ofCriteria and ofTracks are what stands in the first column of those sheets.
	ofCriteria choice = "criteria"
	ofTracks   choice = "tracks"
)

// choices are the codes of a closed list in the order in which it is shown.
var choices = map[choice][]string{
	yesNo: {"yes", "no"},
	figures: {
		string(scoring.Revenue), string(scoring.RevenueGrowth), string(scoring.RevenuePerWorker), string(scoring.Export),
	},
	means: {string(scoring.ByCriterion), string(scoring.ByMember)},
	visibility: {
		string(scoring.VisibleLive), string(scoring.VisibleAfterOwn), string(scoring.VisibleClosed),
	},
	clerks: {scoring.SecondClerkRequired, scoring.SecondClerkSame},
}

// phrases are all ways to write the values of a closed list.
func (c choice) phrases() phrasebook {
	prefix := "rules.choice." + string(c) + "."
	if c == yesNo {
		prefix = "import.answer."
	}
	return phrases(prefix, choices[c]...)
}

// word is how the workbook writes a value of a closed list.
func (c choice) word(w *words.Words, code string) string {
	key := "rules.choice." + string(c) + "." + code
	if c == yesNo {
		key = "import.answer." + code
	}
	word, _, _ := strings.Cut(w.T(key), "|")
	return word
}

// The sheets of the workbook, in their order.
const (
	generalSheet  = "general"
	criteriaSheet = "criteria"
	bandsSheet    = "bands"
	missingSheet  = "missing"
	tracksSheet   = "tracks"
	scorersSheet  = "scorers"
	gradesSheet   = "grades"
)

var rulesSheets = []rulesSheet{
	{generalSheet, []rulesColumn{
		{key: "setting", width: 44}, {key: "settingvalue", width: 40}, {key: "explanation", width: 80, format: asNote},
	}},
	{criteriaSheet, []rulesColumn{
		{key: "criterion", width: 14},
		{key: "criterionname", width: 50},
		{key: "max", width: 14, format: asNumber},
		{key: "weight", width: 12, format: asNumber},
		{key: "figure", width: 30, choice: figures},
		{key: "otherwise", width: 24, format: asNumber},
	}},
	{bandsSheet, []rulesColumn{
		{key: "criterion", width: 14, choice: ofCriteria},
		{key: "bound", width: 24},
		{key: "points", width: 12, format: asNumber},
	}},
	{missingSheet, []rulesColumn{
		{key: "criterion", width: 14, choice: ofCriteria},
		{key: "trackname", width: 30, choice: ofTracks},
		{key: "points", width: 12, format: asNumber},
	}},
	{tracksSheet, []rulesColumn{
		{key: "trackname", width: 30},
		{key: "judged", width: 24, choice: yesNo},
		{key: "figure", width: 30, choice: figures},
		{key: "bound", width: 24},
	}},
	{scorersSheet, []rulesColumn{
		{key: "criterion", width: 14, choice: ofCriteria}, {key: "scorers", width: 70},
	}},
	{gradesSheet, []rulesColumn{
		{key: "gradename", width: 30}, {key: "gradebound", width: 16, format: asNumber},
	}},
}

// layout is that of the sheet; every column has to be there but notes.
func (s rulesSheet) layout() *layout {
	var columns []column
	for _, c := range s.columns {
		columns = append(columns, column{c.key, c.format != asNote})
	}
	return newLayout(columns...)
}

// A setting is one row of the general sheet; it is called by the words under rules.setting.KEY.
type setting struct {
	key    string
	choice choice
	// list tells that the value is several, with commas between.
	list bool
}

var settings = []setting{
	{key: "format"},
	{key: "code"},
	{key: "name"},
	{key: "basis"},
	{key: "sample", choice: yesNo},
	{key: "scale"},
	{key: "step"},
	{key: "mean", choice: means},
	{key: "trim"},
	{key: "round"},
	{key: "pass"},
	{key: "floor"},
	{key: "top"},
	{key: "tie_order", list: true},
	{key: "quorum", list: true},
	{key: "spread_alarm"},
	{key: "visibility", choice: visibility},
	{key: "advance_sheets", choice: yesNo},
	{key: "absent_scores", choice: yesNo},
	{key: "second_clerk", choice: clerks},
	{key: "chair_breaks_ties", choice: yesNo},
	{key: "comment_days"},
	{key: "valid_years"},
}

// settingNames lead from the words of a setting to its key.
var settingNames = sync.OnceValue(func() phrasebook {
	keys := make([]string, len(settings))
	for i, s := range settings {
		keys[i] = s.key
	}
	return phrases("rules.setting.", keys...)
})

func settingOf(key string) setting {
	for _, s := range settings {
		if s.key == key {
			return s
		}
	}
	return setting{}
}
