import { LOOKBACKS, REPLICA_LAG_MS, type Checkpoints, type Lookback } from "../lookback.ts";

/** Describes how much of the workspace a feed has read. All times are in milliseconds since 1970. */
export interface Progress {
  /** Start of the feed: calls that started earlier are ignored. `-Infinity` if the feed covers all calls. */
  readonly fromMs: number;
  /** The feed has forgotten the calls that started before this time, and ignores them. `-Infinity` if it has forgotten none. */
  readonly forgottenBeforeMs: number;
  readonly checkpoints: Checkpoints;
}

/**
 * Returns the floor of each lookback: the earliest start of the calls that a run has to list. A call that started earlier was already listed when the
 * most recent complete run with this lookback started, or appeared later than the lookback allows. `-Infinity` if there was no run with this
 * lookback.
 */
export function lookbackStartMs(
  { checkpoints, forgottenBeforeMs, fromMs }: Progress,
  { lookbacksMs, nowMs }: { lookbacksMs: Readonly<Record<Lookback, number>>; nowMs: number },
): Record<Lookback, number> {
  const floorMs = (lookback: Lookback) => {
    const lastRunMs = Math.min(checkpoints[lookback] ?? -Infinity, nowMs);
    return Math.max(fromMs, forgottenBeforeMs, lastRunMs - lookbacksMs[lookback] - REPLICA_LAG_MS);
  };
  return { lookback: floorMs("lookback"), enrichment: floorMs("enrichment"), reconcile: floorMs("reconcile") };
}

/**
 * Removes times in the future. They were recorded while a clock was wrong, so they do not show what the feed has read. If the feed has forgotten
 * calls because of these times, it reads the calls again.
 */
export function discardFutureTimes(
  { checkpoints, forgottenBeforeMs, fromMs }: Progress,
  { latestMs, reconcileMs }: { latestMs: number; reconcileMs: number },
): Progress {
  const past = (timeMs: number | undefined) => (timeMs !== undefined && timeMs <= latestMs ? timeMs : undefined);
  const hasForgottenTooMuch = checkpoints.reconcile !== past(checkpoints.reconcile);
  return {
    fromMs: Math.min(fromMs, latestMs),
    forgottenBeforeMs: hasForgottenTooMuch
      ? Math.min(forgottenBeforeMs, latestMs - reconcileMs - REPLICA_LAG_MS)
      : forgottenBeforeMs,
    checkpoints: {
      lookback: past(checkpoints.lookback),
      enrichment: past(checkpoints.enrichment),
      reconcile: past(checkpoints.reconcile),
    },
  };
}

/** Returns the progress after a complete run. A run sets the checkpoints of its lookback and of all shorter lookbacks. */
export function completeRun(
  progress: Progress,
  { lookback, reconcileMs, startedMs }: { lookback: Lookback; reconcileMs: number; startedMs: number },
): Progress {
  const completed = LOOKBACKS.slice(0, LOOKBACKS.indexOf(lookback) + 1);
  const checkpoints = { ...progress.checkpoints, ...Object.fromEntries(completed.map((name) => [name, startedMs])) };
  // No later run looks further back than this time.
  const forgettableMs = (checkpoints.reconcile ?? -Infinity) - reconcileMs - REPLICA_LAG_MS;
  return { ...progress, forgottenBeforeMs: Math.max(progress.forgottenBeforeMs, forgettableMs), checkpoints };
}
