package neo4jtest

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"strings"
)

// Ports for servers are below those that systems give to outgoing connections.
// So no connection takes the port of a server that was killed, and no client
// that tries to reach it gets connected to itself.
const (
	firstPort = 20000
	lastPort  = 29999
)

// freePort finds a port of 127.0.0.1 on which nobody listens.
func freePort() (int, error) {
	var last error
	for range 100 {
		port := firstPort + rand.IntN(lastPort-firstPort+1)
		l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
		if err == nil {
			return port, l.Close()
		}
		last = err
	}
	return 0, errors.Join(errors.New("no free port"), last)
}

// portTaken says whether a server's log tells that another had its port.
func portTaken(log string) bool {
	log = strings.ToLower(log)
	return strings.Contains(log, "address already in use") || strings.Contains(log, "port is already allocated")
}
