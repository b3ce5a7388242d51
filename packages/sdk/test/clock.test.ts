import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { systemClock } from "../src/runtime/clock.ts";

const LONGEST_SET_TIMEOUT_MS = 2_147_483_647;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test.each([LONGEST_SET_TIMEOUT_MS, LONGEST_SET_TIMEOUT_MS + 1, 2_147_484_000, 90 * 86_400_000])(
  "a timer of %i ms ends after exactly that time, although setTimeout ends longer timers at once",
  (durationMs) => {
    let ended = 0;
    systemClock.startTimer(durationMs, () => ended++);
    vi.advanceTimersByTime(durationMs - 1);
    expect(ended).toBe(0);
    vi.advanceTimersByTime(1);
    expect(ended).toBe(1);
  },
);

test("a timer that is longer than setTimeout permits can be stopped in each of its parts", () => {
  for (const passedMs of [0, LONGEST_SET_TIMEOUT_MS + 1, 2 * LONGEST_SET_TIMEOUT_MS + 1]) {
    let ended = 0;
    const stop = systemClock.startTimer(3 * LONGEST_SET_TIMEOUT_MS, () => ended++);
    vi.advanceTimersByTime(passedMs);
    stop();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(4 * LONGEST_SET_TIMEOUT_MS);
    expect(ended).toBe(0);
  }
});
