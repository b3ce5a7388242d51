import type { CallDetail, KnownCallStatus } from "@smartalex/contract";
import { HOUR_MS, REPLICA_LAG_MS } from "../lookback.ts";

/** Calls with these statuses were never connected, so they get no summary or transcript. */
const NEVER_CONNECTED: readonly string[] = ["no_answer", "busy", "failed"] satisfies KnownCallStatus[];
/** An incomplete call is requested again at these times after the first response. The last request follows when the call is `enrichmentHours` old. */
const INCOMPLETE_DELAYS_MS: readonly number[] = [300_000, 1_800_000];
/** During the first day after a failure, each run requests the call again. After the first day, one run per day requests the call. */
const RETRY_EVERY_RUN_MS = 24 * HOUR_MS;

/**
 * The reasons to request a call again. `incomplete`: its summary or transcript was missing or out of date. `failed`: the request failed.
 * `possibly_deleted`: the call may be deleted, and a second response has to confirm this.
 */
export const PENDING_REASONS = ["incomplete", "failed", "possibly_deleted"] as const;
export type PendingReason = (typeof PENDING_REASONS)[number];

/** A call that later runs request again. */
export interface PendingCall {
  readonly reason: PendingReason;
  /** The time when the call became pending for this reason. */
  readonly sinceMs: number;
  /** The time of the most recent request for the call. */
  readonly requestedMs: number;
  /** The number of requests made because the call was incomplete. */
  readonly retries: number;
}

interface CallTimes {
  /** The start of the run: the earlier of the local clock's time and the server's time. */
  nowMs: number;
  /** The start of the call. */
  startMs: number;
  /** The maximum time from the start of a call until its summary is available (`enrichmentHours`). */
  enrichmentMs: number;
}

/** Returns whether a call should be requested again now. `serverMs` is the time of the server, which may be later than `nowMs`. */
export function isRequestDue(
  { reason, requestedMs, retries, sinceMs }: PendingCall,
  { serverMs, ...times }: CallTimes & { serverMs: number },
): boolean {
  const { nowMs } = times;
  if (Math.max(requestedMs, sinceMs) > nowMs) return true; // a time in the future was recorded while the clock was wrong
  if (reason === "incomplete") {
    const isLast = retries <= INCOMPLETE_DELAYS_MS.length && isEnrichmentOver({ ...times, nowMs: serverMs });
    return nowMs - sinceMs >= (INCOMPLETE_DELAYS_MS[retries] ?? Infinity) || isLast || isEnrichmentOver(times);
  }
  return nowMs - sinceMs < RETRY_EVERY_RUN_MS || nowMs - requestedMs >= RETRY_EVERY_RUN_MS;
}

/**
 * Returns the pending entry of a call that the server returned, or `undefined` if the call does not have to be requested again. The call is requested
 * again if its summary or transcript is missing, or if its details are older than its row in the list (`isOutdated`). After the call is
 * `enrichmentHours` old, it is no longer requested again. A missing sentiment is not a reason for a request, because the list contains the sentiment.
 * `isRetry` is true if the call was requested because it was pending.
 */
export function pendingAfterSuccess(
  call: CallDetail,
  {
    isOutdated,
    isRetry,
    previous,
    ...times
  }: CallTimes & { isOutdated: boolean; isRetry: boolean; previous: PendingCall | undefined },
): PendingCall | undefined {
  if (!(isIncomplete(call) || isOutdated) || isEnrichmentOver(times)) return undefined;
  const { nowMs } = times;
  const { retries = 0, sinceMs = nowMs } = previous && previous.reason !== "possibly_deleted" ? previous : {};
  return {
    reason: "incomplete",
    sinceMs: Math.min(sinceMs, nowMs),
    requestedMs: nowMs,
    retries: retries + (isRetry && previous?.reason === "incomplete" ? 1 : 0),
  };
}

/** Returns the pending entry of a call whose request failed. */
export function pendingAfterFailure(previous: PendingCall | undefined, nowMs: number): PendingCall {
  const retries = previous && previous.reason !== "possibly_deleted" ? previous.retries : 0;
  return { reason: "failed", sinceMs: pendingSince("failed", previous, nowMs), requestedMs: nowMs, retries };
}

/** Returns the pending entry of a call that may be deleted. The entry stays until another response confirms the deletion. */
export function pendingDeletion(previous: PendingCall | undefined, nowMs: number): PendingCall {
  const sinceMs = pendingSince("possibly_deleted", previous, nowMs);
  return { reason: "possibly_deleted", sinceMs, requestedMs: nowMs, retries: 0 };
}

/**
 * Returns whether a 404 proves that a call was deleted, and does not come from a replica that lags behind. A 404 is proof if the feed has known the
 * call for at least `REPLICA_LAG_MS`, or noticed at least that long ago that the call may be deleted.
 */
export function isDeletionConfirmed(
  { sinceMs }: Pick<PendingCall, "sinceMs">,
  { knownSinceMs, nowMs }: { knownSinceMs: number; nowMs: number },
): boolean {
  return nowMs - Math.min(knownSinceMs, sinceMs) >= REPLICA_LAG_MS;
}

/** Returns the time when a call became pending for this reason. */
function pendingSince(reason: PendingReason, previous: PendingCall | undefined, nowMs: number): number {
  return previous?.reason === reason ? Math.min(previous.sinceMs, nowMs) : nowMs;
}

/** Returns whether a summary or a transcript is missing that the server may add later. */
function isIncomplete({ call_status, summary, transcript }: CallDetail): boolean {
  return !NEVER_CONNECTED.includes(call_status) && (summary === null || transcript.length === 0);
}

/** Returns whether a call is so old that its summary and transcript can no longer arrive. */
function isEnrichmentOver({ enrichmentMs, nowMs, startMs }: CallTimes): boolean {
  return nowMs - startMs >= enrichmentMs + REPLICA_LAG_MS;
}
