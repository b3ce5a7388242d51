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
  "an error of the %s build is an instance of the classes of the other build",
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
])("modules of the %s build that are loaded on demand throw the same error classes", async (_, build) => {
  const response = () => Response.json({ data: [{}], meta: { total: 0, page: 1, per_page: 1 } });
  const options = { apiKey: "k", baseUrl: "http://127.0.0.1/v1", clock: stoppedClock() };
  const { calls } = new build.SmartAlex({ ...options, fetch: scripted(response()), validate: "strict" });
  expect(await rejection(calls.changes({ lookbackHours: 0 }).next())).toBeInstanceOf(build.InvalidOptionError);
  const filtered = calls.list().filter({ from: "yesterday" });
  expect(await rejection(filtered.toArray({ limit: 1 }))).toBeInstanceOf(build.InvalidRequestError);
  expect(await rejection(calls.list())).toBeInstanceOf(build.InvalidResponseError);
});

test("a class that an application derives from an error class matches only its own instances", () => {
  class Gone extends source.NotFoundError {}
  const options = { code: "call_not_found" };
  expect(new Gone("gone", options)).toBeInstanceOf(source.NotFoundError);
  expect(new source.NotFoundError("not found", options)).not.toBeInstanceOf(Gone);
});

test.each([undefined, null, "NotFoundError", new Error("x"), { name: "NotFoundError" }])(
  "%j is not a SmartAlexError",
  (value) => {
    expect(source.isSmartAlexError(value)).toBe(false);
    expect(value instanceof source.SmartAlexError).toBe(false);
  },
);

test("an error prints its name before its message, like JavaScript's own errors", () => {
  const error = new source.NotFoundError("Not found.", { code: "call_not_found", status: 404 });
  expect(String(error)).toBe("NotFoundError: Not found.");
  expect(Object.keys(error)).not.toContain("name");
});
