import type { Answer } from "./layers.ts";
import { retryAfterMs } from "./retry-after.ts";

/** What a response says of the rate limit. */
export interface RateLimit {
  /** How many requests are left in this window. */
  remaining: number;
  /** Milliseconds until there are more. */
  resetInMs: number;
}

/** Clocks that differ by less are taken to be the same: the `Date` header knows whole seconds. */
const SAME_CLOCK_MS = 2_000;

/**
 * Reads the rate limit of a response, in every form that clients meet: `RateLimit` (IETF draft, `"default";r=50;t=30` and
 * `limit=100, remaining=50, reset=30`), `RateLimit-*` and `X-RateLimit-*`. A reset may be in seconds from now, or an epoch in
 * seconds or milliseconds. `undefined` where the response does not say both. SmartAlex documents that there are such headers, not
 * their names.
 */
export function rateLimitOf(headers: Answer["headers"], nowMs: number): RateLimit | undefined {
  const structured = headers.get("ratelimit") ?? "";
  const remaining = numberIn(structured, /\b(?:r|remaining)=(\d+)/) ?? numberOf(headers, "remaining");
  const reset = numberIn(structured, /\b(?:t|reset)=(\d+(?:\.\d+)?)/) ?? numberOf(headers, "reset");
  if (remaining === undefined || reset === undefined) return undefined;
  return {
    remaining,
    resetInMs: Math.max(0, isEpoch(reset) ? epochMs(reset) - serverNow(headers, nowMs) : reset * 1000),
  };
}

/** Milliseconds until a request that was refused may be sent again: what `Retry-After` says, or else the rate limit's reset. */
export function waitAfterMs(
  { headers, status }: Pick<Answer, "headers" | "status">,
  nowMs: number,
): number | undefined {
  const asked = retryAfterMs(headers, serverNow(headers, nowMs));
  return asked ?? (status === 429 ? rateLimitOf(headers, nowMs)?.resetInMs : undefined);
}

/** The server's time, where it differs from ours by more than its `Date` header can tell. */
function serverNow(headers: Answer["headers"], nowMs: number): number {
  const dateMs = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(dateMs) || Math.abs(dateMs - nowMs) < SAME_CLOCK_MS ? nowMs : dateMs;
}

/** No window is three years long. */
function isEpoch(reset: number): boolean {
  return reset > 1e8;
}

function epochMs(reset: number): number {
  return reset > 1e11 ? reset : reset * 1000;
}

function numberOf(headers: Answer["headers"], name: string): number | undefined {
  return numberIn(headers.get(`ratelimit-${name}`) ?? headers.get(`x-ratelimit-${name}`) ?? "", /^\s*(\d+(?:\.\d+)?)/);
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
