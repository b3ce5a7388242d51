import type { CallDetail, KnownCallStatus } from "@smartalex/contract";
import { HOUR_MS, REPLICA_LAG_MS } from "../lookback.ts";

/** Calls with these statuses were never connected, so they get no summary or transcript. */
const NEVER_CONNECTED: readonly string[] = ["no_answer", "busy", "failed"] satisfies KnownCallStatus[];
/**
 * An incomplete call (without a summary or transcript) is requested again at these times after the first response. The last request for an incomplete
 * call follows when the call is `enrichmentHours` old.
 */
const INCOMPLETE_DELAYS_MS: readonly number[] = [300_000, 1_800_000];
/**
 * For this long after a failed request for a call, each run requests the call again. One day after the failed request and later, only one run per day
 * requests the call.
 */
const RETRY_EVERY_RUN_MS = 24 * HOUR_MS;

/**
 * The reasons to request a call again: the summary or transcript of the call was missing or out of date (`incomplete`), the request for the call
 * failed (`failed`), or a second response has to confirm that the call was deleted (`possibly_deleted`).
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
  /** The number of requests that were sent because the call was incomplete. */
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
  if (Math.max(requestedMs, sinceMs) > nowMs) return true; // a time in the future was recorded by a wrong clock
  if (reason === "incomplete") {
    const isLast = retries <= INCOMPLETE_DELAYS_MS.length && isEnrichmentOver({ ...times, nowMs: serverMs });
    return nowMs - sinceMs >= (INCOMPLETE_DELAYS_MS[retries] ?? Infinity) || isLast || isEnrichmentOver(times);
  }
  return nowMs - sinceMs < RETRY_EVERY_RUN_MS || nowMs - requestedMs >= RETRY_EVERY_RUN_MS;
}

/**
 * Returns the pending entry of a call that the server returned, or `undefined` if the call does not have to be requested again. The call is requested
 * again if its summary or transcript is missing, or if its details differ from its row in the list (`isOutdated`). A call that is older than
 * `enrichmentHours` is not requested again. A missing sentiment is not a reason for a request, because the list contains the sentiment. `isRetry` is
 * true if the call was requested because it was pending.
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

/**
 * Returns the pending entry of a call that the server has possibly deleted. The pending entry stays until another response shows whether the call was
 * deleted.
 */
export function pendingDeletion(previous: PendingCall | undefined, nowMs: number): PendingCall {
  const sinceMs = pendingSince("possibly_deleted", previous, nowMs);
  return { reason: "possibly_deleted", sinceMs, requestedMs: nowMs, retries: 0 };
}

/**
 * Returns whether a 404 proves that a call was deleted, and cannot come from a replica that lags behind. A 404 is proof if `REPLICA_LAG_MS` or more
 * have passed since the call was known (`knownSinceMs`), or since the feed noticed that the call may have been deleted (`sinceMs`).
 */
export function isDeletionConfirmed(
  { sinceMs }: Pick<PendingCall, "sinceMs">,
  { knownSinceMs, nowMs }: { knownSinceMs: number; nowMs: number },
): boolean {
  return nowMs - Math.min(knownSinceMs, sinceMs) >= REPLICA_LAG_MS;
}

/** Returns the time when a call became pending for the passed reason. */
function pendingSince(reason: PendingReason, previous: PendingCall | undefined, nowMs: number): number {
  return previous?.reason === reason ? Math.min(previous.sinceMs, nowMs) : nowMs;
}

/** Returns whether a call has no summary or no transcript, but may still get one. */
function isIncomplete({ call_status, summary, transcript }: CallDetail): boolean {
  return !NEVER_CONNECTED.includes(call_status) && (summary === null || transcript.length === 0);
}

/** Returns whether a call is so old that its summary and transcript can no longer arrive. */
function isEnrichmentOver({ enrichmentMs, nowMs, startMs }: CallTimes): boolean {
  return nowMs - startMs >= enrichmentMs + REPLICA_LAG_MS;
}
