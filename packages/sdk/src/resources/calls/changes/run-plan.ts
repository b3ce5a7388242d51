import type { Call } from "@smartalex/contract";
import { dueLookback, type Lookback } from "./lookback.ts";
import type { ServerClock } from "./server-clock.ts";
import { lookbackStartMs, type Progress } from "./store/progress.ts";

/** What one run reads, and the times that its decisions depend on. All times are in milliseconds since 1970. */
export interface RunPlan {
  /** When the run started: the earlier time of the local clock and the server. */
  readonly startedMs: number;
  /** When the run started, by the server's clock. */
  readonly serverMs: number;
  /** When the state was saved: all its calls were known by then. For a new feed, when the run started. */
  readonly knownSinceMs: number;
  /** The lookback of this run. */
  readonly lookback: Lookback;
  /** The floor of each lookback: how far back a run with it has to list. `-Infinity` for all calls. */
  readonly floors: Readonly<Record<Lookback, number>>;
  /** How long after the start of a call its summary may arrive. */
  readonly enrichmentMs: number;
}

/** Decides how far back a run looks that starts now. */
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

/** When a call started. A call with an invalid `start_timestamp` counts as started when the run did. */
export function callStartMs({ start_timestamp }: Call, { startedMs }: Pick<RunPlan, "startedMs">): number {
  const startMs = Date.parse(start_timestamp);
  return Number.isNaN(startMs) ? startedMs : startMs;
}
