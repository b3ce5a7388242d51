/**
 * A function that sends requests, called as `fetch(url, init)`. A `Fetch` can be the runtime's `fetch`, the `fetch` of undici, node-fetch or
 * cross-fetch, or your own function. The client never passes a `Request`, because the `fetch` of another package does not accept the runtime's
 * `Request`. The client also avoids `Request` because a `Request` holds its signal weakly, so that an abort no longer reaches the server after a
 * garbage collection.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The second argument of a `Fetch`: the part of the standard `RequestInit` that the client uses. */
export interface FetchInit {
  method: string;
  headers: Readonly<Record<string, string>>;
  /** The request body, which is a standard `BodyInit`. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the DOM, undici and node-fetch declare different types for the same values
  body?: any;
  signal: AbortSignal | null;
  redirect: "manual";
}

/**
 * The part of a response that the client reads. The standard `Response`, and the `Response` of undici and node-fetch, have all members of this type.
 */
export interface FetchResponse {
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
  /** The body as a web stream, or as an async iterable of bytes such as a Node.js stream. The client counts the bytes of the body as they arrive. */
  readonly body?: unknown;
  /** Reads the whole body. The client calls `arrayBuffer` only if `body` is not a stream. */
  arrayBuffer(): Promise<ArrayBuffer>;
}
