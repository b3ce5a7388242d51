import { LOOKBACKS, REPLICA_LAG_MS, type Checkpoints, type Lookback } from "../lookback.ts";

/** Describes how much of the workspace a feed has read. All times are in milliseconds since 1970. */
export interface Progress {
  /** The start of the feed: the feed ignores calls that started earlier. `-Infinity` if the feed covers all calls. */
  readonly fromMs: number;
  /**
   * The store no longer contains calls that started before this time, and the feed ignores these calls. `-Infinity` if no calls were removed from the
   * store.
   */
  readonly forgottenBeforeMs: number;
  readonly checkpoints: Checkpoints;
}

/**
 * Returns the floor of each lookback: a run with the lookback has to list all calls that started at the floor or later. A call that started before
 * the floor was listed in an earlier complete run, unless it appeared later than the lookback allows. If no run with a lookback was completed, its
 * floor is the start of the feed.
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
 * Removes times in the future from the progress, because they were recorded while a clock was wrong and do not show which calls the feed has read. If
 * calls were removed from the store because of a time in the future, the feed reads these calls again.
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

/**
 * Returns the progress after a complete run. A run with one lookback also reads everything that a run with a shorter lookback reads. Therefore, a
 * complete run sets the checkpoints of its own lookback and of all shorter lookbacks to its start time.
 */
export function completeRun(
  progress: Progress,
  { lookback, reconcileMs, startedMs }: { lookback: Lookback; reconcileMs: number; startedMs: number },
): Progress {
  const completed = LOOKBACKS.slice(0, LOOKBACKS.indexOf(lookback) + 1);
  const checkpoints = { ...progress.checkpoints, ...Object.fromEntries(completed.map((name) => [name, startedMs])) };
  // No later run looks back further than this time, so older calls can be removed from the store.
  const forgettableMs = (checkpoints.reconcile ?? -Infinity) - reconcileMs - REPLICA_LAG_MS;
  return { ...progress, forgottenBeforeMs: Math.max(progress.forgottenBeforeMs, forgettableMs), checkpoints };
}
