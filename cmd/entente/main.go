// Entente answers who backs whom, since when, and how we know. Its commands
// are listed by "entente help".
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
