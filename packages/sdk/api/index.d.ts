import { ErrorCode, Call, PageMeta, ListCallsQuery, CallListBody, CallDetail, ListCallsParams } from '@smartalex/contract';
export { Call, CallDetail, CallDirection, CallStatus, ErrorCode, KnownCallDirection, KnownCallStatus, KnownSentiment, KnownSpeaker, ListCallsParams, PageMeta, Sentiment, Speaker, TranscriptTurn } from '@smartalex/contract';

/** Where time comes from, so that a test can bring its own. */
interface Clock {
    /** Milliseconds since 1970-01-01T00:00:00Z. */
    now(): number;
    /** Calls `onEnd` once, after so many milliseconds. Gives a function that stops the timer before. */
    startTimer(durationMs: number, onEnd: () => void): () => void;
}

/** What went wrong before the server had a say, or in place of its answer. */
type ClientErrorCode = "aborted" | "connection_failed" | "invalid_options" | "invalid_request" | "invalid_response" | "timed_out";
/** The names of all errors of the family. */
type SmartAlexErrorName = "AbortError" | "AuthenticationError" | "ConnectionError" | "InvalidOptionError" | "InvalidRequestError" | "InvalidResponseError" | "NotFoundError" | "PermissionDeniedError" | "RateLimitError" | "ServerError" | "TimeoutError";
/** What an error knows. Status, headers and body are there when a response is. */
interface SmartAlexErrorOptions {
    code: ClientErrorCode | ErrorCode;
    status?: number | undefined;
    headers?: Headers | undefined;
    /** The text of the response body, without the API key. */
    body?: string | undefined;
    /** The same, parsed from JSON. */
    parsedBody?: unknown;
    cause?: unknown;
}
/**
 * The family of everything that this client throws. `code` tells the kinds apart, for programs. `instanceof` holds across copies
 * of this package, as between its ESM and its CommonJS build.
 */
declare abstract class SmartAlexError extends Error {
    abstract readonly name: SmartAlexErrorName;
    /** The server's code (`call_not_found` …), or this client's own (`timed_out` …). */
    readonly code: ClientErrorCode | ErrorCode;
    /** The HTTP status, when there was a response. */
    readonly status: number | undefined;
    /** The response's headers, when there was a response. */
    readonly headers: Headers | undefined;
    /** The response's `x-request-id`, when the server sends one. SmartAlex does not document it. */
    readonly requestId: string | undefined;
    /**
     * The first 200 characters of the response body, when there was a response. It may contain what a caller said, so it is not enumerable:
     * `JSON.stringify` and `console.log` leave it out, and no message repeats it.
     */
    readonly bodyPreview: string | undefined;
    /**
     * The response body of an HTTP error (status 400 to 599), parsed from JSON; `undefined` if it is not JSON. Not enumerable, as
     * `bodyPreview`.
     */
    readonly body: unknown;
    /** @internal */
    static [Symbol.hasInstance](value: unknown): boolean;
    constructor(message: string, { body, cause, code, headers, parsedBody, status }: SmartAlexErrorOptions);
}
/** Whether something that was thrown is one of this client's errors, whichever copy of this package threw it. */
declare function isSmartAlexError(value: unknown): value is SmartAlexError;
/** An option of the client that cannot work. */
declare class InvalidOptionError extends SmartAlexError {
    readonly name: "InvalidOptionError";
    /** The option's name. */
    readonly option: string;
    /** What is wrong with it, as the rest of a sentence that begins with its name. */
    readonly problem: string;
    constructor(option: string, problem: string);
}
/** 400 and every other 4xx without a class of its own, or what this client refused to send (then without `status`). */
declare class InvalidRequestError extends SmartAlexError {
    readonly name: "InvalidRequestError";
}
/** 401: the API key is missing, unknown or revoked. */
declare class AuthenticationError extends SmartAlexError {
    readonly name: "AuthenticationError";
}
/** 403: the API key is valid, but may not do this. */
declare class PermissionDeniedError extends SmartAlexError {
    readonly name: "PermissionDeniedError";
}
/** 404, for a call with the code `call_not_found`. */
declare class NotFoundError extends SmartAlexError {
    readonly name: "NotFoundError";
}
/** 429: more requests than the plan allows. */
declare class RateLimitError extends SmartAlexError {
    readonly name: "RateLimitError";
    /** How long the server asks to wait, in milliseconds, when it says so. */
    readonly retryAfterMs: number | undefined;
    constructor(message: string, { retryAfterMs, ...facts }: SmartAlexErrorOptions & {
        retryAfterMs: number | undefined;
    });
}
/** 5xx: the server failed. */
declare class ServerError extends SmartAlexError {
    readonly name: "ServerError";
    /** How long the server asks to wait, in milliseconds, when it says so. */
    readonly retryAfterMs: number | undefined;
    constructor(message: string, { retryAfterMs, ...facts }: SmartAlexErrorOptions & {
        retryAfterMs?: number | undefined;
    });
}
/**
 * The server could not be reached, or the connection was closed before the response was complete. The message names the reason. `cause` is
 * a copy of what `fetch` threw: name, message, stack, codes and causes, without the API key and without any other property.
 */
