import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { binary } from "./faults/runtimes.ts";

const mock = createRequire(import.meta.url).resolve("@smartalex/mock");

/** Asks a mock for pages from all over a large workspace, with and without filters, and for a call, and prints what they amount to. */
const script = `
  const { createHash } = require("node:crypto");
  const { createMock } = require(${JSON.stringify(mock)});
  const { fetch } = createMock({ calls: 10_000_000, days: 365, seed: "acme", now: "2026-06-01T12:00:00Z" });
  const ask = async (path) => {
    const headers = { authorization: "Bearer any" };
    return (await fetch(new Request("http://mock/v1/calls" + path, { headers }))).text();
  };
  (async () => {
    const hash = createHash("sha256");
    for (const page of [1, 77, 50_000, 100_000]) hash.update(await ask("?per_page=100&page=" + page));
    for (const status of ["voicemail", "failed"]) hash.update(await ask("?since_hours=2000&page=500&status=" + status));
    const { data } = JSON.parse(await ask("?page=4321"));
    for (const { id } of data) hash.update(await ask("/" + id));
    console.log(hash.digest("hex"));
  })();`;

const runtimes: readonly (readonly [string, string, string])[] = [
  ["Node 20", binary("node20", "bin/node"), "--eval"],
  ["Node 22", binary("node22", "bin/node"), "--eval"],
  ["Node 24", binary("node", "bin/node"), "--eval"],
  ["Node 26", binary("node26", "bin/node"), "--eval"],
  ["Bun", binary("bun", "bin/bun.exe"), "--eval"],
];

test.each(runtimes)("the same seed gives the same bytes in %s", async (_, file, flag) => {
  const { stdout } = await promisify(execFile)(file, [flag, script]);
  // It changes with what is generated, and then for all runtimes.
  expect(stdout.trim()).toMatchInlineSnapshot(`"0f40d06fb854ef010293c32ce9115760c086e5d76db2eef0e344ce5b5d66d52f"`);
});
