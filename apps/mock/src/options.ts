import { listCallsQueryLimits, type CallDetail } from "@smartalex/contract";
import type { FixtureFile } from "./dataset/fixture/fixture-source.ts";
import type { PageLimit } from "./routes/query-parameters.ts";
import type { FaultName } from "./faults/faults.ts";
import { rateWindows, type RateWindow } from "./rate-limits/rate-limiter.ts";
import { plans, type Plan } from "./rate-limits/rate-limit.ts";
import { headerWriters, type RateLimitHeaderFormat } from "./rate-limits/rate-limit-headers.ts";
import { parseLiveOptions, type LiveOptions } from "./dataset/live/live-options.ts";
import { InvalidOptionError } from "./runtime/errors.ts";

/** The maximum of options that are numbers. */
const MAXIMUM = 1e9;

/** The values of options that are enumerations. */
export const enumOptions = {
  plan: namesOf(plans),
  window: rateWindows,
  rateHeaders: namesOf(headerWriters),
  over: ["reject", "clamp"],
  order: ["newest", "oldest"],
} as const;

/** A fault rule: the name of a fault, or a rule such as `GET /calls page=3: 503, ok`. */
export type FaultRule = FaultName | (string & {});

/** Options of `createMock`. */
export interface MockOptions extends LiveOptions {
  /** The calls, or the number of calls to generate, from 1 to 1,000,000,000. Generated calls include the documented `call_abc123`. Defaults to 150, or without generated calls if `data` is set. */
  calls?: readonly CallDetail[] | number | undefined;
  /** The number of days over which the generated calls are distributed, from 1 to 3,650. @default 7 */
  days?: number | undefined;
  /** NDJSON files with one call per line, as text or as bytes that are read on demand. If `calls` is set too, the mock has both. */
  data?: readonly FixtureFile[] | undefined;
  /**
   * Whether to add about 70 calls with edge-case data: escape sequences, HTML, formulas, transcripts of 10,000 turns, nulls, and values that the
   * contract does not know.
   *
   * @default false
   */
  hostile?: boolean | undefined;
  /** Freezes the clock at this time, which `clock` can change: a `Date`, a date and time with a time zone (RFC 3339), or a day in UTC. Defaults to the system clock. */
  now?: Date | string | undefined;
  /** The accepted API keys. Other keys get a 401. By default, every key is accepted. */
  apiKeys?: readonly string[] | undefined;
  /** API keys without permission to read calls. They get a 403. */
  forbiddenKeys?: readonly string[] | undefined;
  /** Revoked API keys. They get a 401 whose message says that the key was revoked. */
  revokedKeys?: readonly string[] | undefined;
  /**
   * The plan, which sets the rate limit of each API key: 60, 300 or 600 requests per minute. That the documented numbers belong to these plans is
   * an assumption. Defaults to `real-estate`. With a frozen clock (`now`), a minute never ends, so the default is 1,000,000,000 requests.
   */
  plan?: Plan | undefined;
  /** The rate limit of each API key, in requests per minute. Cannot be combined with `plan`. */
  requestsPerMinute?: number | undefined;
  /**
   * The rate limit algorithm: `fixed` window (a clock minute), `sliding` window (the last 60 seconds), or token `bucket`. The mock counts at least
   * the last 10,000 API keys.
   *
   * @default "fixed"
   */
  window?: RateWindow | undefined;
  /**
   * The format of the rate-limit headers: `x-ratelimit` (`X-RateLimit-*`, reset in epoch seconds), `x-ratelimit-ms` (reset in epoch milliseconds),
   * `ratelimit` (`RateLimit-*`, reset in seconds from now), `ietf` (`RateLimit` and `RateLimit-Policy`), or `none`, also without `Retry-After`.
   *
   * @default "x-ratelimit"
   */
  rateHeaders?: RateLimitHeaderFormat | undefined;
  /** The maximum of `per_page`. Defaults to the documented maximum, 100. */
  maxPerPage?: number | undefined;
  /** The behavior for a `per_page` over the maximum: `reject` with a 400, or `clamp` to the maximum, which `meta.per_page` contains. @default "reject" */
  over?: PageLimit["over"] | undefined;
  /** The order of lists by `start_timestamp`: `newest` or `oldest` first. @default "newest" */
  order?: "newest" | "oldest" | undefined;
  /**
   * Strict mode: whether to reject what the API accepts: unknown parameters, and headers of more than 8 KB or with characters that are not visible
   * ASCII.
   *
   * @default false
   */
  strict?: boolean | undefined;
  /**
   * Rules for simulated faults: a fault such as `reset` or `503 html`, a script of steps such as `503, 503, ok`, and optional conditions such as
   * `GET /calls page=3 5%: stall`. The first rule that matches a request applies.
   */
  faults?: readonly FaultRule[] | undefined;
  /** The latency of responses in milliseconds: `200`, `50-200`, or `50-200, 1% 3000`. No latency by default. */
  latencyMs?: number | string | undefined;
  /**
   * Origins whose pages can read the calls of `data` on a port, such as `https://app.example.com`, or `*` for all origins. Pages on this machine
   * (`localhost`, `127.0.0.1`) always can. Without `data`, pages of any origin can read the generated calls. No origins by default.
   */
  allowOrigins?: readonly string[] | undefined;
  /**
   * Whether to serve the dashboard at `/` and the control API under `/_mock/`. They are available on this machine only: requests to other hosts and
   * from pages of other origins are rejected.
   *
   * @default true
   */
  control?: boolean | undefined;
  /** The seed of generated calls, and of random faults, latencies and request IDs. Mocks with the same seed behave the same. @default 1 */
  seed?: number | string | undefined;
}

