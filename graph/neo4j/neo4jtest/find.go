package neo4jtest

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// dockerTime is how long a Docker engine may take to answer that it is there.
const dockerTime = 10 * time.Second

// newHost prepares a place for a new server that will listen on a port.
type newHost func(port int, password string, options Options) (host, error)

// findHost finds what servers can run on, and downloads what they need.
func findHost(ctx context.Context, options Options) (newHost, error) {
	if !options.Child && hasDocker(ctx) {
		return newContainer, pullImage(ctx)
	}
	java, err := findJava()
	var missing []string
	if err != nil {
		missing = append(missing, "java 17 or 21 (on Debian the package default-jre-headless)")
	}
	jars, err := jarFolder()
	if err != nil {
		return nil, err
	}
	mvn, err := exec.LookPath("mvn")
	if err != nil && !exists(jars) {
		missing = append(missing, "mvn (on Debian the package maven)")
	}
	if missing != nil {
		why := "no Docker engine answers, and not installed"
		if options.Child {
			why = "a test reaches into the files of its server, and not installed"
		}
		return nil, fmt.Errorf("%s: %s; make test as root on Debian installs them", why, strings.Join(missing, ", "))
	}
	if err := fetchJars(ctx, mvn, jars); err != nil {
		return nil, err
	}
	return func(port int, password string, options Options) (host, error) {
		return newChild(java, jars, port, password, options)
	}, nil
}

// hasDocker says whether a Docker engine answers.
func hasDocker(ctx context.Context) bool {
	ctx, cancel := context.WithTimeout(ctx, dockerTime)
	defer cancel()
	return exec.CommandContext(ctx, "docker", "info").Run() == nil
}

// findJava finds java as Maven does: in JAVA_HOME, or else in the path.
func findJava() (string, error) {
	if home := os.Getenv("JAVA_HOME"); home != "" {
		return exec.LookPath(filepath.Join(home, "bin", "java"))
	}
	return exec.LookPath("java")
}
