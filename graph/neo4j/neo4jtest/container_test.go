package neo4jtest

import (
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// fakeDocker does what Docker says about containers, for one container without
// a server in it. It notes each command in the file commands.
const fakeDocker = `
cd "${0%/*}"
case $1 in
info) exit 0 ;;
image) test -e image; exit ;;
wait) until test -e ended; do sleep 0.02; done; exit 0 ;;
logs) echo 'a line of the log'; exit 0 ;;
esac
echo "$*" >>commands
case $1 in
pull) : >image ;;
run) if test -e taken; then rm taken; echo 'Bind for 127.0.0.1 failed: port is already allocated' >&2; exit 125; fi; echo "$*" >created ;;
start) rm ended ;;
kill | stop) : >ended ;;
esac
`

// stub answers every message of Bolt with success, on the port that the
// container created publishes.
func stub(t *testing.T, created string) {
	var address string
	for address == "" && t.Context().Err() == nil {
		time.Sleep(10 * time.Millisecond)
		text, _ := os.ReadFile(created)
		_, after, _ := strings.Cut(string(text), "--publish ")
		address, _, _ = strings.Cut(after, ":7687 ")
	}
	if address == "" {
		return
	}
	l, err := net.Listen("tcp", address)
	if err != nil {
		t.Error(err)
		return
	}
	t.Cleanup(func() { l.Close() })
	for {
		c, err := l.Accept()
		if err != nil {
			return
		}
		var asked [20]byte
		_, err = io.ReadFull(c, asked[:])
		if err == nil {
			_, err = c.Write([]byte{0, 0, 4, 4})
		}
		for err == nil {
			if _, err = read(c); err == nil {
				_, err = c.Write([]byte{0, 3, 0xb1, boltSuccess, 0xa0, 0, 0})
			}
		}
		c.Close()
	}
}

// What Docker is asked, in order. That Docker and the image understand it is
// not tested here: this needs no engine.
func TestContainer(t *testing.T) {
	dir := t.TempDir()
	program(t, filepath.Join(dir, "docker"), fakeDocker)
	if err := os.WriteFile(filepath.Join(dir, "taken"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+string(filepath.ListSeparator)+os.Getenv("PATH"))
	commands := filepath.Join(dir, "commands")
	go stub(t, filepath.Join(dir, "created"))

	s, err := Start(t.Context(), Options{Config: []string{"db.some_thing=1"}})
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(s.Kill(), s.Restart(t.Context()), s.Stop()); err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(commands)
	if err != nil {
		t.Fatal(err)
	}
	name := s.host.(*container).name
	_, port, _ := net.SplitHostPort(s.Address())
	plain := strings.NewReplacer(name, "NAME", port, "PORT", s.Password, "PASSWORD").Replace(string(text))
	got := strings.Split(strings.TrimSpace(plain), "\n")
	want := []string{
		"pull --quiet neo4j:" + Version + "-community",
		"run of another name and port",
		"rm of another name",
		"run --detach --name NAME --publish 127.0.0.1:PORT:7687 --env NEO4J_AUTH=neo4j/PASSWORD" +
			" --env NEO4J_db_some__thing=1" +
			" --env NEO4J_dbms_usage__report_enabled=false" +
			" --env NEO4J_internal_server_bolt_thread__pool__shutdown__wait__time=0s" +
			" --env NEO4J_server_bolt_advertised__address=127.0.0.1:PORT" +
			" --env NEO4J_server_http_enabled=false --env NEO4J_server_https_enabled=false" +
			" --env NEO4J_server_memory_heap_max__size=1g" +
			" --env NEO4J_server_memory_pagecache_size=64m" +
			" neo4j:" + Version + "-community",
		"kill NAME",
		"start NAME",
		"stop -t 15 NAME",
		"rm --force --volumes NAME",
	}
	if len(got) == len(want) && strings.HasPrefix(got[1], "run ") && strings.HasPrefix(got[2], "rm ") {
		got[1], got[2] = want[1], want[2]
	}
	if !slices.Equal(got, want) {
		t.Errorf("docker was asked\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}