/**
 * Validates options and adds the defaults.
 *
 * @throws `InvalidOptionError` for an invalid value.
 * @throws `TypeError` for two options that exclude each other.
 */
export function withDefaults(options: MockOptions) {
  const { data, now, plan, apiKeys, latencyMs } = options;
  const calls = options.calls ?? (data ? [] : 150);
  if (plan !== undefined && options.requestsPerMinute !== undefined) throw exclusion("plan", "requestsPerMinute");
  const byPlan = plan ?? (now === undefined ? "real-estate" : undefined);
  const perMinute = byPlan === undefined ? MAXIMUM : plans[oneOf("plan", byPlan, enumOptions.plan)];
  return {
    calls: typeof calls === "number" ? integer("calls", calls) : calls,
    days: integer("days", options.days ?? 7, 3_650),
    data,
    hostile: options.hostile ?? false,
    live: parseLiveOptions(options),
    now,
    apiKeys,
    forbiddenKeys: options.forbiddenKeys ?? [],
    revokedKeys: options.revokedKeys ?? [],
    requestsPerMinute: integer("requestsPerMinute", options.requestsPerMinute ?? perMinute),
    window: oneOf("window", options.window ?? "fixed", enumOptions.window),
    rateHeaders: oneOf("rateHeaders", options.rateHeaders ?? "x-ratelimit", enumOptions.rateHeaders),
    maxPerPage: integer("maxPerPage", options.maxPerPage ?? listCallsQueryLimits.per_page.maximum),
    over: oneOf("over", options.over ?? "reject", enumOptions.over),
    order: oneOf("order", options.order ?? "newest", enumOptions.order),
    strict: options.strict ?? false,
    faults: options.faults ?? [],
    latencyMs,
    allowOrigins: options.allowOrigins ?? [],
    control: options.control ?? true,
    seed: options.seed ?? 1,
  };
}

function namesOf<Name extends string>(record: Record<Name, unknown>): Name[] {
  return Object.keys(record) as Name[]; // an object literal, so it has no other keys
}

/** Validates an enumeration option at run time, for programs in JavaScript. */
function oneOf<Name extends string>(option: string, name: Name, names: readonly Name[]): Name {
  if (names.includes(name)) return name;
  throw new InvalidOptionError(`the option ${option} must be one of ${names.join(", ")}`);
}

function integer(option: string, value: number, maximum = MAXIMUM): number {
  if (Number.isInteger(value) && value >= 1 && value <= maximum) return value;
  throw new InvalidOptionError(`the option ${option} must be an integer from 1 to ${maximum}`);
}

function exclusion(one: string, other: string): TypeError {
  return new TypeError(`The options ${one} and ${other} cannot be combined. Remove one of them.`);
}