declare class ConnectionError extends SmartAlexError {
    readonly name: "ConnectionError";
    /** Whether the same request may succeed later. If not, such as for an invalid certificate, the client does not retry it. */
    readonly isRetryable: boolean;
    constructor(message: string, cause: unknown, { isRetryable }?: {
        isRetryable?: boolean;
    });
}
/** An attempt took longer than `timeoutMs`. */
declare class TimeoutError extends SmartAlexError {
    readonly name: "TimeoutError";
    /** The limit that was passed, in milliseconds. */
    readonly timeoutMs: number;
    constructor(timeoutMs: number);
}
/** The caller's `AbortSignal` stopped the request. `cause` is the signal's reason. */
declare class AbortError extends SmartAlexError {
    readonly name: "AbortError";
    constructor(reason: unknown);
}
/**
 * A response that is not the documented one: not JSON, of another shape, about another call, larger than `maxResponseBytes`, a redirect,
 * or in contradiction to other responses. `bodyPreview` has its first 200 characters.
 */
declare class InvalidResponseError extends SmartAlexError {
    readonly name: "InvalidResponseError";
    /** The response's `content-type`. */
    readonly contentType: string | undefined;
    constructor(message: string, facts?: Omit<SmartAlexErrorOptions, "code" | "parsedBody">);
}

/**
 * Why a call is requested again: its summary or transcript was missing (`follow`), its request failed (`failed`), or it may be gone
 * (`gone`).
 */
declare const REASONS: readonly ["follow", "failed", "gone"];
type Reason = (typeof REASONS)[number];

/** How far back runs look, in hours before the last run of their kind. */
interface LookbackOptions {
    /** Every run. As long as a call may take from its start until it is listed: calls show up when they end. Default 6. */
    lookbackHours?: number | undefined;
    /** Once an hour. As long as sentiment, summary and transcript may take to follow. Default 48. */
    enrichmentHours?: number | undefined;
    /** Once a day. As long as calls may be removed or corrected, or show up later still. Default 168. */
    reconcileHours?: number | undefined;
}
/** The kinds of run, the shortest first. Each does what those before it do. */
declare const LOOKBACKS: readonly ["hot", "warm", "audit"];
type Lookback = (typeof LOOKBACKS)[number];

/**
 * What a feed needs to go on: plain JSON, about 45 bytes (60 with details) for each call of the last `reconcileHours`; in the first run,
 * for each call. All times are milliseconds since 1970.
 */
interface ChangeFeedState {
    version: 1;
    /** Whether the calls are delivered with their details. */
    details: boolean;
    /** Where the feed begins: calls that started earlier are ignored; `null` if none are. */
    from: number | null;
    /** Calls that started earlier were forgotten, and are ignored; `null` if none were. */
    kept: number | null;
    /** For each kind of run, when the last completed one began. */
    marks: Record<Lookback, number | null>;
    /** When this state was made: all calls in it were there by then. */
    saved: number;
    /** The age in hours of the oldest call that a list limited by `since_hours` had: the server does not limit it further. */
    reach: number;
    /** The fields that rows of the list have; empty if none was listed. Details may have more. */
    fields: string[];
    /** What was delivered: id, start, fingerprint of the call's row in the list, and with details the fingerprint of the delivered call. */
    calls: [id: string, startMs: number, print: string, detailPrint?: string][];
    /** Calls to request again: id, why, since when, when they were last requested, and how often for what is missing. */
    due: [id: string, reason: Reason, sinceMs: number, requestedMs: number, count: number][];
}

