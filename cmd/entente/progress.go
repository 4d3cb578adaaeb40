package main

import (
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"entente/seed"
)

// lineEvery is how often progress is told where there is no terminal.
const lineEvery = 5 * time.Second

// A progress shows how far a seeding is: a bar on a terminal, now and then a
// line elsewhere, and nothing when the user wants quiet.
type progress struct {
	app  *app
	bars bool
	bar  *progressbar.ProgressBar
	line bool // words were drawn
	now  seed.Progress
	told time.Time
}

func (a *app) progress() *progress {
	f, ok := a.err.(*os.File)
	return &progress{app: a, bars: ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"}
}

// tell shows one message of the seeding.
func (p *progress) tell(now seed.Progress) {
	if p.app.quiet {
		return
	}
	phase := p.now.Phase != now.Phase || p.now.Dataset != now.Dataset || p.bars && p.bar == nil && !p.line
	p.now = now
	if p.bars {
		p.draw(phase)
		return
	}
	ended := now.Total > 0 && now.Done == now.Total
	if phase || ended || time.Since(p.told) >= lineEvery {
		p.told = time.Now()
		fmt.Fprintln(p.app.err, p.words())
	}
}

// words is the message as a line.
func (p *progress) words() string {
	out := string(p.now.Phase)
	if p.now.Dataset != "" {
		out += " " + string(p.now.Dataset)
	}
	switch {
	case p.now.Total > 0:
		out += fmt.Sprintf(": %d of %d records", p.now.Done, p.now.Total)
	case p.now.Done > 0:
		out += fmt.Sprintf(": %d records", p.now.Done)
	}
	return out
}

// draw shows a bar where it is known how much there is, and else only words.
func (p *progress) draw(phase bool) {
	if phase {
		p.clear()
		if p.now.Total == 0 {
			fmt.Fprint(p.app.err, plain(p.words())+" …")
			p.line = true
			return
		}
		width, color := p.app.terminal()
		name := strings.TrimSpace(string(p.now.Phase) + " " + string(p.now.Dataset))
		p.bar = progressbar.NewOptions(p.now.Total,
			progressbar.OptionSetWriter(p.app.err), progressbar.OptionSetDescription(plain(name)),
			progressbar.OptionSetWidth(min(30, width/3)), progressbar.OptionShowCount(), progressbar.OptionShowIts(),
			progressbar.OptionSetItsString("records"), progressbar.OptionThrottle(100*time.Millisecond),
			progressbar.OptionSetPredictTime(true), progressbar.OptionEnableColorCodes(color))
	}
	if p.bar != nil {
		_ = p.bar.Set(p.now.Done)
	}
}

// clear takes what was drawn from the terminal.
func (p *progress) clear() {
	if p.bar != nil {
		_ = p.bar.Clear()
		_ = p.bar.Exit()
		p.bar = nil
	}
	if p.line {
		fmt.Fprint(p.app.err, "\r\x1b[K")
		p.line = false
	}
}
