package main

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"entente/graph/neo4j"
	"entente/graph/neo4j/neo4jtest"
)

// A composition is what the tests look at in docker-compose.yml.
type composition struct {
	Services map[string]struct {
		Image       string
		PullPolicy  string `yaml:"pull_policy"`
		Environment map[string]string
		Build       struct {
			Inline string `yaml:"dockerfile_inline"`
		}
		Command     []string
		Ports       []string
		Volumes     []string
		Healthcheck struct{ Test []string }
		DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
		ReadOnly    bool                                  `yaml:"read_only"`
		Tmpfs       []string
		Restart     string
	}
	Volumes map[string]any
}

func readCompose(t *testing.T) (c composition, text string) {
	t.Helper()
	text = textOf(t, "docker-compose.yml")
	if err := yaml.Unmarshal([]byte(text), &c); err != nil {
		t.Fatal(err)
	}
	return c, text
}

func textOf(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(root(t), name))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// group gives what the one group of a pattern matches in a text.
func group(t *testing.T, pattern, text string) string {
	t.Helper()
	found := regexp.MustCompile(pattern).FindStringSubmatch(text)
	if found == nil {
		t.Fatalf("nothing matches %s in %q", pattern, text)
	}
	return found[1]
}

// What is composed has the versions that the code is tested with.
func TestComposeVersions(t *testing.T) {
	c, _ := readCompose(t)
	if got, want := c.Services["neo4j"].Image, "neo4j:"+neo4jtest.Version+"-community"; got != want {
		t.Errorf("the image of the database is %s, the tests use %s", got, want)
	}
	language := group(t, `(?m)^go (\d+\.\d+)`, textOf(t, "go.mod"))
	if got := group(t, `FROM golang:([\d.]+)-`, c.Services["seed"].Build.Inline); got != language {
		t.Errorf("the image is built with Go %s, go.mod wants %s", got, language)
	}
}

// The database is seeded before anything is served from it, by the same
// program, and nothing of it can be reached from another machine.
func TestComposeServices(t *testing.T) {
	c, _ := readCompose(t)
	var names []string
	for name, s := range c.Services {
		names = append(names, name)
		for _, port := range s.Ports {
			if !strings.HasPrefix(port, "127.0.0.1:") {
				t.Errorf("%s can be reached from other machines: %s", name, port)
			}
		}
	}
	slices.Sort(names)
	if want := []string{"entente", "neo4j", "seed"}; !slices.Equal(names, want) {
		t.Fatalf("the services are %q, want %q", names, want)
	}
	database, seeder, server := c.Services["neo4j"], c.Services["seed"], c.Services["entente"]
	if seeder.Image != server.Image || seeder.Build.Inline == "" || server.Build.Inline != "" {
		t.Error("the image is not built once for both")
	}
	for name, s := range map[string]struct {
		got  []string
		want string
	}{
		"seed":               {seeder.Command, "--store bolt://neo4j:7687 seed apply --yes"},
		"entente":            {server.Command, "--store bolt://neo4j:7687 serve --addr 0.0.0.0:8080"},
		"ports of entente":   {server.Ports, "127.0.0.1:8080:8080"},
		"ports of neo4j":     {database.Ports, "127.0.0.1:7474:7474 127.0.0.1:7687:7687"},
		"volumes of neo4j":   {database.Volumes, "neo4j-data:/data neo4j-logs:/logs"},
		"restart":            {[]string{database.Restart, seeder.Restart, server.Restart}, "unless-stopped no unless-stopped"},
		"what seed waits on": {[]string{seeder.DependsOn["neo4j"].Condition}, "service_healthy"},
		"what entente waits on": {[]string{server.DependsOn["neo4j"].Condition, server.DependsOn["seed"].Condition},
			"service_healthy service_completed_successfully"},
	} {
		if got := strings.Join(s.got, " "); got != s.want {
			t.Errorf("%s: %q, want %q", name, got, s.want)
		}
	}
	if len(database.Healthcheck.Test) == 0 {
		t.Error("the database has no health check")
	}
	for _, volume := range database.Volumes {
		name, _, _ := strings.Cut(volume, ":")
		if _, ok := c.Volumes[name]; !ok {
			t.Errorf("the volume %s is not declared", name)
		}
	}
	for name, s := range map[string]bool{"seed": seeder.ReadOnly, "entente": server.ReadOnly} {
		if !s {
			t.Errorf("%s may write to its root", name)
		}
	}
	if !slices.Equal(seeder.Tmpfs, []string{"/tmp"}) || !slices.Equal(server.Tmpfs, []string{"/tmp"}) {
		t.Error("there is no /tmp to write to")
	}
	if !strings.Contains(seeder.Build.Inline, "\nUSER 65534:65534\n") {
		t.Error("the program runs as root")
	}
}

// The password comes from the environment, is the same everywhere, and the
// README names the one that holds when there is none.
func TestComposePassword(t *testing.T) {
	c, text := readCompose(t)
	const variable = "${" + neo4j.PasswordVariable
	byDefault := group(t, `\$\{`+neo4j.PasswordVariable+`:-([^}]+)\}`, text)
	password := variable + ":-" + byDefault + "}"
	if strings.Count(text, variable) != strings.Count(text, password) {
		t.Error("the password has several defaults")
	}
	if got, want := c.Services["neo4j"].Environment["NEO4J_AUTH"], "neo4j/"+password; got != want {
		t.Errorf("the database is made with %q, want %q", got, want)
	}
	// The image takes every other NEO4J_ variable for a setting of the database.
	if _, ok := c.Services["neo4j"].Environment[neo4j.PasswordVariable]; ok {
		t.Errorf("the container of the database has the variable %s, which it does not know", neo4j.PasswordVariable)
	}
	for _, name := range []string{"seed", "entente"} {
		if got := c.Services[name].Environment[neo4j.PasswordVariable]; got != password {
			t.Errorf("%s logs in with %q, want %q", name, got, password)
		}
	}
	readme := textOf(t, "README.md")
	for _, want := range []string{byDefault, "http://127.0.0.1:8080/", "http://127.0.0.1:7474/", "`.env`"} {
		if !strings.Contains(readme, want) {
			t.Errorf("the README does not say %q", want)
		}
	}
}
