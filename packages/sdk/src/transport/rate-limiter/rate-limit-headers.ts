import type { HttpResponse } from "../middleware.ts";

/** One rate limit, from the headers of a response. */
export interface RateLimit {
  /** Identifies the limit by the name of its header, and by its name or index in this header. For example, `ratelimit "minute"`. */
  policy: string;
  /** The number of requests that remain in this window. */
  remaining: number;
  /** The time until the window resets, in milliseconds. */
  resetInMs: number;
}

/** The maximum duration of a window: 31 days. If a header says that a window is longer, the header is wrong or has another meaning. */
const MAX_WINDOW_MS = 31 * 86_400_000;
/** Differences between clocks that are smaller than this are ignored, because the `Date` header contains only whole seconds. */
const SAME_CLOCK_MS = 2_000;

const NUMBER = /^\d{1,20}(?:\.\d{1,9})?$/;
const HTTP_DATE = /^[A-Z][a-z]{2,8}, \d{2}[ -][A-Z][a-z]{2}[ -]\d{2,4} \d{2}:\d{2}:\d{2} GMT$/;
/** The asctime form of an HTTP date (RFC 9110, section 5.6.7). An asctime date is in UTC, like the other forms of an HTTP date. */
const ASCTIME = /^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} \d{4}$/;

/**
 * Parses all rate limits of a response, from the headers `RateLimit`, `RateLimit-*` and `X-RateLimit-*`. `RateLimit` can have several policies, as in
 * the IETF draft: `"minute";r=50;t=30, "day";r=900;t=3000`. It can also have the older form `limit=100, remaining=50, reset=30`. A reset can be a
 * number of seconds from now, an epoch in seconds, milliseconds or microseconds, or an HTTP date. The result does not include limits whose reset is
 * missing, invalid or more than 31 days away. SmartAlex documents that responses have rate-limit headers, but not their names.
 */
export function parseRateLimits(headers: HttpResponse["headers"], nowMs: number): RateLimit[] {
  const serverNowMs = serverNow(headers, nowMs);
  return [
    ...structured(headers, serverNowMs),
    ...numbered(headers, "ratelimit", serverNowMs),
    ...numbered(headers, "x-ratelimit", serverNowMs),
  ];
}

/**
 * Returns how long a response asks the client to wait before the next request, in milliseconds. The wait is in `retry-after-ms` or `Retry-After`. If
 * a 429 response has neither header, the wait is the time until a rate limit resets. Returns `undefined` if the headers are missing or invalid, or
 * ask for more than 31 days.
 */
export function retryDelayMs(
  { headers, status }: Pick<HttpResponse, "headers" | "status">,
  nowMs: number,
): number | undefined {
  const requested = parseRetryAfter(headers, nowMs);
  if (requested !== undefined || status !== 429) return requested;
  const limits = parseRateLimits(headers, nowMs);
  const exhausted = limits.filter(({ remaining }) => remaining === 0).map(({ resetInMs }) => resetInMs);
  if (exhausted.length > 0) return Math.max(...exhausted);
  return limits.length > 0 ? Math.min(...limits.map(({ resetInMs }) => resetInMs)) : undefined;
}

/** Returns the delay in `retry-after-ms` or `Retry-After`, in milliseconds. Returns `undefined` if both headers are missing or invalid. */
export function parseRetryAfter(headers: HttpResponse["headers"], nowMs: number): number | undefined {
  const exact = headers.get("retry-after-ms")?.trim();
  const exactMs = exact !== undefined && NUMBER.test(exact) ? plausible(Number(exact)) : undefined;
  return exactMs ?? delayMs(headers.get("retry-after") ?? "", serverNow(headers, nowMs));
}

/**
 * Parses a delay or a point in time, in any of the forms that servers use. Returns the delay in milliseconds, or 0 for a point in time in the past.
 */
function delayMs(value: string, serverNowMs: number): number | undefined {
  const text = value.trim();
  if (NUMBER.test(text)) {
    const number = Number(text);
    return plausible(isEpoch(number) ? epochMs(number) - serverNowMs : number * 1000);
  }
  if (HTTP_DATE.test(text)) return plausible(Date.parse(text) - serverNowMs);
  return ASCTIME.test(text) ? plausible(Date.parse(`${text} GMT`) - serverNowMs) : undefined;
}

