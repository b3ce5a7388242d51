/**
 * A function that sends requests, called as `fetch(url, init)`: the runtime's `fetch`, that of undici, node-fetch or cross-fetch, or your
 * own. It always receives two arguments, never a `Request`: a `Request` holds its signal weakly, so after a garbage collection an abort no
 * longer reaches the server, and the `fetch` of another package does not accept the runtime's `Request`.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The second argument of a `Fetch`: the part of the standard `RequestInit` that the client uses. */
export interface FetchInit {
  method: string;
  headers: Readonly<Record<string, string>>;
  /** A standard `BodyInit`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the DOM, undici and node-fetch declare different types for the same values
  body?: any;
  signal: AbortSignal | null;
  redirect: "manual";
}

/** The part of a response that the client reads. The standard `Response` has it, and so have those of undici and node-fetch. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
  /** The body as a stream, so that its bytes can be counted as they arrive: a web stream, or an async iterable of bytes such as a Node.js stream. */
  readonly body?: unknown;
  /** Reads the whole body. Used if there is no `body`. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * The key of an optional property of a `Fetch`: a function with the same signature that creates no `Response`. The `fetch` of
 * `@smartalex/mock` has one, and the client prefers it because it costs less CPU. Registered globally, so that all copies of this package share it.
 */
export const directFetch = Symbol.for("@smartalex/fetch");

/** Returns the function to send requests with: `fetch[directFetch]` if it exists, `fetch`, or the runtime's `fetch`. */
export function resolveFetch(fetch: (Fetch & { readonly [directFetch]?: Fetch }) | undefined): Fetch {
  if (fetch) return fetch[directFetch] ?? fetch;
  // eslint-disable-next-line no-restricted-properties -- the only place that uses the global; read at each request, because it may be replaced later
  return (url, init) => globalThis.fetch(url, init);
}
