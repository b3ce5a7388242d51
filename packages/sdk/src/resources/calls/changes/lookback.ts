import { InvalidOptionError } from "../../../errors.ts";

export const HOUR_MS = 3_600_000;
/** Not documented. Assumed: each response shows all that the server knew this long ago, whichever of its replicas sends it. */
export const REPLICA_LAG_MS = 300_000;

/** How far back runs look, in hours before the last run of their kind. */
export interface LookbackOptions {
  /** Every run. As long as a call may take from its start until it is listed: calls show up when they end. Default 6. */
  lookbackHours?: number | undefined;
  /** Once an hour. As long as sentiment, summary and transcript may take to follow. Default 48. */
  enrichmentHours?: number | undefined;
  /** Once a day. As long as calls may be removed or corrected, or show up later still. Default 168. */
  reconcileHours?: number | undefined;
}

/** The kinds of run, the shortest first. Each does what those before it do. */
export const LOOKBACKS = ["hot", "warm", "audit"] as const;
export type Lookback = (typeof LOOKBACKS)[number];

/** For each kind of run, when by the server's clock the last one began that was completed; `undefined` where none was. */
export type Checkpoints = Readonly<Record<Lookback, number | undefined>>;

/** What a feed has read so far. */
export interface Progress {
  /** Where the feed begins: calls that started earlier are ignored. `-Infinity` if none are. */
  readonly fromMs: number;
  /** Calls that started earlier were forgotten. `-Infinity` if none were. */
  readonly keptMs: number;
  readonly marks: Checkpoints;
}

/** How often, in milliseconds of the server's clock. */
const EVERY_MS = { hot: 0, warm: HOUR_MS, audit: 24 * HOUR_MS } satisfies Record<Lookback, number>;

/** The horizons in milliseconds. Throws `InvalidOptionError` for some that cannot work. */
export function parseLookbacks({
  lookbackHours = 6,
  enrichmentHours = 48,
  reconcileHours = 168,
}: LookbackOptions): Record<Lookback, number> {
  if (!(lookbackHours > 0)) throw new InvalidOptionError("lookbackHours", "must be a number of hours above 0");
  if (!(enrichmentHours >= lookbackHours))
    throw new InvalidOptionError("enrichmentHours", `must be at least lookbackHours, ${lookbackHours}`);
  if (!(reconcileHours >= enrichmentHours && reconcileHours < Infinity)) {
    throw new InvalidOptionError("reconcileHours", `must be at least enrichmentHours, ${enrichmentHours}`);
  }
  return { hot: lookbackHours * HOUR_MS, warm: enrichmentHours * HOUR_MS, audit: reconcileHours * HOUR_MS };
}

/** The longest kind of run whose time has come. */
export function dueLookback(marks: Checkpoints, nowMs: number): Lookback {
  // Where the server's clock was set back, its runs are as far apart.
  const isDue = (tier: Lookback) => !(Math.abs(nowMs - (marks[tier] ?? NaN)) < EVERY_MS[tier]);
  return isDue("audit") ? "audit" : isDue("warm") ? "warm" : "hot";
}

/**
 * Drops times in the future, which a clock that was wrong has left: they say nothing about what was read. Calls that the feed has
 * forgotten because of them are looked at again.
 */
export function withoutFuture({ fromMs, keptMs, marks }: Progress, latestMs: number, auditMs: number): Progress {
  const past = (markMs: number | undefined) => (markMs !== undefined && markMs <= latestMs ? markMs : undefined);
  const isForgetful = marks.audit !== past(marks.audit);
  return {
    fromMs: Math.min(fromMs, latestMs),
    keptMs: isForgetful ? Math.min(keptMs, latestMs - auditMs - REPLICA_LAG_MS) : keptMs,
    marks: { hot: past(marks.hot), warm: past(marks.warm), audit: past(marks.audit) },
  };
}

/**
 * How far back each kind of run has to look: what started earlier was there when the last one of its kind began, or showed up later than
 * the horizon allows. `-Infinity` if there was none.
 */
export function lookbackStartMs(
  { fromMs, keptMs, marks }: Progress,
  { horizons, nowMs }: { horizons: Readonly<Record<Lookback, number>>; nowMs: number },
): Record<Lookback, number> {
  const floor = (tier: Lookback) => {
    const sinceMs = Math.min(marks[tier] ?? -Infinity, nowMs);
    return Math.max(fromMs, keptMs, sinceMs - horizons[tier] - REPLICA_LAG_MS);
  };
  return { hot: floor("hot"), warm: floor("warm"), audit: floor("audit") };
}

/** The `since_hours` with which a list reaches back to a floor, with room for the time that passes while it is read. */
export function sinceHours(floor: number, { nowMs, roomMs }: { nowMs: number; roomMs: number }): number | undefined {
  return floor === -Infinity ? undefined : Math.max(1, Math.ceil((nowMs - floor + roomMs) / HOUR_MS));
}
