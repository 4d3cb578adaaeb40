import { spawn, execFileSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

/** How long a server may take to begin, and to end when it is told to, in milliseconds. */
const patience = 30_000;

/** A server of Entente in a process of its own. */
export interface Server {
  /** Its address without a slash at the end; a restart does not change it. */
  readonly url: string;
  readonly pid: number;
  /** All that it has written to standard error, over its restarts. */
  readonly log: string;
  /** Ends it as SIGTERM does. What is stopped or killed already is left alone. */
  stop(): Promise<void>;
  /** Ends it at once, with all connections cut. */
  kill(): Promise<void>;
  /** Ends it if it runs, and starts it again with the same arguments on the same port. */
  restart(): Promise<void>;
  /** How much memory it has now, in KiB. */
  rssKiB(): number;
}

/** An environment; what is undefined is taken out of that of the tests. */
export type Environment = Record<string, string | undefined>;

/**
 * Starts the program of ENTENTE_BINARY as a server on a free port and waits
 * until it is ready. The arguments are those of `entente serve`. It ends with
 * the tests at the latest.
 */
export async function serve(args: readonly string[] = [], env: Environment = {}): Promise<Server> {
  const binary = process.env["ENTENTE_BINARY"];
  if (!binary) throw new Error("ENTENTE_BINARY names no program: go test ./ui -run TestPageInABrowser sets it");
  const running = new Running(binary, args, { ...process.env, ...env });
  await running.start("127.0.0.1:0");
  return running;
}

class Running implements Server {
  url = "";
  log = "";
  private child: ChildProcess | undefined;

  constructor(
    private readonly binary: string,
    private readonly args: readonly string[],
    private readonly env: NodeJS.ProcessEnv,
  ) {}

  async start(address: string): Promise<void> {
    const child = spawn(this.binary, ["serve", "--addr", address, ...this.args], { env: this.env, stdio: ["ignore", "pipe", "pipe"] });
    this.child = child;
    alive.add(child);
    child.once("exit", () => alive.delete(child));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (this.log += text));
    this.url = await ready(child, () => this.log);
  }

  get pid(): number {
    const pid = this.child?.pid;
    if (pid === undefined) throw new Error("the server does not run");
    return pid;
  }

  async stop(): Promise<void> {
    await this.end("SIGTERM");
  }

  async kill(): Promise<void> {
    await this.end("SIGKILL");
  }

  async restart(): Promise<void> {
    await this.stop();
    await this.start(new URL(this.url).host);
  }

  rssKiB(): number {
    if (process.platform !== "linux") return Number(execFileSync("ps", ["-o", "rss=", "-p", String(this.pid)], { encoding: "utf8" }));
    const size = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${this.pid}/status`, "utf8"))?.[1];
    if (size === undefined) throw new Error(`nothing tells how much memory process ${this.pid} has`);
    return Number(size);
  }

  private async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const child = this.child;
    this.child = undefined;
    if (child === undefined || ended(child)) return;
    const gone = once(child, "exit").then(() => true);
    child.kill(signal);
    if (await Promise.race([gone, wait(patience, false, { ref: false })])) return;
    child.kill("SIGKILL");
    await gone;
    throw new Error(`the server did not end within ${patience} ms:\n${this.log}`);
  }
}

function ended(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}

/** Gives the address that a server prints when it is ready. */
function ready(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill("SIGKILL");
      reject(new Error(`the server ${why}:\n${printed}${log()}`));
    };
    const timer = setTimeout(fail, patience, `was not ready within ${patience} ms`);
    child.once("error", (error) => fail(`can't be started: ${error.message}`));
    child.once("close", (code, signal) => fail(`ended with ${signal ?? code} before it was ready`));
    child.stdout?.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
      const address = /^Entente is ready: (http:\/\/\S+)\/\n/m.exec(printed)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

/** The servers that run. None outlives the tests, however these end. */
const alive = new Set<ChildProcess>();

function endAll(): void {
  alive.forEach((child) => child.kill("SIGKILL"));
}

process.once("exit", endAll);
// Vitest ends its workers with this signal.
process.once("SIGTERM", () => {
  endAll();
  if (process.listenerCount("SIGTERM") === 0) process.kill(process.pid, "SIGTERM");
});
// Vitest itself was killed.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
