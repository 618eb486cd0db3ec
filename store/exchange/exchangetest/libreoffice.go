// Package exchangetest opens files that the program has written with a program that people open them with. Tests use it,
// and nothing else.
package exchangetest

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// patience is how long LibreOffice may take for all files of one call; it has been seen to hang.
const patience = 5 * time.Minute

// alwaysRecalculate is the setting by which LibreOffice believes no value that stands in a workbook, and works every
// formula out anew.
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

// Rewritten has LibreOffice open files and write them anew in a format, such as "xlsx", "pdf" or "csv", and returns where
// the new ones are, in the same order. Formulas are recalculated. One call with many files takes little longer than one with
// a single file. The files must have different names; a file that cannot be opened fails the test, and so does a machine
// without LibreOffice.
func Rewritten(t testing.TB, format string, files ...string) []string {
	t.Helper()
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatalf("this test needs LibreOffice (on Debian: apt-get install --no-install-recommends libreoffice-calc-nogui libreoffice-writer-nogui): %v", err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	folder := t.TempDir()
	args := append([]string{
		// A profile of its own: two that share one do not run side by side.
		"-env:UserInstallation=" + profile(t), "--headless", "--norestore", "--convert-to", format, "--outdir", folder,
	}, files...)
	said, err := exec.CommandContext(ctx, office, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("LibreOffice: %v\n%s", err, said)
	}
	paths := make([]string, len(files))
	seen := map[string]bool{}
	for i, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)) + "." + format
		if seen[name] {
			t.Fatalf("two files are called %s", name)
		}
		seen[name], paths[i] = true, filepath.Join(folder, name)
		if _, err := os.Stat(paths[i]); err != nil {
			t.Fatalf("LibreOffice did not write %s anew: it says\n%s", file, said)
		}
	}
	return paths
}

// profile is the address of a new folder of LibreOffice's settings.
func profile(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	user := filepath.Join(folder, "user")
	if err := os.Mkdir(user, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(user, "registrymodifications.xcu"), []byte(alwaysRecalculate), 0o600); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(folder)}).String()
}
