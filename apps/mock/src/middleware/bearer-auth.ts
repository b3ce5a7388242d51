import type { Behaviour, MockRequest, MockResponse } from "../http/middleware.ts";
import { keepLast } from "../runtime/memoize-last.ts";
import { fail } from "../http/responses.ts";
import { SettingError } from "../errors.ts";

/** Which API keys are known, `undefined` for any, and which of them may do nothing. */
export interface KeyOptions {
  apiKeys: readonly string[] | undefined;
  forbiddenKeys: readonly string[];
  revokedKeys: readonly string[];
}

/** The API key that a request carries, or `undefined`. */
export function apiKeyOf(request: MockRequest): string | undefined {
  return keyIn(request.headers.get("authorization") ?? "");
}

/** Most requests have the key of the one before. */
const keyIn = keepLast((header: string) => /^Bearer +(\S+)$/i.exec(header)?.[1]);

/** Refuses a request without an API key, or with one that is not good for it. Throws `SettingError` for a key that no request can carry. */
export function requireAuth({ apiKeys, forbiddenKeys, revokedKeys }: KeyOptions): Behaviour {
  if (![...(apiKeys ?? []), ...forbiddenKeys, ...revokedKeys].every((key) => /^[!-~]+$/.test(key))) {
    throw new SettingError("an API key is made of visible ASCII characters, without spaces. One of those given is not");
  }
  return (next) => (request) => {
    const key = apiKeyOf(request);
    if (key === undefined) {
      const any = apiKeys ? "" : "; here any key will do";
      return unauthorized(`The API key is missing. Send it as 'Authorization: Bearer <API key>'${any}.`);
    }
    if (revokedKeys.includes(key)) return unauthorized("This API key is revoked. Make a new one.");
    if (forbiddenKeys.includes(key)) return fail(403, "forbidden", "This API key has no access.");
    if (apiKeys?.includes(key) === false) return unauthorized("This API key is not known.");
    return next(request);
  };
}

function unauthorized(message: string): MockResponse {
  return fail(401, "unauthorized", message, { "www-authenticate": "Bearer" }); // as RFC 9110 requires of every 401
}
