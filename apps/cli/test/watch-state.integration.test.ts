import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@smartalex/mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { appendCompleted } from "../src/watch/append-completed.ts";
import { callAt, idsIn, LiveWorld } from "./simulated-live-workspace.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const NOW = "2026-01-16T12:00:00Z";
const hasSignals = process.platform !== "win32";
const hasNamespaces = hasSignals && spawnSync("unshare", ["-pf", "--mount-proc", "true"]).status === 0;

let mock: Mock;
let url: string;
let folder: string;

beforeEach(async () => {
  mock = createMock({ calls: [callAt(Date.parse(NOW), "call_1")], now: NOW });
  ({ url } = await mock.listen());
  folder = mkdtempSync(join(tmpdir(), "smartalex-state-"));
});
afterEach(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

type Words = [command: string, ...args: string[]];

/** Starts a watch, after these words. */
function start(state: string, ...prefix: readonly string[]) {
  const [command, ...args] = [
    ...prefix,
    process.execPath,
    main,
    "calls",
    "watch",
    "--since",
    "30d",
  ] as unknown as Words;
  const exec = "cat > /dev/null; touch began; sleep 300";
  return spawn(command, [...args, "--state", state, "--exec", exec], {
    cwd: folder,
    env: { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any", SMARTALEX_BASE_URL: url },
    stdio: ["ignore", "ignore", "pipe"],
  });
}

async function ended(child: ReturnType<typeof start>) {
  const exit = once(child, "exit") as Promise<[exitCode: number | null, signal: string | null]>;
  const stderr = await text(child.stderr);
  const [exitCode] = await exit;
  return { exitCode, stderr };
}

async function untilItBegins(): Promise<void> {
  while (!existsSync(join(folder, "began"))) await sleep(5);
  rmSync(join(folder, "began"));
}

/** Kills a watch and the processes it has started. */
async function kill(child: ReturnType<typeof start>): Promise<void> {
  const exit = once(child, "exit");
  const { stdout } = spawnSync("ps", ["-o", "pid=", "--ppid", String(child.pid)], { encoding: "utf8" });
  child.kill("SIGKILL");
  for (const pid of stdout.split("\n").map(Number).filter(Boolean))
    spawnSync("kill", ["-9", "--", `-${pid}`, `${pid}`]);
  await exit;
}

const whyNot = hasSignals ? "" : " (skipped on Windows)";
describe.skipIf(!hasSignals)(`a state of one watch${whyNot}`, () => {
  test.each([
    ["st.json", "st.json"],
    ["st.json", "link.json"],
    ["link.json", "st.json"],
    ["st.json", "linked/st.json"],
  ])("while a watch uses %s, another one with %s is rejected, until the first is killed", async (first, second) => {
    const before = start("st.json");
    await untilItBegins();
    await kill(before);
    symlinkSync("st.json", join(folder, "link.json"));
    symlinkSync(".", join(folder, "linked"));
    const running = start(first);
    await untilItBegins();
    const refused = await ended(start(second));
    expect(refused.exitCode).toBe(2);
    expect(refused.stderr).toMatch(
      /^smartalex: .*\.json is in use by smartalex calls watch \(process \d+ on .+\)\. Use a different --state for each watch\.\n$/,
    );
    expect(refused.stderr).toContain(`process ${running.pid}`);
    await kill(running);
    const next = start(second);
    await untilItBegins();
    await kill(next);
  });
});

const noNamespaces = hasNamespaces ? "" : " (skipped: unshare may not make a PID namespace here)";
test.skipIf(!hasNamespaces)(
  `a watch in one container locks the state against another container${noNamespaces}`,
  async () => {
    const asInit = ["unshare", "-pf", "--mount-proc", "--kill-child"];
    const running = start("st.json", ...asInit);
    await untilItBegins();
    const refused = await ended(start("st.json", ...asInit)); // both are process 1
    expect(refused).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining("is in use by smartalex calls watch (process 1 on ") as string,
    });
    await kill(running);
    const next = start("st.json", ...asInit);
    await untilItBegins();
    await kill(next);
  },
);

const canMount = canMountHere();
const noMount = canMount ? "" : " (skipped: no file system may be mounted here)";
test.skipIf(!canMount)(`a disk that is full temporarily corrupts no state, and loses no call${noMount}`, async () => {
  const disk = join(folder, "disk");
  mkdirSync(disk);
  expect(spawnSync("mount", ["-t", "tmpfs", "-o", "size=256k", "tmpfs", disk]).status).toBe(0);
  try {
    const live = new LiveWorld();
    // At every second call, the disk is full. It then accepts a part of a line that crosses the end of a page.
    const ids = "a b c d e f g h i j k l".split(" ").map((letter) => `call_${letter.repeat(1_500)}`);
    const add = () => {
      for (const [index, id] of ids.entries()) live.add(id, { start_timestamp: `2026-01-16T11:${30 + index}:00Z` });
    };
    const exec =
      "cat > /dev/null; echo >> ../count; [ $(($(wc -l < ../count) % 2)) = 1 ] && dd if=/dev/zero of=filler 2>&- || rm -f filler; true";
    const shown: string[] = [];
    const watch = async (...happenings: (() => void)[]) => {
      rmSync(join(disk, "filler"), { force: true });
      const world = { cwd: disk, env: { PATH: process.env["PATH"] ?? "" } };
      const { exitCode, stderr, stdout } = await live.watch(["--state", "st.json", "--exec", exec], happenings, world);
      shown.push(...idsIn(stdout));
      expect(stderr).toMatch(/^$|st\.json cannot be written \(ENOSPC\)\./);
      return exitCode;
    };
    for (let exitCode = await watch(add); exitCode !== 130;) exitCode = await watch();
    expect(await watch()).toBe(130);
    expect([...new Set(shown)]).toEqual(ids);
  } finally {
    spawnSync("umount", ["-l", disk]);
  }
});

test.skipIf(!canMount)(`a line of the state of which a full disk accepts only a part is removed${noMount}`, () => {
  const disk = join(folder, "disk");
  const path = join(disk, "st.json");
  mkdirSync(disk);
  expect(spawnSync("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", disk]).status).toBe(0);
  try {
    writeFileSync(path, `${JSON.stringify("x".repeat(4_087))}\n`); // 4,090 bytes: 6 are left in the page
    spawnSync("dd", ["if=/dev/zero", `of=${join(disk, "filler")}`]);
    expect(() => {
      appendCompleted(path, "call_1");
    }).toThrow(`${path} cannot be written (ENOSPC). The next watch may repeat the last call.`);
    rmSync(join(disk, "filler"));
    appendCompleted(path, "call_2");
    expect(readFileSync(path, "utf8").split("\n").slice(1)).toEqual(['"call_2"', ""]);
  } finally {
    spawnSync("umount", ["-l", disk]);
  }
});

/** Whether this process can mount. In some containers, root cannot. */
function canMountHere(): boolean {
  const point = mkdtempSync(join(tmpdir(), "smartalex-mount-"));
  const isMounted = spawnSync("mount", ["-t", "tmpfs", "tmpfs", point]).status === 0;
  if (isMounted) spawnSync("umount", [point]);
  rmSync(point, { recursive: true });
  return isMounted;
}
