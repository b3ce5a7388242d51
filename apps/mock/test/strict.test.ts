import type { ErrorBody } from "@smartalex/contract";
import { createMock } from "@smartalex/mock";
import { SmartAlex } from "@smartalex/sdk";
import { expect, test } from "vitest";
import { nearest } from "../src/runtime/nearest.ts";
import { checked } from "./checked.ts";

const now = "2026-01-16T12:00:00Z";
const strict = checked(createMock({ now, strict: true }).fetch);
const lenient = checked(createMock({ now }).fetch);

async function answer(
  fetch: typeof strict,
  path: string,
  headers: Record<string, string> = {},
): Promise<[number, string?]> {
  const response = await fetch(
    new Request(`http://mock/v1${path}`, { headers: { authorization: "Bearer key", ...headers } }),
  );
  if (response.ok) return [response.status];
  return [response.status, ((await response.json()) as ErrorBody).error.message];
}

const KNOWN = "Use one of status, since_hours, page, per_page";

test.each([
  ["/calls?perpage=5", "There is no parameter perpage. Did you mean per_page?"],
  ["/calls?perPage=5", "There is no parameter perPage. Did you mean per_page?"],
  ["/calls?page=1&Status=busy", "There is no parameter Status. Did you mean status?"],
  ["/calls?sta-tsu=busy", "There is no parameter sta-tsu. Did you mean status?"],
  ["/calls?sinceHour=5", "There is no parameter sinceHour. Did you mean since_hours?"],
  ["/calls?limit=5", `There is no parameter limit. ${KNOWN}`],
  ["/calls?=5", `There is no parameter . ${KNOWN}`],
  ["/calls?__proto__=5", `There is no parameter __proto__. ${KNOWN}`],
  ["/calls/call_abc123?page=1", "There is no parameter page. This operation has no query parameters"],
  [`/calls?${"x".repeat(1000)}=1`, `There is no parameter ${"x".repeat(40)}. ${KNOWN}`],
])("%s is rejected only in strict mode", async (path, message) => {
  expect(await answer(strict, path)).toEqual([400, message]);
  expect(await answer(lenient, path)).toEqual([200]);
});

test.each([
  ["a long one", "x".repeat(8_192), "The header x-odd is longer than 8 KB"],
  ["a letter of Latin-1", "caf\u00e9", "The header x-odd has characters that are not visible ASCII"],
  ["a control character", "a\u0001b", "The header x-odd has characters that are not visible ASCII"],
  ["DEL", "a\u007fb", "The header x-odd has characters that are not visible ASCII"],
])("a header with %s is rejected only in strict mode", async (_what, value, message) => {
  expect(await answer(strict, "/calls", { "x-odd": value })).toEqual([400, message]);
  expect(await answer(lenient, "/calls", { "x-odd": value })).toEqual([200]);
});

test.each(["", "a\tb", "x".repeat(8_000), '"quoted"; q=0.5'])("a header with the value %j passes", async (value) => {
  expect(await answer(strict, "/calls", { "x-usual": value })).toEqual([200]);
});

test("the key is checked before parameters, and an unknown path stays a 404", async () => {
  expect((await strict(new Request("http://mock/v1/calls?sort=cost"))).status).toBe(401);
  expect((await answer(strict, "/nothing?sort=cost"))[0]).toBe(404);
});

test("the client works in strict mode", async () => {
  const smartalex = new SmartAlex({ apiKey: "any", fetch: strict });
  const ids = [];
  for await (const { id } of smartalex.calls.list({ status: "completed", since_hours: 48 })) ids.push(id);
  expect(ids.length).toBeGreaterThan(0);
  expect((await smartalex.calls.get("call_abc123")).id).toBe("call_abc123");
});

test.each([
  ["per_pages", "per_page"],
  ["pag", "page"],
  ["pgae", "page"],
  ["date", undefined],
  ["sort", undefined],
  ["limit", undefined],
  ["", undefined],
  ["x".repeat(1_000_000), undefined],
])("the nearest to %j is %j", (word, expected) => {
  expect(nearest(word, ["status", "since_hours", "page", "per_page"])).toBe(expected);
});
