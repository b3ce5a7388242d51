import type { Call } from "@smartalex/contract";
import { dueLookback, type Lookback } from "./lookback.ts";
import type { ServerClock } from "./server-clock.ts";
import { lookbackStartMs, type Progress } from "./store/progress.ts";

/** The plan of one run: how far back the run reads, and the times that it uses in its decisions. All times are in milliseconds since 1970. */
export interface RunPlan {
  /** The start of the run: the earlier of the local clock's time and the server's time. */
  readonly startedMs: number;
  /** The start of the run, by the server's clock. */
  readonly serverMs: number;
  /** The time at which all calls in the state were known: the time when the state was saved or, for a new feed, the start of the run. */
  readonly knownSinceMs: number;
  /** The lookback that determines how far back the run reads. */
  readonly lookback: Lookback;
  /**
   * The floor of each lookback: a run with the lookback must list all calls that started at the floor or later. A floor of `-Infinity` means that the
   * run must list all calls.
   */
  readonly floors: Readonly<Record<Lookback, number>>;
  /** The maximum time from the start of a call until its summary is available (`enrichmentHours`). */
  readonly enrichmentMs: number;
}

/** Creates the plan of a run that starts now, and decides how far back the run looks. */
export function planRun(
  progress: Progress,
  {
    clock,
    lookbacksMs,
    savedMs,
  }: {
    clock: Pick<ServerClock, "earliestMs" | "nowMs">;
    lookbacksMs: Readonly<Record<Lookback, number>>;
    savedMs: number | undefined;
  },
): RunPlan {
  const startedMs = clock.earliestMs();
  return {
    startedMs,
    serverMs: clock.nowMs(),
    knownSinceMs: savedMs ?? startedMs,
    lookback: dueLookback(progress.checkpoints, startedMs),
    floors: lookbackStartMs(progress, { lookbacksMs, nowMs: startedMs }),
    enrichmentMs: lookbacksMs.enrichment,
  };
}

/** Returns the start time of a call, or the start time of the run if the call has an invalid `start_timestamp`. */
export function callStartMs({ start_timestamp }: Call, { startedMs }: Pick<RunPlan, "startedMs">): number {
  const startMs = Date.parse(start_timestamp);
  return Number.isNaN(startMs) ? startedMs : startMs;
}
