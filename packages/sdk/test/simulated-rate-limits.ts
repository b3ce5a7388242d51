import { isSmartAlexError, SmartAlex, type Fetch } from "@smartalex/sdk";
import { limiters, type Verdict } from "./limited-server.ts";
import { VirtualClock } from "./virtual-clock.ts";

/** How a server of a world tells its limit. */
const tellings = [
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
  "nothing",
] as const;

/** One server with a limit, and the processes that use it with the same key. */
export interface LimitWorld {
  kind: keyof typeof limiters;
  limit: number;
  windowMs: number;
  telling: (typeof tellings)[number];
  /** How moments are rounded to whole seconds. */
  rounding: "up" | "down";
  /** Whether refusals have `Retry-After`. */
  hasRetryAfter: boolean;
  /** Whether responses have `Date`. */
  hasDate: boolean;
  /** How far the server's clock is ahead of that of the processes. */
  skewMs: number;
  /** How far the clock of the processes jumps, and when. */
  jump: { afterMs: number; byMs: number };
  /** How many requests each process sends, all at once. */
  requests: number[];
  /** When each process begins. */
  startsMs: number[];
  concurrency: number;
  /** The longest way to the server. */
  latencyMs: number;
  /** After how many accepted requests the quota of the day is spent, which no header tells. */
  dayQuota: number;
  chance: () => number;
}

/** What came out of a world. */
export interface WorldResult {
  delivered: number;
  failed: number;
  refused: number;
  /** How many requests were refused before the server had told anything. */
  refusedUntold: number;
  seconds: number;
  /** When the quota of the day was spent, in seconds. */
  spentAtSeconds: number | undefined;
  /** Errors that are not `RateLimitError`. */
  surprises: unknown[];
  timersLeft: number;
}

/** Makes numbers from 0 to 1, the same for the same seed. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Makes a world. Its limit is large enough for each process to send some requests in each window. */
export function limitWorld(seed: number, { processes, quota }: { processes: number; quota: boolean }): LimitWorld {
  const chance = chanceOf(seed);
  const pick = <Value>(values: readonly Value[]) => values[Math.floor(chance() * values.length)] as Value; // there is one
  const [limit, windowMs] = pick([
    [60, 60_000],
    [60, 60_000],
    [120, 60_000],
    [30, 30_000],
    [20, 10_000],
    [20, 1_000],
  ] as const);
  const windows = 1 + chance() * 3;
  const requests = Math.ceil((limit * windows) / processes);
  const canSkew = pick([false, false, true]);
  const canJump = pick([false, false, true]); // without `Date`, a client cannot tell which clock is wrong
  return {
    kind: pick(Object.keys(limiters) as (keyof typeof limiters)[]),
    limit,
    windowMs,
    telling: pick(tellings),
    rounding: pick(["up", "down"]),
    hasRetryAfter: pick([true, true, false]),
    hasDate: canSkew || canJump || pick([true, false]),
    skewMs: canSkew ? Math.round((chance() - 0.5) * 2 * 86_400_000) : 0,
    jump: canJump
      ? { afterMs: chance() * 2 * windowMs, byMs: Math.round((chance() - 0.5) * 2 * 7_200_000) }
      : { afterMs: 0, byMs: 0 },
    requests: Array.from({ length: processes }, () => Math.ceil(requests * (0.5 + chance()))),
    startsMs: Array.from({ length: processes }, () => pick([0, Math.floor(chance() * windowMs)])),
    concurrency: pick([1, 4, 10]),
    latencyMs: pick([5, 50, 400]),
    dayQuota: quota ? Math.floor(limit * chance() * 1.5) : Infinity,
    chance,
  };
}

/** Lets the processes of a world send their requests. */
export async function runWorld(world: LimitWorld): Promise<WorldResult> {
  const clock = new VirtualClock(
    new Date(Date.parse("2026-01-15T15:00:00Z") + Math.floor(world.chance() * 60_000)).toISOString(),
  );
  const startMs = clock.now();
  const result: WorldResult = {
    delivered: 0,
    failed: 0,
    refused: 0,
    refusedUntold: 0,
    seconds: 0,
    spentAtSeconds: undefined,
    surprises: [],
    timersLeft: 0,
  };
  const limiter = limiters[world.kind](world.limit, world.windowMs);
  let accepted = 0;
  let hasTold = false;
  const way = () => clock.sleep(1 + Math.floor((world.chance() * world.latencyMs) / 2));
  const fetch: Fetch = async (url) => {
    await way();
    const serverMs = clock.now() + world.skewMs;
    const verdict = limiter(serverMs);
    if (verdict.isAllowed && ++accepted > world.dayQuota) {
      verdict.isAllowed = false;
      result.spentAtSeconds ??= (clock.now() - startMs) / 1000;
    }
    if (!verdict.isAllowed) {
      result.refused++;
      if (!hasTold) result.refusedUntold++;
    }
    const headers = new Headers(headersOf(world, verdict, serverMs));
    await way();
    hasTold = true;
    const body = JSON.stringify({ data: { id: decodeURIComponent(url.split("/").at(-1) ?? "") } });
    const arrayBuffer = () => Promise.resolve(new TextEncoder().encode(body).buffer);
    return { status: verdict.isAllowed ? 200 : 429, headers, arrayBuffer };
  };
  const { concurrency, jump } = world;
  const jumping = {
    now: () => clock.now() + (clock.now() - startMs > jump.afterMs ? jump.byMs : 0),
    startTimer: clock.startTimer.bind(clock),
  };
  await clock.run(
    Promise.all(
      world.requests.map(async (count, process) => {
        await clock.sleep(world.startsMs[process] ?? 0);
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
    if (!isSmartAlexError(error) || error.name !== "RateLimitError") result.surprises.push(error);
  }
}

function headersOf(world: LimitWorld, verdict: Verdict, nowMs: number): Record<string, string> {
  const { hasDate, hasRetryAfter, telling } = world;
  return {
    ...(hasDate && { date: new Date(nowMs).toUTCString() }),
    ...(!verdict.isAllowed &&
      telling !== "nothing" &&
      (hasRetryAfter || telling === "only Retry-After") && {
        "retry-after": rounded(world, verdict.resetAtMs - nowMs),
      }),
    ...told(world, verdict, nowMs),
  };
}

function told(world: LimitWorld, { remaining, resetAtMs }: Verdict, nowMs: number): Record<string, string> {
  const { limit, telling, windowMs } = world;
  const inSeconds = rounded(world, resetAtMs - nowMs);
  const prefixed = (prefix: string, reset: string | undefined) => ({
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(remaining),
    ...(reset !== undefined && { [`${prefix}-reset`]: reset }),
  });
  switch (telling) {
    case "X-RateLimit-*, epoch seconds":
      return prefixed("x-ratelimit", rounded(world, resetAtMs));
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
    case "nothing":
      return {};
  }
}

function rounded({ rounding }: LimitWorld, ms: number): string {
  return String(rounding === "up" ? Math.ceil(ms / 1000) : Math.floor(ms / 1000));
}
