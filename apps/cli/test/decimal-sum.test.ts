import fc from "fast-check";
import { expect, test } from "vitest";
import { DecimalSum } from "../src/stats/decimal-sum.ts";
import { CallMetrics } from "../src/stats/call-metrics.ts";

function sumOf(values: readonly number[]): DecimalSum {
  const sum = new DecimalSum();
  for (const value of values) sum.add(value);
  return sum;
}

test.each([
  [[0.1, 0.2], 0.3],
  [[0.0000004, 0.0000004], 0.0000008],
  [[1e-7, 1], 1.0000001],
  [[0.1, 0.2, -0.3], 0],
  [[4.35, 0.000001, 1e-10], 4.3500010001],
  [[999_999_999_999, 0.01], 999_999_999_999.01],
  [Array<number>(10).fill(999_999_999_999.9), 9_999_999_999_999],
  [[-0.5, -1e-8], -0.50000001],
])("%j add up to %d", (values, total) => {
  expect(sumOf(values).total()).toBe(total);
  expect(sumOf(values.toReversed()).total()).toBe(total);
});

test("the mean is rounded to a millionth, half away from zero", () => {
  expect(sumOf([0.000001, 0.000002]).mean(2)).toBe(0.000002);
  expect(sumOf([-0.000001, -0.000002]).mean(2)).toBe(-0.000002);
  expect(sumOf([1, 1, 0]).mean(3)).toBe(0.666667);
});

test("amounts with any number of decimal places are added exactly", () => {
  const amounts = fc.record({ digits: fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), places: fc.nat(10) });
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 30 }), (list) => {
      const values = list.map(({ digits, places }) => Number(`${digits}e-${places}`));
      const units = list.reduce((sum, { digits, places }) => sum + BigInt(digits) * 10n ** BigInt(10 - places), 0n);
      expect(sumOf(values).total()).toBe(Number(`${units}e-10`));
    }),
    { numRuns: 2_000 },
  );
});

test("an implausible cost is excluded, and does not make statistics null", () => {
  const tally = new CallMetrics();
  for (const cost of [0.1, 1e303, 0.2, -1e12, null]) tally.add({ call_status: "completed", cost, duration_seconds: 1 });
  expect(tally.figures()).toMatchObject({ calls: 5, cost_total: 0.3, cost_mean: 0.15 });
});