/** How a feed goes on, and how far it looks back. */
interface ChangeFeedOptions extends LookbackOptions {
    /** What the last batch that you stored came with. Without one, the feed starts anew. */
    state?: ChangeFeedState | undefined;
    /** Where a feed that starts anew begins, in hours before now. Default: with the first call of all. */
    since_hours?: number | undefined;
    /** Whether a feed that starts anew passes over the calls that are there, and gives what comes or changes from then on. Default false. */
    skipExisting?: boolean | undefined;
    /** Whether to give calls with summary and transcript, by one more request for each that is new or changed. Default false. */
    details?: boolean | undefined;
    /** How many requests may be ahead of the reader. Default 4 for pages, and 10 for details. */
    concurrency?: number | undefined;
    /**
     * Called if the server does not return complete lists. Unless all calls can be read in other ways, the run reports none as missing.
     * Defaults to the client's `onWarning`.
     */
    onWarning?: ClientHooks["onWarning"];
    /** Stops the run. */
    signal?: AbortSignal | undefined;
}
/** Why a run could not read calls as it should. */
interface ChangeFeedWarning {
    /**
     * Tells the kinds apart, for programs. `list_incomplete`: the list lacks calls, and the next run reads the same hours again.
     * `since_hours_capped`: the server limits `since_hours`, and older calls take more requests.
     */
    readonly code: "list_incomplete" | "since_hours_capped";
    /** What happened, and what to do about it. */
    readonly message: string;
}
/** A call that showed up later than `lookbackHours` allows, found by a longer look back, and the `lookbackHours` that would have found it. */
interface LateArrival {
    id: string;
    lookbackHours: number;
}
/** A call whose details could not be requested, and why. */
interface FailedCall {
    id: string;
    error: SmartAlexError;
}
/** What has changed. Stored in one transaction with its state, nothing is lost or repeated whenever a process ends. */
interface ChangeBatch<Given extends Call = Call> {
    /** Calls that are new, or differ from what was given before. */
    upserts: Given[];
    /** Ids of those of `upserts` that were never given before. The others have changed. */
    createdIds: string[];
    /** Ids of calls that were delivered before, and are gone: two responses of the run say so. */
    deletedIds: string[];
    /** Those of `upserts` that the next run would not have found, had they come any later. */
    lateArrivals: LateArrival[];
    /**
     * With `details`: calls whose details could not be requested. They are requested in every run for a day, then daily, until they succeed
     * or the call is gone, and are listed here each time.
     */
    failed: FailedCall[];
    /** Where to go on. */
    state: ChangeFeedState;
}

/** Where a reader of a list has stopped. It can be kept as JSON. */
interface ListCheckpoint {
    /** The `meta` of the last page of which every call was given. */
    meta: PageMeta;
    /** How many calls were given, those of a page that was begun, too. */
    given: number;
    /** The ids of the calls that were given, or of the last of them: at least as many as may have arrived since. */
    ids: readonly string[];
}

/** What limits the completeness of a list, or of what is built on it. `code` tells the kinds apart, for programs. */
type ListWarning = PagesCannotOverlap | TotalMismatch;
interface Warning {
    /** What happened, and what to do about it. */
    readonly message: string;
    /** The query of the list, without `page` and `per_page`. */
    readonly query: Readonly<Pick<ListCallsQuery, "since_hours" | "status">>;
}
/**
 * The server ignores `per_page`, or gives no pages large enough to overlap. Pages are then read one at a time. A call that is deleted
 * at the same moment as another arrives can move between two pages unseen.
 */
