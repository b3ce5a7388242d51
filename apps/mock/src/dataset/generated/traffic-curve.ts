import { partitionPoint } from "../source/partition-point.ts";

const HOUR_MS = 3_600_000;
const HOURS_PER_WEEK = 168;
/** The length of a week in milliseconds. */
export const WEEK_MS = HOURS_PER_WEEK * HOUR_MS;

/** The relative traffic of each day. The week starts on Thursday, as 1970-01-01 was a Thursday. */
const WEEKDAYS = [20, 19, 6, 3, 22, 21, 20];
/** The relative traffic of each hour of a day. */
const HOURS = [1, 1, 0, 0, 0, 1, 2, 5, 10, 14, 14, 12, 8, 10, 13, 13, 12, 10, 7, 5, 4, 3, 2, 1];

/** The share of a week's calls that start before each hour, and 1 at the end. */
const sharesBefore = (() => {
  const weights = WEEKDAYS.flatMap((day) => HOURS.map((hour) => day * hour));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  return [0, ...weights.map((weight) => (sum += weight) / total)];
})();

/** The hour of the last lookup. Calls that are read in sequence usually start in the same hour. */
let lastHour = 0;

/** Returns the time in a week, in milliseconds from its start, by which this share (0 to 1) of its calls has started. */
export function inverseTraffic(share: number): number {
  if (!(shareBefore(lastHour) <= share && share < shareBefore(lastHour + 1))) lastHour = hourOf(share);
  const from = shareBefore(lastHour);
  return (lastHour + (share - from) / (shareBefore(lastHour + 1) - from)) * HOUR_MS;
}

function hourOf(share: number): number {
  return (
    Math.min(
      partitionPoint(sharesBefore.length, (hour) => shareBefore(hour) <= share),
      HOURS_PER_WEEK,
    ) - 1
  );
}

function shareBefore(hour: number): number {
  return sharesBefore[hour] ?? 1;
}

/** Returns the share of a week's calls that have started by a time, in milliseconds from the start of the week. */
export function cumulativeTraffic(timeMs: number): number {
  const hour = Math.floor(timeMs / HOUR_MS);
  const from = shareBefore(hour);
  return from + (shareBefore(hour + 1) - from) * (timeMs / HOUR_MS - hour);
}
