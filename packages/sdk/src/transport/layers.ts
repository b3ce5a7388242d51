/**
 * What a request is sent with, as the standard `fetch` takes it. It may bring the same as `plain`, without the `Request` and the
 * `Response`: to load and make those takes longer than a mock in the same process to answer.
 */
export type Fetch = ((request: Request) => Promise<Response>) & { plain?: PlainFetch | undefined };

/** Sends what would be a `Request`, were there no need for one. */
export type PlainFetch = (url: string, init: PlainInit) => Promise<PlainResponse>;

/** What a `GET` is sent with. */
export interface PlainInit {
  headers: Readonly<Record<string, string>>;
  signal: AbortSignal | null;
  redirect: "manual";
}

/** What is read of a response. A `Response` is one. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
  /** The body. */
  arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * A request on its way to the network. All are `GET`s. It is a plain object, and so is its answer: to make a `Request` and a `Response`
 * anew in each layer costs more CPU than all layers do.
 */
export interface Outgoing {
  readonly url: string;
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which attempt it is, counted from 1, where it is not the first. */
  readonly attempt?: number;
  /** What all of its attempts share. */
  readonly progress?: Progress;
}

/** What the layers that send a request again know of it. */
interface Progress {
  /** How many attempts were made. */
  attempts: number;
  /** Its position in the queue, which it keeps. `undefined` until its first attempt. */
  order: number | undefined;
}

/** An answer whose body was read. */
export interface Answer {
  readonly status: number;
  /** As the server sent them: they may hold the API key, and are not to be shown. */
  readonly headers: Pick<Headers, "get">;
  /** A copy to show, without the key. */
  readonly maskedHeaders: () => Headers;
  readonly body: string;
}

/** Sends a request and reads its answer. */
export type Send = (request: Outgoing) => Promise<Answer>;

/** One concern of the transport, around the next one. */
export type Layer = (next: Send) => Send;

/** Puts the layers around what sends, the first one outermost. */
export function compose(layers: readonly Layer[], send: Send): Send {
  return layers.reduceRight((next, layer) => layer(next), send);
}

/** Whether an answer is a success. */
export function isSuccess({ status }: Pick<Answer, "status">): boolean {
  return status >= 200 && status < 300;
}
