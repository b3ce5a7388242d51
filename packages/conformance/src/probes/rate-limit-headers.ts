/** The rate limit in the headers of a response. */
export interface RateLimitHeaders {
  form: "X-RateLimit-*" | "RateLimit-*" | "RateLimit";
  limit: number | undefined;
  remaining: number | undefined;
  /** The value of the reset, in the unit of `resetUnit`. */
  reset: number | undefined;
  resetUnit: "epoch seconds" | "epoch milliseconds" | "seconds from now";
  /** Milliseconds until the reset. Negative if the reset is in the past. */
  resetInMs: number | undefined;
}

/** Parses the rate-limit headers in all known formats. Returns `undefined` without such headers. `atMs` is the time of the response. */
export function parseRateLimitHeaders(headers: Headers, atMs: number): RateLimitHeaders | undefined {
  const structured = headers.get("ratelimit");
  if (structured !== null) {
    return toRateLimit("RateLimit", atMs, {
      limit: numberIn(headers.get("ratelimit-policy") ?? structured, /\b(?:q|limit)=(\d+)/),
      remaining: numberIn(structured, /\b(?:r|remaining)=(\d+)/),
      reset: numberIn(structured, /\b(?:t|reset)=(\d+)/),
    });
  }
  for (const form of ["RateLimit-*", "X-RateLimit-*"] as const) {
    const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => {
      return numberIn(headers.get(form.toLowerCase().replace("*", name)) ?? "", /^\s*(-?\d+)/);
    });
    if (limit !== undefined || remaining !== undefined || reset !== undefined) {
      return toRateLimit(form, atMs, { limit, remaining, reset });
    }
  }
  return undefined;
}

function toRateLimit(
  form: RateLimitHeaders["form"],
  atMs: number,
  { reset, ...rest }: Pick<RateLimitHeaders, "limit" | "remaining" | "reset">,
): RateLimitHeaders {
  const resetUnit = unitOf(reset ?? 0);
  const resetInMs = reset === undefined ? undefined : inMs(reset, resetUnit, atMs);
  return { form, ...rest, reset, resetUnit, resetInMs };
}

/** A window is shorter than three years, so larger values are times since 1970. */
function unitOf(reset: number): RateLimitHeaders["resetUnit"] {
  if (reset > 1e11) return "epoch milliseconds";
  return reset > 1e8 ? "epoch seconds" : "seconds from now";
}

function inMs(reset: number, unit: RateLimitHeaders["resetUnit"], atMs: number): number {
  if (unit === "seconds from now") return reset * 1000;
  return (unit === "epoch seconds" ? reset * 1000 : reset) - atMs;
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const match = pattern.exec(text)?.[1];
  return match === undefined ? undefined : Number(match);
}
