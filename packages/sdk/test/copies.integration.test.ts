import { createRequire } from "node:module";
import * as source from "@smartalex/sdk";
import { expect, test } from "vitest";
import { failure, rejection, scripted, stoppedClock } from "./fakes.ts";

const esm = (await import(new URL("../dist/index.js", import.meta.url).href)) as typeof source;
const cjs = createRequire(import.meta.url)("../dist/index.cjs") as typeof source;

test.each([
  ["ESM", esm, "CommonJS", cjs],
  ["CommonJS", cjs, "ESM", esm],
])(
  "an error of the %s build is an instance of the classes of the other",
  async (_thrower, thrower, _catcher, catcher) => {
    const fetch = scripted(failure(404, "call_not_found"));
    const smartalex = new thrower.SmartAlex({
      apiKey: "k",
      baseUrl: "http://127.0.0.1/v1",
      fetch,
      clock: stoppedClock(),
    });
    const error = await rejection(smartalex.calls.get("call_1"));
    expect(thrower.NotFoundError).not.toBe(catcher.NotFoundError);
    expect(error).toBeInstanceOf(catcher.NotFoundError);
    expect(error).toBeInstanceOf(catcher.SmartAlexError);
    expect(error).not.toBeInstanceOf(catcher.ServerError);
    expect(catcher.isSmartAlexError(error)).toBe(true);
  },
);

test.each([
  ["ESM", esm],
  ["CommonJS", cjs],
])("the parts of the %s build that are loaded on demand throw errors of the same family", async (_, build) => {
  const answer = () => Response.json({ data: [{}], meta: { total: 0, page: 1, per_page: 1 } });
  const options = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", clock: stoppedClock() };
  const { calls } = new build.SmartAlex({ ...options, fetch: scripted(answer()), validate: "strict" });
  expect(await rejection(calls.changes({ lookbackHours: 0 }).next())).toBeInstanceOf(build.InvalidOptionError);
  const filtered = calls.list().filter({ from: "yesterday" });
  expect(await rejection(filtered.toArray({ limit: 1 }))).toBeInstanceOf(build.InvalidRequestError);
  expect(await rejection(calls.list())).toBeInstanceOf(build.InvalidResponseError);
});

test("a class that an application derives has only its own instances", () => {
  class Gone extends source.NotFoundError {}
  const facts = { code: "call_not_found" };
  expect(new Gone("gone", facts)).toBeInstanceOf(source.NotFoundError);
  expect(new source.NotFoundError("not there", facts)).not.toBeInstanceOf(Gone);
});

test.each([undefined, null, "NotFoundError", new Error("x"), { name: "NotFoundError" }])(
  "%j is none of the family",
  (value) => {
    expect(source.isSmartAlexError(value)).toBe(false);
    expect(value instanceof source.SmartAlexError).toBe(false);
  },
);

test("an error prints like JavaScript's own: its name before its message", () => {
  const error = new source.NotFoundError("Not there.", { code: "call_not_found", status: 404 });
  expect(String(error)).toBe("NotFoundError: Not there.");
  expect(Object.keys(error)).not.toContain("name");
});