function plausible(waitMs: number): number | undefined {
  return Math.abs(waitMs) <= MAX_WINDOW_MS ? Math.max(0, waitMs) : undefined;
}

/** Returns whether a number is a point in time and not a delay. A delay of 1e8 seconds would be three years. */
function isEpoch(number: number): boolean {
  return number > 1e8;
}

function epochMs(epoch: number): number {
  if (epoch > 1e14) return epoch / 1000;
  return epoch > 1e11 ? epoch : epoch * 1000;
}

/**
 * Returns the server's time. Returns the local time if the `Date` header is missing or invalid, or differs from the local time by less than
 * `SAME_CLOCK_MS`.
 */
function serverNow(headers: HttpResponse["headers"], nowMs: number): number {
  const dateMs = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(dateMs) || Math.abs(dateMs - nowMs) < SAME_CLOCK_MS ? nowMs : dateMs;
}

/** Parses `RateLimit`, as in the IETF draft (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/) and its older versions. */
function structured(headers: HttpResponse["headers"], serverNowMs: number): RateLimit[] {
  const members = parseMembers(headers.get("ratelimit") ?? "");
  if (members.length === 0) return [];
  // In the older drafts, each part of a limit is a separate member of the list: `limit=100, remaining=50, reset=30`.
  const parts = new Map(members.flatMap(({ name }) => [splitParameter(name) ?? ["", ""]]));
  const single = toLimit("ratelimit", parts.get("remaining"), parts.get("reset"), serverNowMs);
  return [
    ...(single ? [single] : []),
    ...members.flatMap(({ name, parameters }) => {
      return toLimit(`ratelimit ${name}`, parameters.get("r"), parameters.get("t"), serverNowMs) ?? [];
    }),
  ];
}

/**
 * Parses `RateLimit-Remaining` and `RateLimit-Reset`, with or without `X-`. A server with several limits sends each header several times, so the
 * value of a header can be a list.
 */
function numbered(headers: HttpResponse["headers"], prefix: string, serverNowMs: number): RateLimit[] {
  const remainings = headers.get(`${prefix}-remaining`);
  if (remainings === null) return [];
  const resets = splitList(headers.get(`${prefix}-reset`) ?? "");
  return splitList(remainings).flatMap((remaining, index) => {
    return toLimit(`${prefix}-* ${index}`, remaining, resets[index] ?? resets[0], serverNowMs) ?? [];
  });
}

/** Splits a list. The comma in an HTTP date does not separate values. */
function splitList(text: string): string[] {
  return text.split(/,(?! \d{2}[ -][A-Z])/);
}

function toLimit(
  policy: string,
  remaining: string | undefined,
  reset: string | undefined,
  serverNowMs: number,
): RateLimit | undefined {
  const resetInMs = delayMs(reset ?? "", serverNowMs);
  const text = remaining?.trim() ?? "";
  return NUMBER.test(text) && resetInMs !== undefined
    ? { policy, remaining: Math.floor(Number(text)), resetInMs }
    : undefined;
}

/** Parses `"minute";r=50;t=30, "day";r=900` into names and parameters. A quoted name may contain commas and semicolons. */
function parseMembers(text: string): { name: string; parameters: Map<string, string> }[] {
  return (text.match(/(?:"[^"]*"|[^",])+/g) ?? []).map((member) => {
    const [name = "", ...rest] = (member.match(/(?:"[^"]*"|[^";])+/g) ?? []).map((part) => part.trim());
    return { name, parameters: new Map(rest.flatMap((parameter) => [splitParameter(parameter) ?? ["", ""]])) };
  });
}

function splitParameter(text: string): [name: string, value: string] | undefined {
  const [, name, value] = /^([a-z]+)\s*=\s*([\d.]+)$/.exec(text) ?? [];
  return name !== undefined && value !== undefined ? [name, value] : undefined;
}
