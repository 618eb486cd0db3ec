package rules

import (
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
)

// lines are the line numbers of a TOML text by the path of what starts there.
type lines map[string]int

// of is the line of path, or of the innermost thing around it that is written.
func (l lines) of(path string) int {
	for path != "" {
		if line, ok := l[path]; ok {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return 1
}

// linesOf walks a text that is known to be TOML. The decoder gives values without places, hence this second walk.
func linesOf(text []byte) lines {
	w := walk{lines: lines{}, tables: map[string]int{}}
	w.parser.Reset(text)
	for w.parser.NextExpression() {
		w.expression(w.parser.Expression())
	}
	return w.lines
}

type walk struct {
	parser unstable.Parser
	lines  lines
	// tables counts the elements of arrays of tables by path.
	tables map[string]int
	// table is the path under which keys stand now.
	table string
}

func (w *walk) expression(node *unstable.Node) {
	switch node.Kind {
	case unstable.Table:
		w.table, _ = w.key("", node.Key())
	case unstable.ArrayTable:
		path, line := w.key("", node.Key())
		w.table = fmt.Sprintf("%s[%d]", path, w.tables[path])
		w.tables[path]++
		w.note(w.table, line)
	case unstable.KeyValue:
		w.keyValue(w.table, node)
	}
}

func (w *walk) keyValue(parent string, node *unstable.Node) {
	path, _ := w.key(parent, node.Key())
	w.value(path, node.Value())
}

// key is the path that a dotted key leads to from parent, and its line. A part of it that is an array of tables stands
// for the array's last element.
func (w *walk) key(parent string, parts unstable.Iterator) (path string, line int) {
	path = parent
	for parts.Next() {
		if n := w.tables[path]; n > 0 {
			path = fmt.Sprintf("%s[%d]", path, n-1)
		}
		part := parts.Node()
		path = join(path, segment(string(part.Data)))
		line = w.line(part)
		w.note(path, line)
	}
	return path, line
}

// value notes where the parts of a value begin. A list within a list begins where its first element does.
func (w *walk) value(path string, node *unstable.Node) {
	children := node.Children()
	switch node.Kind {
	case unstable.Array:
		for i := 0; children.Next(); i++ {
			w.value(fmt.Sprintf("%s[%d]", path, i), children.Node())
		}
		if line, ok := w.lines[path+"[0]"]; ok {
			w.note(path, line)
		}
	case unstable.InlineTable:
		for children.Next() {
			w.keyValue(path, children.Node())
		}
	default:
		if node.Raw.Length > 0 {
			w.note(path, w.line(node))
		}
	}
}

func (w *walk) note(path string, line int) {
	if _, ok := w.lines[path]; !ok {
		w.lines[path] = line
	}
}

func (w *walk) line(node *unstable.Node) int { return w.parser.Shape(node.Raw).Start.Line }
