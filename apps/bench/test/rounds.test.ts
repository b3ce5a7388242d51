import { expect, test } from "vitest";
import { runRounds, ratiosTo } from "../src/rounds.ts";
import { shuffledIndex } from "../src/shuffle.ts";

test("every second round has the reverse order, and ratios compare values of the same round", async () => {
  const order: string[] = [];
  const measured = await runRounds({ names: ["a", "b"], rounds: 3 }, (name, round) => {
    order.push(name);
    return name === "a" ? 10 ** round : 2 * 10 ** round;
  });
  expect(order.join("")).toBe("abbaab");
  expect([...ratiosTo("a", measured, (value) => value)]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});

test("shuffled indexes contain every number once", () => {
  expect(new Set(Array.from({ length: 1_000 }, (_, index) => shuffledIndex(index, 1_000))).size).toBe(1_000);
});
