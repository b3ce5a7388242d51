import { CallDetail } from '@smartalex/contract';

/** Bytes of a body or a file. This is `Uint8Array<ArrayBuffer>`, written so that TypeScript before 5.7 accepts it. */
type Bytes = ReturnType<typeof Uint8Array.from>;

/**
 * A request from a port or from a caller's `fetch`. Requests and responses are plain objects, because creating a `Request` and a `Response` would
 * take more time than all middleware together.
 */
interface HttpRequest {
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
interface RequestHeaders extends Iterable<[name: string, value: string]> {
    get(name: string): string | null;
    has(name: string): boolean;
}
/** A response. Middleware may change it in place. */
interface HttpResponse {
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
/** Responds to a request, synchronously if possible. */
type Handler = (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
/** Adds one feature of the server. `next` handles the request with the remaining middleware. */
type Middleware = (request: HttpRequest, next: Handler) => HttpResponse | Promise<HttpResponse>;

/** The type of the standard `fetch`. */
type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A request that the mock received. `status` is `undefined` before the response, and if the connection broke before it. */
interface RecordedRequest {
    method: string;
    url: string;
    status: number | undefined;
}

/** A file that can be read from any position. Its content must not change. */
interface RandomAccessFile {
    /** Fills `buffer` with the bytes from position `at`. Returns the number of bytes read, which is 0 at the end of the file. */
    read(buffer: Uint8Array, at: number): number;
}

/** A file, and its name in errors. */
interface NamedFile {
    name: string;
    bytes: RandomAccessFile;
}

/** An NDJSON file with one `CallDetail` per line: its name, which errors contain, and its text or bytes that are read on demand. */
type FixtureFile = {
    name: string;
    text: string;
} | NamedFile;

/** The largest page, and what happens to a request for a larger one: 400, or the largest page. */
interface PageLimit {
    /** The maximum of `per_page`, instead of the documented one. */
    maxPerPage?: number | undefined;
    over: "reject" | "clamp";
}

/** All fault types by name. The name of `STATUS` is the status itself. */
declare const faultTypes: {
    STATUS: {
        usage: string;
        description: string;
        create: (text: string | undefined, now: () => number) => Middleware;
    };
    reset: {
        description: string;
        create: () => Middleware;
    };
    "reset-in-body": {
        description: string;
        create: () => Middleware;
    };
    "reset-after-body": {
        description: string;
        create: () => Middleware;
    };
    stall: {
        description: string;
        create: () => Middleware;
    };
    "stall-in-body": {
        description: string;
        create: () => Middleware;
    };
    truncated: {
        description: string;
        create: () => Middleware;
    };
    "invalid-json": {
        description: string;
        create: () => Middleware;
    };
    "invalid-utf8": {
        description: string;
        create: () => Middleware;
    };
    "wrong-type": {
        description: string;
        create: () => Middleware;
    };
    "wrong-shape": {
        usage: string;
        description: string;
        create: (text?: string | undefined) => Middleware;
    };
    "wrong-total": {
        usage: string;
        description: string;
        create: (text: string | undefined) => Middleware;
    };
    "repeated-page": {
        description: string;
        create: () => Middleware;
    };
    ok: {
        description: string;
        create: () => Middleware;
    };
};
/** The names of faults, for autocomplete. */
type FaultName = Exclude<keyof typeof faultTypes, "STATUS">;

/** Whether a request is allowed, and the values for the rate-limit headers. */
interface RateLimitDecision {
    isAllowed: boolean;
    remaining: number;
    /** When the number of remaining requests increases, in milliseconds since 1970. */
    resetAtMs: number;
}

/** Counts one request of an API key, and returns whether it is allowed. */
type RateLimiter = (key: string, nowMs: number) => RateLimitDecision;
/** Creates the rate limiter of each type of window. `limit` is the number of requests per minute. */
declare const rateLimiters: {
    fixed: (limit: number) => RateLimiter;
    sliding: (limit: number) => RateLimiter;
    bucket: (limit: number) => RateLimiter;
};
/** The name of a type of window. */
type RateWindow = keyof typeof rateLimiters;

/**
 * The requests per minute of each plan. SmartAlex documents these three numbers. That they belong to these plans, in this order, is an
 * assumption.
 */
declare const plans: {
    readonly professional: 60;
    readonly dental: 300;
    readonly "real-estate": 600;
};
/** The name of a plan. */
type Plan = keyof typeof plans;

/** The formats of rate-limit headers, by name. */
declare const headerWriters: {
    "x-ratelimit": (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: RateLimitDecision) => void;
    "x-ratelimit-ms": (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: RateLimitDecision) => void;
    ratelimit: (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: RateLimitDecision, nowMs: number) => void;
    ietf: (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: RateLimitDecision, nowMs: number) => void;
    none: () => undefined;
};
/** The name of a format. */
type RateLimitHeaderFormat = keyof typeof headerWriters;

/** Options that simulate live traffic. */
interface LiveOptions {
    /** The average rate of new calls: `30/min`, `2/s` or `100/h`, up to `1000/s`. No new calls by default. */
    live?: string | undefined;
    /** The delay between the listing of a live call and its sentiment, summary and transcript: `30s`, `5m` or `2h`. No delay by default. */
    enrich?: string | undefined;
    /** The maximum delay between the end of a live call and its listing, such as `10m`. The delay of each call is random. No delay by default. */
    late?: string | undefined;
    /** The share of live calls that are deleted within an hour after they were listed: `0.05` or `5%`. @default 0 */
    deleteRate?: number | string | undefined;
}

/** A fault rule: the name of a fault, or a rule such as `GET /calls page=3: 503, ok`. */
type FaultRule = FaultName | (string & {});
/** Options of `createMock`. */
interface MockOptions extends LiveOptions {
    /** The calls, or the number of calls to generate, from 1 to 1,000,000,000. Generated calls include the documented `call_abc123`. Defaults to 150, or without generated calls if `data` is set. */
    calls?: readonly CallDetail[] | number | undefined;
    /** The number of days over which the generated calls are distributed, from 1 to 3,650. @default 7 */
    days?: number | undefined;
    /** NDJSON files with one call per line, as text or as bytes that are read on demand. If `calls` is set too, the mock has both. */
    data?: readonly FixtureFile[] | undefined;
    /**
     * Whether to add about 70 calls with edge-case data: escape sequences, HTML, formulas, transcripts of 10,000 turns, nulls, and values that the
     * contract does not know.
     *
     * @default false
     */
    hostile?: boolean | undefined;
    /** Freezes the clock at this time, which `clock` can change: a `Date`, a date and time with a time zone (RFC 3339), or a day in UTC. Defaults to the system clock. */
    now?: Date | string | undefined;
    /** The accepted API keys. Other keys get a 401. By default, every key is accepted. */
    apiKeys?: readonly string[] | undefined;
    /** API keys without permission to read calls. They get a 403. */
    forbiddenKeys?: readonly string[] | undefined;
    /** Revoked API keys. They get a 401 whose message says that the key was revoked. */
    revokedKeys?: readonly string[] | undefined;
    /**
     * The plan, which sets the rate limit of each API key: 60, 300 or 600 requests per minute. That the documented numbers belong to these plans is
     * an assumption. Defaults to `real-estate`. With a frozen clock (`now`), a minute never ends, so the default is 1,000,000,000 requests.
     */
    plan?: Plan | undefined;
    /** The rate limit of each API key, in requests per minute. Cannot be combined with `plan`. */
    requestsPerMinute?: number | undefined;
    /**
     * The rate limit algorithm: `fixed` window (a clock minute), `sliding` window (the last 60 seconds), or token `bucket`. The mock counts at least
     * the last 10,000 API keys.
     *
     * @default "fixed"
     */
    window?: RateWindow | undefined;
    /**
     * The format of the rate-limit headers: `x-ratelimit` (`X-RateLimit-*`, reset in epoch seconds), `x-ratelimit-ms` (reset in epoch milliseconds),
     * `ratelimit` (`RateLimit-*`, reset in seconds from now), `ietf` (`RateLimit` and `RateLimit-Policy`), or `none`, also without `Retry-After`.
     *
     * @default "x-ratelimit"
     */
    rateHeaders?: RateLimitHeaderFormat | undefined;
    /** The maximum of `per_page`. Defaults to the documented maximum, 100. */
    maxPerPage?: number | undefined;
    /** The behavior for a `per_page` over the maximum: `reject` with a 400, or `clamp` to the maximum, which `meta.per_page` contains. @default "reject" */
    over?: PageLimit["over"] | undefined;
    /** The order of lists by `start_timestamp`: `newest` or `oldest` first. @default "newest" */
    order?: "newest" | "oldest" | undefined;
    /**
     * Strict mode: whether to reject what the API accepts: unknown parameters, and headers of more than 8 KB or with characters that are not visible
     * ASCII.
     *
     * @default false
     */
    strict?: boolean | undefined;
    /**
     * Rules for simulated faults: a fault such as `reset` or `503 html`, a script of steps such as `503, 503, ok`, and optional conditions such as
     * `GET /calls page=3 5%: stall`. The first rule that matches a request applies.
     */
    faults?: readonly FaultRule[] | undefined;
    /** The latency of responses in milliseconds: `200`, `50-200`, or `50-200, 1% 3000`. No latency by default. */
    latencyMs?: number | string | undefined;
    /**
     * Origins whose pages can read the calls of `data` on a port, such as `https://app.example.com`, or `*` for all origins. Pages on this machine
     * (`localhost`, `127.0.0.1`) always can. Without `data`, pages of any origin can read the generated calls. No origins by default.
     */
    allowOrigins?: readonly string[] | undefined;
    /**
     * Whether to serve the dashboard at `/` and the control API under `/_mock/`. They are available on this machine only: requests to other hosts and
     * from pages of other origins are rejected.
     *
     * @default true
     */
    control?: boolean | undefined;
    /** The seed of generated calls, and of random faults, latencies and request IDs. Mocks with the same seed behave the same. @default 1 */
    seed?: number | string | undefined;
}

/** The clock of a mock with the option `now`. */
interface MockClock {
    /** Advances the clock by this number of milliseconds. */
    advance(durationMs: number): void;
    /** Sets the clock to a `Date`, a date and time with a time zone (RFC 3339), or the start of a day in UTC (`2026-01-15`). The time may be in the past. */
    set(date: Date | string): void;
}

/** A mock of the Calls API. */
interface Mock {
    /** A standard `fetch(url, init)` that the mock answers in-process, for any host. Pass it to `new SmartAlex({ fetch })`. */
    readonly fetch: Fetch;
    /** The last 1,000 requests, oldest first. */
    readonly requests: readonly Readonly<RecordedRequest>[];
    /** The clock of the mock. Its methods throw `TypeError` without the option `now`, and `RangeError` for an invalid date. */
    readonly clock: MockClock;
    /** The simulated faults. */
    readonly faults: {
        /** Replaces all fault rules, including those of the option `faults`. Without arguments, removes all rules. Throws `InvalidOptionError`. */
        script(...rules: FaultRule[]): void;
    };
    readonly calls: {
        /** Adds a call. Throws `TypeError` if the call is invalid or its ID already exists. */
        add(call: CallDetail): void;
    };
    /** Listens on 127.0.0.1, by default on a free port. `url` is the base URL for clients. Requires Node, Bun or Deno. */
    listen(options?: {
        port?: number;
    }): Promise<{
        url: string;
        port: number;
    }>;
    /** Stops listening, and closes all connections. */
    close(): Promise<void>;
}
/**
 * Creates a mock of the Calls API.
 *
 * @throws `FixtureError` for an invalid line of `data`.
 * @throws `InvalidOptionError` for an option with an invalid value.
 * @throws `TypeError` for two options that exclude each other.
 * @throws `RangeError` if `now` is not a valid date.
 */
declare function createMock(options?: MockOptions): Mock;

/** The port that `smartalex-mock` listens on by default. */
declare const DEFAULT_PORT = 4010;
/** The base URL of `smartalex-mock` on its default port. */
declare const DEFAULT_BASE_URL: string;

/** An option of the mock has an invalid value, for example a fault that cannot be parsed. The message contains the value and the valid values. */
declare class InvalidOptionError extends Error {
    readonly name = "InvalidOptionError";
}
/** A position in a data file. */
interface FixtureLocation {
    /** The name of the file. */
    file: string;
    /** The line number, counted from 1. */
    line: number;
    /** A JSON pointer to a value, or `""` for the whole line. */
    pointer: string;
}
/** A line of a data file is not a valid call. The message contains the file, the line and the problem. */
declare class FixtureError extends Error {
    readonly name = "FixtureError";
    /** The name of the file. */
    readonly file: string;
    /** The line number, counted from 1. */
    readonly line: number;
    /** A JSON pointer to the invalid value, or `""` for the whole line. */
    readonly pointer: string;
    constructor({ file, line, pointer }: FixtureLocation, problem: string);
}

/** Resolves after `durationMs` milliseconds. Rejects with the reason of the signal as soon as it aborts. */
type Sleep = (durationMs: number, signal: AbortSignal) => Promise<void>;

/**
 * The outcome of a check. A fact that SmartAlex documents `holds` or `fails`. An assumption of the OpenAPI document is `confirmed` or `refuted`, which
 * is not a failure. `unclear`: cannot be determined with a few read requests.
 */
type Outcome = "holds" | "fails" | "confirmed" | "refuted" | "unclear";
/** A difference between a body and its schema. */
interface Violation {
    /** The path of the request. */
    path: string;
    /** A JSON pointer (RFC 6901) into the body. `""` is the whole body. */
    pointer: string;
    /** What is wrong with the value. Does not contain the value. */
    message: string;
}
/** An outcome, and the observation in one line. It may contain text of the server: escape it in a terminal or a page. */
interface Verdict {
    outcome: Outcome;
    /** The observation. */
    seen: string;
    /** Differences between bodies and the document: the first of each kind. */
    violations?: readonly Violation[];
}
/** The result of a check. */
interface Finding extends Verdict {
    /** The group of the check, such as `paging`. `assumptions` are those of the OpenAPI document. */
    group: string;
    /** The fact or assumption that was checked. */
    check: string;
    /** The JSON pointer of an assumption to its `x-assumption` in the OpenAPI document. */
    pointer?: string;
}

/** The maximum number of requests to a server. */
declare const MAX_VERIFY_REQUESTS = 250;
/** Sends a request, as the standard `fetch` does. */
type ServerFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of `verify`. */
interface VerifyOptions {
    /** The base URL of the server. It must use https, except on this machine. */
    baseUrl: string;
    /** An API key with permission to read calls. */
    apiKey: string;
    /** An API key without this permission, to check the response 403. */
    forbiddenKey?: string | undefined;
    /** Sends requests. Called as `fetch(url, init)`, for example the global `fetch` or that of a mock. */
    fetch: ServerFetch;
    /** Returns the time in milliseconds since 1970. Defaults to the system clock. */
    now?: (() => number) | undefined;
    /** Waits for the rate limit. Defaults to the system clock. */
    sleep?: Sleep | undefined;
    /** The timeout of a request in milliseconds. @default 30000 */
    timeoutMs?: number | undefined;
    /** Aborts the check, also during a request or a wait. `verify` then rejects with the reason of the signal. */
    signal?: AbortSignal | undefined;
    /** Called before each request with its number, counted from 1. */
    onRequest?: ((count: number) => void) | undefined;
}
/**
 * Checks whether a server behaves like the documented Calls API, and how it behaves where the documentation says nothing. Sends only read requests, one
 * at a time, within the rate limit, and at most 250.
 *
 * @throws `VerifyError` for an invalid option, or a key that the server rejects.
 * @throws `UnreachableError` if the server does not respond.
 */
declare function verify(options: VerifyOptions): AsyncGenerator<Finding, void, undefined>;

/** A server cannot be checked: an option is invalid, or the server rejects the API key. The message contains what to do. */
declare class VerifyError extends Error {
    readonly name: string;
}
/** The server does not respond. */
declare class UnreachableError extends VerifyError {
    readonly name = "UnreachableError";
}

/** The rate limit in the headers of a response. */
interface RateLimitHeaders {
    form: "X-RateLimit-*" | "RateLimit-*" | "RateLimit";
    limit: number | undefined;
    remaining: number | undefined;
    /** The value of the reset, in the unit of `resetUnit`. */
    reset: number | undefined;
    resetUnit: "epoch seconds" | "epoch milliseconds" | "seconds from now";
    /** Milliseconds until the reset. Negative if the reset is in the past. */
    resetInMs: number | undefined;
}
/** Parses the rate-limit headers in all known formats. Returns `undefined` without such headers. `atMs` is the time of the response. */
declare function parseRateLimitHeaders(headers: Headers, atMs: number): RateLimitHeaders | undefined;

export { DEFAULT_BASE_URL, DEFAULT_PORT, FixtureError, InvalidOptionError, MAX_VERIFY_REQUESTS, UnreachableError, VerifyError, createMock, parseRateLimitHeaders, verify };
export type { Finding, FixtureFile, Mock, MockClock, MockOptions, Outcome, RandomAccessFile, RateLimitHeaders, RecordedRequest, Verdict, VerifyOptions, Violation };
