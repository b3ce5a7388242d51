import { fail, type Behaviour } from "../respond.ts";

/** The API key that a request carries, or `undefined`. */
export function apiKeyOf(request: Request): string | undefined {
  return /^Bearer +(\S+)$/i.exec(request.headers.get("authorization") ?? "")?.[1];
}

/** Refuses a request without an API key. Any key will do: the mock has no secrets. */
export const requireAuth: Behaviour = (next) => (request) => {
  if (apiKeyOf(request) !== undefined) return next(request);
  return fail(
    401,
    "unauthorized",
    "The API key is missing. Send it as 'Authorization: Bearer <API key>'; here any key will do.",
  );
};
