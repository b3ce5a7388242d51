const WINDOW_MS = 60_000;

/** Whether a request is allowed, and the values for the rate-limit headers. */
export interface RateLimitDecision {
  isAllowed: boolean;
  remaining: number;
  /** When the number of remaining requests increases, in milliseconds since 1970. */
  resetAtMs: number;
}

/** Decides about the next request of an API key. `state` is the state after the previous decision, `limit` the number of requests per minute. */
export type RateLimitAlgorithm<State> = (
  state: State | undefined,
  limit: number,
  nowMs: number,
) => { state: State; decision: RateLimitDecision };

/** The requests of one clock minute. */
interface Minute {
  index: number;
  used: number;
}

/** Fixed window: at most `limit` requests in each clock minute. */
export const fixedWindow: RateLimitAlgorithm<Minute> = (last, limit, nowMs) => {
  const index = Math.floor(nowMs / WINDOW_MS);
  const before = last?.index === index ? last.used : 0;
  const isAllowed = before < limit;
  const used = isAllowed ? before + 1 : before;
  const decision = { isAllowed, remaining: limit - used, resetAtMs: (index + 1) * WINDOW_MS };
  return { state: { index, used }, decision };
};

/** The requests of one millisecond. */
interface Moment {
  atMs: number;
  count: number;
}

/** Sliding window: at most `limit` requests in any 60 seconds. */
export const slidingWindow: RateLimitAlgorithm<readonly Moment[]> = (last = [], limit, nowMs) => {
  const recent = last.filter(({ atMs }) => atMs > nowMs - WINDOW_MS && atMs <= nowMs);
  const before = recent.reduce((sum, { count }) => sum + count, 0);
  const isAllowed = before < limit;
  if (isAllowed) {
    const newest = recent.at(-1)?.atMs === nowMs ? recent.pop() : undefined;
    recent.push({ atMs: nowMs, count: (newest?.count ?? 0) + 1 });
  }
  const resetAtMs = (recent[0]?.atMs ?? nowMs) + WINDOW_MS;
  return { state: recent, decision: { isAllowed, remaining: limit - before - (isAllowed ? 1 : 0), resetAtMs } };
};

/** The credit in a token bucket: a request costs `WINDOW_MS`, and each millisecond adds `limit`. All values are integers, to avoid rounding. */
interface Level {
  atMs: number;
  credit: number;
}

/** Token bucket: at most `limit` requests at once; tokens are added evenly, `limit` per minute. */
export const tokenBucket: RateLimitAlgorithm<Level> = (last, limit, nowMs) => {
  const full = limit * WINDOW_MS;
  const passedMs = Math.max(0, nowMs - (last?.atMs ?? nowMs)); // no tokens if the clock was set back
  const before = Math.min(full, (last?.credit ?? full) + passedMs * limit);
  const isAllowed = before >= WINDOW_MS;
  const credit = isAllowed ? before - WINDOW_MS : before;
  const resetAtMs = nowMs + Math.ceil((WINDOW_MS - (credit % WINDOW_MS)) / limit);
  const remaining = Math.floor(credit / WINDOW_MS);
  return { state: { atMs: nowMs, credit }, decision: { isAllowed, remaining, resetAtMs } };
};
