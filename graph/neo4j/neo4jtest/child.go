package neo4jtest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// child is a server in a child process. All that it writes is below home.
type child struct {
	java, jars, home string
	options          Options
	process          *process
}

// newChild makes the home of a new server.
func newChild(java, jars string, port int, password string, options Options) (host, error) {
	own := quick()
	own["server.bolt.listen_address"] = fmt.Sprintf("127.0.0.1:%d", port)
	own["server.bolt.advertised_address"] = own["server.bolt.listen_address"]
	settings, err := options.settings(own)
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "entente-neo4j-")
	if err != nil {
		return nil, err
	}
	c := &child{java: java, jars: jars, home: home, options: options}
	if err := c.furnish(settings, password); err != nil {
		return nil, errors.Join(err, c.remove())
	}
	return c, nil
}

func (c *child) furnish(settings map[string]string, password string) error {
	for _, folder := range []string{"conf", "data/dbms", "import", "logs", "plugins", "tmp"} {
		if err := os.MkdirAll(filepath.Join(c.home, folder), 0o700); err != nil {
			return err
		}
	}
	conf := strings.Join(lines(settings), "\n") + "\n"
	if err := os.WriteFile(filepath.Join(c.home, "conf", "neo4j.conf"), []byte(conf), 0o600); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(c.home, "data", "dbms", "auth.ini"), firstUser(password), 0o600)
}

// firstUser is the file that neo4j-admin dbms set-initial-password writes. The
// server reads it at its first start.
func firstUser(password string) []byte {
	const rounds = 1024
	salt := make([]byte, sha256.Size)
	rand.Read(salt)
	hash := sha256.Sum256(append(salt, password...))
	for range rounds - 1 {
		hash = sha256.Sum256(hash[:])
	}
	return fmt.Appendf(nil, "%s:SHA-256,%x,%x,%d:\n", username, hash, salt, rounds)
}

// arguments are those of java. Its options from TieredStopAtLevel on are there
// because a start takes a quarter less time with them: most code of a start
// runs once, and Maven has checked what the jars are.
func (c *child) arguments() []string {
	args := []string{
		"-Xmx" + c.options.heap(),
		"--add-opens=java.base/java.nio=ALL-UNNAMED",
		"--add-opens=java.base/java.io=ALL-UNNAMED",
		"--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
		"--add-opens=java.base/java.lang=ALL-UNNAMED",
		"-Djava.io.tmpdir=" + filepath.Join(c.home, "tmp"),
		"-XX:-UsePerfData", // else a file stays in the folder for temporary files
		"-XX:TieredStopAtLevel=1",
		"-XX:+UseSerialGC",
		"-XX:+UnlockDiagnosticVMOptions",
		"-XX:-BytecodeVerificationRemote",
	}
	args = append(args, c.options.Java...)
	return append(args,
		"-cp", filepath.Join(c.jars, "*"),
		"org.neo4j.server.CommunityEntryPoint",
		"--home-dir="+c.home,
		"--config-dir="+filepath.Join(c.home, "conf"),
		"--console-mode",
	)
}

func (c *child) run(context.Context) error {
	log, err := os.Create(c.logFile())
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(c.java, c.arguments()...)
	cmd.Dir, cmd.Stdout, cmd.Stderr = c.home, log, log
	process, err := begin(cmd)
	if err != nil {
		return err
	}
	c.process = process
	return nil
}

func (c *child) ended() <-chan struct{} { return c.process.done }

func (c *child) logFile() string { return filepath.Join(c.home, "logs", "console.log") }

func (c *child) log() string {
	text, err := os.ReadFile(c.logFile())
	if err != nil {
		return err.Error()
	}
	return lastLines(string(text))
}

func (c *child) kill() error { return c.process.kill() }

func (c *child) stop() error {
	// What can't be asked to end, as on Windows, is killed.
	if c.process.cmd.Process.Signal(syscall.SIGTERM) == nil && c.process.endsWithin(stopTime) {
		return nil
	}
	return c.process.kill()
}

func (c *child) remove() error { return os.RemoveAll(c.home) }
