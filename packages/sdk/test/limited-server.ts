import type { Fetch } from "@smartalex/sdk";
import type { VirtualClock } from "./virtual-clock.ts";

/** The decision of a limiter about one request. `resetAtMs` is when the window resets. */
export interface Verdict {
  isAllowed: boolean;
  remaining: number;
  resetAtMs: number;
}
type Limiter = (nowMs: number) => Verdict;
type HeaderForm = (verdict: Verdict, nowMs: number) => Record<string, string>;

/** The three kinds of rate limit, with `limit` requests per `windowMs`. */
export const limiters = {
  "fixed window": (limit: number, windowMs: number): Limiter => {
    let window = -1;
    let used = 0;
    return (nowMs) => {
      const current = Math.floor(nowMs / windowMs);
      if (current !== window) [window, used] = [current, 0];
      if (used < limit) used++;
      else return { isAllowed: false, remaining: 0, resetAtMs: (current + 1) * windowMs };
      return { isAllowed: true, remaining: limit - used, resetAtMs: (current + 1) * windowMs };
    };
  },
  "sliding window": (limit: number, windowMs: number): Limiter => {
    let times: number[] = [];
    return (nowMs) => {
      times = times.filter((time) => time > nowMs - windowMs);
      const isAllowed = times.length < limit;
      if (isAllowed) times.push(nowMs);
      return { isAllowed, remaining: limit - times.length, resetAtMs: (times[0] ?? nowMs) + windowMs };
    };
  },
  "token bucket": (limit: number, windowMs: number): Limiter => {
    let tokens = limit;
    let lastMs = 0;
    return (nowMs) => {
      tokens = Math.min(limit, tokens + ((nowMs - lastMs) * limit) / windowMs);
      lastMs = nowMs;
      const isAllowed = tokens >= 1;
      if (isAllowed) tokens--;
      const untilNext = Math.ceil(((1 - (tokens % 1)) * windowMs) / limit);
      return { isAllowed, remaining: Math.floor(tokens), resetAtMs: nowMs + untilNext };
    };
  },
};

const seconds = (ms: number) => String(Math.ceil(ms / 1000));

/** The forms of rate-limit headers that servers send. */
export const headerForms = {
  "X-RateLimit-*, epoch seconds": ({ remaining, resetAtMs }) => ({
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": seconds(resetAtMs),
  }),
  "X-RateLimit-*, epoch milliseconds": ({ remaining, resetAtMs }) => ({
    "x-ratelimit-remaining": String(remaining),
    "x-ratelimit-reset": String(resetAtMs),
  }),
  "RateLimit-*, seconds from now": ({ remaining, resetAtMs }, nowMs) => ({
    "ratelimit-remaining": String(remaining),
    "ratelimit-reset": seconds(resetAtMs - nowMs),
  }),
  "RateLimit, IETF draft": ({ remaining, resetAtMs }, nowMs) => ({
    "ratelimit-policy": '"default";q=20;w=1',
    ratelimit: `"default";r=${remaining};t=${seconds(resetAtMs - nowMs)}`,
  }),
  "RateLimit, older draft": ({ remaining, resetAtMs }, nowMs) => ({
    ratelimit: `limit=20, remaining=${remaining}, reset=${seconds(resetAtMs - nowMs)}`,
  }),
} satisfies Record<string, HeaderForm>;

/** A server with a rate limiter and a latency of 25 ms. Counts its responses. */
export function limitedServer(clock: VirtualClock, limiter: Limiter, headers: HeaderForm, skewMs = 0) {
  const counts = { delivered: 0, rejected: 0 };
  const fetch: Fetch = async (url) => {
    await clock.sleep(12);
    const nowMs = clock.now() + skewMs;
    const verdict = limiter(nowMs);
    counts[verdict.isAllowed ? "delivered" : "rejected"]++;
    const responseHeaders = { ...headers(verdict, nowMs), date: new Date(nowMs).toUTCString() };
    await clock.sleep(13);
    if (!verdict.isAllowed) return new Response(null, { status: 429, headers: responseHeaders });
    return Response.json(
      { data: { id: decodeURIComponent(url.split("/").at(-1) ?? "") } },
      { headers: responseHeaders },
    );
  };
  return { counts, fetch };
}
