import { isAsyncIterable, isReadableStream } from "./network/read-body.ts";

/** A request body: whatever `fetch` accepts. */
type RequestBody = NonNullable<RequestInit["body"]> | Uint8Array;

/**
 * A request on its way to the network. Requests and responses are plain objects. Creating a `Request` and a `Response` in each middleware would
 * use more CPU than all middleware together.
 */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** Names are in lower case. Never contains `authorization`: `bearerAuth` adds it last. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The number of this attempt, counted from 1. `undefined` means 1. */
  readonly attempt?: number;
  /** State that all attempts of this request share. */
  readonly progress?: RetryProgress;
}

/** The data that `retry` and `rateLimit` share about the attempts of one request. */
interface RetryProgress {
  /** The number of attempts so far. */
  attempts: number;
  /** The request's position in the queue. All attempts of the request have the same position. `undefined` until the first attempt. */
  order: number | undefined;
}

/** A response whose body has been read. */
export interface HttpResponse {
  readonly status: number;
  /** The headers as the server sent them. They may contain the API key: do not show them. */
  readonly headers: Pick<Headers, "get">;
  /** Returns a copy of the headers with the API key redacted. */
  readonly maskedHeaders: () => Promise<Headers>;
  /** The body as text, with the API key redacted. */
  readonly body: string;
  /** The reason why a successful response cannot be used. It completes a sentence that starts with "The response (200)". */
  readonly problem?: string;
}

/** Sends a request and reads its response. */
export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/** Wraps a handler to add one feature of the transport. */
export type Middleware = (next: Handler) => Handler;

/** Wraps `handler` in middleware. The first middleware is outermost. */
export function compose(middleware: readonly Middleware[], handler: Handler): Handler {
  return middleware.reduceRight((next, wrap) => wrap(next), handler);
}

/** Returns whether a status is in the range 200 to 299. */
export function isOk({ status }: Pick<HttpResponse, "status">): boolean {
  return status >= 200 && status < 300;
}

const SAFE_METHODS = ["GET", "HEAD", "OPTIONS"];

/** Returns whether a request only reads, so that sending it again cannot change anything on the server. */
export function isSafe({ method }: Pick<HttpRequest, "method">): boolean {
  return SAFE_METHODS.includes(method);
}

/** Returns whether a request can be sent again. A body that is a stream can only be read once. */
export function isReplayable({ body }: Pick<HttpRequest, "body">): boolean {
  return !isReadableStream(body) && !isAsyncIterable(body);
}
