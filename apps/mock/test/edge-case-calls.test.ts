import { callDetailValidator, type CallDetail } from "@smartalex/contract";
import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { edgeCaseCalls } from "../src/dataset/edge-cases/edge-case-calls.ts";

const nowMs = Date.parse("2026-01-16T12:00:00.250Z");
const DAY_MS = 24 * 3_600_000;
const calls = edgeCaseCalls(nowMs);
const ids = calls.map(({ id }) => id);

/** The texts of a call. */
const words = ({ summary, transcript }: CallDetail) => [summary ?? "", ...transcript.map(({ text }) => text)];
const says = (pattern: RegExp) => (call: CallDetail) => words(call).some((text) => pattern.test(text));
const hasTimes = (fits: (times: number[], duration: number) => boolean) => (call: CallDetail) => {
  const times = call.transcript.map(({ timestamp }) => timestamp);
  return fits(times, call.duration_seconds);
};
const costs =
  (fits: (cost: number) => boolean) =>
  ({ cost }: CallDetail) =>
    cost !== null && fits(cost);
const isCalled =
  (pattern: RegExp) =>
  ({ id }: CallDetail) =>
    pattern.test(id);
const hasTwin =
  (same: (id: string) => string) =>
  ({ id }: CallDetail) => {
    return ids.some((other) => other !== id && same(other) === same(id));
  };
const isUnknown = (field: string) => (call: CallDetail) => {
  return callDetailValidator.strict.issues(call).some(({ pointer }) => pointer.endsWith(`/${field}`));
};

