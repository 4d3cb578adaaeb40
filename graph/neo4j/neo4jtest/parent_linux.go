package neo4jtest

import (
	"os/exec"
	"syscall"
)

// endWithParent makes Linux kill the child when the thread that started it
// ends.
func endWithParent(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
}
