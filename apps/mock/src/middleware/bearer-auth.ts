import { InvalidOptionError } from "../runtime/errors.ts";
import type { HttpRequest, HttpResponse, Middleware } from "../http/middleware.ts";
import { errorResponse } from "../http/responses.ts";
import { memoizeLast } from "../runtime/memoize-last.ts";

/** The API keys that the mock accepts and rejects. */
export interface BearerAuthOptions {
  /** The accepted API keys. `undefined` accepts every key. */
  apiKeys: readonly string[] | undefined;
  forbiddenKeys: readonly string[];
  revokedKeys: readonly string[];
}

/** Returns the API key of a request. */
export function apiKeyOf(request: HttpRequest): string | undefined {
  return parseBearer(request.headers.get("authorization") ?? "");
}

/** Memoized, because most requests have the same key as the previous request. */
const parseBearer = memoizeLast((header: string) => /^Bearer +(\S+)$/i.exec(header)?.[1]);

/**
 * Rejects requests whose API key is missing, unknown, revoked or forbidden.
 *
 * @throws `InvalidOptionError` for a key that cannot be sent in a header.
 */
export function bearerAuth({ apiKeys, forbiddenKeys, revokedKeys }: BearerAuthOptions): Middleware {
  if (![...(apiKeys ?? []), ...forbiddenKeys, ...revokedKeys].every((key) => /^[!-~]+$/.test(key))) {
    throw new InvalidOptionError("invalid API key: a key consists of visible ASCII characters, without spaces");
  }
  return (request, next) => {
    const key = apiKeyOf(request);
    if (key === undefined) {
      const hint = apiKeys ? "" : ". The mock accepts any key";
      return unauthorized(`The API key is missing. Send it as 'Authorization: Bearer <API key>'${hint}.`);
    }
    if (revokedKeys.includes(key)) return unauthorized("This API key was revoked. Create a new one.");
    if (forbiddenKeys.includes(key)) return errorResponse(403, "forbidden", "This API key has no access.");
    if (apiKeys?.includes(key) === false) return unauthorized("Unknown API key.");
    return next(request);
  };
}

function unauthorized(message: string): HttpResponse {
  return errorResponse(401, "unauthorized", message, { "www-authenticate": "Bearer" }); // RFC 9110 requires it for every 401
}
