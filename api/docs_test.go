package api_test

import (
	"crypto/sha256"
	"encoding/base64"
	"regexp"
	"strings"
	"testing"

	"entente/api"
	"entente/graph"
)

// The page of the API has all that the OpenAPI document has, and keeps to its
// own policy: nothing from elsewhere, no script, and one style that is named
// by its hash.
func TestDocs(t *testing.T) {
	h := api.New(options(smallStore(t)))
	w := get(t, h, "GET", "/docs")
	page := w.Body.String()
	if w.Code != 200 || w.Header().Get("Content-Type") != "text/html; charset=utf-8" || w.Header().Get("ETag") == "" {
		t.Fatalf("status %d, headers %v", w.Code, w.Header())
	}
	style := regexp.MustCompile(`(?s)<style>(.*)</style>`).FindStringSubmatch(page)
	if style == nil {
		t.Fatal("the page has no style")
	}
	sum := sha256.Sum256([]byte(style[1]))
	policy := w.Header().Get("Content-Security-Policy")
	if !strings.HasPrefix(policy, "default-src 'none'; style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"';") || strings.Contains(policy, "unsafe") || strings.Contains(policy, "script") {
		t.Errorf("the policy is %s", policy)
	}
	for _, forbidden := range []string{"<script", " style=", "<link", "<img", "<iframe", "javascript:", "src=", "@import", "url("} {
		if strings.Contains(page, forbidden) {
			t.Errorf("the page has %s", forbidden)
		}
	}
	for _, outside := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.HasPrefix(outside[1], "/") && !strings.HasPrefix(outside[1], "#") {
			t.Errorf("the page links to %s", outside[1])
		}
	}
	doc := document(t, h)
	for path, item := range doc.Paths.Map() {
		id, file := strings.CutSuffix(item.Get.OperationID, "-file")
		if !strings.Contains(page, `<article id="`+id+`"`) || !file && !strings.Contains(page, `</span> `+path) {
			t.Errorf("%s is not on the page", path)
		}
		for _, p := range item.Get.Parameters {
			if p.Value.Name != "format" && !strings.Contains(page, "<dt><code>"+p.Value.Name+"</code> <small>"+typeOf(p.Value.Name)) {
				t.Errorf("%s: the parameter %s is not on the page", path, p.Value.Name)
			}
		}
	}
	for name := range doc.Components.Schemas {
		if !strings.Contains(page, `id="schema-`+name+`"`) {
			t.Errorf("the shape %s is not on the page", name)
		}
	}
	for _, anchor := range regexp.MustCompile(`href="#([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if !strings.Contains(page, ` id="`+anchor[1]+`"`) {
			t.Errorf("the page has nothing at #%s", anchor[1])
		}
	}
	for _, f := range graph.PictureFormats() {
		if !strings.Contains(page, `">.`+f+"</a>") {
			t.Errorf("the format %s is not on the page", f)
		}
	}
	// The problem on the page is the one that is answered, but for its id.
	problem := get(t, h, "GET", "/v1/paths?from=israel&to=armenia&max_hops=99").Body.String()
	for _, part := range []string{"urn:entente:problem:bad-parameter", "must be 1 to 8, is 99", "max_hops=8"} {
		if !strings.Contains(problem, part) || !strings.Contains(page, part) {
			t.Errorf("the problem on the page is not the real one: %s", part)
		}
	}
}

// typeOf is how the type of some parameters is told.
func typeOf(name string) string {
	return map[string]string{"max_hops": "1 to 8 · default 4", "as_of": "day, month or year", "during": "from/until", "via": "list of up to 200", "structural": "true or false · default false", "theme": "choice · default light"}[name]
}
