import { expect, test } from "vitest";
import { SeenIds } from "../src/pagination/seen-ids.ts";

test("the ids that were added last are remembered, and at most twice as many as the capacity", () => {
  const ids = new SeenIds(3);
  for (let count = 1; count <= 10; count++) ids.add(`call_${count}`);
  const isRemembered = Array.from({ length: 10 }, (_, index) => ids.has(`call_${index + 1}`));
  expect(isRemembered.lastIndexOf(false)).toBe(5);
  expect(isRemembered.slice(7)).toEqual([true, true, true]);
});

test("an id that is added again takes no room", () => {
  const ids = new SeenIds(3);
  for (const id of ["call_1", "call_2", "call_2", "call_2", "call_2", "call_2"]) ids.add(id);
  expect([ids.has("call_1"), ids.has("call_2")]).toEqual([true, true]);
});
