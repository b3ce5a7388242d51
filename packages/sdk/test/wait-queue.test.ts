import fc from "fast-check";
import { expect, test } from "vitest";
import { WaitQueue } from "../src/transport/rate-limiter/wait-queue.ts";

test("an item that returns is inserted at its number", () => {
  const queue = new WaitQueue<{ order: number }>();
  for (const order of [3, 4, 5, 1, 2]) queue.add(order, { order });
  expect(Array.from({ length: 6 }, () => queue.shift()?.order)).toEqual([1, 2, 3, 4, 5, undefined]);
});

test("behaves like a sorted list for any sequence of add, remove and shift", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("add" as const), order: fc.nat(50) }),
    fc.record({ kind: fc.constant("remove" as const), index: fc.nat(60) }),
    fc.record({ kind: fc.constant("shift" as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const queue = new WaitQueue<{ order: number; added: number }>();
      let expected: { order: number; added: number }[] = [];
      const removals: (() => void)[] = [];
      const all: { order: number; added: number }[] = [];
      for (const next of steps) {
        if (next.kind === "add") {
          const item = { order: next.order, added: all.length };
          all.push(item);
          removals.push(queue.add(next.order, item));
          expected = [...expected, item].sort((a, b) => a.order - b.order || a.added - b.added);
        } else if (next.kind === "remove") {
          removals[next.index]?.();
          expected = expected.filter((item) => item !== all[next.index]);
        } else {
          expect(queue.shift()).toBe(expected.shift());
        }
        expect(queue.size).toBe(expected.length);
      }
    }),
    { seed: 16, numRuns: 300 },
  );
});
