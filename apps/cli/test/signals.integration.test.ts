import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@smartalex/mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callAt } from "./simulated-live-workspace.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const NOW = "2026-01-16T12:00:00Z";
const signals = [
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const;

const hasSignals = process.platform !== "win32";
const hasNamespaces = hasSignals && spawnSync("unshare", ["-pf", "--mount-proc", "true"]).status === 0;
const hasScript = hasSignals && spawnSync("script", ["--version"]).status === 0;

let mock: Mock;
let folder: string;
let home: string;
let env: Record<string, string | undefined>;

beforeEach(async () => {
  const calls = ["call_1", "call_2", "call_3"].map((id) => callAt(Date.parse(NOW), id));
  mock = createMock({ calls, now: NOW });
  const { url } = await mock.listen();
  folder = mkdtempSync(join(tmpdir(), "smartalex-signals-"));
  home = mkdtempSync(join(tmpdir(), "smartalex-home-"));
  env = {
    PATH: process.env["PATH"],
    HOME: home,

    SMARTALEX_API_KEY: "any",
    SMARTALEX_BASE_URL: url,
  };
});
afterEach(async () => {
  await mock.close();
  for (const path of [folder, home]) rmSync(path, { recursive: true });
});

type Prefix = readonly [command: string, ...args: string[]];

/** Starts the command in the directory, after these words. */
function start(args: readonly string[], prefix?: Prefix) {
  const [command, ...rest] = [...(prefix ?? []), process.execPath, main, ...args] as [string, ...string[]];
  return spawn(command, rest, { cwd: folder, env, stdio: ["pipe", "pipe", "pipe"] });
}

type Child = ReturnType<typeof start>;

async function ended(child: Child) {
  const exit = once(child, "exit") as Promise<[exitCode: number | null, signal: string | null]>;
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode, signal] = await exit;
  return { exitCode, signal, stderr, stdout };
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(5);
}

const has = (name: string) => existsSync(join(folder, name)) && readFileSync(join(folder, name), "utf8") !== "";
const pidIn = (name: string) => Number(readFileSync(join(folder, name), "utf8"));

function isRunning(pid: number): boolean {
  const { stdout } = spawnSync("ps", ["-o", "stat=", "-p", String(pid)], { encoding: "utf8" });
  return !/^(Z.*)?$/.test(stdout.trim()); // a process that has ended may be a zombie
}

const WATCH = ["calls", "watch", "--since", "30d", "--state", "state.json", "--exec"];
/** Starts a process that must not outlive the watch. */
const BUSY = "sleep 300 & echo $! > sleeper; wait; touch went-on";

describe.skipIf(!hasSignals)("signals (skipped on Windows)", () => {
  test.each(signals)(
    "%s ends a watch and the command that it runs, and leaves no lock: exit code %i",
    async (...args) => {
      const [signal, exitCode] = args;
      const child = start([...WATCH, BUSY]);
      const outcome = ended(child);
      await until(() => has("sleeper"));
      child.kill(signal);
      expect(await outcome).toMatchObject({ exitCode, signal: null });
      expect(isRunning(pidIn("sleeper"))).toBe(false);
      expect(readdirSync(folder).toSorted()).toEqual(["sleeper", "state.json"]);
      // The command is for the same call again, and must not run twice at the same time.
      const again = await ended(start([...WATCH, "cat > /dev/null", "--when", 'id == "call_1"']));
      expect(again.exitCode).toBe(8);
      expect(again.stdout).toContain('"id":"call_1"');
    },
  );

  test.each(signals)("%s ends an export: exit code %i", async (signal, exitCode) => {
    mock.faults.script("/calls/call_2: stall");
    const child = start(["calls", "export", "--to", "calls.ndjson", "--with-transcripts"]);
    const outcome = ended(child);
    await until(() => mock.requests.some(({ url }) => url.endsWith("/calls/call_2")));
    child.kill(signal);
    const { stderr, ...rest } = await outcome;
    expect(rest).toMatchObject({ exitCode, signal: null });
    expect(stderr).toMatch(/^smartalex: Interrupted\./);
    expect(existsSync(join(folder, "calls.ndjson"))).toBe(false);
  });

  test.each(signals)(
    "%s ends a login that waits for a key from a pipe, and stores nothing: exit code %i",
    async (...args) => {
      const [signal, exitCode] = args;
      const child = start(["auth", "login", "--no-keyring"]);
      const outcome = ended(child);
      child.stdin.write("sk_be");
      await sleep(500); // nothing shows that it reads
      child.kill(signal);
      expect(await outcome).toMatchObject({ exitCode, signal: null, stderr: "smartalex: Interrupted.\n" });
      expect(existsSync(join(home, ".config"))).toBe(false);
    },
  );

  test.each(signals)("%s ends the sandbox: exit code %i", async (signal, exitCode) => {
    const child = start(["sandbox", "--port", "0"]);
    await once(child.stdout, "data");
    const outcome = ended(child);
    child.kill(signal);
    expect(await outcome).toMatchObject({ exitCode, signal: null });
  });

  test("a second signal ends a watch at once, with a command that ignores the first", async () => {
    const child = start([...WATCH, "trap '' TERM INT HUP; echo $$ > stubborn; while :; do sleep 1; done"]);
    const outcome = ended(child);
    await until(() => has("stubborn"));
    child.kill("SIGTERM");
    await sleep(200); // two signals in quick succession count as one: timeout sends them
    child.kill("SIGTERM");
    expect(await outcome).toMatchObject({ exitCode: 143, signal: null });
    expect(isRunning(pidIn("stubborn"))).toBe(false);
    expect(readdirSync(folder)).not.toContain("state.json.lock");
  });

  test("a signal that arrives twice, as from timeout, counts once", async () => {
    const child = start([...WATCH, "trap 'sleep 0.2; touch cleaned-up; exit' TERM; echo > began; sleep 300 & wait"]);
    const outcome = ended(child);
    await until(() => has("began"));
    child.kill("SIGTERM");
    child.kill("SIGTERM");
    expect(await outcome).toMatchObject({ exitCode: 143 });
    expect(existsSync(join(folder, "cleaned-up"))).toBe(true);
  });
});

