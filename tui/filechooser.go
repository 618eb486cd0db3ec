package tui

import (
	"slices"
	"strings"

	"github.com/charmbracelet/bubbles/textinput"
	tea "github.com/charmbracelet/bubbletea"

	"example.com/hoidong/store/words"
)

// A fileChooser chooses one file that can be read. Typing narrows what is in the folder; ← with nothing typed goes up,
// Tab leads to other places and drives.
//
// The library's file picker looks at every file again whenever it draws, on a stick that may be slow or gone by then; so
// the folder is read once, by a command, and the list is our own.
type fileChooser struct {
	desk  *desk
	title string
	// folders says that a folder is chosen, and no file; whole that a folder may be chosen besides the files in it.
	folders, whole bool
	// types are how the names of files end that are offered.
	types []string
	// chosen makes the action of the file that was taken, or of the folder.
	chosen func(file fileEntry) action

	places []location
	folder folder
	// asked is the folder that is being read; empty once it is there. failed says why it could not be read.
	asked  string
	failed error
	// shown are the entries that match what was typed.
	shown  []int
	search textinput.Model
	window window
	// came is the folder that was left upwards, on which the cursor stands then.
	came string
}

// placesMsg and folderMsg are what the disk answers.
type (
	placesMsg []location
	folderMsg struct {
		path   string
		folder folder
		err    error
	}
)

// oldExcel is what cannot be read: whoever looks for such a file finds it, and is told what to do.
const oldExcel = ".xls"

// importTypes are how the names of files end that a round is filled from, returnTypes of those in which ballots come back.
var (
	importTypes = []string{".xlsx", ".csv", oldExcel}
	returnTypes = []string{".xlsx", ".zip", ".age", oldExcel}
)

// chooseFile opens a chooser where files were last chosen from.
func chooseFile(title string, chosen func(file fileEntry) action) action {
	return openChooser(&fileChooser{types: importTypes, chosen: chosen}, title)
}

// chooseReturns opens a chooser of a file in which ballots come back, or of a whole folder of them.
func chooseReturns(title string, chosen func(file fileEntry) action) action {
	return openChooser(&fileChooser{whole: true, types: returnTypes, chosen: chosen}, title)
}

// chooseFolder opens a chooser of folders: what is taken is the one that is open.
func chooseFolder(title string, chosen func(folder fileEntry) action) action {
	return openChooser(&fileChooser{folders: true, chosen: chosen}, title)
}

func openChooser(c *fileChooser, title string) action {
	return func(a *App) tea.Cmd {
		if !a.local {
			a.status.say("setup", calm, a.T("files.not_here"))
			return nil
		}
		c.desk, c.title, c.search = &a.desk, a.T(title), newField(60)
		c.search.Focus()
		a.push(c)
		ask := placesCmd(a.disk, c, a.visit)
		if a.folder == "" {
			return ask
		}
		return tea.Batch(ask, c.open(a.folder))
	}
}

func (c *fileChooser) CapturesInput() bool { return true }

func (c *fileChooser) Update(msg tea.Msg) (action, tea.Cmd) {
	switch msg := msg.(type) {
	case placesMsg:
		c.places = msg
		if c.folder.path == "" && c.asked == "" && len(msg) > 0 {
			return nil, c.open(msg[0].path)
		}
	case folderMsg:
		c.take(msg)
	case tea.MouseMsg:
		return c.mouse(msg)
	case tea.KeyMsg:
		return c.key(msg)
	}
	return nil, nil
}

// open reads a folder. What is on the screen stays until it is there.
func (c *fileChooser) open(path string) tea.Cmd {
	c.asked = path
	return readFolderCmd(c.desk.disk, path, c, c.desk.visit)
}

// take shows a folder that was read, unless another one has been asked for meanwhile.
func (c *fileChooser) take(msg folderMsg) {
	if msg.path != c.asked {
		return
	}
	c.asked, c.failed = "", msg.err
	if msg.err != nil {
		return
	}
	c.folder, c.desk.folder = msg.folder, msg.path
	c.folder.entries = c.offered(msg)
	c.search.Reset()
	c.narrow()
	for i, at := range c.shown {
		if c.folder.entries[at].path == c.came {
			c.window.to(i, len(c.shown))
		}
	}
}

