import { InvalidOptionError } from "../../../errors.ts";

export const HOUR_MS = 3_600_000;
/**
 * The maximum time by which replicas of the server lag behind: five minutes. The API does not document how far replicas lag behind. The feed assumes
 * that a response from any replica contains all changes that are at least five minutes old.
 */
export const REPLICA_LAG_MS = 300_000;

/**
 * Options that determine how far the runs of a change feed look back. A lookback of N hours begins N hours before the start of the most recent
 * complete run with the same lookback.
 */
export interface LookbackOptions {
  /**
   * The number of hours that every run looks back. `lookbackHours` must cover the time from the start of a call until the server lists the call,
   * which happens after the call has ended.
   * @default 6
   */
  lookbackHours?: number | undefined;
  /**
   * The number of hours that one run per hour looks back. `enrichmentHours` must cover the time from the start of a call until its sentiment, summary
   * and transcript are available. `enrichmentHours` must be at least `lookbackHours`.
   * @default 48
   */
  enrichmentHours?: number | undefined;
  /**
   * The number of hours that one run per day looks back. `reconcileHours` must cover the time from the start of a call until the call may be deleted
   * or corrected. `reconcileHours` must also cover calls that the server lists later than `lookbackHours` allows. `reconcileHours` must be at least
   * `enrichmentHours`.
   * @default 168
   */
  reconcileHours?: number | undefined;
}

/** The lookbacks of `LookbackOptions`, from the shortest to the longest. A run with a longer lookback also covers all shorter lookbacks. */
export const LOOKBACKS = ["lookback", "enrichment", "reconcile"] as const;
export type Lookback = (typeof LOOKBACKS)[number];

/**
 * For each lookback, the start of the most recent complete run with this lookback, in milliseconds since 1970. `undefined` if no run with this
 * lookback was completed.
 */
export type Checkpoints = Readonly<Record<Lookback, number | undefined>>;

/** For each lookback, the time in milliseconds after which another run with this lookback is due. */
const INTERVAL_MS = { lookback: 0, enrichment: HOUR_MS, reconcile: 24 * HOUR_MS } satisfies Record<Lookback, number>;

/**
 * Returns the length of each lookback in milliseconds.
 * @throws {InvalidOptionError} if an option is not a positive number, or is smaller than the option for the next shorter lookback.
 */
export function parseLookbacks({
  lookbackHours = 6,
  enrichmentHours = 48,
  reconcileHours = 168,
}: LookbackOptions): Record<Lookback, number> {
  if (!(lookbackHours > 0)) throw new InvalidOptionError("lookbackHours", "must be a number of hours above 0");
  if (!(enrichmentHours >= lookbackHours)) {
    throw new InvalidOptionError("enrichmentHours", `must be at least lookbackHours, ${lookbackHours}`);
  }
  if (!(reconcileHours >= enrichmentHours && reconcileHours < Infinity)) {
    throw new InvalidOptionError("reconcileHours", `must be at least enrichmentHours, ${enrichmentHours}`);
  }
  return {
    lookback: lookbackHours * HOUR_MS,
    enrichment: enrichmentHours * HOUR_MS,
    reconcile: reconcileHours * HOUR_MS,
  };
}

/** Returns the longest lookback that is due. A lookback is due if its interval has passed since the most recent complete run with this lookback. */
export function dueLookback(checkpoints: Checkpoints, nowMs: number): Lookback {
  // After the server's clock was set back, a checkpoint can be in the future. A lookback is also due if its checkpoint is further in the future than
  // the interval of the lookback.
  const isDue = (lookback: Lookback) => !(Math.abs(nowMs - (checkpoints[lookback] ?? NaN)) < INTERVAL_MS[lookback]);
  return isDue("reconcile") ? "reconcile" : isDue("enrichment") ? "enrichment" : "lookback";
}

/**
 * Returns the value of `since_hours` for a list of the calls that started at `floorMs` or later. `marginMs` is the time that may pass while the list
 * is read. Returns `undefined` for a list of all calls.
 */
export function sinceHours(
  floorMs: number,
  { marginMs, nowMs }: { marginMs: number; nowMs: number },
): number | undefined {
  return floorMs === -Infinity ? undefined : Math.max(1, Math.ceil((nowMs - floorMs + marginMs) / HOUR_MS));
}
