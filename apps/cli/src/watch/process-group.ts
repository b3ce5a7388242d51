import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Clock } from "@smartalex/sdk";

/** How long a command may continue after SIGTERM, in milliseconds. */
const GRACE_MS = 5_000;
/** How often to check whether it has ended, in milliseconds. */
const LOOK_MS = 20;

/** A command with all processes that it has started. On Windows, which has no process groups, only the command. */
export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #hasGroups: boolean;
  /** Without this, the command would continue when this process exits. */
  readonly #kill = (): void => void this.#send("SIGKILL");

  constructor(child: ChildProcess, { hasGroups }: { hasGroups: boolean }) {
    this.#child = child;
    this.#hasGroups = hasGroups;
    process.once("exit", this.#kill);
  }

  /** Call it when the command has ended. Its background processes continue. */
  release(): void {
    process.off("exit", this.#kill);
  }

  /** Stops all processes: with SIGTERM, and after 5 seconds with SIGKILL. Resolves when they have ended. */
  async stop(clock: Clock): Promise<void> {
    let isThere = this.#send("SIGTERM");
    for (let waitedMs = 0; isThere && waitedMs < GRACE_MS; waitedMs += LOOK_MS) {
      await new Promise<void>((resolve) => clock.startTimer(LOOK_MS, resolve));
      isThere = this.#send(0) && !this.#isOver();
    }
    if (isThere) this.#send("SIGKILL");
    this.release();
  }

  /** Whether all remaining processes are zombies. If this is process 1, nothing reaps orphaned processes. */
  #isOver(): boolean {
    const { exitCode, pid, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) return false;
    return process.pid === 1 && pid !== undefined && !hasRunningProcess(pid);
  }

  /** Sends a signal, or checks with 0. Returns whether any process exists. */
  #send(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child;
    if (pid === undefined) return false;
    try {
      return process.kill(this.#hasGroups ? -pid : pid, signal); // the shell is only one process of the group
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EPERM"; // belongs to another user now
    }
  }
}

/** Whether a process of the group is running, according to `/proc`. */
function hasRunningProcess(group: number): boolean {
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.some((pid) => isRunning(pid, group));
  } catch {
    return true; // unknown
  }
}

function isRunning(pid: string, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // After the name, which may contain any character: state, parent, group.
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(itsGroup) === group && state !== "Z" && state !== "X";
  } catch {
    return false; // the process has just ended
  }
}