// offered are the folders in one and the files that are wanted, behind an entry for the folder itself where that may be
// chosen.
func (c *fileChooser) offered(msg folderMsg) []fileEntry {
	var all []fileEntry
	some := false
	for _, e := range msg.folder.entries {
		wanted := !c.folders && slices.ContainsFunc(c.types, func(end string) bool { return strings.HasSuffix(strings.ToLower(e.name), end) })
		if e.folder || wanted {
			all = append(all, e)
		}
		some = some || wanted
	}
	switch {
	case c.folders:
		return slices.Insert(all, 0, fileEntry{name: c.desk.T("files.this_folder"), path: msg.path})
	case c.whole && some:
		return slices.Insert(all, 0, fileEntry{name: c.desk.T("files.all_here"), path: msg.path})
	}
	return all
}

func (c *fileChooser) narrow() {
	query := words.Fold(c.search.Value())
	c.shown = c.shown[:0]
	for i := range c.folder.entries {
		if found(words.Fold(c.folder.entries[i].name), query) {
			c.shown = append(c.shown, i)
		}
	}
	c.window.to(0, len(c.shown))
}

func (c *fileChooser) key(msg tea.KeyMsg) (action, tea.Cmd) {
	k := c.desk.keys
	empty := c.search.Value() == ""
	switch {
	case c.window.walk(k, msg, len(c.shown)):
	case matches(msg, k.back) && empty:
		return back, nil
	case matches(msg, k.back):
		c.search.Reset()
		c.narrow()
	case matches(msg, k.enter):
		return c.choose(c.window.cursor)
	case matches(msg, k.left) && empty:
		return nil, c.up()
	case matches(msg, k.right):
		return c.enter()
	case matches(msg, k.tab):
		return c.elsewhere(), nil
	default:
		before := c.search.Value()
		if c.search, _ = c.search.Update(msg); c.search.Value() != before {
			c.narrow()
		}
	}
	return nil, nil
}

// choose takes the file of a row, or opens its folder.
func (c *fileChooser) choose(row int) (action, tea.Cmd) {
	if row < 0 || row >= len(c.shown) || c.asked != "" {
		return nil, nil
	}
	entry := c.folder.entries[c.shown[row]]
	if entry.folder {
		c.came = ""
		return nil, c.open(entry.path)
	}
	return c.chosen(entry), nil
}

// enter opens the folder with the cursor; a file is not taken by an arrow.
func (c *fileChooser) enter() (action, tea.Cmd) {
	if row := c.window.cursor; row < len(c.shown) && c.folder.entries[c.shown[row]].folder {
		return c.choose(row)
	}
	return nil, nil
}

// up goes to the folder above.
func (c *fileChooser) up() tea.Cmd {
	if c.folder.above == "" || c.asked != "" {
		return nil
	}
	c.came = c.folder.path
	return c.open(c.folder.above)
}

// elsewhere offers the other places and the drives.
func (c *fileChooser) elsewhere() action {
	return func(a *App) tea.Cmd {
		p := newPicker(&a.desk, a.T("files.elsewhere"), func(path string) action {
			return func(*App) tea.Cmd { return c.open(path) }
		})
		for _, place := range c.places {
			label := place.path
			if place.key != "" {
				label = a.T(place.key)
			}
			p.offerKey(place.path, "", label, "")
		}
		p.start(c.folder.path)
		a.dialog = p
		return nil
	}
}

func (c *fileChooser) mouse(msg tea.MouseMsg) (action, tea.Cmd) {
	n := len(c.shown)
	if c.window.wheel(msg, n) || msg.Action != tea.MouseActionPress || msg.Button != tea.MouseButtonLeft {
		return nil, nil
	}
	row := c.window.top + msg.Y - chooserTop
	switch {
	case msg.Y < chooserTop || row >= n:
	case row == c.window.cursor:
		return c.choose(row)
	default:
		c.window.to(row, n)
	}
	return nil, nil
}

func (c *fileChooser) Help() []hint {
	d := c.desk
	return []hint{
		{"Enter", d.T("key.accept")},
		{"Tab", d.T("key.elsewhere")},
		{"←", d.T("key.folder_up")},
		{d.T("key.letters"), d.T("key.search")},
		{"↑↓", d.T("key.choose")},
		{"Esc", d.T("key.back")},
	}
}
