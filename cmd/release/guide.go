package main

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A page is a Markdown file of the docs and the page that it becomes.
type page struct{ source, name, lang string }

// shippedPages are the guides, and what they refer to.
var shippedPages = []page{
	{"huong-dan.md", "Huong-dan.html", "vi"},
	{"guide.md", "Guide.html", "en"},
	{"quyen-han.md", "Quyen-han.html", "vi"},
	{"policy.md", "Policy.html", "en"},
	{"ranking-json.md", "ranking-json.html", "en"},
}

// guides are the pages that a double click opens, and the pictures in them. A page that refers to a file that does not ship
// is an error.
func guides(docs string) (files, error) {
	layout, err := template.ParseFS(shipped, "files/guide.html")
	if err != nil {
		return nil, err
	}
	f := files{}
	for _, p := range shippedPages {
		markdown, err := os.ReadFile(filepath.Join(docs, p.source))
		if err != nil {
			return nil, err
		}
		html, pictures, err := p.render(layout, markdown)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", p.source, err)
		}
		f[p.name] = html
		for _, picture := range pictures {
			if err := f.add(picture, filepath.Join(docs, filepath.FromSlash(picture))); err != nil {
				return nil, fmt.Errorf("%s: %w", p.source, err)
			}
		}
	}
	return f, nil
}

// render makes the page, and says which pictures it shows.
func (p page) render(layout *template.Template, markdown []byte) (html []byte, pictures []string, err error) {
	md := goldmark.New(goldmark.WithExtensions(extension.Table), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	doc := md.Parser().Parse(text.NewReader(markdown), parser.WithContext(parser.NewContext(parser.WithIDs(headings{}))))
	title := p.name
	err = ast.Walk(doc, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Heading:
			if n.Level == 1 {
				title = string(n.Lines().Value(markdown))
			}
		case *ast.Image:
			pictures = append(pictures, string(n.Destination))
		case *ast.Link:
			to, err := shippedAs(string(n.Destination))
			if err != nil {
				return ast.WalkStop, err
			}
			n.Destination = []byte(to)
		}
		return ast.WalkContinue, nil
	})
	if err != nil {
		return nil, nil, err
	}
	var body, whole bytes.Buffer
	if err := md.Renderer().Render(&body, markdown, doc); err != nil {
		return nil, nil, err
	}
	err = layout.Execute(&whole, map[string]any{"Lang": p.lang, "Title": title, "Body": template.HTML(body.Bytes())})
	return whole.Bytes(), pictures, err
}

// shippedAs is where a reference of the docs leads among the pages that ship.
func shippedAs(reference string) (string, error) {
	if strings.Contains(reference, "://") || strings.HasPrefix(reference, "#") {
		return reference, nil
	}
	file, place, _ := strings.Cut(reference, "#")
	for _, p := range shippedPages {
		if path.Clean(file) == p.source {
			if place != "" {
				place = "#" + place
			}
			return p.name + place, nil
		}
	}
	return "", fmt.Errorf("it refers to %s, which does not ship", reference)
}
