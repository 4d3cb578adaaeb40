package diagram_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"html"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"entente/graph/diagram/font"
	"entente/graph/diagram/scene"
	"entente/graph/diagram/svg"
)

// browser is the program of a browser: that of CHROME_PATH, or an installed
// Chromium or Chrome.
func browser(t *testing.T) string {
	t.Helper()
	if path := os.Getenv("CHROME_PATH"); path != "" {
		return path
	}
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	const how = "no browser: install Chromium, on Debian with apt-get install chromium, or name one in CHROME_PATH"
	if os.Getenv("CI") != "" {
		t.Fatal(how)
	}
	t.Skip(how)
	return ""
}

// opened is what a browser makes of a file, as text.
func opened(t *testing.T, file string) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, browser(t), "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--disable-dev-shm-usage", "--user-data-dir="+filepath.Join(t.TempDir(), "profile"),
		"--virtual-time-budget=10000", "--dump-dom", "file://"+file)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, complaints.String())
	}
	return string(out)
}

// TestBrowserDrawsTheEmbeddedFont opens pictures in a browser: they are well
// formed, and every text is as wide as it was measured, in the font that they
// bring along. The family has another name here, so that no font of this
// machine steps in.
func TestBrowserDrawsTheEmbeddedFont(t *testing.T) {
	browser(t)
	d := drawer()
	dir := t.TempDir()
	page := "<!doctype html><meta charset=utf-8><body>"
	scenes := map[string]*scene.Scene{}
	for name, p := range samples() {
		s, err := d.Scene(t.Context(), p)
		if err != nil {
			t.Fatal(err)
		}
		b, err := svg.Write(s, svg.Options{})
		if err != nil {
			t.Fatal(err)
		}
		scenes[name] = s
		// Every picture has a family of its own, as it has a subset of its own.
		page += "<div id=\"" + name + "\">" + strings.ReplaceAll(string(b), font.Family, "Only "+name) + "</div>"
	}
	page += `<pre id="out"></pre><script>document.fonts.ready.then(() => {
		const out = {};
		for (const div of document.querySelectorAll("div")) {
			out[div.id] = [...div.querySelectorAll("text")].map(t => [t.textContent + "|" + t.getAttribute("font-size") + "|" + t.hasAttribute("font-weight"), t.getComputedTextLength(), document.fonts.check("12px '" + "Only " + div.id + "'")]);
		}
		document.getElementById("out").textContent = JSON.stringify(out);
	})</script>`
	file := filepath.Join(dir, "page.html")
	if err := os.WriteFile(file, []byte(page), 0o644); err != nil {
		t.Fatal(err)
	}
	found := regexp.MustCompile(`(?s)<pre id="out">(.*?)</pre>`).FindStringSubmatch(opened(t, file))
	var measured map[string][][3]any
	if found == nil || json.Unmarshal([]byte(html.UnescapeString(found[1])), &measured) != nil {
		t.Fatalf("the browser measured nothing: %q", found)
	}
	for name, s := range scenes {
		widths := map[string]float64{}
		add := func(texts []scene.Text) {
			for _, text := range texts {
				widths[fmt.Sprintf("%s|%s|%t", text.Text, scene.Decimals(text.Size, 3), text.Bold)] = text.Width
			}
		}
		add(s.Heading)
		add(s.Foot)
		for _, c := range s.Cards {
			add(c.Texts)
		}
		for _, tie := range s.Ties {
			add(tie.Texts)
		}
		if len(measured[name]) == 0 {
			t.Errorf("%s: no text was measured", name)
		}
		compared := 0
		for _, m := range measured[name] {
			text, width := m[0].(string), m[1].(float64)
			if m[2] != true {
				t.Errorf("%s: the font was not loaded", name)
				break
			}
			want, ok := widths[text]
			if !ok {
				continue
			}
			compared++
			// Joined and kerned letters are narrower.
			if width > want*1.01+0.5 || width < want*0.8-1 || math.IsNaN(width) {
				t.Errorf("%s: %q is %.1f wide in the browser, measured were %.1f", name, text, width, want)
			}
		}
		if compared == 0 {
			t.Errorf("%s: no text could be compared", name)
		}
	}
}

// TestBrowserOpensTheDocument opens the picture with all odd texts by itself,
// where a browser is strict.
func TestBrowserOpensTheDocument(t *testing.T) {
	browser(t)
	s, err := drawer().Scene(t.Context(), hostileSample())
	if err != nil {
		t.Fatal(err)
	}
	b, err := svg.Write(s, svg.Options{})
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "picture.svg")
	if err := os.WriteFile(file, b, 0o644); err != nil {
		t.Fatal(err)
	}
	dom := opened(t, file)
	if strings.Contains(dom, "parsererror") || strings.Count(dom, "data-actor=") != len(s.Cards) || strings.Contains(dom, "<script") {
		t.Errorf("the browser shows %.500s", dom)
	}
}