interface PagesCannotOverlap extends Warning {
    readonly code: "pages_cannot_overlap";
    /** How many calls a page of this server has. */
    readonly pageSize: number;
}
/** The list ended, but not where `meta.total` says. Either the total is wrong, or the server does not return all calls. */
interface TotalMismatch extends Warning {
    readonly code: "total_mismatch";
    /** How many calls were returned. */
    readonly received: number;
    /** `meta.total` of the last page. */
    readonly total: number;
}

/** An attempt that is about to be sent. */
interface RequestEvent {
    method: string;
    url: string;
    /** Counted from 1. */
    attempt: number;
}
/** How an attempt ended: with the `status` of a response, or with an `error`. */
interface ResponseEvent extends RequestEvent {
    status: number | undefined;
    error: unknown;
    durationMs: number;
}
/** An attempt that will be repeated. */
interface RetryEvent {
    /** The attempt that failed, counted from 1. */
    attempt: number;
    status: number | undefined;
    delayMs: number;
}
/** Requests that wait for the rate limit. */
interface RateLimitEvent {
    /** How long until the next one may go. */
    waitMs: number;
    /** How many wait. */
    waiting: number;
}
/** What limits what the client can promise. `code` tells the kinds apart. */
type WarningEvent = ChangeFeedWarning | ListWarning;
/** What a client tells of its work. Nothing of it holds the API key or what a caller said; a hook that throws changes nothing. */
interface ClientHooks {
    /** An attempt is about to be sent. */
    onRequest?: ((event: RequestEvent) => void) | undefined;
    /** An attempt has ended, with a response or without. */
    onResponse?: ((event: ResponseEvent) => void) | undefined;
    /** An attempt will be repeated. */
    onRetry?: ((event: RetryEvent) => void) | undefined;
    /** Requests wait for the rate limit. */
    onRateLimit?: ((event: RateLimitEvent) => void) | undefined;
    /**
     * The server answers in a way that limits what the client can promise, for example with totals that do not match its pages. Without
     * this hook and a logger, the runtime shows the first warning of each kind: as a process warning in Node, Bun and Deno, with
     * `console.warn` elsewhere.
     */
    onWarning?: ((event: WarningEvent) => void) | undefined;
}
/** Where a line for each attempt goes: `console`, or whatever has these two. */
interface Logger {
    /** An attempt that went well. */
    info(line: string): void;
    /** An attempt that went wrong, or has to wait. */
    warn(line: string): void;
}
/** Tells of each event. */
interface Instrumentation {
    /** Whether anybody listens to requests and responses now. */
    hearsAttempts(): boolean;
    request(event: RequestEvent): void;
    response(event: ResponseEvent): void;
    retry(event: RetryEvent): void;
    wait(event: RateLimitEvent): void;
    /** `own` takes the place of the client's hook. */
    warning(event: WarningEvent, own?: ClientHooks["onWarning"]): void;
}

/**
 * A function that sends requests, called as `fetch(url, init)`: the runtime's `fetch`, that of undici, node-fetch or cross-fetch, or a
 * function of your own. Always two arguments and never a `Request`: a `Request` follows its signal weakly, so that after a garbage
 * collection an abort no longer reaches the server, and the `fetch` of another package does not accept the runtime's `Request`.
 *
 * The `fetch` of `@smartalex/mock` also has `plain`, which does the same without creating a `Response`. The client prefers it.
 */
