//go:build unix && !linux

package workers

import "syscall"

// attributes puts a worker into a process group of its own.
func attributes() *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }

func beFirstToDie() {}
