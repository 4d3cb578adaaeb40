package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"entente/api"
	"entente/graph/observe"
	"entente/ui"
)

// shutdownTime is how long requests may go on after the server was told to
// stop.
const shutdownTime = 10 * time.Second

// serveOptions is what the flags of serve say.
type serveOptions struct {
	addr, publicURL string
	open, accessLog bool
	origins         []string
}

func (a *app) serveCommand() *cobra.Command {
	var o serveOptions
	c := &cobra.Command{
		Use: "serve", Short: "Serve the web page and the API", Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error { return a.serve(c.Context(), o) },
	}
	c.Flags().StringVar(&o.addr, "addr", "127.0.0.1:8080", "address to listen on; port 0 takes a free one")
	c.Flags().StringVar(&o.publicURL, "public-url", "", "the server's address as its users see it; pictures then carry whole links")
	c.Flags().BoolVar(&o.open, "open", false, "open the page in the browser")
	c.Flags().BoolVar(&o.accessLog, "access-log", false, "write a line of JSON for every request to standard error")
	c.Flags().StringArrayVar(&o.origins, "cors", nil, "let pages of this origin read answers, such as https://school.example; * for all; repeatable")
	return c
}

func (a *app) serve(ctx context.Context, o serveOptions) error {
	if err := a.noFormat("serve"); err != nil {
		return err
	}
	publicURL, err := checkPublicURL(o.publicURL)
	if err != nil {
		return err
	}
	for _, origin := range o.origins {
		if err := api.CheckOrigin(origin); err != nil {
			return &usageError{fmt.Errorf("--cors: %w", err), "--cors=https://school.example"}
		}
	}
	store, closeStore, err := a.openStore()
	if err != nil {
		return err
	}
	defer closeStore()
	listener, err := net.Listen("tcp", o.addr)
	if err != nil {
		return &hintedError{fmt.Errorf("can't listen on %s: %w", o.addr, err), "take another address with --addr, such as --addr 127.0.0.1:0 for a free port"}
	}
	log := slog.New(slog.NewTextHandler(a.err, nil))
	pictures := newPictures(0, log)
	defer pictures.close()
	watch, err := a.observation(ctx, store, pictures, o.accessLog, log)
	if err != nil {
		return errors.Join(err, listener.Close())
	}
	defer watch.closeLast()
	server := api.Server(api.New(api.Options{
		Store:     observe.Store(store, watch.calls...),
		Draw:      watch.draw(pictures),
		Page:      fonts(ui.Handler()),
		PublicURL: publicURL, Version: version(), Origins: o.origins,
		Metrics: watch.metrics.Handler(), Observers: watch.requests, Log: log,
	}))
	// Signals end every other command at once; a server finishes what is under
	// way first.
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	reload := make(chan os.Signal, 1)
	signal.Notify(reload, syscall.SIGHUP)
	defer signal.Stop(reload)
	go a.reload(ctx, reload, store, log)

	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	address := "http://" + reachable(listener.Addr()) + "/"
	fmt.Fprintf(a.out, "Entente is ready: %s\n", address)
	if o.open {
		openBrowser(address, log)
	}
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	stopping, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTime)
	defer cancel()
	if err := server.Shutdown(stopping); err != nil {
		return fmt.Errorf("stopped with requests under way: %w", err)
	}
	if err := <-failed; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// reachable is the address as a browser on this machine takes it: a server
// that listens everywhere is reached at the loopback address.
func reachable(a net.Addr) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return net.JoinHostPort("127.0.0.1", fmt.Sprint(tcp.Port))
	}
	return a.String()
}

func checkPublicURL(s string) (string, error) {
	if s == "" {
		return "", nil
	}
	u, err := url.Parse(s)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.RawQuery != "" || u.Fragment != "" {
		return "", &usageError{fmt.Errorf("--public-url is no address of a server: %q", s), "--public-url=https://entente.example.org"}
	}
	return strings.TrimSuffix(s, "/"), nil
}

// openBrowser asks the desktop to show the page; that there is none is no
// failure of the server.
func openBrowser(address string, log *slog.Logger) {
	command := map[string][]string{
		"darwin":  {"open"},
		"windows": {"rundll32", "url.dll,FileProtocolHandler"},
	}[runtime.GOOS]
	if command == nil {
		command = []string{"xdg-open"}
	}
	c := exec.Command(command[0], append(command[1:], address)...)
	if err := c.Start(); err != nil {
		log.Warn("no browser could be opened", "cause", err)
		return
	}
	go func() { _ = c.Wait() }()
}
