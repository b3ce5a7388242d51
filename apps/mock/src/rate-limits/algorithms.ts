const WINDOW_MS = 60_000;

/** What a limit says of one request. `resetAtMs` is when there is more, in milliseconds since 1970. */
export interface Verdict {
  isAllowed: boolean;
  remaining: number;
  resetAtMs: number;
}

/** Decides on the next request of one key: `state` is what the last decision left, `undefined` for the first. `limit` is for a minute. */
export type RateWindow<State> = (
  state: State | undefined,
  limit: number,
  nowMs: number,
) => { state: State; verdict: Verdict };

/** How many requests this minute of the clock has seen. */
interface Minute {
  index: number;
  used: number;
}

/** So many requests in each minute of the clock. */
export const fixedWindow: RateWindow<Minute> = (last, limit, nowMs) => {
  const index = Math.floor(nowMs / WINDOW_MS);
  const before = last?.index === index ? last.used : 0;
  const isAllowed = before < limit;
  const used = isAllowed ? before + 1 : before;
  const verdict = { isAllowed, remaining: limit - used, resetAtMs: (index + 1) * WINDOW_MS };
  return { state: { index, used }, verdict };
};

/** Requests of the same millisecond. */
interface Moment {
  atMs: number;
  count: number;
}

/** So many requests in any 60 seconds. */
export const slidingWindow: RateWindow<readonly Moment[]> = (last = [], limit, nowMs) => {
  const recent = last.filter(({ atMs }) => atMs > nowMs - WINDOW_MS && atMs <= nowMs);
  const before = recent.reduce((sum, { count }) => sum + count, 0);
  const isAllowed = before < limit;
  if (isAllowed) {
    const newest = recent.at(-1)?.atMs === nowMs ? recent.pop() : undefined;
    recent.push({ atMs: nowMs, count: (newest?.count ?? 0) + 1 });
  }
  const resetAtMs = (recent[0]?.atMs ?? nowMs) + WINDOW_MS;
  return { state: recent, verdict: { isAllowed, remaining: limit - before - (isAllowed ? 1 : 0), resetAtMs } };
};

/** How full a bucket is: a request costs `WINDOW_MS`, and each millisecond gives `limit`. Whole numbers alone, so that nothing is rounded. */
interface Level {
  atMs: number;
  credit: number;
}

/** So many requests at once, and as many a minute, evenly, after that. */
export const tokenBucket: RateWindow<Level> = (last, limit, nowMs) => {
  const full = limit * WINDOW_MS;
  const passedMs = Math.max(0, nowMs - (last?.atMs ?? nowMs)); // a clock that is set back gives nothing
  const before = Math.min(full, (last?.credit ?? full) + passedMs * limit);
  const isAllowed = before >= WINDOW_MS;
  const credit = isAllowed ? before - WINDOW_MS : before;
  const resetAtMs = nowMs + Math.ceil((WINDOW_MS - (credit % WINDOW_MS)) / limit);
  const remaining = Math.floor(credit / WINDOW_MS);
  return { state: { atMs: nowMs, credit }, verdict: { isAllowed, remaining, resetAtMs } };
};
