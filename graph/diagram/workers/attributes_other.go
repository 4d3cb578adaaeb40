//go:build !unix

package workers

import "syscall"

func attributes() *syscall.SysProcAttr { return nil }

func beFirstToDie() {}
