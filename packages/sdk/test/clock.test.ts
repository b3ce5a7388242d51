import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../src/runtime/clock.ts";

const LONGEST_SET_TIMEOUT_MS = 2_147_483_647;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([1, 30_000, LONGEST_SET_TIMEOUT_MS])("a timer of %i ms ends after exactly that time", (durationMs) => {
  let ended = 0;
  systemClock.startTimer(durationMs, () => ended++);
  vi.advanceTimersByTime(durationMs - 1);
  expect(ended).toBe(0);
  vi.advanceTimersByTime(1);
  expect(ended).toBe(1);
});

test("a stopped timer does not end", () => {
  let ended = 0;
  const stop = systemClock.startTimer(1_000, () => ended++);
  stop();
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(2_000);
  expect(ended).toBe(0);
});
