package main

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"image/png"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"entente/graph"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
)

// TestEveryFormat: the server and the command line give the same bytes for the
// same question, in every format.
func TestEveryFormat(t *testing.T) {
	address, _, _ := started(t)
	check := map[string]func([]byte) error{
		"svg": func(b []byte) error {
			for d := xml.NewDecoder(bytes.NewReader(b)); ; {
				if _, err := d.Token(); err == io.EOF {
					return nil
				} else if err != nil {
					return err
				}
			}
		},
		"png": func(b []byte) error {
			img, err := png.Decode(bytes.NewReader(b))
			if err == nil && img.Bounds().Dx() != 1600 {
				t.Errorf("the PNG is %v", img.Bounds())
			}
			return err
		},
		"pdf": func(b []byte) error {
			if !bytes.HasPrefix(b, []byte("%PDF-")) {
				t.Errorf("the PDF begins with %q", b[:8])
			}
			return nil
		},
		"pptx": func(b []byte) error {
			_, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
			return err
		},
		"dot": func(b []byte) error {
			if !bytes.Contains(b, []byte("digraph entente {")) {
				t.Error("the DOT is no graph")
			}
			return nil
		},
		"scene": func(b []byte) error {
			var s scene.Scene
			err := json.Unmarshal(b, &s)
			if err == nil && (len(s.Cards) == 0 || len(s.Faults()) > 0) {
				t.Errorf("the scene: %v", s.Faults())
			}
			return err
		},
	}
	for _, format := range []string{"csv", "graphml", "gexf", "cyjs", "md", "html"} {
		// Readers of these are in the tests of package export.
		check[format] = func(b []byte) error {
			if !bytes.Contains(b, []byte("Israel")) {
				t.Errorf("the %s does not speak of Israel", format)
			}
			return nil
		}
	}
	for _, format := range graph.FileFormats() {
		drawn := []string{"--page", "16:9", "--theme", "dark"}
		if !graph.Draws(format) {
			drawn = nil
		}
		file := filepath.Join(t.TempDir(), "answer."+format)
		var out, errs bytes.Buffer
		args := []string{"path", "israel", "armenia", "--as-of", "2020-10-01", "--k", "3", "-o", file}
		args = append(args, drawn...)
		if status := run(context.Background(), args, nil, &out, &errs); status != exitOK {
			t.Fatalf("%s: %s", format, errs.String())
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if err := check[format](want); err != nil {
			t.Errorf("%s: %v", format, err)
		}
		question := address + "v1/paths." + format + "?from=israel&to=armenia&as_of=2020-10-01&k=3"
		if drawn != nil {
			question += "&page=16:9&theme=dark"
		}
		for range 2 {
			status, got := fetch(t, question)
			if status != http.StatusOK || got != string(want) {
				t.Errorf("%s: status %d, %d bytes over HTTP and %d on the command line", format, status, len(got), len(want))
			}
		}
		r, err := http.Head(question)
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		if policy := r.Header.Get("Content-Security-Policy"); !strings.Contains(policy, "font-src data: 'self'") || !strings.Contains(policy, "default-src 'none'") {
			t.Errorf("%s: the policy is %q", format, policy)
		}
		if r.StatusCode != http.StatusOK || r.Header.Get("Content-Type") == "" {
			t.Errorf("%s: HEAD gives %s", format, r.Status)
		}
	}
	// The font that pictures point to is there.
	for _, path := range []string{svg.FontPath, svg.BoldFontPath} {
		r, err := http.Get(strings.TrimSuffix(address, "/") + path)
		if err != nil {
			t.Fatal(err)
		}
		b, _ := io.ReadAll(r.Body)
		_ = r.Body.Close()
		if r.Header.Get("Content-Type") != "font/ttf" || len(b) < 100_000 || r.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s: %s, %d bytes of %s", path, r.Status, len(b), r.Header.Get("Content-Type"))
		}
	}
	// What can't be read on its page is refused with the two best ways out.
	status, body := fetch(t, address+"v1/graph.pdf?page=16:9")
	if status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "layout=matrix") || !strings.Contains(body, "as_of") {
		t.Errorf("status %d: %s", status, body)
	}
}
