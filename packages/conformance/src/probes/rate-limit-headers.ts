/** What the headers of an answer tell of the rate limit, and in which form. */
export interface RateLimitHeaders {
  form: "X-RateLimit-*" | "RateLimit-*" | "RateLimit";
  limit: number | undefined;
  remaining: number | undefined;
  /** The reset as it stands, in the unit of `resetUnit`. */
  reset: number | undefined;
  resetUnit: "epoch seconds" | "epoch milliseconds" | "seconds from now";
  /** Milliseconds until there is more; negative where that moment has passed. */
  resetInMs: number | undefined;
}

/** Reads the rate limit in each form that servers are known to use; `undefined` where there is none. `atMs` is the time of the answer. */
export function parseRateLimitHeaders(headers: Headers, atMs: number): RateLimitHeaders | undefined {
  const structured = headers.get("ratelimit");
  if (structured !== null) {
    return tell("RateLimit", atMs, {
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
      return tell(form, atMs, { limit, remaining, reset });
    }
  }
  return undefined;
}

function tell(
  form: RateLimitHeaders["form"],
  atMs: number,
  { reset, ...rest }: Pick<RateLimitHeaders, "limit" | "remaining" | "reset">,
): RateLimitHeaders {
  const resetUnit = unitOf(reset ?? 0);
  const resetInMs = reset === undefined ? undefined : inMs(reset, resetUnit, atMs);
  return { form, ...rest, reset, resetUnit, resetInMs };
}

/** No window is three years long. */
function unitOf(reset: number): RateLimitHeaders["resetUnit"] {
  if (reset > 1e11) return "epoch milliseconds";
  return reset > 1e8 ? "epoch seconds" : "seconds from now";
}

function inMs(reset: number, unit: RateLimitHeaders["resetUnit"], atMs: number): number {
  if (unit === "seconds from now") return reset * 1000;
  return (unit === "epoch seconds" ? reset * 1000 : reset) - atMs;
}

function numberIn(text: string, pattern: RegExp): number | undefined {
  const found = pattern.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}
