import { isSmartAlexError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { limiters, type Verdict } from "./limited-server.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** How a simulated server sends its limit. */
const headerKinds = [
  "X-RateLimit-*, epoch seconds",
  "X-RateLimit-*, epoch milliseconds",
  "X-RateLimit-*, epoch microseconds",
  "X-RateLimit-*, no reset",
  "RateLimit-*, seconds from now",
  "RateLimit, IETF draft",
  "RateLimit, day and minute",
  "RateLimit, no reset but a window",
  "RateLimit, older draft",
  "only Retry-After",
  "none",
] as const;

/** A simulated server with a rate limit, and the processes that use it with the same key. */
export interface Simulation {
  kind: keyof typeof limiters;
  limit: number;
  windowMs: number;
  headerKind: (typeof headerKinds)[number];
  /** How times are rounded to whole seconds. */
  rounding: "up" | "down";
  /** Whether 429 responses have `Retry-After`. */
  hasRetryAfter: boolean;
  /** Whether responses have `Date`. */
  hasDate: boolean;
  /** How far the server's clock is ahead of that of the processes. */
  skewMs: number;
  /** How far the clock of the processes is changed, and when. */
  jump: { afterMs: number; byMs: number };
  /** How many requests each process sends, all at once. */
  requests: number[];
  /** When each process starts. */
  startsMs: number[];
  concurrency: number;
  /** The maximum latency. */
  latencyMs: number;
  /** The number of accepted requests after which the quota of the day is used up. No header contains it. */
  dayQuota: number;
  random: () => number;
}

/** The result of a simulation. */
export interface SimulationResult {
  delivered: number;
  failed: number;
  rejected: number;
  /** How many requests were rejected before the first response. */
  rejectedBeforeResponse: number;
  seconds: number;
  /** When the quota of the day was used up, in seconds. */
  exhaustedAtSeconds: number | undefined;
  /** Errors other than `RateLimitError`. */
  unexpectedErrors: unknown[];
  timersLeft: number;
}

/** Creates a generator of numbers from 0 to 1. The same seed gives the same numbers. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Creates a simulation. Its limit is large enough for each process to send some requests in each window. */
export function createSimulation(
  seed: number,
  { processes, quota }: { processes: number; quota: boolean },
): Simulation {
  const random = createRandom(seed);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value; // there is one
  const [limit, windowMs] = pick([
    [60, 60_000],
    [60, 60_000],
    [120, 60_000],
    [30, 30_000],
    [20, 10_000],
    [20, 1_000],
  ] as const);
  const windows = 1 + random() * 3;
  const requests = Math.ceil((limit * windows) / processes);
  const canSkew = pick([false, false, true]);
  const canJump = pick([false, false, true]); // without `Date`, a client cannot know which clock is wrong
  return {
    kind: pick(Object.keys(limiters) as (keyof typeof limiters)[]),
    limit,
    windowMs,
    headerKind: pick(headerKinds),
    rounding: pick(["up", "down"]),
    hasRetryAfter: pick([true, true, false]),
    hasDate: canSkew || canJump || pick([true, false]),
    skewMs: canSkew ? Math.round((random() - 0.5) * 2 * 86_400_000) : 0,
    jump: canJump
      ? { afterMs: random() * 2 * windowMs, byMs: Math.round((random() - 0.5) * 2 * 7_200_000) }
      : { afterMs: 0, byMs: 0 },
    requests: Array.from({ length: processes }, () => Math.ceil(requests * (0.5 + random()))),
    startsMs: Array.from({ length: processes }, () => pick([0, Math.floor(random() * windowMs)])),
    concurrency: pick([1, 4, 10]),
    latencyMs: pick([5, 50, 400]),
    dayQuota: quota ? Math.floor(limit * random() * 1.5) : Infinity,
    random,
  };
}

/** Runs a simulation: each process sends its requests. */
export async function simulate(simulation: Simulation): Promise<SimulationResult> {
  const clock = new VirtualClock(
    new Date(Date.parse("2026-01-15T15:00:00Z") + Math.floor(simulation.random() * 60_000)).toISOString(),
  );
  const startMs = clock.now();
  const result: SimulationResult = {
    delivered: 0,
    failed: 0,
    rejected: 0,
    rejectedBeforeResponse: 0,
    seconds: 0,
    exhaustedAtSeconds: undefined,
    unexpectedErrors: [],
    timersLeft: 0,
  };
  const limiter = limiters[simulation.kind](simulation.limit, simulation.windowMs);
  let accepted = 0;
  let hasResponded = false;
  const travel = () => clock.sleep(1 + Math.floor((simulation.random() * simulation.latencyMs) / 2));
  const fetch: Fetch = async (url) => {
    await travel();
    const serverMs = clock.now() + simulation.skewMs;
    const verdict = limiter(serverMs);
    if (verdict.isAllowed && ++accepted > simulation.dayQuota) {
      verdict.isAllowed = false;
      result.exhaustedAtSeconds ??= (clock.now() - startMs) / 1000;
    }
    if (!verdict.isAllowed) {
      result.rejected++;
      if (!hasResponded) result.rejectedBeforeResponse++;
    }
    const headers = new Headers(headersOf(simulation, verdict, serverMs));
    await travel();
    hasResponded = true;
    const body = JSON.stringify({ data: { id: decodeURIComponent(url.split("/").at(-1) ?? "") } });
    const arrayBuffer = () => Promise.resolve(new TextEncoder().encode(body).buffer);
    return { status: verdict.isAllowed ? 200 : 429, headers, arrayBuffer };
  };
  const { concurrency, jump } = simulation;
  const jumping = {
    now: () => clock.now() + (clock.now() - startMs > jump.afterMs ? jump.byMs : 0),
    startTimer: clock.startTimer.bind(clock),
  };
  await clock.run(
    Promise.all(
      simulation.requests.map(async (count, process) => {
        await clock.sleep(simulation.startsMs[process] ?? 0);
        const { calls } = new SmartAlex({
          apiKey: "k",
          baseUrl: "http://127.0.0.1/v1",
          clock: jumping,
          concurrency,
          fetch,
        });
        const ids = Array.from({ length: count }, (_, index) => `call_${process}_${index}`);
        await Promise.all(ids.map((id) => calls.get(id).then(() => result.delivered++, fail)));
      }),
    ),
  );
  result.seconds = (clock.now() - startMs) / 1000;
  result.timersLeft = clock.running;
  return result;

  function fail(error: unknown): void {
    result.failed++;
    if (!isSmartAlexError(error) || error.name !== "RateLimitError") result.unexpectedErrors.push(error);
  }
}

function headersOf(simulation: Simulation, verdict: Verdict, nowMs: number): Record<string, string> {
  const { hasDate, hasRetryAfter, headerKind } = simulation;
  return {
    ...(hasDate && { date: new Date(nowMs).toUTCString() }),
    ...(!verdict.isAllowed &&
      headerKind !== "none" &&
      (hasRetryAfter || headerKind === "only Retry-After") && {
        "retry-after": rounded(simulation, verdict.resetAtMs - nowMs),
      }),
    ...limitHeaders(simulation, verdict, nowMs),
  };
}

function limitHeaders(
  simulation: Simulation,
  { remaining, resetAtMs }: Verdict,
  nowMs: number,
): Record<string, string> {
  const { limit, headerKind, windowMs } = simulation;
  const inSeconds = rounded(simulation, resetAtMs - nowMs);
  const prefixed = (prefix: string, reset: string | undefined) => ({
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(remaining),
    ...(reset !== undefined && { [`${prefix}-reset`]: reset }),
  });
  switch (headerKind) {
    case "X-RateLimit-*, epoch seconds":
      return prefixed("x-ratelimit", rounded(simulation, resetAtMs));
    case "X-RateLimit-*, epoch milliseconds":
      return prefixed("x-ratelimit", String(resetAtMs));
    case "X-RateLimit-*, epoch microseconds":
      return prefixed("x-ratelimit", String(resetAtMs * 1000));
    case "X-RateLimit-*, no reset":
      return prefixed("x-ratelimit", undefined);
    case "RateLimit-*, seconds from now":
      return prefixed("ratelimit", inSeconds);
    case "RateLimit, IETF draft":
      return { ratelimit: `"default";r=${remaining};t=${inSeconds}` };
    case "RateLimit, day and minute":
      return { ratelimit: `"day";r=${9_000 + remaining};t=40000, "minute";r=${remaining};t=${inSeconds}` };
    case "RateLimit, no reset but a window":
      return {
        "ratelimit-policy": `"default";q=${limit};w=${Math.ceil(windowMs / 1000)}`,
        ratelimit: `"default";r=${remaining}`,
      };
    case "RateLimit, older draft":
      return { ratelimit: `limit=${limit}, remaining=${remaining}, reset=${inSeconds}` };
    case "only Retry-After":
    case "none":
      return {};
  }
}

function rounded({ rounding }: Simulation, ms: number): string {
  return String(rounding === "up" ? Math.ceil(ms / 1000) : Math.floor(ms / 1000));
}
