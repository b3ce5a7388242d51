import { execFile } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { binary } from "./runtimes.ts";

/** Inside the package, so that tests find the packages that they require. */
const folder = fileURLToPath(new URL("../jest.tmp/", import.meta.url));

/** Everything that is loaded on demand. Jest runs CommonJS in a context in which `import()` throws. */
const onDemand = `
  const { createMock, verify } = require("@smartalex/mock");
  const { SmartAlex } = require("@smartalex/sdk");
  const mock = createMock({ now: "2026-01-16T12:00:00Z" });
  const { calls } = new SmartAlex({ apiKey: "any", fetch: mock.fetch, validate: "strict" });
  const first = async (items) => {
    for await (const item of items) return item;
  };
  test("where", async () => {
    expect(await first(calls.list().where({ call_status: "voicemail" }))).toMatchObject({ call_status: "voicemail" });
  });
  test("details", async () => {
    expect(await first(calls.details(["call_abc123"]))).toMatchObject({ call: { id: "call_abc123" } });
  });
  test("changes", async () => {
    expect(await first(calls.changes())).toBeDefined();
  });
  test("validation", async () => {
    expect(await calls.get("call_abc123")).toMatchObject({ id: "call_abc123" });
  });
  test("verify", async () => {
    expect(await first(verify({ baseUrl: "http://127.0.0.1/v1", apiKey: "any", fetch: mock.fetch }))).toMatchObject({ outcome: "holds" });
  });
  test("listen", async () => {
    const { url } = await mock.listen();
    expect((await fetch(url + "/calls")).status).toBe(401);
    await mock.close();
  });`;

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  writeFileSync(join(folder, "on-demand.test.cjs"), onDemand);
  const jestOptions = { testMatch: ["**/*.test.cjs"], cacheDirectory: "cache", watchman: false };
  writeFileSync(join(folder, "jest.config.json"), JSON.stringify(jestOptions));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

test("what is loaded on demand is there in Jest's CommonJS", async () => {
  const jest = binary("jest", "bin/jest.js");
  const { stderr } = await promisify(execFile)(process.execPath, [jest], { cwd: folder });
  expect(stderr).toContain("6 passed, 6 total");
});
