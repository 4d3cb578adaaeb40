package main

import (
	"strings"
	"testing"
)

// A release says its own version, which its build sets by name.
func TestReleaseVersion(t *testing.T) {
	if version() == "" {
		t.Error("the program has no version")
	}
	release = "v1.2.3"
	defer func() { release = "" }()
	if version() != "v1.2.3" {
		t.Errorf("the version of the release is %s", version())
	}
	if !strings.Contains(textOf(t, ".ci/release"), "-X main.release=$version") {
		t.Error("the build of a release does not set its version")
	}
}
