import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { createMock, type Mock } from "@smartalex/mock";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { callAt, idsIn } from "./simulated-live-workspace.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const NOW_MS = Date.parse("2026-01-16T12:00:00Z");
const wanted = Array.from({ length: 20 }, (_, index) => `call_${index}`);

let mock: Mock;
let url: string;
let folder: string;

beforeEach(async () => {
  const calls = wanted.map((id, index) => {
    return callAt(NOW_MS, id, { start_timestamp: new Date(NOW_MS - 3_600_000 + index * 60_000).toISOString() });
  });
  mock = createMock({ calls, now: "2026-01-16T12:00:00Z" });
  ({ url } = await mock.listen());
  folder = mkdtempSync(join(tmpdir(), "smartalex-kill-"));
});
afterEach(async () => {
  await mock.close();
  rmSync(folder, { recursive: true });
});

/** Starts a watch in a separate process. It ends with the last call. */
function start(...flags: string[]) {
  const args = ["calls", "watch", "--since", "30d", "--state", "state.json", "--when", 'id == "call_19"', ...flags];
  return spawn(process.execPath, [main, ...args], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any", SMARTALEX_BASE_URL: url },
  });
}

async function end(child: ReturnType<typeof start>) {
  const ending = once(child, "close") as Promise<[exitCode: number | null, signal: string | null]>;
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [exitCode, signal] = await ending;
  return { exitCode, signal, stderr, stdout };
}

describe.skipIf(process.platform === "win32")("a watch in a separate process (skipped on Windows)", () => {
  test("loses no call regardless of kills, and repeats at most one per kill", async () => {
    // Its command kills the watch during every third call, before the call is stored as processed.
    const command = 'cat >> log; [ $(($(wc -l < log) % 3)) = 0 ] && kill -9 "$PPID"; true';
    let kills = 0;
    for (let exitCode: number | null = null; exitCode !== 8;) {
      const result = await end(start("--exec", command));
      ({ exitCode } = result);
      if (result.signal === "SIGKILL") kills++;
      else expect(exitCode).toBe(8);
    }
    const given = idsIn(readFileSync(join(folder, "log"), "utf8"));
    expect(kills).toBeGreaterThan(5);
    expect([...new Set(given)]).toEqual(wanted);
    expect(given.length - wanted.length).toBeLessThanOrEqual(kills);
  });

  test("ends quietly when its reader closes the pipe, and repeats what could not be written", async () => {
    const cut = start();
    cut.stdout.destroy(); // before anything was written
    const stderr = text(cut.stderr);
    expect(await once(cut, "exit")).toEqual([0, null]);
    expect(await stderr).toBe("");
    expect(readdirSync(folder)).toEqual(["state.json"]);
    const { exitCode, stdout } = await end(start());
    expect(exitCode).toBe(8);
    expect(idsIn(stdout)).toEqual(wanted);
  });

  test("continues if stderr is closed", async () => {
    const child = start("--exec", "echo heard by nobody");
    child.stderr.destroy();
    const stdout = text(child.stdout);
    expect(await once(child, "exit")).toEqual([8, null]);
    expect(idsIn(await stdout)).toEqual(wanted);
  });
});
