package export_test

import (
	"bytes"
	"context"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"entente/graph"
	"entente/graph/export"
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

// opens lets a browser open a file and gives what it says.
func opens(t *testing.T, file string, flags ...string) (out, log string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	flags = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-background-networking", "--disable-component-update",
		"--disable-sync", "--disable-dev-shm-usage", "--enable-logging=stderr", "--user-data-dir=" + filepath.Join(t.TempDir(), "profile"), "--virtual-time-budget=5000", "--window-size=1100,900"}, flags...)
	c := exec.CommandContext(ctx, browser(t), append(flags, "file://"+file)...)
	var complaints bytes.Buffer
	c.Stderr = &complaints
	b, err := c.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, complaints.String())
	}
	return string(b), complaints.String()
}

// TestBrowser opens pages in a browser: it takes nothing amiss, shows them
// light and dark, and prints them on more than one sheet of A4.
func TestBrowser(t *testing.T) {
	browser(t)
	dir := t.TempDir()
	page := func(name string, a *graph.Answer) string {
		file := filepath.Join(dir, name+".html")
		if err := os.WriteFile(file, write(t, a, "html", export.Options{Picture: []byte(picture)}), 0o644); err != nil {
			t.Fatal(err)
		}
		return file
	}
	all := answers(t)
	// Whatever there is, it fills more than a sheet.
	for len(all["network"].Sources) < 200 {
		s := all["network"].Sources[0]
		s.Number = len(all["network"].Sources) + 1
		all["network"].Sources = append(all["network"].Sources, s)
	}
	for _, name := range []string{"network", "hostile"} {
		dom, log := opens(t, page(name, all[name]), "--dump-dom")
		if strings.Contains(dom, "<script") || strings.Count(dom, `<th scope="row"`) != len(all[name].Ties) || !strings.Contains(dom, "</footer>") {
			t.Errorf("%s: the browser shows %.300s", name, dom)
		}
		for _, line := range strings.Split(log, "\n") {
			if strings.Contains(line, "CONSOLE") || strings.Contains(line, "Content Security Policy") {
				t.Errorf("%s: the browser says %s", name, line)
			}
		}
	}
	for theme, want := range map[string]color.RGBA{"light": {255, 255, 255, 255}, "dark": {0x0b, 0x12, 0x20, 255}} {
		shot := filepath.Join(dir, theme+".png")
		flags := []string{"--screenshot=" + shot}
		if theme == "dark" {
			flags = append(flags, "--blink-settings=preferredColorScheme=0", "--force-dark-mode")
		}
		opens(t, filepath.Join(dir, "network.html"), flags...)
		b, err := os.ReadFile(shot)
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(b))
		if err != nil {
			t.Fatal(err)
		}
		if got := color.RGBAModel.Convert(img.At(4, 4)); got != want {
			t.Errorf("the %s page is %v", theme, got)
		}
		// The picture lies in the middle and is as dark as the page.
		ground, ink := 0, 0
		for y := 100; y < 300; y++ {
			for x := 360; x < 740; x++ {
				if c := color.RGBAModel.Convert(img.At(x, y)); c == want {
					ground++
				} else {
					ink++
				}
			}
		}
		if ink < 100 || ground < 20*ink {
			t.Errorf("the picture of the %s page has %d points of ground and %d others", theme, ground, ink)
		}
	}
	paper := filepath.Join(dir, "paper.pdf")
	opens(t, filepath.Join(dir, "network.html"), "--no-pdf-header-footer", "--print-to-pdf="+paper)
	b, err := os.ReadFile(paper)
	if err != nil {
		t.Fatal(err)
	}
	sheets := bytes.Count(b, []byte("/Type /Page\n")) + bytes.Count(b, []byte("/Type /Page/"))
	if !bytes.HasPrefix(b, []byte("%PDF-")) || sheets < 3 || bytes.Count(b, []byte("/MediaBox [0 0 594.9")) != sheets {
		t.Errorf("%d sheets of paper, %s", sheets, fmt.Sprintf("%.20q", b))
	}
}