const whyNot = hasNamespaces ? "" : " (skipped: unshare may not make a PID namespace here)";
describe.skipIf(!hasNamespaces)(`as process 1 of a container${whyNot}`, () => {
  const asInit: Prefix = ["unshare", "-pf", "--mount-proc", "--kill-child"];

  /** The process with number 1 in the namespace. */
  const init = (child: Child) => pidsOf(child.pid ?? 0)[0] ?? 0;

  test.each(signals)("%s ends a watch and the command that it runs: exit code %i", async (signal, exitCode) => {
    const child = start([...WATCH, BUSY], asInit);
    const outcome = ended(child);
    await until(() => has("sleeper"));
    process.kill(init(child), signal);
    expect(await outcome).toMatchObject({ exitCode });
    expect(readdirSync(folder)).not.toContain("state.json.lock");
  });

  test("a second signal ends it at once", async () => {
    const child = start([...WATCH, "trap '' TERM; echo $$ > stubborn; while :; do sleep 1; done"], asInit);
    const outcome = ended(child);
    await until(() => has("stubborn"));
    const pid = init(child);
    process.kill(pid, "SIGTERM");
    await sleep(200);
    process.kill(pid, "SIGTERM");
    expect(await outcome).toMatchObject({ exitCode: 143 });
  });
});

/** The child processes of a process. */
function pidsOf(parent: number): number[] {
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(parent)], { encoding: "utf8" });
  return stdout.split("\n").map(Number).filter(Boolean);
}

const noScript = hasScript ? "" : " (skipped: there is no script of util-linux, which gives a terminal)";
describe.skipIf(!hasScript)(`at the prompt of auth login${noScript}`, () => {
  test.each([
    ["SIGTERM", "once", 143],
    ["SIGTERM", "twice", 143],
    ["SIGHUP", "once", 129],
  ] as const)("%s, %s, shows the cursor again: exit code %i", async (signal, times, exitCode) => {
    const login = `stty cols 120 rows 24; echo $$ > pid; exec "${process.execPath}" "${main}" auth login --no-keyring`;
    const child = spawn("script", ["-qec", login, "/dev/null"], { cwd: folder, env: { ...env, TERM: "xterm" } });
    let shown = "";
    child.stdout.on("data", (data: Buffer) => (shown += data.toString()));
    const exit = once(child, "exit") as Promise<[number]>;
    await until(() => shown.includes("API key for"));
    process.kill(pidIn("pid"), signal);
    if (times === "twice") process.kill(pidIn("pid"), signal);
    expect(await exit).toEqual([exitCode, null]);
    expect(shown.lastIndexOf("\u001b[?25h")).toBeGreaterThan(shown.lastIndexOf("\u001b[?25l"));
    expect(existsSync(join(home, ".config"))).toBe(false);
  });
});
