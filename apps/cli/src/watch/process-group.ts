import type { ChildProcess } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import type { Clock } from "@smartalex/sdk";

/** How long a command may take to end after SIGTERM. */
const GRACE_MS = 5_000;
/** How often it is looked whether it has ended. */
const LOOK_MS = 20;

/** A command with all that it has started. On Windows, which has no groups, it is the command only. */
export class ProcessGroup {
  readonly #child: ChildProcess;
  readonly #hasGroups: boolean;
  /** Nobody else ends it when this process ends at once. */
  readonly #kill = (): void => void this.#send("SIGKILL");

  constructor(child: ChildProcess, { hasGroups }: { hasGroups: boolean }) {
    this.#child = child;
    this.#hasGroups = hasGroups;
    process.once("exit", this.#kill);
  }

  /** Takes note that the command has ended. What it left in the background goes on. */
  release(): void {
    process.off("exit", this.#kill);
  }

  /** Ends all of it: with SIGTERM, and after 5 seconds with SIGKILL. Until then it may still do something, so this waits for it. */
  async stop(clock: Clock): Promise<void> {
    let isThere = this.#send("SIGTERM");
    for (let waitedMs = 0; isThere && waitedMs < GRACE_MS; waitedMs += LOOK_MS) {
      await new Promise<void>((resolve) => clock.startTimer(LOOK_MS, resolve));
      isThere = this.#send(0) && !this.#isOver();
    }
    if (isThere) this.#send("SIGKILL");
    this.release();
  }

  /** Whether only processes are left that have ended. Those that the shell has left stay so if this is process 1, which nobody else is for. */
  #isOver(): boolean {
    const { exitCode, pid, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) return false;
    return process.pid === 1 && pid !== undefined && !hasLiving(pid);
  }

  /** Sends a signal, or only looks. Returns whether something of the group was there. */
  #send(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#child;
    if (pid === undefined) return false;
    try {
      return process.kill(this.#hasGroups ? -pid : pid, signal); // of a group, the shell is only the first
    } catch (error) {
      return (error as NodeJS.ErrnoException).code === "EPERM"; // somebody else's now
    }
  }
}

/** Whether a process of the group has not ended, as far as `/proc` says. */
function hasLiving(group: number): boolean {
  try {
    const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
    return pids.some((pid) => isLiving(pid, group));
  } catch {
    return true; // nobody knows
  }
}

function isLiving(pid: string, group: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // Behind the name, which may hold anything: state, parent, group.
    const [state, , itsGroup] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(itsGroup) === group && state !== "Z" && state !== "X";
  } catch {
    return false; // it has just ended
  }
}
