package neo4jtest

import (
	"bytes"
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"time"
)

const (
	image = "neo4j:" + Version + "-community"
	// commandTime bounds a command to the Docker engine that has a server end.
	commandTime = stopTime + 15*time.Second
)

// container is a server in a container. Its data is in volumes of its own.
type container struct {
	name string
	// create are the arguments of docker that make it.
	create []string
	// made says that it was made, so that it can be started again.
	made bool
	// waiting ends when the container does.
	waiting *process
	guard   *guard
}

// pullImage downloads the image if it is not there.
func pullImage(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, downloadTime)
	defer cancel()
	if _, err := docker(ctx, "image", "inspect", image); err == nil {
		return nil
	}
	_, err := docker(ctx, "pull", "--quiet", image)
	return err
}

// newContainer prepares a container and the guard that will remove it.
func newContainer(port int, password string, options Options) (host, error) {
	own := quick()
	own["server.bolt.advertised_address"] = fmt.Sprintf("127.0.0.1:%d", port)
	own["server.memory.heap.max_size"] = options.heap()
	settings, err := options.settings(own)
	if err != nil {
		return nil, err
	}
	name := "entente-neo4j-" + strings.ToLower(rand.Text()[:12])
	create := []string{
		"run", "--detach", "--name", name,
		"--publish", fmt.Sprintf("127.0.0.1:%d:7687", port),
		"--env", "NEO4J_AUTH=" + username + "/" + password,
	}
	for _, line := range lines(settings) {
		create = append(create, "--env", variable(line))
	}
	g, err := guardContainer(name)
	if err != nil {
		return nil, err
	}
	return &container{name: name, create: append(create, image), guard: g}, nil
}

// variable writes a setting as the image wants it: server.heap_size=1 becomes
// NEO4J_server_heap__size=1.
func variable(line string) string {
	name, value, _ := strings.Cut(line, "=")
	return "NEO4J_" + strings.NewReplacer("_", "__", ".", "_").Replace(name) + "=" + value
}

func (c *container) run(ctx context.Context) error {
	args := c.create
	if c.made {
		args = []string{"start", c.name}
	}
	if _, err := docker(ctx, args...); err != nil {
		if portTaken(err.Error()) {
			return fmt.Errorf("%w: %w", errPort, err)
		}
		return err
	}
	c.made = true
	waiting, err := begin(exec.Command("docker", "wait", c.name))
	if err != nil {
		return err
	}
	c.waiting = waiting
	return nil
}

func (c *container) ended() <-chan struct{} { return c.waiting.done }

func (c *container) log() string {
	ctx, cancel := context.WithTimeout(context.Background(), dockerTime)
	defer cancel()
	log, err := docker(ctx, "logs", c.name)
	if err != nil {
		return err.Error()
	}
	return lastLines(log)
}

func (c *container) kill() error { return c.end("kill", c.name) }

func (c *container) stop() error {
	return c.end("stop", "-t", fmt.Sprint(int(stopTime.Seconds())), c.name)
}

// end has a command end the container, if it runs.
func (c *container) end(args ...string) error {
	if c.waiting.hasEnded() {
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), commandTime)
	defer cancel()
	if _, err := docker(ctx, args...); err != nil {
		return err
	}
	if !c.waiting.endsWithin(stopTime) {
		return fmt.Errorf("container %s does not end", c.name)
	}
	return nil
}

func (c *container) remove() error { return c.guard.remove() }

// guard removes a container when it is told to or when the test binary ends,
// however that ends.
type guard struct {
	cmd   *exec.Cmd
	stdin io.Closer
	out   bytes.Buffer
}

// guardContainer starts a shell that waits for the end of its input, which
// comes with the end of the test binary, and then removes the container.
func guardContainer(name string) (*guard, error) {
	g := &guard{cmd: exec.Command("sh", "-c",
		`trap '' INT HUP TERM; cat >/dev/null; exec docker rm --force --volumes "$0"`, name)}
	g.cmd.Stdout, g.cmd.Stderr = &g.out, &g.out
	stdin, err := g.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	g.stdin = stdin
	return g, g.cmd.Start()
}

func (g *guard) remove() error {
	late := time.AfterFunc(commandTime, func() { g.cmd.Process.Kill() })
	defer late.Stop()
	err := errors.Join(g.stdin.Close(), g.cmd.Wait())
	if err != nil && !strings.Contains(g.out.String(), "No such container") {
		return fmt.Errorf("docker rm: %w: %s", err, lastLines(g.out.String()))
	}
	return nil
}

// docker runs a command and gives what it wrote.
func docker(ctx context.Context, args ...string) (string, error) {
	out, err := exec.CommandContext(ctx, "docker", args...).CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("docker %s: %w: %s", args[0], err, lastLines(string(out)))
	}
	return string(out), nil
}
