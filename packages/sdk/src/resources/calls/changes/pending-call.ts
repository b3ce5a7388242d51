import type { CallDetail, KnownCallStatus } from "@smartalex/contract";
import { HOUR_MS, REPLICA_LAG_MS } from "./lookback.ts";

/** Calls with these statuses were never connected: no summary or transcript follows. */
const NEVER_CONNECTED: readonly string[] = ["no_answer", "busy", "failed"] satisfies KnownCallStatus[];
/** How long after the first response a missing summary or transcript is requested again. The last request comes after `enrichmentHours`. */
const FOLLOW_WAITS_MS: readonly number[] = [300_000, 1_800_000];
/** How long every run requests a call that fails. After that, once in this time. */
const EVERY_RUN_MS = 24 * HOUR_MS;

/**
 * Why a call is requested again: its summary or transcript was missing (`follow`), its request failed (`failed`), or it may be gone
 * (`gone`).
 */
export const REASONS = ["follow", "failed", "gone"] as const;
export type Reason = (typeof REASONS)[number];

/** A call that is requested again. */
export interface Outstanding {
  reason: Reason;
  /** When the first response had this reason. */
  sinceMs: number;
  /** When the call was last requested. */
  requestedMs: number;
  /** The number of requests for a missing summary or transcript. */
  count: number;
}

interface CallTimes {
  /** When the run began: the earlier time of two clocks, if they disagree. */
  nowMs: number;
  /** When the call began. */
  startMs: number;
  /** How long a summary may take to follow. */
  warmMs: number;
}

/** Whether it is time to request a call again. `serverMs` is the time of the server, which may be later than `nowMs`. */
export function isRequestDue(
  { count, reason, requestedMs, sinceMs }: Outstanding,
  { serverMs, ...times }: CallTimes & { serverMs: number },
): boolean {
  const { nowMs } = times;
  if (Math.max(requestedMs, sinceMs) > nowMs) return true; // the clock was wrong then
  if (reason === "follow") {
    const isLast = count <= FOLLOW_WAITS_MS.length && isSettled({ ...times, nowMs: serverMs });
    return nowMs - sinceMs >= (FOLLOW_WAITS_MS[count] ?? Infinity) || isLast || isSettled(times);
  }
  return nowMs - sinceMs < EVERY_RUN_MS || nowMs - requestedMs >= EVERY_RUN_MS;
}

/**
 * What stays outstanding after the server returned the call: a missing summary or transcript, or what the list shows already (`isBehind`),
 * until `enrichmentHours` after the start of the call. A missing sentiment does not count, since the list shows it. `isRepeated` says that the
 * request was made for what was missing.
 */
export function afterFound(
  call: CallDetail,
  {
    isBehind,
    isRepeated,
    previous,
    ...times
  }: CallTimes & {
    isBehind: boolean;
    isRepeated: boolean;
    previous: Outstanding | undefined;
  },
): Outstanding | undefined {
  if (!(mayFollow(call) || isBehind) || isSettled(times)) return undefined;
  const { nowMs } = times;
  const { count = 0, sinceMs = nowMs } = previous?.reason === "gone" ? {} : (previous ?? {});
  return {
    reason: "follow",
    sinceMs: Math.min(sinceMs, nowMs),
    requestedMs: nowMs,
    count: count + (isRepeated && previous?.reason === "follow" ? 1 : 0),
  };
}

/** What stays outstanding after a request for a call failed. */
export function afterFailure(previous: Outstanding | undefined, nowMs: number): Outstanding {
  const sinceMs = previous?.reason === "failed" ? Math.min(previous.sinceMs, nowMs) : nowMs;
  return {
    reason: "failed",
    sinceMs,
    requestedMs: nowMs,
    count: previous?.reason === "gone" ? 0 : (previous?.count ?? 0),
  };
}

/** What stays outstanding until it is certain whether a call is gone. */
export function afterDoubt(previous: Outstanding | undefined, nowMs: number): Outstanding {
  const sinceMs = previous?.reason === "gone" ? Math.min(previous.sinceMs, nowMs) : nowMs;
  return { reason: "gone", sinceMs, requestedMs: nowMs, count: 0 };
}

/** Whether a call was known, or in doubt, for so long that no server can lack it only because it has not caught up. */
export function isGone(
  { sinceMs }: Pick<Outstanding, "sinceMs">,
  { knownSinceMs, nowMs }: { knownSinceMs: number; nowMs: number },
): boolean {
  return nowMs - Math.min(knownSinceMs, sinceMs) >= REPLICA_LAG_MS;
}

/** Whether the server may add a summary or a transcript later. */
function mayFollow({ call_status, summary, transcript }: CallDetail): boolean {
  return !NEVER_CONNECTED.includes(call_status) && (summary === null || transcript.length === 0);
}

/** Whether a call is so old that everything has followed. */
function isSettled({ nowMs, startMs, warmMs }: CallTimes): boolean {
  return nowMs - startMs >= warmMs + REPLICA_LAG_MS;
}
