import type { Middleware } from "./middleware.ts";

/** Adds the API key. It is the last middleware before `dispatch`, so that no other one sees the key. */
export function bearerAuth(apiKey: string): Middleware {
  const authorization = `Bearer ${apiKey}`;
  return (next) => (request) => next({ ...request, headers: { ...request.headers, authorization } });
}
