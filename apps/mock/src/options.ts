import { listCallsQueryLimits, type CallDetail } from "@smartalex/contract";
import type { FixtureFile } from "./dataset/fixture/fixture-source.ts";
import type { PageLimit } from "./routes/query-parameters.ts";
import type { FaultName } from "./faults/faults.ts";
import { rateLimiters, type RateWindow } from "./rate-limits/rate-limiter.ts";
import { plans, type Plan } from "./rate-limits/rate-limit.ts";
import { headerWriters, type RateLimitHeaderFormat } from "./rate-limits/rate-limit-headers.ts";
import { parseLiveOptions, type LiveOptions } from "./dataset/live/live-options.ts";
import { InvalidOptionError } from "./errors.ts";

/** More than anyone asks for, and few enough to count with exactly. */
const MOST = 1e9;

/** What may be written for options that choose among names. */
export const enumOptions = {
  plan: namesOf(plans),
  window: namesOf(rateLimiters),
  rateHeaders: namesOf(headerWriters),
  over: ["reject", "clamp"],
  order: ["newest", "oldest"],
} as const;

/** A rule of what goes wrong: a name, or more. */
export type FaultRule = FaultName | (string & {});

/** What a mock serves, and how. */
export interface MockOptions extends LiveOptions {
  /** The calls that it has, or how many to generate, 1 to a billion. Default, without `data`: 150, the documented `call_abc123` among them. */
  calls?: readonly CallDetail[] | number | undefined;
  /** Over how many days generated calls are spread, 1 to 3,650. Default 7. */
  days?: number | undefined;
  /** NDJSON files with calls, one a line, as texts or as bytes to read when they are needed. With `calls` too, it has both. */
  data?: readonly FixtureFile[] | undefined;
  /**
   * Whether some seventy calls more break what software takes for granted: escape sequences, HTML, formulas, transcripts of 10,000 turns, nulls,
   * values that the contract does not know yet. Default `false`.
   */
  hostile?: boolean | undefined;
  /** Where its own clock stands still, until `clock` sets it: a `Date`, a date and time with its zone (RFC 3339), or a day in UTC. Default: the clock of the machine. */
  now?: Date | string | undefined;
  /** The API keys that it knows; others are 401. Default: any. */
  apiKeys?: readonly string[] | undefined;
  /** API keys that may not read calls: 403. */
  forbiddenKeys?: readonly string[] | undefined;
  /** API keys that were good once: 401, with a message that says so. */
  revokedKeys?: readonly string[] | undefined;
  /**
   * How many requests each API key may make in a minute of the clock: 60, 300 or 600. That the documented numbers belong to these plans
   * is an assumption. Default `real-estate`; where the clock stands still, a minute never ends, and the default is a billion requests.
   */
  plan?: Plan | undefined;
  /** The same as a number; not together with `plan`. */
  requestsPerMinute?: number | undefined;
  /**
   * What a minute is: `fixed`, one of the clock, `sliding`, the last 60 seconds, or `bucket`, which fills evenly. Default `fixed`.
   * Of any number of keys, at least the last 10,000 are counted.
   */
  window?: RateWindow | undefined;
  /**
   * How answers tell of the limit: `x-ratelimit` with the reset in epoch seconds (the default), `x-ratelimit-ms` in epoch milliseconds,
   * `ratelimit`, as `RateLimit-*` in seconds from now, `ietf`, as `RateLimit` and `RateLimit-Policy`, or `none`, not even `Retry-After`.
   */
  rateHeaders?: RateLimitHeaderFormat | undefined;
  /** The largest `per_page`. Default 100, as documented. */
  maxPerPage?: number | undefined;
  /** What a larger `per_page` gets: `reject`, 400, or `clamp`, the largest page, as `meta.per_page` says. Default `reject`. */
  over?: PageLimit["over"] | undefined;
  /** Which calls a list begins with, by `start_timestamp`. Default `newest`. */
  order?: "newest" | "oldest" | undefined;
  /**
   * Whether it refuses what the API lets pass: unknown parameters, and headers of more than 8 KB or of other than visible ASCII characters.
   * Default `false`.
   */
  strict?: boolean | undefined;
  /**
   * What goes wrong: faults such as `reset` and `503 html`, as scripts such as `503, 503, ok`, for some requests such as
   * `GET /calls page=3 5%: stall`. The first rule that concerns a request counts.
   */
  faults?: readonly FaultRule[] | undefined;
  /** How long answers take, in milliseconds: `200`, `50-200`, or `50-200, 1% 3000`. Default: no time. */
  latencyMs?: number | string | undefined;
  /**
   * Origins of pages that may read the calls of `data` on a port, such as `https://app.example.com`, or `*` for any. Pages of this machine
   * (`localhost`, `127.0.0.1`) always may. Without `data`, pages of any origin may read the generated calls. Default: none.
   */
  allowOrigins?: readonly string[] | undefined;
  /**
   * Whether addresses under `/_mock/` tell of the mock and change it. For this machine alone: other hosts, and pages of other origins, are
   * refused. Default `true`.
   */
  control?: boolean | undefined;
  /** With the same seed, the same calls are generated, and chance picks the same faults, latencies and request ids. Default 1. */
  seed?: number | string | undefined;
}

/** The options with their defaults. Throws `SettingError` for a value that is none of those allowed, `TypeError` for two that exclude each other. */
export function withDefaults(options: MockOptions) {
  const { data, now, plan, apiKeys, latencyMs } = options;
  const calls = options.calls ?? (data ? [] : 150);
  if (plan !== undefined && options.requestsPerMinute !== undefined) throw exclusion("plan", "requestsPerMinute");
  const byPlan = plan ?? (now === undefined ? "real-estate" : undefined);
  const perMinute = byPlan === undefined ? MOST : plans[oneOf("plan", byPlan, enumOptions.plan)];
  return {
    calls: typeof calls === "number" ? wholeNumber("calls", calls) : calls,
    days: wholeNumber("days", options.days ?? 7, 3_650),
    data,
    hostile: options.hostile ?? false,
    live: parseLiveOptions(options),
    now,
    apiKeys,
    forbiddenKeys: options.forbiddenKeys ?? [],
    revokedKeys: options.revokedKeys ?? [],
    requestsPerMinute: wholeNumber("requestsPerMinute", options.requestsPerMinute ?? perMinute),
    window: oneOf("window", options.window ?? "fixed", enumOptions.window),
    rateHeaders: oneOf("rateHeaders", options.rateHeaders ?? "x-ratelimit", enumOptions.rateHeaders),
    maxPerPage: wholeNumber("maxPerPage", options.maxPerPage ?? listCallsQueryLimits.per_page.maximum),
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
  return Object.keys(record) as Name[]; // a literal, so there are no more than these
}

/** For those who write JavaScript, where nothing else refuses another name. */
function oneOf<Name extends string>(option: string, name: Name, names: readonly Name[]): Name {
  if (names.includes(name)) return name;
  throw new InvalidOptionError(`the option ${option} must be one of ${names.join(", ")}`);
}

function wholeNumber(option: string, value: number, most = MOST): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new InvalidOptionError(`the option ${option} must be a whole number from 1 to ${most}`);
}

function exclusion(one: string, other: string): TypeError {
  return new TypeError(`The options ${one} and ${other} exclude each other. Leave one out.`);
}
