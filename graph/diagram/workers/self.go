package workers

import (
	"os"
	"runtime"
)

// Self is the command line that starts this program again with the given
// arguments. On Linux it is the very program that runs, even if its file has
// been replaced or removed since.
func Self(args ...string) []string {
	return append([]string{program()}, args...)
}

func program() string {
	const running = "/proc/self/exe"
	if runtime.GOOS == "linux" {
		if _, err := os.Stat(running); err == nil {
			return running
		}
	}
	if path, err := os.Executable(); err == nil {
		return path
	}
	return os.Args[0]
}
