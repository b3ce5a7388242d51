import { listCallsQueryLimits, listCallsQueryValidator } from "@smartalex/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SmartAlex } from "@smartalex/sdk";
import { isValidQuery } from "../src/api/validate-query.ts";

const value = fc.oneof(
  fc.constantFrom("completed", "no_answer", "transferred", "", "1", null, true, -0, NaN, Infinity, 1.5),
  fc.integer({ min: -2, max: 120 }),
);
const queries = fc.dictionary(fc.constantFrom("status", "since_hours", "page", "per_page", "sort", "toString"), value);

function isRejected(query: Readonly<Record<string, unknown>>): boolean {
  return !isValidQuery(query, listCallsQueryLimits);
}

/** Whether a server of any version could accept the parameter. */
function isPossible([name, parameter]: [string, unknown]): boolean {
  if (name === "status") return typeof parameter === "string";
  return (
    ["since_hours", "page", "per_page"].includes(name) &&
    /^\d{1,15}$/.test(String(parameter)) &&
    typeof parameter === "number"
  );
}

test("a query is rejected if and only if it can never be right", () => {
  let rejected = 0;
  fc.assert(
    fc.property(queries, (query) => {
      expect(isRejected(query)).toBe(!Object.entries(query).every(isPossible));
      if (listCallsQueryValidator.strict.is(query)) expect(isRejected(query)).toBe(false);
      if (isRejected(query)) rejected++;
    }),
    { numRuns: 3_000, seed: 7 },
  );
  expect(rejected).toBeGreaterThan(1_000);
  expect(rejected).toBeLessThan(2_900);
});

test("an integer that a URL cannot represent exactly is rejected", () => {
  expect(isRejected({ since_hours: 1e300 })).toBe(true);
  expect(isRejected({ since_hours: 2 ** 53 - 1 })).toBe(false);
});

test.each([
  ["perPage", "use per_page"],
  ["per-page", "use per_page"],
  ["sinceHours", "use since_hours"],
  ["since", "use since_hours"],
  ["since_hour", "use since_hours"],
  ["stauts", "use status"],
  ["call_status", "use status"],
  ["limit", "use per_page"],
  ["direction", "use list().filter({ direction }), which filters client-side"],
  ["campaign_id", "use list().filter({ campaign_id }), which filters client-side"],
  ["from", "use list().filter({ from }), which filters client-side"],
  ["signal", "pass it as an option: list(query, { signal })"],
  ["concurrency", "pass it as an option: list(query, { concurrency })"],
  ["sort", "use one of status, since_hours, page, per_page"],
  ["toString", "use one of status, since_hours, page, per_page"],
])("the error for the parameter %s says what to use", async (name, advice) => {
  const { calls } = new SmartAlex({ apiKey: "any", fetch: () => Promise.reject(new Error("no request is expected")) });
  const query: object = { [name]: 1 };
  await expect(calls.list(query)).rejects.toThrow(`Invalid query: ${name} is not a parameter of the API; ${advice}.`);
});
