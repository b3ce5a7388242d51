import { listCallsQueryValidator, type ExactListCallsQuery } from "@smartalex/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { InvalidRequestError } from "@smartalex/sdk";
import { checkQuery } from "../src/calls/check-query.ts";

const value = fc.oneof(
  fc.constantFrom("completed", "no_answer", "done", "", "1", null, true, -0, NaN, Infinity, 1.5),
  fc.integer({ min: -2, max: 120 }),
);
const queries = fc.dictionary(fc.constantFrom("status", "since_hours", "page", "per_page", "sort", "toString"), value);

function isRefused(query: unknown): boolean {
  try {
    checkQuery(query as ExactListCallsQuery); // that it may be anything is what is tested
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidRequestError);
    return true;
  }
}

test("the queries that are refused are those that the contract's validator refuses", () => {
  let refused = 0;
  fc.assert(
    fc.property(queries, (query) => {
      expect(isRefused(query)).toBe(!listCallsQueryValidator.strict.is(query));
      if (isRefused(query)) refused++;
    }),
    { numRuns: 3_000, seed: 7 },
  );
  expect(refused).toBeGreaterThan(1_000);
  expect(refused).toBeLessThan(2_900);
});
