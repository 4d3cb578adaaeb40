package neo4jtest

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"regexp"
	"time"
)

// login is how to reach a server over Bolt without TLS. No username means that
// nobody logs in.
type login struct {
	address, username, password string
}

// query runs a statement and drops its rows. It speaks the least of Bolt 4.4
// that this needs, so that it depends on nothing that it is there to test.
func query(ctx context.Context, to login, statement string) error {
	ctx, cancel := context.WithTimeout(ctx, queryTime)
	defer cancel()
	c, err := new(net.Dialer).DialContext(ctx, "tcp", to.address)
	if err != nil {
		return err
	}
	defer c.Close()
	defer context.AfterFunc(ctx, func() { c.SetDeadline(time.Now()) })()
	if err := converse(c, to, statement); err != nil {
		return fmt.Errorf("bolt %s: %w", to.address, err)
	}
	return nil
}

// The messages of Bolt that are used here.
const (
	boltHello   = 0x01
	boltRun     = 0x10
	boltPull    = 0x3f
	boltSuccess = 0x70
	boltRecord  = 0x71
)

// handshake proposes version 4.4 alone.
var handshake = []byte{0x60, 0x60, 0xb0, 0x17, 0, 0, 4, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}

func converse(c io.ReadWriter, to login, statement string) error {
	if _, err := c.Write(handshake); err != nil {
		return err
	}
	var version [4]byte
	if _, err := io.ReadFull(c, version[:]); err != nil {
		return fmt.Errorf("handshake: %w", err)
	}
	if version != [4]byte{0, 0, 4, 4} {
		return fmt.Errorf("handshake: answered % x, want version 4.4", version)
	}
	hello := []string{"user_agent", "neo4jtest/1", "scheme", "none"}
	if to.username != "" {
		hello = []string{"user_agent", "neo4jtest/1", "scheme", "basic", "principal", to.username, "credentials", to.password}
	}
	if err := ask(c, packed(boltHello, packedMap(hello...))); err != nil {
		return fmt.Errorf("hello: %w", err)
	}
	if err := ask(c, packed(boltRun, packedText(statement), packedMap(), packedMap())); err != nil {
		return fmt.Errorf("run: %w", err)
	}
	if err := ask(c, packed(boltPull, []byte{0xa1, 0x81, 'n', 0xff})); err != nil { // {n: -1} is every row
		return fmt.Errorf("pull: %w", err)
	}
	return nil
}

// code finds the code of an error of Neo4j in the bytes of a message.
var code = regexp.MustCompile(`Neo\.\w+\.\w+\.\w+`)

// ask sends a message and reads up to the answer that ends the exchange.
func ask(c io.ReadWriter, message []byte) error {
	chunk := binary.BigEndian.AppendUint16(nil, uint16(len(message)))
	chunk = append(append(chunk, message...), 0, 0)
	if _, err := c.Write(chunk); err != nil {
		return err
	}
	for {
		answer, err := read(c)
		if err != nil {
			return err
		}
		switch answer[1] {
		case boltRecord:
		case boltSuccess:
			return nil
		default:
			return fmt.Errorf("answered %#x %s", answer[1], code.Find(answer))
		}
	}
}

// read gives the next message without its chunks.
func read(c io.Reader) ([]byte, error) {
	var message bytes.Buffer
	for {
		var size uint16
		if err := binary.Read(c, binary.BigEndian, &size); err != nil {
			return nil, err
		}
		if size == 0 && message.Len() >= 2 {
			return message.Bytes(), nil
		}
		if size == 0 && message.Len() > 0 {
			return nil, errors.New("answered less than a message")
		}
		if _, err := io.CopyN(&message, c, int64(size)); err != nil {
			return nil, err
		}
	}
}

// packed writes a structure of PackStream, a message with its fields.
func packed(tag byte, fields ...[]byte) []byte {
	return append([]byte{0xb0 + byte(len(fields)), tag}, bytes.Join(fields, nil)...)
}

// packedText writes a string of at most 65,535 bytes.
func packedText(s string) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xd1}, uint16(len(s))), s...)
}

// packedMap writes a map of at most 15 names to strings, which alternate.
func packedMap(pairs ...string) []byte {
	out := []byte{0xa0 + byte(len(pairs)/2)}
	for _, s := range pairs {
		out = append(out, packedText(s)...)
	}
	return out
}
