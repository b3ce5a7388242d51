import type { CallDetail, KnownCallStatus } from "@smartalex/contract";
import { HOUR_MS, REPLICA_LAG_MS } from "../lookback.ts";

/** Calls with these statuses were never connected, so that they get no summary or transcript. */
const NEVER_CONNECTED: readonly string[] = ["no_answer", "busy", "failed"] satisfies KnownCallStatus[];
/**
 * How long after the first response an incomplete call is requested again. The last request follows when the call is `enrichmentHours`
 * old.
 */
const INCOMPLETE_DELAYS_MS: readonly number[] = [300_000, 1_800_000];
/** How long each run requests a call that fails. Later runs request it once in this time. */
const RETRY_EVERY_RUN_MS = 24 * HOUR_MS;

/**
 * Why a call is requested again: its summary or transcript was missing or out of date (`incomplete`), the request failed (`failed`), or it
 * may be deleted and a second response has to confirm it (`possibly_deleted`).
 */
export const PENDING_REASONS = ["incomplete", "failed", "possibly_deleted"] as const;
export type PendingReason = (typeof PENDING_REASONS)[number];

/** A call that later runs request again. */
export interface PendingCall {
  readonly reason: PendingReason;
  /** When a response first gave this reason. */
  readonly sinceMs: number;
  /** When the call was last requested. */
  readonly requestedMs: number;
  /** Number of requests made because the call was incomplete. */
  readonly retries: number;
}

interface CallTimes {
  /** When the run started: the earlier time of the local clock and the server. */
  nowMs: number;
  /** When the call started. */
  startMs: number;
  /** How long after the start of a call its summary may arrive. */
  enrichmentMs: number;
}

/** Whether a call should be requested again now. `serverMs` is the time of the server, which may be later than `nowMs`. */
export function isRequestDue(
  { reason, requestedMs, retries, sinceMs }: PendingCall,
  { serverMs, ...times }: CallTimes & { serverMs: number },
): boolean {
  const { nowMs } = times;
  if (Math.max(requestedMs, sinceMs) > nowMs) return true; // recorded while the clock was wrong
  if (reason === "incomplete") {
    const isLast = retries <= INCOMPLETE_DELAYS_MS.length && isEnrichmentOver({ ...times, nowMs: serverMs });
    return nowMs - sinceMs >= (INCOMPLETE_DELAYS_MS[retries] ?? Infinity) || isLast || isEnrichmentOver(times);
  }
  return nowMs - sinceMs < RETRY_EVERY_RUN_MS || nowMs - requestedMs >= RETRY_EVERY_RUN_MS;
}

/**
 * Returns what is pending after the server returned a call: a missing summary or transcript, or details that are older than the row of the
 * list (`isOutdated`), until the call is `enrichmentHours` old. A missing sentiment does not count, since the list shows it. `isRetry` says
 * that the call was requested because it was pending.
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

/** Returns what is pending after a request for a call failed. */
export function pendingAfterFailure(previous: PendingCall | undefined, nowMs: number): PendingCall {
  const retries = previous && previous.reason !== "possibly_deleted" ? previous.retries : 0;
  return { reason: "failed", sinceMs: pendingSince("failed", previous, nowMs), requestedMs: nowMs, retries };
}

/** Returns what is pending until a second response confirms that a call was deleted. */
export function pendingDeletion(previous: PendingCall | undefined, nowMs: number): PendingCall {
  const sinceMs = pendingSince("possibly_deleted", previous, nowMs);
  return { reason: "possibly_deleted", sinceMs, requestedMs: nowMs, retries: 0 };
}

/**
 * Whether a 404 means that a call was deleted: the feed has known the call, or has waited for this confirmation, for longer than any replica
 * lags behind.
 */
export function isDeletionConfirmed(
  { sinceMs }: Pick<PendingCall, "sinceMs">,
  { knownSinceMs, nowMs }: { knownSinceMs: number; nowMs: number },
): boolean {
  return nowMs - Math.min(knownSinceMs, sinceMs) >= REPLICA_LAG_MS;
}

/** Since when a call has been pending for this reason. */
function pendingSince(reason: PendingReason, previous: PendingCall | undefined, nowMs: number): number {
  return previous?.reason === reason ? Math.min(previous.sinceMs, nowMs) : nowMs;
}

/** Whether the server may add a summary or a transcript later. */
function isIncomplete({ call_status, summary, transcript }: CallDetail): boolean {
  return !NEVER_CONNECTED.includes(call_status) && (summary === null || transcript.length === 0);
}

/** Whether a call is so old that its summary and transcript cannot arrive any more. */
function isEnrichmentOver({ enrichmentMs, nowMs, startMs }: CallTimes): boolean {
  return nowMs - startMs >= enrichmentMs + REPLICA_LAG_MS;
}
