import type { Bytes } from "../runtime/bytes.ts";

/**
 * A request from a port or from a caller's `fetch`. Requests and responses are plain objects, because creating a `Request` and a `Response` would
 * take more time than all middleware together.
 */
export interface HttpRequest {
  readonly method: string;
  /** The absolute URL. */
  readonly url: string;
  readonly headers: RequestHeaders;
  /** The body, which is read on demand. No operation of the API has a request body. */
  readonly body: AsyncIterable<Uint8Array> | null;
  /** Aborts when the client disconnects or aborts the request. */
  readonly signal: AbortSignal;
}

/** The headers of a request, with names in lower case. */
export interface RequestHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** A response. Middleware may change it in place. */
export interface HttpResponse {
  status: number;
  /** The headers, with names in lower case. */
  headers: Record<string, string>;
  /** The whole body, as text or as UTF-8. Do not change the bytes in place, because several responses share them. */
  body: Bytes | string | undefined;
  /** The value for the `ETag` header. Two responses with the same value have the same body. */
  etag?: string;
  /** Set if the connection breaks while the body is sent. */
  broken?: BrokenBody;
  /** Whether a simulated fault changed the response. `compress` and `etag` skip such a response. */
  isFault?: boolean;
}

/** A body of which only a part is sent. */
interface BrokenBody {
  /** The part of the body that is sent, from 0 to 1. */
  share: number;
  /** Called after this part was sent. Never resolves, and rejects if the connection is to be reset. */
  end: () => Promise<never>;
}

/** Thrown to reset the connection before a response. In-process, `fetch` rejects with this error. */
export class ConnectionReset extends TypeError {
  constructor() {
    super("fetch failed", { cause: Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" }) });
  }
}

/** Responds to a request, synchronously if possible. */
export type Handler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;

/** Adds one feature of the server. `next` handles the request with the remaining middleware. */
export type Middleware = (request: HttpRequest, next: Handler) => HttpResponse | Promise<HttpResponse>;

export { compose } from "@smartalex/sdk/internal";

/** Applies `change` to a response, synchronously if the response is not a promise. */
export function mapResponse(
  response: HttpResponse | Promise<HttpResponse>,
  change: (response: HttpResponse) => HttpResponse | Promise<HttpResponse>,
): HttpResponse | Promise<HttpResponse> {
  return response instanceof Promise ? response.then(change) : change(response);
}
