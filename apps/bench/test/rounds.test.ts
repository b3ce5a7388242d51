import { expect, test } from "vitest";
import { inRounds, ratiosTo } from "../src/rounds.ts";
import { scatter } from "../src/scatter.ts";

test("every other round goes backwards, and a ratio is that of its own round", async () => {
  const asked: string[] = [];
  const measured = await inRounds({ names: ["a", "b"], rounds: 3 }, (name, round) => {
    asked.push(name);
    return name === "a" ? 10 ** round : 2 * 10 ** round;
  });
  expect(asked.join("")).toBe("abbaab");
  expect([...ratiosTo("a", measured, (value) => value)]).toEqual([
    ["a", 1],
    ["b", 2],
  ]);
});

test("scattered turns come to every place once", () => {
  expect(new Set(Array.from({ length: 1_000 }, (_, turn) => scatter(turn, 1_000))).size).toBe(1_000);
});
