import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { createMock, type Mock } from "@smartalex/mock";
import { afterAll, beforeAll, expect, test } from "vitest";
import { exportFolder } from "./export-folder.ts";

const main = fileURLToPath(new URL("../dist/main.cjs", import.meta.url));
const run = promisify(execFile);
const { cwd, path } = exportFolder();

/** Enough for the program and a few pages, and not enough for 40,000 calls. */
const HEAP = "--max-old-space-size=20";

let mock: Mock;
let env: Record<string, string | undefined>;

beforeAll(async () => {
  mock = createMock({ calls: 40_000, now: "2026-01-16T12:00:00Z" });
  const { url } = await mock.listen();
  env = { PATH: process.env["PATH"], HOME: cwd, SMARTALEX_API_KEY: "any", SMARTALEX_BASE_URL: url };
});
afterAll(() => mock.close());

test("an export of many calls does not keep them: it succeeds in a heap that is too small for all", async () => {
  const args = [HEAP, main, "calls", "export", "--to", "calls.ndjson"];
  const { stderr } = await run(process.execPath, args, { cwd, env });
  expect(stderr).toBe(`Wrote 40,000 calls to ${path("calls.ndjson")}.\n`);
});

test("stats of many calls do not keep them: it succeeds in a heap that is too small for all", async () => {
  const args = [HEAP, main, "calls", "stats", "--until", "2026-01-17"];
  const { stdout } = await run(process.execPath, args, { cwd, env });
  expect(JSON.parse(stdout)).toMatchObject({ calls: 40_000 });
});
