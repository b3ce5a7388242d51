import { listCallsQueryValidator, type ListCallsQuery } from "@smartalex/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidRequestError } from "@smartalex/sdk";
import { validateQuery } from "../src/api/validate-query.ts";

const value = fc.oneof(
  fc.constantFrom("completed", "no_answer", "transferred", "", "1", null, true, -0, NaN, Infinity, 1.5),
  fc.integer({ min: -2, max: 120 }),
);
const queries = fc.dictionary(fc.constantFrom("status", "since_hours", "page", "per_page", "sort", "toString"), value);

function isRefused(query: unknown): boolean {
  try {
    validateQuery(query as ListCallsQuery); // that it may be anything is what is tested
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidRequestError);
    return true;
  }
}

/** Whether a server of any version could accept it. */
function mayBeRight([name, given]: [string, unknown]): boolean {
  if (name === "status") return typeof given === "string";
  return (
    ["since_hours", "page", "per_page"].includes(name) && /^\d{1,15}$/.test(String(given)) && typeof given === "number"
  );
}

test("a query is refused if and only if it can never be right", () => {
  let refused = 0;
  fc.assert(
    fc.property(queries, (query) => {
      expect(isRefused(query)).toBe(!Object.entries(query).every(mayBeRight));
      if (listCallsQueryValidator.strict.is(query)) expect(isRefused(query)).toBe(false);
      if (isRefused(query)) refused++;
    }),
    { numRuns: 3_000, seed: 7 },
  );
  expect(refused).toBeGreaterThan(1_000);
  expect(refused).toBeLessThan(2_900);
});

test("a number that a URL cannot hold as digits is refused", () => {
  expect(isRefused({ since_hours: 1e300 })).toBe(true);
  expect(isRefused({ since_hours: 2 ** 53 - 1 })).toBe(false);
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
  ["direction", "use list().filter({ direction }), which compares it while the calls are read"],
  ["campaign_id", "use list().filter({ campaign_id }), which compares it while the calls are read"],
  ["from", "use list().filter({ from }), which compares it while the calls are read"],
  ["signal", "pass it as an option: list(query, { signal })"],
  ["concurrency", "pass it as an option: list(query, { concurrency })"],
  ["sort", "use one of status, since_hours, page, per_page"],
  ["toString", "use one of status, since_hours, page, per_page"],
])("a query with %s says what to use", (name, advice) => {
  const query = { [name]: 1 } as ListCallsQuery; // as from JavaScript
  expect(() => {
    validateQuery(query);
  }).toThrow(`The query was not sent: ${name} is not a parameter of the API; ${advice}.`);
});
