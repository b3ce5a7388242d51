import type { LiveSettings } from "./arrival-schedule.ts";
import { InvalidOptionError } from "../../errors.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const periods: Record<string, number> = { s: SECOND_MS, min: MINUTE_MS, h: HOUR_MS };
const units: Record<string, number> = { s: SECOND_MS, m: MINUTE_MS, h: HOUR_MS };
const MOST_A_SECOND = 1_000;

/** What may be said about calls that go on arriving, in words. */
export interface LiveOptions {
  /** How many calls arrive, evenly but for chance: `30/min`, or in `/s` or `/h`, up to `1000/s`. Default: none. */
  live?: string | undefined;
  /** How long after a live call has shown up its sentiment, summary and transcript follow, such as `5m`, in `s`, `m` or `h`. Default: at once. */
  enrich?: string | undefined;
  /** How long after its end a live call shows up at most, such as `10m`; how long, chance says for each. Default: at once. */
  late?: string | undefined;
  /** How many of the live calls vanish again within the hour after they showed up: a share such as `0.05`, or `5%`. Default 0. */
  deleteRate?: number | string | undefined;
}

/** Reads how calls go on arriving, if they do. Throws `SettingError`. */
export function parseLiveOptions({ deleteRate, enrich, late, live }: LiveOptions): LiveSettings | undefined {
  if (live === undefined) {
    const [useless] = Object.entries({ enrich, late, deleteRate }).find(([, value]) => value !== undefined) ?? [];
    if (useless === undefined) return undefined;
    throw new InvalidOptionError(
      `the option ${useless} is about live calls, and there are none. Add live, such as 30/min`,
    );
  }
  return {
    apartMs: toApartMs(live),
    lateMs: toDurationMs("late", late),
    enrichMs: toDurationMs("enrich", enrich),
    deleteShare: toShare(deleteRate),
  };
}

function toApartMs(live: string): number {
  const [, count, period = ""] = /^([1-9]\d{0,6})\/(s|min|h)$/.exec(live) ?? [];
  const apartMs = (periods[period] ?? NaN) / Number(count);
  if (apartMs >= SECOND_MS / MOST_A_SECOND) return apartMs;
  throw new InvalidOptionError(
    `live calls cannot arrive at ${live}. Write how many, such as 30/min, 2/s or 100/h, at most ${MOST_A_SECOND}/s`,
  );
}

function toDurationMs(option: string, text = "0s"): number {
  const [, count, unit = ""] = /^(\d{1,6})([smh])$/.exec(text) ?? [];
  if (count !== undefined) return Number(count) * (units[unit] ?? NaN);
  throw new InvalidOptionError(`the option ${option} cannot be ${text}. Write a duration, such as 30s, 5m or 2h`);
}

function toShare(deleteRate: number | string = 0): number {
  const [, number, percent] = /^(\d+(?:\.\d+)?)(%)?$/.exec(String(deleteRate)) ?? [];
  const share = Number(number) / (percent === undefined ? 1 : 100);
  if (share <= 1) return share;
  throw new InvalidOptionError(`the option deleteRate cannot be ${deleteRate}. Write a share, such as 0.05 or 5%`);
}
