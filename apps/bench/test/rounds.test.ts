import { expect, test } from "vitest";
import { runRounds, ratiosTo } from "../src/rounds.ts";
import { shuffledIndex } from "../src/shuffle.ts";

test("every other round goes backwards, and a ratio is that of its own round", async () => {
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

test("scattered turns come to every place once", () => {
  expect(new Set(Array.from({ length: 1_000 }, (_, turn) => shuffledIndex(turn, 1_000))).size).toBe(1_000);
});
