package workers

import (
	"os"
	"syscall"
)

// attributes puts a worker into a process group of its own and lets it die
// with the thread that starts it.
func attributes() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// beFirstToDie tells the kernel which process to end when there is no memory:
// this one and not the server. Where it is not allowed it changes nothing.
func beFirstToDie() { _ = os.WriteFile("/proc/self/oom_score_adj", []byte("1000"), 0) }
