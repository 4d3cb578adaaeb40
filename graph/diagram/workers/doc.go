// Package workers runs layouts in a small pool of worker processes.
//
// Graphviz, as package graphviz has it, is one virtual machine in a process:
// two layouts at once corrupt it, a deadline does not stop it, and after one
// error the next layout fails too. In a process of its own it can be killed.
// A bad graph then costs a worker and never the server.
//
// # The two sides
//
// The server holds a Pool. Its workers are copies of the same program, started
// with a command that does nothing but Serve:
//
//	pool := &workers.Pool{Command: workers.Self("layout-worker"), Fresh: graphviz.NeedsFresh}
//	defer pool.Close()
//	laid, err := pool.Layout(ctx, dot) // a layout.Func
//
//	// entente layout-worker:
//	err := workers.Serve(ctx, os.Stdin, os.Stdout, new(graphviz.Renderer).Layout)
//
// The first layout starts the first worker; more are started, up to Pool.Size,
// when there is more to do than workers that are ready. They are kept. One
// that was killed is replaced at once and in the background. One that ended
// while it had nothing to do, and one that could not be started, are replaced
// by the next layout, so that a program that can't run is not started in a
// loop.
//
// # When a worker is killed
//
//   - when a layout takes longer than Pool.Time, and when nobody waits for it
//     any more and it has run for a second. Until then it may end, because its
//     result is worth keeping: people look at a picture, change their mind and
//     come back;
//   - after any error, layout.ErrNoPositions included;
//   - before a graph that Pool.Fresh names, if it has laid out another;
//   - after Pool.Jobs layouts, because the memory of a virtual machine only
//     grows.
//
// A worker that was ended by somebody else is replaced, and its layout is
// tried once more.
//
// # How a worker ends with its server
//
// A worker ends as soon as its standard input closes, also in the middle of a
// layout; for that it collects no garbage while it lays out, which would have
// to wait for the layout. The server holds the only other end of that pipe, so it closes when
// the server ends, however that happens. On Linux the kernel is asked besides
// to kill the worker with the thread that started it, which lives as long as
// the pool has workers.
//
// Workers ignore the signals that ask a program to end or to reload, and on
// Unix they are a process group each. So Ctrl-C in a terminal, which signals a
// whole group, and a service manager that signals all processes of a service
// leave it to the server to finish what is under way.
//
// # Messages
//
// A message is one line of JSON, of at most 16 MiB. The worker writes
// {"id":0} when it has laid out a first graph and is ready. Then it reads
//
//	{"id":1,"dot":"digraph { layout=dot; a -> b }"}
//
// and answers with sorted names, the place of each node by the index of its
// name, and the points of each curve after the indexes of its two ends:
//
//	{"id":1,"names":["a","b"],"nodes":[[27,-90],[27,-18]],"curves":[{"ends":[0,1],"at":[27,-71.7,…]}]}
//
// or with {"id":1,"error":"…"}, to which "no_positions":true is added for
// layout.ErrNoPositions. Numbers keep all their digits. What a worker writes
// to its standard error is kept, the last 4 KiB of it, for the error when it
// ends.
package workers
