/**
 * A request as it came in through a port, or from a caller's `fetch`. A plain object: to make a standard `Request` and a `Response` anew costs
 * more than all that the mock does between them.
 */
export interface MockRequest {
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  readonly headers: RequestHeaders;
  /** What was sent with it, read when it is asked for. The API takes nothing. */
  readonly body: AsyncIterable<Uint8Array> | null;
  /** Aborts when whoever asked is gone. */
  readonly signal: AbortSignal;
}

/** The headers of a request, by their names in lower case. */
export interface RequestHeaders extends Iterable<[name: string, value: string]> {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** What is answered. A layer changes it in place on its way out. */
export interface MockResponse {
  status: number;
  /** By their names in lower case. */
  headers: Record<string, string>;
  /** All of the body, as text or as its bytes in UTF-8. Bytes are shared, and not to be changed in place. */
  body: Bytes | string | undefined;
  /** What stands for its body: where it is the same, so is the body. */
  etag?: string;
  /** How its body breaks off, where it does. */
  broken?: BrokenBody;
}

/** The bytes of a body: `Uint8Array<ArrayBuffer>`, in words that TypeScript before 5.7 knows, too. */
export type Bytes = ReturnType<typeof Uint8Array.from>;

/** A body of which so large a share arrives, 0 to 1; `end` never resolves, and rejects when the connection is to be reset. */
interface BrokenBody {
  share: number;
  end: () => Promise<never>;
}

/** Answers a request, at once where it can. */
export type Handler = (request: MockRequest) => MockResponse | Promise<MockResponse>;

/** One side of the API's behaviour, around the next one. */
export type Behaviour = (next: Handler) => Handler;

/** Several behaviours as one, the outermost first. */
export function stack(...behaviours: readonly Behaviour[]): Behaviour {
  return (next) => behaviours.reduceRight((inner, behaviour) => behaviour(inner), next);
}

/** Changes a response when it is there, which may be at once. */
export function onResponse(
  given: MockResponse | Promise<MockResponse>,
  change: (response: MockResponse) => MockResponse | Promise<MockResponse>,
): MockResponse | Promise<MockResponse> {
  return given instanceof Promise ? given.then(change) : change(given);
}
