import type { KnownErrorCode } from "@smartalex/contract";
import type { Behaviour, MockRequest } from "../http/middleware.ts";
import { encode, fail } from "../http/responses.ts";
import { apiRouter } from "../http/api-router.ts";
import { SettingError } from "../errors.ts";

const BODIES = ["json", "html", "empty"] as const;
const CODES: Record<number, KnownErrorCode> = { 401: "unauthorized", 403: "forbidden", 429: "rate_limited" };
const WITHOUT_BODY = [204, 205, 304];

/**
 * Reads `503`, `502 html`, `500 empty` or `429 retry-after=now+90`: a status, what its body is, and headers, where `now+90` is the date
 * in 90 seconds. From 400 the body is the API's error unless it says otherwise, below there is none. Throws `SettingError`.
 */
export function answerStatus(text: string, now: () => number): Behaviour {
  const [first, ...words] = text.split(/\s+/);
  const status = Number(first);
  if (!(status >= 200 && status <= 599)) throw new SettingError(`${text}: a status is a number from 200 to 599`);
  const body = BODIES.find((known) => known === words[0]) ?? (status >= 400 ? "json" : "empty");
  const headers = (words[0] === body ? words.slice(1) : words).map((word) => readHeader(word, text));

  return () => (request) => {
    const given = Object.fromEntries(headers.map(([name, value]) => [name, toDate(value, now())]));
    if (body === "json") return fail(status, codeOf(status, request), `The mock was told to answer ${status}`, given);
    if (body === "empty" || WITHOUT_BODY.includes(status)) return { status, headers: given, body: undefined };
    return { status, headers: { "content-type": "text/html", ...given }, body: encode(page(status)) };
  };
}

function readHeader(word: string, text: string): [string, string] {
  const [, name, value] = /^([\w-]+)=([!-~]*)$/.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return [name.toLowerCase(), value];
  throw new SettingError(
    `${text}: after a status come json, html or empty, and headers such as retry-after=2. ${word} is none of them`,
  );
}

function toDate(value: string, nowMs: number): string {
  const seconds = /^now([+-]\d+)$/.exec(value)?.[1];
  return seconds === undefined ? value : new Date(nowMs + Number(seconds) * 1000).toUTCString();
}

function codeOf(status: number, request: MockRequest): KnownErrorCode {
  if (status === 404) {
    const match = apiRouter.match(request);
    return match.kind === "operation" ? match.operation.notFoundCode : "not_found";
  }
  return CODES[status] ?? (status >= 500 ? "server_error" : "invalid_request");
}

/** What a proxy in front of the API might show. */
function page(status: number): string {
  return `<!doctype html><title>${status}</title><h1>${status}</h1><p>There is a proxy between you and the API.</p>\n`;
}
