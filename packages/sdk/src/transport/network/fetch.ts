/**
 * A function that sends requests, called as `fetch(url, init)`. It can be the runtime's `fetch`, the `fetch` of undici, node-fetch or
 * cross-fetch, or your own function. It always receives two arguments, and never a `Request`, for two reasons. A `Request` holds its signal
 * weakly, so after a garbage collection an abort no longer reaches the server. The `fetch` of another package does not accept the runtime's
 * `Request`.
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

/** The part of a response that the client reads. The standard `Response`, and the `Response` of undici and node-fetch, have all of these members. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
  /** The body as a web stream, or as an async iterable of bytes such as a Node.js stream. The client counts the bytes as they arrive. */
  readonly body?: unknown;
  /** Reads the whole body. Used if there is no `body`. */
  arrayBuffer(): Promise<ArrayBuffer>;
}
