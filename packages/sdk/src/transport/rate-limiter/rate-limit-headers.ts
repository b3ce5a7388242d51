import type { HttpResponse } from "../middleware.ts";
import { delayMs } from "./header-times.ts";
import { NUMBER, serverNow, type RateLimit } from "./numeric-headers.ts";

/**
 * Parses all rate limits of a response, from the headers `RateLimit`, `RateLimit-*` and `X-RateLimit-*`. `RateLimit` can contain several limits, as
 * in the IETF draft (`"minute";r=50;t=30, "day";r=900;t=3000`), or one limit in the older form `limit=100, remaining=50, reset=30`. A reset time can
 * be a number of seconds from now, an epoch (in seconds, milliseconds or microseconds), or an HTTP date. Limits whose reset time is missing, invalid
 * or more than 31 days away are omitted. SmartAlex documents that responses have rate-limit headers, but does not document the names of the headers.
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
 * Parses the header `RateLimit`, as in the IETF draft (https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/) and its older
 * versions.
 */
function structured(headers: HttpResponse["headers"], serverNowMs: number): RateLimit[] {
  const members = parseMembers(headers.get("ratelimit") ?? "");
  if (members.length === 0) return [];
  // In the older drafts, each part of a limit is a separate member of the list, as in `limit=100, remaining=50, reset=30`.
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
 * Parses `RateLimit-Remaining` and `RateLimit-Reset`, with or without the prefix `X-`. A server with several limits sends each header several times,
 * so the value of a header can be a list.
 */
function numbered(headers: HttpResponse["headers"], prefix: string, serverNowMs: number): RateLimit[] {
  const remainings = headers.get(`${prefix}-remaining`);
  if (remainings === null) return [];
  const resets = splitList(headers.get(`${prefix}-reset`) ?? "");
  return splitList(remainings).flatMap((remaining, index) => {
    return toLimit(`${prefix}-* ${index}`, remaining, resets[index] ?? resets[0], serverNowMs) ?? [];
  });
}

/** Splits a comma-separated list, but not at the comma in an HTTP date. */
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

/** Parses `"minute";r=50;t=30, "day";r=900` into members with a name and parameters. A quoted name may contain commas and semicolons. */
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
