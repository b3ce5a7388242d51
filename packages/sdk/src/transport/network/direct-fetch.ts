import type { Fetch } from "./fetch.ts";

/**
 * The key of an optional property of a `Fetch`. The value of this property is a function with the same signature, but it creates no `Response`. The
 * `fetch` of `@smartalex/mock` has this property. The client prefers this function because it uses less CPU. The symbol is registered globally, so
 * that all copies of this package share it.
 */
export const directFetch = Symbol.for("@smartalex/fetch");

/**
 * Returns the function to send requests with: `fetch[directFetch]` if it exists, `fetch`, or the runtime's `fetch`. A custom `fetch` gets a copy of
 * the headers. Many requests share one headers object, and changes that a custom `fetch` makes must not affect the next request.
 */
export function resolveFetch(fetch: (Fetch & { readonly [directFetch]?: Fetch }) | undefined): Fetch {
  if (fetch) return fetch[directFetch] ?? ((url, init) => fetch(url, { ...init, headers: { ...init.headers } }));
  // eslint-disable-next-line no-restricted-properties -- the only place that uses the global; read at each request, because it may be replaced later
  return (url, init) => globalThis.fetch(url, init);
}
