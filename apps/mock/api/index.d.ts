import { CallDetail } from '@smartalex/contract';

/** The clock of a mock that has one of its own. */
interface MockClock {
    /** Lets so many milliseconds pass. */
    advance(durationMs: number): void;
    /** Sets it to a `Date`, a date and time with its zone (RFC 3339), or the start of a day in UTC (`2026-01-15`), in the past too. */
    set(date: Date | string): void;
}

/** Bytes that can be read from any position, wherever they are kept. They stay as they are. */
interface StoredBytes {
    /** Fills `room` with what stands from a position on. Gives how many bytes that are: 0 at the end, and fewer than there is room for before it. */
    read(room: Uint8Array, at: number): number;
}

/** Bytes, and what to call them in errors. */
interface NamedBytes {
    name: string;
    bytes: StoredBytes;
}

/**
 * A request as it came in through a port, or from a caller's `fetch`. A plain object: to make a standard `Request` and a `Response` anew costs
 * more than all that the mock does between them.
 */
interface MockRequest {
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
interface RequestHeaders extends Iterable<[name: string, value: string]> {
    get(name: string): string | null;
    has(name: string): boolean;
}
/** What is answered. A layer changes it in place on its way out. */
interface MockResponse {
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
type Bytes = ReturnType<typeof Uint8Array.from>;
/** A body of which so large a share arrives, 0 to 1; `end` never resolves, and rejects when the connection is to be reset. */
interface BrokenBody {
    share: number;
    end: () => Promise<never>;
}
/** Answers a request, at once where it can. */
type Handler = (request: MockRequest) => MockResponse | Promise<MockResponse>;
/** One side of the API's behaviour, around the next one. */
type Behaviour = (next: Handler) => Handler;

/** An NDJSON file, one `CallDetail` a line, and what to call it in errors: its text, or bytes that are read when they are needed. */
type FixtureFile = {
    name: string;
    text: string;
} | NamedBytes;

/** The largest page, and what happens to a request for a larger one: 400, or the largest page. */
interface PageLimit {
    /** The maximum of `per_page`, instead of the documented one. */
    maxPerPage?: number | undefined;
    over: "reject" | "clamp";
}

/** Everything that can go wrong, by name. A status is its own name. */
declare const faults: {
    STATUS: {
        takes: string;
        does: string;
        make: (text: string | undefined, now: () => number) => Behaviour;
    };
    reset: {
        does: string;
        make: () => Behaviour;
    };
    "reset-in-body": {
        does: string;
        make: () => Behaviour;
    };
    "reset-after-body": {
        does: string;
        make: () => Behaviour;
    };
    stall: {
        does: string;
        make: () => Behaviour;
    };
    "stall-in-body": {
        does: string;
        make: () => Behaviour;
    };
    truncated: {
        does: string;
        make: () => Behaviour;
    };
    "invalid-json": {
        does: string;
        make: () => Behaviour;
    };
    "invalid-utf8": {
        does: string;
        make: () => Behaviour;
    };
    "wrong-type": {
        does: string;
        make: () => Behaviour;
    };
    "wrong-shape": {
        takes: string;
        does: string;
        make: (text?: string | undefined) => Behaviour;
    };
    "wrong-total": {
        takes: string;
        does: string;
        make: (text: string | undefined) => Behaviour;
    };
    "repeated-page": {
        does: string;
        make: () => Behaviour;
    };
    ok: {
        does: string;
        make: () => Behaviour;
    };
};
/** The names of faults, for editors. */
type FaultName = Exclude<keyof typeof faults, "STATUS">;

/** What a limit says of one request. `resetAtMs` is when there is more, in milliseconds since 1970. */
interface Verdict$1 {
    isAllowed: boolean;
    remaining: number;
    resetAtMs: number;
}

/** Takes one request of a key, and says whether it is allowed. */
type Limiter = (key: string, nowMs: number) => Verdict$1;
/** The kinds of window, each made for so many requests a minute. */
declare const rateWindows: {
    fixed: (limit: number) => Limiter;
    sliding: (limit: number) => Limiter;
    bucket: (limit: number) => Limiter;
};
/** The name of a kind of window. */
type RateWindowName = keyof typeof rateWindows;

/**
 * How many requests a minute each plan allows. SmartAlex's documentation shows these three numbers; that they belong to these plans, in this
 * order, is an assumption.
 */
declare const plans: {
    readonly professional: 60;
    readonly dental: 300;
    readonly "real-estate": 600;
};
/** The name of a plan. */
type Plan = keyof typeof plans;

/** The forms in which servers write their limits, by name. */
declare const rateHeaders: {
    "x-ratelimit": (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: Verdict$1) => void;
    "x-ratelimit-ms": (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: Verdict$1) => void;
    ratelimit: (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: Verdict$1, nowMs: number) => void;
    ietf: (headers: Record<string, string>, limit: number, { remaining, resetAtMs }: Verdict$1, nowMs: number) => void;
    none: () => undefined;
};
/** The name of a form. */
type RateHeadersName = keyof typeof rateHeaders;

/** What may be said about calls that go on arriving, in words. */
interface LiveWords {
    /** How many calls arrive, evenly but for chance: `30/min`, or in `/s` or `/h`, up to `1000/s`. Default: none. */
    live?: string | undefined;
    /** How long after a live call has shown up its sentiment, summary and transcript follow, such as `5m`, in `s`, `m` or `h`. Default: at once. */
    enrich?: string | undefined;
    /** How long after its end a live call shows up at most, such as `10m`; how long, chance says for each. Default: at once. */
    late?: string | undefined;
    /** How many of the live calls vanish again within the hour after they showed up: a share such as `0.05`, or `5%`. Default 0. */
    deleteRate?: number | string | undefined;
}

/** A rule of what goes wrong: a name, or more. */
type FaultText = FaultName | (string & {});
/** What a mock serves, and how. */
interface MockOptions extends LiveWords {
    /** The calls that it has, or how many to generate, 1 to a billion. Default, without `data`: 150, the documented `call_abc123` among them. */
    calls?: readonly CallDetail[] | number | undefined;
    /** Over how many days generated calls are spread, 1 to 3,650. Default 7. */
    days?: number | undefined;
    /** NDJSON files with calls, one a line, as texts or as bytes to read when they are needed. With `calls` too, it has both. */
    data?: readonly FixtureFile[] | undefined;
    /**
     * Whether some seventy calls more break what software takes for granted: escape sequences, HTML, formulas, transcripts of 10,000 turns, nulls,
     * values that the contract does not know yet. Default `false`.
     */
    hostile?: boolean | undefined;
    /** Where its own clock stands still, until `clock` sets it: a `Date`, a date and time with its zone (RFC 3339), or a day in UTC. Default: the clock of the machine. */
    now?: Date | string | undefined;
    /** The API keys that it knows; others are 401. Default: any. */
    apiKeys?: readonly string[] | undefined;
    /** API keys that may not read calls: 403. */
    forbiddenKeys?: readonly string[] | undefined;
    /** API keys that were good once: 401, with a message that says so. */
    revokedKeys?: readonly string[] | undefined;
    /**
     * How many requests each API key may make in a minute of the clock: 60, 300 or 600. That the documented numbers belong to these plans
     * is an assumption. Default `real-estate`; where the clock stands still, a minute never ends, and the default is a billion requests.
     */
    plan?: Plan | undefined;
    /** The same as a number; not together with `plan`. */
    requestsPerMinute?: number | undefined;
    /**
     * What a minute is: `fixed`, one of the clock, `sliding`, the last 60 seconds, or `bucket`, which fills evenly. Default `fixed`.
     * Of any number of keys, at least the last 10,000 are counted.
     */
    window?: RateWindowName | undefined;
    /**
     * How answers tell of the limit: `x-ratelimit` with the reset in epoch seconds (the default), `x-ratelimit-ms` in epoch milliseconds,
     * `ratelimit`, as `RateLimit-*` in seconds from now, `ietf`, as `RateLimit` and `RateLimit-Policy`, or `none`, not even `Retry-After`.
     */
    rateHeaders?: RateHeadersName | undefined;
    /** The largest `per_page`. Default 100, as documented. */
    maxPerPage?: number | undefined;
    /** What a larger `per_page` gets: `reject`, 400, or `clamp`, the largest page, as `meta.per_page` says. Default `reject`. */
    over?: PageLimit["over"] | undefined;
    /** Which calls a list begins with, by `start_timestamp`. Default `newest`. */
    order?: "newest" | "oldest" | undefined;
    /**
     * Whether it refuses what the API lets pass: unknown parameters, and headers of more than 8 KB or of other than visible ASCII characters.
     * Default `false`.
     */
    strict?: boolean | undefined;
    /**
     * What goes wrong: faults such as `reset` and `503 html`, as scripts such as `503, 503, ok`, for some requests such as
     * `GET /calls page=3 5%: stall`. The first rule that concerns a request counts.
     */
    faults?: readonly FaultText[] | undefined;
    /** How long answers take, in milliseconds: `200`, `50-200`, or `50-200, 1% 3000`. Default: no time. */
    latencyMs?: number | string | undefined;
    /**
     * Origins of pages that may read the calls of `data` on a port, such as `https://app.example.com`, or `*` for any. Pages of this machine
     * (`localhost`, `127.0.0.1`) always may. Without `data`, pages of any origin may read the generated calls. Default: none.
     */
    allowOrigins?: readonly string[] | undefined;
    /**
     * Whether addresses under `/_mock/` tell of the mock and change it. For this machine alone: other hosts, and pages of other origins, are
     * refused. Default `true`.
     */
    control?: boolean | undefined;
    /** With the same seed, the same calls are generated, and chance picks the same faults, latencies and request ids. Default 1. */
    seed?: number | string | undefined;
}

/** The standard `fetch`: it takes a URL with its settings, or a `Request`. */
type Fetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** A request that was made. `status` is `undefined` until it is answered, and where the connection breaks instead. */
interface RecordedRequest {
    method: string;
    url: string;
    status: number | undefined;
}

/** The API, in this process. */
interface Mock {
    /** The standard `fetch(url, init)`, answered in this process for any host, without a port: pass it to `new SmartAlex({ fetch })`. */
    readonly fetch: Fetch;
    /** What it was asked, in the order of asking; of many requests, the last 1,000. */
    readonly requests: readonly Readonly<RecordedRequest>[];
    /** Its clock, where the option `now` has given it one of its own. Throws `TypeError` otherwise, and `RangeError` for what is no date. */
    readonly clock: MockClock;
    /** What goes wrong from now on. */
    readonly faults: {
        /** Replaces all rules, of the option `faults` too; without a rule, nothing goes wrong. Throws `SettingError`. */
        script(...rules: FaultText[]): void;
    };
    readonly calls: {
        /** Adds a call. Throws `TypeError` for what is no call, or has an id that is taken. */
        add(call: CallDetail): void;
    };
    /** Serves on 127.0.0.1, by default on a free port. `url` is the base URL for clients. Needs Node, Bun or Deno. */
    listen(options?: {
        port?: number;
    }): Promise<{
        url: string;
        port: number;
    }>;
    /** Stops serving, and ends the connections. */
    close(): Promise<void>;
}
/**
 * Makes a mock of the Calls API. Throws `FixtureError` for a bad line of `data`, `SettingError` for an option with a value that it cannot
 * have, `TypeError` for two that exclude each other, and `RangeError` when `now` is no date.
 */
declare function createMock(options?: MockOptions): Mock;

/** The port that `smartalex-mock` listens on by default. */
declare const DEFAULT_PORT = 4010;
/** The base URL of `smartalex-mock` on its default port. */
declare const DEFAULT_BASE_URL: string;

/** A setting in words, such as a fault or a latency, that cannot be read. The message says what is wrong, and what can be written. */
declare class SettingError extends Error {
    readonly name = "SettingError";
}

/** Waits for so many milliseconds. Rejects with the signal's reason as soon as it aborts. */
type Sleep = (durationMs: number, signal: AbortSignal) => Promise<void>;

/**
 * What came of a check. What SmartAlex documents `holds` or `fails`; what the OpenAPI document assumes beyond that is `confirmed` or
 * `refuted`, and neither is a failure. `unclear` is what reading politely cannot tell.
 */
type Outcome = "holds" | "fails" | "confirmed" | "refuted" | "unclear";
/** What of a body differs from its schema. */
interface Violation {
    /** What was asked for. */
    path: string;
    /** Where in the body, as a JSON pointer (RFC 6901); `""` for the whole. */
    pointer: string;
    /** What is wrong with it, without repeating it. */
    message: string;
}
/** An outcome, and what was seen, in one line. What a server sent may be part of it: escape it before it reaches a terminal or a page. */
interface Verdict {
    outcome: Outcome;
    seen: string;
    /** Where bodies are not as the document says: of each kind the first. */
    violations?: readonly Violation[];
}
/** What was found out about a server. */
interface Finding extends Verdict {
    /** What the check is about, such as `paging`; `assumptions` for those of the OpenAPI document. */
    group: string;
    /** What should be so, in words. */
    check: string;
    /** The JSON pointer of the `x-assumption` in the OpenAPI document, where it is one. */
    pointer?: string;
}

/** However a server behaves, it is not asked more often than this. */
declare const MAX_VERIFY_REQUESTS = 250;
/** Sends a request. The standard `fetch` is one. */
type ServerFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Which server to verify, and with what. */
interface VerifyOptions {
    /** Where the API is; https, or this machine. */
    baseUrl: string;
    /** A key that may read calls. */
    apiKey: string;
    /** A key that may not: with it, 403 can be seen. */
    forbiddenKey?: string | undefined;
    /** Sends requests, called as `fetch(url, init)`: the runtime's `fetch` or that of a mock. */
    fetch: ServerFetch;
    /** What time it is, in milliseconds since 1970. Default: by the machine's clock. */
    now?: (() => number) | undefined;
    /** How to wait for the rate limit. Default: by the machine's clock. */
    sleep?: Sleep | undefined;
    /** How long an answer may take, in milliseconds. Default 30,000. */
    timeoutMs?: number | undefined;
    /** Stops it, also in the middle of a request or a wait: it rejects with the signal's reason. */
    signal?: AbortSignal | undefined;
    /** Hears of each request before it is sent: the first is 1. */
    onRequest?: ((count: number) => void) | undefined;
}
/**
 * Finds out how far a server is the Calls API as documented, and what it makes of what is not documented. It only reads, one request at
 * a time, at the pace of the rate limit, and never more than 250. Throws `VerifyError` for an option that cannot work and a key that the
 * server refuses, and `UnreachableError` where nothing answers.
 */
declare function verify(options: VerifyOptions): AsyncGenerator<Finding, void, undefined>;

/** What the headers of an answer tell of the rate limit, and in which form. */
interface RateTold {
    form: "X-RateLimit-*" | "RateLimit-*" | "RateLimit";
    limit: number | undefined;
    remaining: number | undefined;
    /** The reset as it stands, in the unit of `resetUnit`. */
    reset: number | undefined;
    resetUnit: "epoch seconds" | "epoch milliseconds" | "seconds from now";
    /** Milliseconds until there is more; negative where that moment has passed. */
    resetInMs: number | undefined;
}
/** Reads the rate limit in each form that servers are known to use; `undefined` where there is none. `atMs` is the time of the answer. */
declare function rateTold(headers: Headers, atMs: number): RateTold | undefined;

/** A server cannot be verified as it was asked: an option cannot work, or the server refuses the key. The message says what to do. */
declare class VerifyError extends Error {
    readonly name: string;
}
/** Nothing answers at the address. */
declare class UnreachableError extends VerifyError {
    readonly name = "UnreachableError";
}

/** Where something stands in a fixture. */
interface FixturePlace {
    /** The name of the file. */
    file: string;
    /** The number of the line, counted from 1. */
    line: number;
    /** A JSON pointer to a value, `""` for the whole line. */
    pointer: string;
}
/** A line of a fixture that is no call. The message names file, line and what is wrong there. */
declare class FixtureError extends Error {
    readonly name = "FixtureError";
    /** The name of the file. */
    readonly file: string;
    /** The number of the line, counted from 1. */
    readonly line: number;
    /** A JSON pointer to the value that is wrong, `""` for the whole line. */
    readonly pointer: string;
    constructor({ file, line, pointer }: FixturePlace, problem: string);
}

export { DEFAULT_BASE_URL, DEFAULT_PORT, FixtureError, MAX_VERIFY_REQUESTS, SettingError, UnreachableError, VerifyError, createMock, rateTold, verify };
export type { Finding, FixtureFile, Mock, MockClock, MockOptions, Outcome, RateTold, RecordedRequest, StoredBytes, Verdict, VerifyOptions, Violation };
