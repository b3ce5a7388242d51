import type { Middleware } from "./middleware.ts";

/** Adds the API key. It is the last layer to see the request, so that no other can show the key. */
export function bearerAuth(apiKey: string): Middleware {
  const headers = { authorization: `Bearer ${apiKey}` };
  return (next) => (request) => next({ ...request, headers });
}