type Fetch = FetchFunction & {
    plain?: FetchFunction | undefined;
};
/** The call signature of a `Fetch`. */
type FetchFunction = (url: string, init: FetchInit) => Promise<FetchResponse>;
/** The second argument of a `Fetch`: the part of the standard `RequestInit` that the client uses. All requests are `GET`s. */
interface FetchInit {
    headers: Readonly<Record<string, string>>;
    signal: AbortSignal | null;
    redirect: "manual";
}
/** The part of a response that the client reads. The standard `Response` has it, and so have those of undici and node-fetch. */
interface FetchResponse {
    readonly status: number;
    readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
    /** The body as a stream, to count its bytes while they arrive: of the web, or an async iterable of bytes such as the streams of Node. */
    readonly body?: unknown;
    /** The whole body. Used if there is no `body`. */
    arrayBuffer(): Promise<ArrayBuffer>;
}
/** An answer whose body was read. */
interface HttpResponse {
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

/**
 * How closely successful responses are checked. `off`: there must be `data`, and `meta` for a list. `envelope`: they must be what the client
 * builds on: an id for each call, and the requested id for a single one. `tolerant`: every field must be as documented, though the server may
 * add fields and values. `strict`: it may not.
 */
type ResponseValidation = "off" | "envelope" | "tolerant" | "strict";

/** What may be set for a client, and for one of its requests. */
interface TimeoutOptions {
    /** How long one attempt may take until its body is read, in milliseconds. Default 30,000. */
    timeoutMs?: number | undefined;
    /** How long a request may take with its retries and all waits, in milliseconds. Default: as long as it takes. */
    deadlineMs?: number | undefined;
    /** How often a failed attempt is repeated. Default 3. */
    maxRetries?: number | undefined;
}
/** How a client is made. */
interface SmartAlexOptions extends TimeoutOptions, ClientHooks {
    /** The API key, from the Developer Portal. Default: the environment's `SMARTALEX_API_KEY`. */
    apiKey?: string | undefined;
    /** Where the API is; https, or this machine. Default: the environment's `SMARTALEX_BASE_URL`, or production. */
    baseUrl?: string | undefined;
    /** Sends requests, called as `fetch(url, init)`: for proxies and tests. Defaults to the runtime's `fetch`. */
    fetch?: Fetch | undefined;
    /** How many requests may be on their way at once. The others wait, in order. Default 10. */
    concurrency?: number | undefined;
    /** For servers that send no rate-limit headers: requests go evenly, so many a minute. Default: as fast as the server says. */
    requestsPerMinute?: number | undefined;
    /** The largest response body, in bytes after decompression. A larger one is an `InvalidResponseError`. Defaults to 50,000,000 (50 MB). */
    maxResponseBytes?: number | undefined;
    /** How closely successful answers are looked at: `off`, `envelope` (default), `tolerant` or `strict`. */
    validate?: ResponseValidation | undefined;
    /** Where a line for each attempt goes, such as `console`. Default: nowhere. */
    logger?: Logger | undefined;
    /** Where time comes from, for tests that must not wait. Default: the machine's clock. */
    clock?: Clock | undefined;
}
/** What may be set for one request, in place of the client's. */
interface RequestOptions extends TimeoutOptions {
    /** Stops the request, and the waits before and between its attempts. */
    signal?: AbortSignal | undefined;
}

/** What an answer holds, with its status, headers and body. */
interface ApiResult<Data> {
    data: Data;
    answer: HttpResponse;
}
/** The operations of the document, one function each. They send what they are given, and check the envelope of the answer. */
interface Api {
    listCalls(query: ListCallsQuery, options: RequestOptions): Promise<ApiResult<CallListBody>>;
    getCall(id: string, options: RequestOptions): Promise<ApiResult<CallDetail>>;
}

/** What an answer holds, with the answer itself: its headers, and a body that can be read once more, as the server sent it. */
interface ResponseWithData<Data> {
    data: Data;
    response: Response;
}

/** Options of requests that are sent ahead of the reader. */
interface ListOptions extends RequestOptions {
    /** How many requests may be ahead of the reader. */
    concurrency?: number | undefined;
    /** Called if this list may be incomplete, or its total is wrong. Defaults to the client's `onWarning`. */
    onWarning?: ClientHooks["onWarning"];
}

/** Gives a call by its id, and `undefined` for one that is gone. */
type GetCallOrUndefined = (id: string, signal: AbortSignal) => Promise<CallDetail | undefined>;
/** Where details come from, for what needs more of a call than a list says. */
interface CallFetcher {
    get: GetCallOrUndefined;
    signal: AbortSignal | undefined;
}

type OneOrMore<Value> = Value | readonly Value[];
/**
 * What calls have to be: each field that is named has the value, or one of the values. The API filters by status and age alone; all
 * else is compared here, while the calls stream by.
 */
type CallFilter = {
    readonly [Field in keyof Call]?: OneOrMore<Call[Field]> | undefined;
} & {
    /** The campaign that placed the call. It is not in lists: each call that all else applies to is asked for by its id. */
    readonly campaign_id?: OneOrMore<CallDetail["campaign_id"]> | undefined;
    /** Only calls that started at this time or later: a `Date`, a date and time with its zone (RFC 3339), or a day in UTC (`2026-01-15`). */
    readonly from?: Date | string | undefined;
    /** Only calls that started before this time, in the same forms. */
    readonly until?: Date | string | undefined;
};
/** Decides about a call. */
type CallPredicate = (call: Call) => boolean;

/** Calls that come one after the other. Leaving the loop stops the requests. */
declare abstract class CallIterable implements AsyncIterable<Call> {
    #private;
    constructor(details: CallFetcher);
    /** Every call, once, for `for await`. Leaving the loop stops the requests. */
    abstract [Symbol.asyncIterator](): AsyncIterator<Call, void, undefined>;
    /**
     * Those calls that a filter or a function lets through. The API filters by status and age alone: here all calls are read, and
     * compared as they come. The loop throws `InvalidRequestError` for a filter that cannot work.
     */
    filter(filter: CallFilter | CallPredicate): CallIterable;
    /**
     * Returns the first `limit` calls as an array. Pass `Infinity` for all, if they fit in memory. Throws `InvalidRequestError` for a limit
     * that is missing, or not a whole number from 0.
     */
    toArray(options: {
        limit: number;
    }): Promise<Call[]>;
}

/**
 * Asks for one page. The signal takes the place of the caller's, and follows it. `dateMs` is when the page was made by the server's
 * clock, `NaN` where it does not say.
 */
type FetchPage = (query: ListCallsQuery, signal?: AbortSignal) => Promise<CallListBody & {
    readonly dateMs?: number;
}>;
/** One page of calls. */
interface CallPage {
    /** The calls of this page. */
    readonly data: Call[];
    /** Where the page stands in the whole list, in the server's words. */
    readonly meta: PageMeta;
    /** Whether the list goes on after this page. */
    readonly hasNextPage: boolean;
    /** Asks for the page after this one, with the same query; `undefined` when this is the last. */
    getNextPage(): Promise<CallPage | undefined>;
}

/** The largest page size that a server accepts, as far as its client knows. Shared by all lists of a client. */
interface PageSizeLimit {
    largest: number | undefined;
}
/** How to read a list. */
interface PaginateOptions {
    /** How many pages to request before the reader needs them. */
    concurrency: number;
    signal?: AbortSignal | undefined;
    /** The first page, if it was requested before. */
    first?: Promise<CallListBody> | undefined;
    /** Where to go on. Defaults to the head of the list. */
    after?: ListCheckpoint | undefined;
    /** Where to remember that the server has rejected a page size. */
    limit?: PageSizeLimit | undefined;
    /** Called when the list may be incomplete, or its total is wrong; for each `code` at most once. */
    onWarning?: ((warning: ListWarning) => void) | undefined;
}

/**
 * A list of calls that is asked for when it is used: `await` gives one page, `for await` every call. Leaving the loop stops
 * the requests.
 */
declare class CallPagePromise extends CallIterable implements Promise<CallPage> {
    #private;
    readonly [Symbol.toStringTag] = "CallPagePromise";
    constructor(fetchPage: FetchPage, query: ListCallsQuery, { get, ...options }: Omit<PaginateOptions, "after" | "first"> & CallFetcher);
    /** Every call, once. Throws `InvalidRequestError` for a query with a `page` other than 1. */
    [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined>;
    /**
     * Every call, once, as the pages come: 100 calls at most, or `per_page` from 20 up. Where the first page was awaited before, it
     * goes on from there; with `after`, where another loop has stopped, such as one of a process that was killed.
     */
    pages({ after }?: {
        after?: ListCheckpoint | undefined;
    }): AsyncGenerator<CallListBody, void, undefined>;
    then<Value = CallPage, Failure = never>(onPage?: ((page: CallPage) => Value | PromiseLike<Value>) | null, onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null): Promise<Value | Failure>;
    catch<Failure = never>(onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null): Promise<CallPage | Failure>;
    finally(onEnd?: (() => void) | null): Promise<CallPage>;
}

/** One call by its id, and `undefined` instead of it where it has vanished. */
interface CallLookup {
    id: string;
    call: CallDetail | undefined;
}
/** Where the ids come from: ids, or calls of a list. */
type CallIds = Iterable<string> | AsyncIterable<string | Call>;

/** The calls that the workspace's agents have handled. It gives no audio: recordings are heard in the dashboard. */
declare class Calls {
    #private;
    constructor(operations: Api, { clock, observer }: {
        clock: Pick<Clock, "now">;
        observer: Pick<Instrumentation, "warning">;
    });
    /**
     * Lists calls, without their transcripts: `await` gives one page of `per_page` (default 20), `for await` every call.
     * The loop asks for up to `concurrency` (default 4) pages ahead; leaving it stops them. A query that can never be
     * right throws `InvalidRequestError` before anything is sent, and an option that does not exist `InvalidOptionError`. `GET /calls`.
     */
    list(query?: ListCallsParams, options?: ListOptions): CallPagePromise;
    /**
     * Returns one call with its transcript. Throws `NotFoundError` if there is none with this id, and `InvalidResponseError` if the server returns
     * another one. `GET /calls/{id}`.
     */
    get(id: string, options?: RequestOptions): Promise<CallDetail>;
    /** The same, with the response: its headers, and its body as the server sent it, for passing a call on unchanged. */
    getWithResponse(id: string, options?: RequestOptions): Promise<ResponseWithData<CallDetail>>;
    /**
     * Gives full calls, by their ids, for all that a query lists, or for calls of a list, in that order. Up to `concurrency` (default 10)
     * are asked for ahead of the reader; leaving the loop stops them. A call that has vanished meanwhile is given as `undefined` beside
     * its id.
     */
    getMany(source: CallIds | ListCallsParams, options?: ListOptions): AsyncGenerator<CallLookup, void, undefined>;
    /**
     * Gives what has changed since a state was given, new calls first: one run of a feed that loses no call and no later addition to one,
     * as long as its assumptions hold (`lookbackHours`, `enrichmentHours`, `reconcileHours`). Store each batch and its state together, and begin the
     * next run with the last state. Throws `InvalidOptionError` for a state that is none.
     */
    changes(options: ChangeFeedOptions & {
        details: true;
    }): AsyncGenerator<ChangeBatch<CallDetail>, void, undefined>;
    changes(options?: ChangeFeedOptions): AsyncGenerator<ChangeBatch, void, undefined>;
}

/** A client of the SmartAlex API. It keeps the API key to itself: neither printing nor serialising it shows the key. */
declare class SmartAlex {
    #private;
    /** The calls that the workspace's agents have handled. */
    readonly calls: Calls;
    /** Throws `AuthenticationError` without an API key, and `InvalidOptionError` for an option that does not exist or cannot work. */
    constructor(options?: SmartAlexOptions);
    /**
     * Sends a `GET` to a path below the base URL, such as `/calls?per_page=1`, for what has no method here. It is authorized, rate-limited,
     * retried and timed as all others. Returns a success without validating it, and throws a `SmartAlexError` for anything else.
     */
    get(path: string, options?: RequestOptions): Promise<Response>;
}

export { AbortError, AuthenticationError, CallIterable, CallPagePromise, Calls, ConnectionError, InvalidOptionError, InvalidRequestError, InvalidResponseError, NotFoundError, PermissionDeniedError, RateLimitError, ServerError, SmartAlex, SmartAlexError, TimeoutError, isSmartAlexError };
export type { CallFilter, CallIds, CallLookup, CallPage, CallPredicate, ChangeBatch, ChangeFeedOptions, ChangeFeedState, ChangeFeedWarning, ClientErrorCode, ClientHooks, Clock, FailedCall, Fetch, FetchFunction, FetchInit, FetchResponse, LateArrival, ListCheckpoint, ListOptions, ListWarning, Logger, LookbackOptions, PagesCannotOverlap, RateLimitEvent, RequestEvent, RequestOptions, ResponseEvent, ResponseValidation, ResponseWithData, RetryEvent, SmartAlexErrorName, SmartAlexErrorOptions, SmartAlexOptions, TimeoutOptions, TotalMismatch, WarningEvent };
