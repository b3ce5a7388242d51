import type { LiveSettings } from "./arrival-schedule.ts";
import { InvalidOptionError } from "../../runtime/errors.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const periods: Record<string, number> = { s: SECOND_MS, min: MINUTE_MS, h: HOUR_MS };
const units: Record<string, number> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS };
const MAX_PER_SECOND = 1_000;

/** Options that simulate live traffic. */
export interface LiveOptions {
  /** The average rate of new calls: `30/min`, `2/s` or `100/h`, up to `1000/s`. No new calls by default. */
  live?: string | undefined;
  /** The delay between the listing of a live call and its sentiment, summary and transcript: `30s`, `5m` or `2h`. No delay by default. */
  enrich?: string | undefined;
  /** The maximum delay between the end of a live call and its listing, such as `10m`. The delay of each call is random. No delay by default. */
  late?: string | undefined;
  /** The share of live calls that are deleted within an hour after they were listed: `0.05` or `5%`. @default 0 */
  deleteRate?: number | string | undefined;
}

/**
 * Parses the options of live traffic. Returns `undefined` without live traffic.
 *
 * @throws `InvalidOptionError` for an invalid value.
 */
export function parseLiveOptions({ deleteRate, enrich, late, live }: LiveOptions): LiveSettings | undefined {
  if (live === undefined) {
    const [unused] = Object.entries({ enrich, late, deleteRate }).find(([, value]) => value !== undefined) ?? [];
    if (unused === undefined) return undefined;
    throw new InvalidOptionError(`the option ${unused} requires the option live. Add live, such as 30/min`);
  }
  return {
    intervalMs: toIntervalMs(live),
    lateMs: toDurationMs("late", late),
    enrichMs: toDurationMs("enrich", enrich),
    deleteShare: toShare(deleteRate),
  };
}

function toIntervalMs(live: string): number {
  const [, count, period = ""] = /^([1-9]\d{0,6})\/(s|min|h)$/.exec(live) ?? [];
  const intervalMs = (periods[period] ?? NaN) / Number(count);
  if (intervalMs >= SECOND_MS / MAX_PER_SECOND) return intervalMs;
  throw new InvalidOptionError(
    `invalid value for live: ${live}. Use a rate such as 30/min, 2/s or 100/h, at most ${MAX_PER_SECOND}/s`,
  );
}

function toDurationMs(option: string, text = "0s"): number {
  const [, count, unit = ""] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  if (count !== undefined) return Number(count) * (units[unit] ?? NaN);
  throw new InvalidOptionError(`invalid value for ${option}: ${text}. Use a duration such as 30s, 5m or 2h`);
}

function toShare(deleteRate: number | string = 0): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%)?$/.exec(String(deleteRate)) ?? [];
  const share = Number(number) / (percent === undefined ? 1 : 100);
  if (share <= 1) return share;
  throw new InvalidOptionError(`invalid value for deleteRate: ${deleteRate}. Use a share such as 0.05 or 5%`);
}
