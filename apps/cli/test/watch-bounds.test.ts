import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { idsIn, LiveWorld } from "./simulated-live-workspace.ts";

test("a call that started up to 24 hours before a new watch is shown within a day after it appears, and an earlier one is not", async () => {
  const live = new LiveWorld();
  const appear = () => {
    live.add("call_earlier", { start_timestamp: "2026-01-15T11:00:00Z", end_timestamp: null });
    live.add("call_within", { start_timestamp: "2026-01-15T12:30:00Z", end_timestamp: null });
  };
  const aDay = Array<() => void>(26).fill(() => undefined);
  const { stdout } = await live.watch(["--interval", "1h"], [appear, ...aDay]);
  expect(idsIn(stdout)).toEqual(["call_within"]);
});

test("a watch waits for background processes of --exec as long as they may write to stderr", async () => {
  const folder = mkdtempSync(join(tmpdir(), "smartalex-watch-"));
  const live = new LiveWorld();
  const command = "cat > /dev/null; (sleep 1; echo written later) & echo written at once";
  const world = { cwd: folder, env: { PATH: process.env["PATH"] ?? "" } };
  const { stderr } = await live.watch(["--exec", command], [() => live.add("call_1")], world);
  rmSync(folder, { recursive: true });
  expect(stderr).toBe("written at once\nwritten later\n");
});
