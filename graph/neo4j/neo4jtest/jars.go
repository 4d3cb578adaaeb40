package neo4jtest

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// downloadTime bounds a download, and the wait for one by another process.
const downloadTime = 10 * time.Minute

//go:embed pom.xml
var pom []byte

// jarFolder is where the jars of the server are, or will be. It is there only
// when all of them are.
func jarFolder() (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(cache, "entente", "neo4j-"+Version), nil
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}

// fetchJars has Maven download the jars into a folder, if it is not there. Of
// several processes one does it, and the others wait.
func fetchJars(ctx context.Context, mvn, folder string) (err error) {
	if exists(folder) {
		return nil
	}
	ctx, cancel := context.WithTimeout(ctx, downloadTime)
	defer cancel()
	if err := os.MkdirAll(filepath.Dir(folder), 0o777); err != nil {
		return err
	}
	release, err := lock(ctx, folder+".lock")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, release()) }()
	if exists(folder) {
		return nil
	}
	part := folder + ".part"
	if err := os.RemoveAll(part); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(part)) }()
	lib := filepath.Join(part, "lib")
	if err := download(ctx, mvn, part, lib); err != nil {
		return fmt.Errorf("download the jars: %w", err)
	}
	return os.Rename(lib, folder)
}

// download has Maven copy the jars into lib, with part to work in.
func download(ctx context.Context, mvn, part, lib string) error {
	if err := os.MkdirAll(part, 0o777); err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(part, "pom.xml"), pom, 0o666); err != nil {
		return err
	}
	var out bytes.Buffer
	cmd := exec.Command(mvn, "-B", "-q", "-Dneo4j.version="+Version, "-DincludeScope=runtime",
		"-DoutputDirectory="+lib, "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies")
	cmd.Dir, cmd.Stdout, cmd.Stderr = part, &out, &out
	cmd.WaitDelay = stopTime
	maven, err := begin(cmd)
	if err != nil {
		return err
	}
	select {
	case <-maven.done:
		err = maven.err
	case <-ctx.Done():
		err = errors.Join(context.Cause(ctx), maven.kill())
	}
	if err != nil {
		return fmt.Errorf("mvn: %w\n%s", err, lastLines(out.String()))
	}
	if jar := "neo4j-" + Version + ".jar"; !exists(filepath.Join(lib, jar)) {
		return fmt.Errorf("mvn brought no %s", jar)
	}
	return nil
}
