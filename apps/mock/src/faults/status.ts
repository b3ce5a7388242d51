import type { KnownErrorCode } from "@smartalex/contract";
import { InvalidOptionError } from "../runtime/errors.ts";
import { apiRouter } from "../http/api-router.ts";
import type { HttpRequest, Middleware } from "../http/middleware.ts";
import { errorResponse } from "../http/responses.ts";
import { encode } from "../runtime/bytes.ts";

const BODIES = ["json", "html", "empty"] as const;
const CODES: Record<number, KnownErrorCode> = { 401: "unauthorized", 403: "forbidden", 429: "rate_limited" };
const WITHOUT_BODY = [204, 205, 304];

/**
 * Parses `503`, `502 html`, `500 empty` or `429 retry-after=now+90`: a status, the type of the body, and headers. `now+90` is the date in 90
 * seconds. The default body of a status from 400 on is the error envelope of the API; other statuses have no body by default.
 *
 * @throws `InvalidOptionError` for an invalid fault.
 */
export function statusFault(text: string, now: () => number): Middleware {
  const [first, ...words] = text.split(/\s+/);
  const status = Number(first);
  if (!(status >= 200 && status <= 599)) {
    throw new InvalidOptionError(`invalid status in ${text}. Use a number from 200 to 599`);
  }
  const body = BODIES.find((type) => type === words[0]) ?? (status >= 400 ? "json" : "empty");
  const headers = (words[0] === body ? words.slice(1) : words).map((word) => parseHeader(word, text));

  return (request) => {
    const values = Object.fromEntries(headers.map(([name, value]) => [name, toDate(value, now())]));
    if (body === "json") return errorResponse(status, codeOf(status, request), `Simulated fault: ${status}`, values);
    if (body === "empty" || WITHOUT_BODY.includes(status)) return { status, headers: values, body: undefined };
    return { status, headers: { "content-type": "text/html", ...values }, body: encode(page(status)) };
  };
}

function parseHeader(word: string, text: string): [string, string] {
  const [, name, value] = /^([\w-]+)=([!-~]*)$/.exec(word) ?? [];
  if (name !== undefined && value !== undefined) return [name.toLowerCase(), value];
  throw new InvalidOptionError(
    `invalid ${word} in ${text}. After the status, use json, html or empty, and headers such as retry-after=2`,
  );
}

function toDate(value: string, nowMs: number): string {
  const seconds = /^now([+-]\d+)$/.exec(value)?.[1];
  return seconds === undefined ? value : new Date(nowMs + Number(seconds) * 1000).toUTCString();
}

function codeOf(status: number, request: HttpRequest): KnownErrorCode {
  if (status === 404) {
    const match = apiRouter.match(request);
    return match.kind === "operation" ? match.operation.notFoundCode : "not_found";
  }
  return CODES[status] ?? (status >= 500 ? "server_error" : "invalid_request");
}

/** Returns an error page such as a proxy sends. */
function page(status: number): string {
  return `<!doctype html><title>${status}</title><h1>${status}</h1><p>There is a proxy between you and the API.</p>\n`;
}
