import { partitionPoint } from "../source/partition-point.ts";

const HOUR_MS = 3_600_000;
const HOURS_A_WEEK = 168;
export const WEEK_MS = HOURS_A_WEEK * HOUR_MS;

/** Thursday first: 1970-01-01 was one. */
const WEEKDAYS = [20, 19, 6, 3, 22, 21, 20];
/** From midnight; the agents answer around the clock, but people sleep. */
const HOURS = [1, 1, 0, 0, 0, 1, 2, 5, 10, 14, 14, 12, 8, 10, 13, 13, 12, 10, 7, 5, 4, 3, 2, 1];

/** What share of a week's calls began before each of its hours, and 1 at its end. */
const sharesBefore = (() => {
  const weights = WEEKDAYS.flatMap((day) => HOURS.map((hour) => day * hour));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return [0, ...weights.map((weight) => (sum += weight) / total)];
})();

/** Calls that are asked for one after the other mostly begin in the same hour. */
let lastHour = 0;

/** When in a week, in milliseconds from its beginning, so large a share of its calls has begun. It grows with the share, 0 to 1. */
export function inverseTraffic(share: number): number {
  if (!(shareBefore(lastHour) <= share && share < shareBefore(lastHour + 1))) lastHour = hourOf(share);
  const from = shareBefore(lastHour);
  return (lastHour + (share - from) / (shareBefore(lastHour + 1) - from)) * HOUR_MS;
}

function hourOf(share: number): number {
  return (
    Math.min(
      partitionPoint(sharesBefore.length, (hour) => shareBefore(hour) <= share),
      HOURS_A_WEEK,
    ) - 1
  );
}

function shareBefore(hour: number): number {
  return sharesBefore[hour] ?? 1;
}

/** The share of a week's calls that has begun, so many milliseconds from its beginning. */
export function cumulativeTraffic(timeMs: number): number {
  const hour = Math.floor(timeMs / HOUR_MS);
  const from = shareBefore(hour);
  return from + (shareBefore(hour + 1) - from) * (timeMs / HOUR_MS - hour);
}
