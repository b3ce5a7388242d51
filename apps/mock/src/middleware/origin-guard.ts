import { InvalidOptionError } from "../runtime/errors.ts";
import type { HttpRequest, HttpResponse, Middleware } from "../http/middleware.ts";
import { LOOPBACK_HOST } from "../http/request-url.ts";
import { errorResponse } from "../http/responses.ts";

/**
 * Rejects requests from pages of other origins, so that no website can read the real calls that a mock serves. Pages on this machine, and programs
 * that are not pages, can read them. `allowOrigins` lists other allowed origins, or `*` for all origins.
 *
 * @throws `InvalidOptionError` for an invalid origin.
 */
export function originGuard(allowOrigins: readonly string[]): Middleware {
  for (const origin of allowOrigins) checkOrigin(origin);
  return (request, next) => rejection(request, allowOrigins) ?? next(request);
}

function rejection({ headers }: HttpRequest, allowOrigins: readonly string[]): HttpResponse | undefined {
  if (allowOrigins.includes("*")) return undefined;
  const origin = headers.get("origin");
  const isAllowed = origin !== null && allowOrigins.includes(origin);
  const host = headers.get("host");
  if (host !== null && !LOOPBACK_HOST.test(host) && !isAllowed) {
    return forbidden("This mock serves calls from a file to this machine only. Request it as 127.0.0.1 or localhost");
  }
  if (origin === null || isAllowed || isLoopbackOrigin(origin)) return undefined;
  return forbidden(
    "This mock serves calls from a file, so pages of other origins cannot read them. To allow one, add --allow-origin with its origin, or the option allowOrigins",
  );
}

function isLoopbackOrigin(origin: string): boolean {
  const [, host = ""] = /^https?:\/\/(.+)$/.exec(origin) ?? [];
  return LOOPBACK_HOST.test(host);
}

function checkOrigin(origin: string): void {
  const isOrigin = URL.canParse(origin) && new URL(origin).origin === origin && !origin.includes("*");
  if (isOrigin || origin === "*") return;
  throw new InvalidOptionError(
    `the option allowOrigins has ${JSON.stringify(origin)}. Use an origin such as https://app.example.com, or * for any`,
  );
}

function forbidden(message: string): HttpResponse {
  return errorResponse(403, "forbidden", message);
}
