/**
 * A function that sends requests, called as `fetch(url, init)`: the runtime's `fetch`, that of undici, node-fetch or cross-fetch, or a
 * function of your own. Always two arguments and never a `Request`: a `Request` follows its signal weakly, so that after a garbage
 * collection an abort no longer reaches the server, and the `fetch` of another package does not accept the runtime's `Request`.
 *
 * The `fetch` of `@smartalex/mock` also has `plain`, which does the same without creating a `Response`. The client prefers it.
 */
export type Fetch = FetchFunction & { plain?: FetchFunction | undefined };

/** The call signature of a `Fetch`. */
export type FetchFunction = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** The second argument of a `Fetch`: the part of the standard `RequestInit` that the client uses. All requests are `GET`s. */
export interface FetchInit {
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal | null;
  redirect: "manual";
}

/** The part of a response that the client reads. The standard `Response` has it, and so have those of undici and node-fetch. */
export interface FetchResponse {
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
  /** The body as a stream, to count its bytes while they arrive: of the web, or an async iterable of bytes such as the streams of Node. */
  readonly body?: unknown;
  /** The whole body. Used if there is no `body`. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * A request on its way to the network. All are `GET`s. It is a plain object, and so is its answer: to make a `Request` and a `Response`
 * anew in each layer costs more CPU than all layers do.
 */
export interface HttpRequest {
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which attempt it is, counted from 1, where it is not the first. */
  readonly attempt?: number;
  /** What all of its attempts share. */
  readonly progress?: RetryProgress;
}

/** What the layers that send a request again know of it. */
interface RetryProgress {
  /** How many attempts were made. */
  attempts: number;
  /** Its position in the queue, which it keeps. `undefined` until its first attempt. */
  order: number | undefined;
}

/** An answer whose body was read. */
export interface HttpResponse {
  readonly status: number;
  /** As the server sent them: they may hold the API key, and are not to be shown. */
  readonly headers: Pick<Headers, "get">;
  /** A copy to show, without the key. */
  readonly maskedHeaders: () => Headers;
  /** The body as text, without the key. */
  readonly body: string;
  /** Why a success cannot be used, as the rest of a sentence that begins with "The response (200)". */
  readonly problem?: string;
}

/** Sends a request and reads its answer. */
export type Handler = (request: HttpRequest) => Promise<HttpResponse>;

/** One concern of the transport, around the next one. */
export type Middleware = (next: Handler) => Handler;

/** Puts the layers around what sends, the first one outermost. */
export function compose(layers: readonly Middleware[], send: Handler): Handler {
  return layers.reduceRight((next, layer) => layer(next), send);
}

/** Whether an answer is a success. */
export function isOk({ status }: Pick<HttpResponse, "status">): boolean {
  return status >= 200 && status < 300;
}
