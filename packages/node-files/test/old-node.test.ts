import { expect, test } from "vitest";
import { oldNodeMessage } from "../src/old-node.ts";

test.each([
  ["20.20.2", false],
  ["22.9.0", false],
  ["22.12.9", false],
  ["22.13.0", true],
  ["22.100.0", true],
  ["24.0.0", true],
])("Node %s is new enough for >=22.13: %s", (version, isNewEnough) => {
  expect(oldNodeMessage("program", ">=22.13", version) === undefined).toBe(isNewEnough);
});
