package neo4jtest

import (
	"errors"
	"os"
	"syscall"
)

// errSharing is what Windows says about a file that another has for itself.
const errSharing = syscall.Errno(32)

// tryLock takes a lock or fails with errLocked. Closing the file releases it.
func tryLock(file string) (*os.File, error) {
	name, err := syscall.UTF16PtrFromString(file)
	if err != nil {
		return nil, err
	}
	const nobodyElse = 0
	h, err := syscall.CreateFile(name, syscall.GENERIC_READ|syscall.GENERIC_WRITE, nobodyElse,
		nil, syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_NORMAL, 0)
	if errors.Is(err, errSharing) {
		return nil, errLocked
	}
	if err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(h), file), nil
}
