import document from "@smartalex/contract/openapi.json" with { type: "json" };
import { createMock, InvalidOptionError } from "@smartalex/mock";
import { expect, test } from "vitest";
import { parseFaultRule } from "../src/faults/fault-rule.ts";

const matches = (rule: string, path: string, method = "GET") => {
  return parseFaultRule(rule, () => 0).matches(new Request(`http://mock/v1${path}`, { method }));
};

test.each([
  ["reset", "/calls/call_1", true],
  ["GET: reset", "/calls", true],
  ["/calls: reset", "/calls", true],
  ["/calls: reset", "/calls?page=2", true],
  ["/calls: reset", "/calls/call_1", false],
  ["GET /calls/{id}: reset", "/calls/call_1", true],
  ["GET /calls/{id}: reset", "/calls", false],
  ["/calls/call_1: reset", "/calls/call_1", true],
  ["/calls/call_1: reset", "/calls/call_2", false],
  ["page=3: reset", "/calls?page=3", true],
  ["page=3: reset", "/calls?page=30", false],
  ["page=1 per_page=20: reset", "/calls", true],
  ["page=3 status=busy: reset", "/calls?page=3", false],
  ["page=1: reset", "/calls/call_1", false],
  ["page=3: reset", "/calls/call_1?page=3", false],
  ["GET /calls page=3 5%: reset", "/calls?page=3&status=busy", true],
])("%s matches %s: %j", (rule, path, expected) => {
  expect(matches(rule, path)).toBe(expected);
});

test("the condition GET does not match other methods", () => {
  expect(matches("GET: reset", "/calls", "POST")).toBe(false);
});

test("a percentage is the share of requests that a rule applies to", () => {
  const probability = (rule: string) => parseFaultRule(rule, () => 0).probability;
  expect([probability("reset"), probability("5%: reset"), probability("GET 0.5%: reset")]).toEqual([1, 0.05, 0.005]);
});

const paths = Object.keys(document.paths).join(", ");
const known =
  "Use a status such as 503, or one of reset, reset-in-body, reset-after-body, stall, stall-in-body, truncated, invalid-json, " +
  'invalid-utf8, wrong-type, wrong-shape, wrong-total, repeated-page, ok, with ", " between steps';

test.each([
  ["rset", `unknown fault "rset". ${known}`],
  ["reset,ok", `unknown fault "reset,ok". ${known}`],
  ["STATUS", `unknown fault "STATUS". ${known}`],
  ["toString", `unknown fault "toString". ${known}`],
  ["", `unknown fault "". ${known}`],
  ["5%:", `unknown fault "". ${known}`],
  ["reset 5", 'invalid fault "reset 5": reset takes no argument'],
  ["199", "invalid status in 199. Use a number from 200 to 599"],
  ["5xx", "invalid status in 5xx. Use a number from 200 to 599"],
  ["503 htm", "invalid htm in 503 htm. After the status, use json, html or empty, and headers such as retry-after=2"],
  [
    "429 retry-after=soón",
    "invalid retry-after=soón in 429 retry-after=soón. After the status, use json, html or empty, and headers such as retry-after=2",
  ],
  ["wrong-shape {", 'invalid JSON: {. Write it without spaces, such as {"data":[]}'],
  ["/call: reset", `unknown path /call. Use one of ${paths}, or an ID in place of {id}`],
  ["/calls?page=2: reset", "/calls?page=2 has a query. Write parameters as conditions: /calls page=2"],
  ["seite=3: reset", "unknown parameter seite. Use one of status, since_hours, page, per_page"],
  ["101%: reset", "invalid condition 101%. Write conditions such as GET, /calls, page=3 or 5% before the colon"],
  ["FETCH: reset", "invalid condition FETCH. Write conditions such as GET, /calls, page=3 or 5% before the colon"],
])("%j is an error with the valid values", (rule, problem) => {
  const create = () => createMock({ faults: [rule] });
  expect(create).toThrow(InvalidOptionError);
  expect(create).toThrow(new InvalidOptionError(`invalid fault "${rule}": ${problem}`));
});
