import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createMock } from "@smartalex/mock";
import { expect, test } from "vitest";
import { callAt, idsIn } from "./live-world.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const NOW_MS = Date.parse("2026-01-16T12:00:00Z");

test.skipIf(process.platform === "win32")(
  "a watch that is killed again and again loses no call, and repeats one for each kill at most (skipped on Windows)",
  async () => {
    const wanted = Array.from({ length: 20 }, (_, index) => `call_${index}`);
    const calls = wanted.map((id, index) => {
      return callAt(NOW_MS, id, { start_timestamp: new Date(NOW_MS - 3_600_000 + index * 60_000).toISOString() });
    });
    const mock = createMock({ calls, now: "2026-01-16T12:00:00Z" });
    const { url } = await mock.listen();
    const folder = mkdtempSync(join(tmpdir(), "smartalex-kill-"));
    // Its shell kills the watch in the middle of every third call, before it can store that this one is done.
    const command = 'cat >> log; [ $(($(wc -l < log) % 3)) = 0 ] && kill -9 "$PPID"; true';
    const args = ["calls", "watch", "--since", "30d", "--state", "state.json", "--exec", command];
    try {
      let kills = 0;
      for (let exitCode: number | null = null; exitCode !== 8;) {
        const child = spawn(process.execPath, [main, ...args, "--when", 'id == "call_19"'], {
          cwd: folder,
          stdio: "ignore",
          env: { PATH: process.env["PATH"], SMARTALEX_API_KEY: "any", SMARTALEX_BASE_URL: url },
        });
        const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
        exitCode = code;
        if (signal === "SIGKILL") kills++;
        else expect(code).toBe(8);
      }
      const given = idsIn(readFileSync(join(folder, "log"), "utf8"));
      expect(kills).toBeGreaterThan(5);
      expect([...new Set(given)]).toEqual(wanted);
      expect(given.length - wanted.length).toBeLessThanOrEqual(kills);
    } finally {
      await mock.close();
      rmSync(folder, { recursive: true });
    }
  },
);
