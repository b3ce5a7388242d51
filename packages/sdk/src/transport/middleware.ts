import type { Redactor } from "../runtime/redactor.ts";
import type { FetchResponse } from "./network/fetch.ts";
import { isAsyncIterable, isReadableStream } from "./network/read-body.ts";

/** A request body that `fetch` accepts. */
type RequestBody = NonNullable<RequestInit["body"]> | Uint8Array;

/**
 * A request as the middleware handles it. Requests and responses are plain objects, because creating a `Request` and a `Response` in each middleware
 * would use more CPU than all middleware together.
 */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** The headers, with names in lower case. Only `bearerAuth`, the last middleware, adds the `authorization` header. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RequestBody | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The state that all attempts of this request share. */
  readonly progress?: RetryProgress;
}

/** The data that `retry` and `rateLimit` share about the attempts of one request. */
interface RetryProgress {
  /** The number of attempts of the request so far. */
  attempts: number;
  /** The position in the queue that all attempts of the request have, or `undefined` until the first attempt. */
  order: number | undefined;
}

/** A response whose body has been read. */
export interface HttpResponse {
  readonly status: number;
  /** The headers as the server sent them. They may contain the API key, so use `maskHeaders` before you show or log them. */
  readonly headers: FetchResponse["headers"];
  /** Redacts the API key that the request was sent with. */
  readonly redactor: Redactor;
  /** The body as text, with the API key redacted. */
  readonly body: string;
  /** The reason why a response with a 2xx status cannot be used, as the rest of a sentence that starts with "The response (200)". */
  readonly problem?: string;
}

/** Sends a request and reads its response. */
export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/** Adds one feature of the transport. `next` sends the request with the remaining middleware. */
export type Middleware = (request: HttpRequest, next: Handler) => Promise<HttpResponse>;

/** Wraps `handler` in middleware. The first middleware in the list is the outermost. */
export function compose<Input, Output>(
  middleware: readonly ((request: Input, next: (request: Input) => Output) => Output)[],
  handler: (request: Input) => Output,
): (request: Input) => Output {
  return middleware.reduceRight<typeof handler>((next, handle) => (request) => handle(request, next), handler);
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

/** Returns whether a request can be sent again, which is not possible if its body is a stream. */
export function isReplayable({ body }: Pick<HttpRequest, "body">): boolean {
  return !isReadableStream(body) && !isAsyncIterable(body);
}