const categories: Record<string, (call: CallDetail) => boolean> = {
  // Terminal escape sequences.
  "terminal colors": says(/\u001b\[[\d;]*m/),
  "cursor movements": says(/\u001b\[\d*[AHJ]/),
  "a window title": says(/\u001b\]0;[^\u0007]*\u0007/),
  "a link that hides its target": says(/\u001b\]8;;http/),
  "the clipboard": says(/\u001b\]52;c;/),
  "unterminated sequences": says(/^\u001b[\]P][^\u0007\u001b]*$/),
  "controls of one byte": says(/\u009b/),
  "the character nul": says(/\u0000/),
  "a bell": says(/\u0007\u0007/),
  "a carriage return that overwrites": says(/\w\r\w/),
  backspaces: says(/\u0008{2}/),
  // Texts that look different from their content.
  "overrides of the direction of text": says(/\u202e/),
  "isolates of the direction of text": says(/[\u2066-\u2068]/),
  "text from right to left": (call) => says(/\p{Script=Hebrew}/u)(call) && says(/\p{Script=Arabic}/u)(call),
  "letters as invisible tags": says(/[\u{e0020}-\u{e007e}]{10}/u),
  "line and paragraph separators": (call) => says(/\u2028/)(call) && says(/\u2029/)(call),
  "characters without width": says(/\w\u200b\w/),
  "nothing but a character without width": says(/^\u200b$/),
  "a flood of marks on a letter": says(/\p{L}\p{M}{1000}/u),
  "marks on no letter": says(/^\p{M}/u),
  "wide characters": says(/[\u4e00-\u9fff]/),
  "characters of ambiguous width": says(/[±×÷§]/),
  "emoji sequences": says(/\p{Extended_Pictographic}\u200d\p{Extended_Pictographic}/u),
  flags: says(/\p{Regional_Indicator}{2}/u),
  "a lone high surrogate": says(/[\ud800-\udbff](?![\udc00-\udfff])/),
  "a lone low surrogate": says(/(?<![\ud800-\udbff])[\udc00-\udfff]/),
  // Code.
  "a script": says(/<script>/),
  "the end of a script": says(/^<\/script>/),
  "an image with an event handler": says(/<img [^>]*onerror=/),
  "an SVG with an event handler": says(/<svg\/onload=/),
  "an HTML comment": says(/<!--/),
  "the end of an attribute": (call) => says(/^" \w+ on\w+=/)(call) && says(/^' on\w+=/)(call),
  templates: (call) => says(/\{\{7\*7\}\}/)(call) && says(/\$\{7\*7\}/)(call) && says(/\$&/)(call),
  queries: says(/'; DROP TABLE/),
  "formulas of a spreadsheet": (call) =>
    ["=", "\\+", "-", "@", "\t", "\r"].every((sign) => says(RegExp(`^${sign}`))(call)),
  "formulas with full-width characters": (call) =>
    ["＝", "＋", "－", "＠"].every((sign) => says(RegExp(`^${sign}`))(call)),
  Markdown: says(/\]\(javascript:/),
  "forged lines of a log": says(/\n[-\dT:]+Z ERROR /),
  // Very long and empty texts.
  "a word of 20,000 letters": says(/\w{20000}/),
  "a text of 100 KB": (call) => words(call).some((text) => text.length > 100_000),
  "10,000 turns": ({ transcript }) => transcript.length === 10_000,
  "empty texts": ({ summary, transcript }) => summary === "" && transcript[0]?.text === "",
  "a completed call without turns": (call) => call.call_status === "completed" && call.transcript.length === 0,
  // Other fields.
  "no duration": ({ call_status, duration_seconds }) => call_status === "completed" && duration_seconds === 0,
  "a duration that exceeds the range of dates": ({ duration_seconds }) => duration_seconds === Number.MAX_SAFE_INTEGER,
  "turns at fractions of a second": hasTimes((times) => times.some((time) => !Number.isInteger(time))),
  "turns with equal times": hasTimes((times) => new Set(times).size < times.length),
  "turns out of order": hasTimes((times) => times.some((time, index) => time < (times[index - 1] ?? time))),
  "turns after the end": hasTimes((times, duration) => times.some((time) => time > duration)),
  "turns before the start": hasTimes((times) => times.some((time) => time < 0)),
  "a huge cost": costs((cost) => cost > 1e300),
  "a tiny cost": costs((cost) => cost > 0 && cost < 1e-300),
  "a negative cost": costs((cost) => cost < -1),
  "a cost of minus zero": costs((cost) => cost.toFixed(2) === "-0.00"),
  "an end before the start": ({ end_timestamp, start_timestamp }) => {
    return end_timestamp !== null && Date.parse(end_timestamp) < Date.parse(start_timestamp);
  },
  "a leap second": ({ end_timestamp }) => /:60\.\d{9}Z$/.test(end_timestamp ?? ""),
  "the far past": ({ start_timestamp }) => /^0001-.*\.\d+Z$/.test(start_timestamp),
  "the far future": ({ start_timestamp }) => /^9999-.*\.\d+Z$/.test(start_timestamp),
  "null in every nullable field": ({ campaign_id, contact_id, cost, end_timestamp, sentiment, summary }) => {
    return [campaign_id, contact_id, cost, end_timestamp, sentiment, summary].every((value) => value === null);
  },
  "an unknown direction": isUnknown("direction"),
  "an unknown status": isUnknown("call_status"),
  "an unknown sentiment": isUnknown("sentiment"),
  "an unknown speaker": isUnknown("speaker"),
  "unknown fields": isUnknown("home_page"),
  "a field named __proto__": (call) => Object.hasOwn(call, "__proto__") && !("isAdmin" in call),
  "one text in every field": ({ agent_id, call_status, contact_id, direction, sentiment, transcript }) => {
    return (
      [agent_id, call_status, contact_id, direction, sentiment].every((value) => value?.includes("\u001b]")) &&
      transcript.length > 1
    );
  },
  // Ids.
  "an id with a slash": isCalled(/\w\/\w/),
  "an id with a percent sign": isCalled(/%/),
  "an id with spaces": isCalled(/\w \w/),
  "an id with a new line": isCalled(/\r\n/),
  "an id with quotes": isCalled(/'"/),
  "an ID with a relative path": isCalled(/^\.\.\//),
  "an id with a query": isCalled(/\?.*&.*#/),
  "an id with markup": isCalled(/<script>/),
  "an ID that a URL cannot contain": isCalled(/[\ud800-\udbff](?![\udc00-\udfff])/),
  "a very long id": ({ id }) => id.length > 5_000,
  "an id that looks empty": ({ id }) => id.trim() === "",
  "an invisible ID": isCalled(/^\u200b$/),
  "an ID that is a property of every object": isCalled(/^(__proto__|constructor)$/),
  "an ID that differs only in case": hasTwin((id) => id.toLowerCase()),
  "an ID that differs only in Unicode normalization": hasTwin((id) => id.normalize("NFC")),
};

test.each(Object.entries(categories))("there is %s", (_, isOne) => {
  expect(calls.some(isOne)).toBe(true);
});

test("each call is valid by the contract", () => {
  expect(calls.flatMap((call) => callDetailValidator.issues(call))).toEqual([]);
});

test("only calls whose IDs say so have undocumented fields or values", () => {
  const unknown = calls.filter((call) => !callDetailValidator.strict.is(call)).map(({ id }) => id);
  expect(unknown.filter((id) => !/_everywhere$|_unknown_/.test(id))).toEqual([]);
  expect(unknown).toHaveLength(8);
});

test("no two calls have the same id", () => {
  expect(new Set(ids).size).toBe(calls.length);
});

test("the ID of a call describes the edge case", () => {
  const [usual] = edgeCaseCalls(nowMs).filter(({ id }) => id === "call_hostile_twin");
  const { id: _, start_timestamp: __, end_timestamp: ___, ...same } = usual ?? ({} as CallDetail);
  const odd = calls.filter((call) => JSON.stringify({ ...call, ...same }) !== JSON.stringify(call));
  expect(odd.map(({ id }) => id).filter((id) => !/^call_hostile(_[a-z0-9]+)+$/.test(id))).toEqual([]);
});

test("JSON preserves each call", () => {
  // `toEqual` fails with a field named `constructor`.
  const changed = calls.filter((call) => !isDeepStrictEqual(JSON.parse(JSON.stringify(call)), call));
  expect(changed.map(({ id }) => id)).toEqual([]);
});

test("JSON contains lone surrogates only as escape sequences", () => {
  const json = JSON.stringify(calls);
  expect(/\p{Cs}/u.test(json)).toBe(false);
  expect(json).toContain("high \\ud83d alone");
});

test("the same time has the same calls, and another time shifts them", () => {
  expect(JSON.stringify(edgeCaseCalls(nowMs))).toBe(JSON.stringify(calls));
  const later = edgeCaseCalls(nowMs + 1000);
  expect(later.map(({ id }) => id)).toEqual(ids);
  expect(later[0]?.start_timestamp).not.toBe(calls[0]?.start_timestamp);
});

test("they start in the previous six days, in pairs with the same start, some with milliseconds", () => {
  const starts = calls.filter(({ id }) => !id.includes("_far_")).map(({ start_timestamp }) => start_timestamp);
  const agesMs = starts.map((start) => nowMs - Date.parse(start));
  expect(Math.min(...agesMs)).toBeGreaterThan(0);
  expect(Math.max(...agesMs)).toBeGreaterThan(4 * DAY_MS);
  expect(Math.max(...agesMs)).toBeLessThan(6 * DAY_MS);
  expect(new Set(starts).size).toBeLessThan(starts.length * 0.6);
  expect(new Set(starts.map((start) => start.includes(".")))).toEqual(new Set([true, false]));
});
