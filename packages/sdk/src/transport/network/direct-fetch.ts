import type { Fetch } from "./fetch.ts";

/**
 * The key of an optional property of a `fetch` function, such as the `fetch` of `@smartalex/mock`. The value of the property is an alternative
 * function with the same signature, which returns a plain object instead of a `Response`. The client prefers the alternative function, because it
 * uses less CPU. The symbol is registered globally, so that all copies of this package share the symbol.
 */
export const directFetch = Symbol.for("@smartalex/fetch");

/**
 * Returns the function that sends requests: `fetch[directFetch]` if it exists, otherwise `fetch`, or the runtime's `fetch` if no `fetch` was passed.
 * A custom `fetch` receives a copy of the headers, because many requests share one headers object, which a custom `fetch` must not change.
 */
export function resolveFetch(fetch: (Fetch & { readonly [directFetch]?: Fetch }) | undefined): Fetch {
  if (fetch) return fetch[directFetch] ?? ((url, init) => fetch(url, { ...init, headers: { ...init.headers } }));
  // eslint-disable-next-line no-restricted-properties -- the only place that uses the global; read at each request, because it may be replaced later
  return (url, init) => globalThis.fetch(url, init);
}
