import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { binary } from "./runtimes.ts";

/** A folder inside of the package, so that the tests can require the packages. */
const folder = fileURLToPath(new URL("../jest.tmp/", import.meta.url));

/** Uses every module that is loaded on demand. Jest runs CommonJS in a context in which `import()` throws. */
const onDemand = `
  const { get } = require("node:http");
  const { createMock } = require("@smartalex/mock");
  const { SmartAlex } = require("@smartalex/sdk");
  const mock = createMock({ now: "2026-01-16T12:00:00Z" });
  const { calls } = new SmartAlex({ apiKey: "any", fetch: mock.fetch, validate: "strict" });
  const first = async (items) => {
    for await (const item of items) return item;
  };
  test("list", async () => {
    expect((await calls.list({ per_page: 5 })).data).toHaveLength(5);
  });
  test("filter", async () => {
    expect(await first(calls.list().filter({ call_status: "voicemail" }))).toMatchObject({ call_status: "voicemail" });
  });
  test("details", async () => {
    expect(await first(calls.getMany(["call_abc123"]))).toMatchObject({ call: { id: "call_abc123" } });
  });
  test("changes", async () => {
    expect(await first(calls.changes())).toBeDefined();
  });
  test("validation", async () => {
    expect(await calls.get("call_abc123")).toMatchObject({ id: "call_abc123" });
  });
  test("listen", async () => {
    const { url } = await mock.listen();
    const { statusCode } = await new Promise((resolve) => get(url + "/calls", resolve));
    expect(statusCode).toBe(401);
    await mock.close();
  });`;

/** Uses the modules of `verify`, which are loaded on demand. */
const verification = `
  const { createMock, verify } = require("@smartalex/mock");
  const { fetch } = createMock({ now: "2026-01-16T12:00:00Z" });
  test("verify", async () => {
    const findings = verify({ baseUrl: "http://127.0.0.1/v1", apiKey: "any", fetch });
    expect((await findings.next()).value).toMatchObject({ outcome: "holds" });
  });`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "on-demand.test.cjs"), onDemand);
  writeFileSync(join(folder, "verification.test.cjs"), verification);
  const jestOptions = { testMatch: ["**/*.test.cjs"], cacheDirectory: "cache", watchman: false };
  writeFileSync(join(folder, "jest.config.json"), JSON.stringify(jestOptions));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("modules that are loaded on demand work in CommonJS in Jest", async () => {
  expect(await jest()).toContain("7 passed, 7 total");
});

test("the client and the mock work without a polyfill in Jest with jsdom, which has no fetch", async () => {
  const jsdom = createRequire(import.meta.url).resolve("jest-environment-jsdom");
  expect(await jest("--env", jsdom, "on-demand")).toContain("6 passed, 6 total");
});

/** Runs Jest, and returns its report. */
async function jest(...args: readonly string[]): Promise<string> {
  const { stderr } = await promisify(execFile)(process.execPath, [binary("jest", "bin/jest.js"), ...args], {
    cwd: folder,
  });
  return stderr;
}
