import { PageMeta, ErrorCode, Call, paths, CallDetail, ListCallsParams } from '@smartalex/contract';
export { Call, CallDetail, CallDirection, CallStatus, ErrorCode, KnownCallDirection, KnownCallStatus, KnownSentiment, KnownSpeaker, ListCallsParams, PageMeta, Sentiment, Speaker, TranscriptTurn } from '@smartalex/contract';
import { ClientPathsWithMethod, Client, ParamsOption, RequestBodyOption } from 'openapi-fetch';

/** Query parameters by name. `null` and `undefined` are omitted. */
type QueryOption = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The body of a page. */
interface ListBody<Item> {
    data: Item[];
    meta: PageMeta;
}
/** A position in a list from which another iteration can continue. It can be stored as JSON. */
interface ListCheckpoint {
    /** The `meta` of the last page that was returned in full. */
    meta: PageMeta;
    /** The number of returned items, including the items of a page that was returned in part. */
    returned: number;
    /**
     * The ids of the returned items. Only the most recently returned ids are required. Their number must be at least the number of items that may
     * have been added since.
     */
    ids: readonly string[];
}

/**
 * The level of validation for successful responses.
 *
 * - `off`: the body has `data`. The body of a list also has `meta`.
 * - `envelope`: every record has an `id`, a single record has the requested `id`, and `meta` has its three numbers.
 * - `tolerant`: every documented field has the documented type. Additional fields and enumeration values are accepted.
 * - `strict`: as `tolerant`, but additional fields and enumeration values are rejected.
 */
type ResponseValidation = "off" | "envelope" | "tolerant" | "strict";

/** A source of time. Tests can replace it. */
interface Clock {
    /** Returns the time in milliseconds since 1970-01-01T00:00:00Z. */
    now(): number;
    /** Calls `onEnd` once, after `durationMs` milliseconds. Returns a function that stops the timer. */
    startTimer(durationMs: number, onEnd: () => void): () => void;
}

/** Returns the API key for one attempt, for example from a secret manager. */
type ApiKeyFunction = () => string | Promise<string>;

/** Headers by name. Names are case-insensitive. `null` and `undefined` remove a default header. */
type HeadersOption = Readonly<Record<string, string | null | undefined>> | Iterable<readonly [name: string, value: string]>;
/** Identifies the application in the `user-agent` header. */
interface AppInfo {
    /** For example `my-app`. */
    name: string;
    /** For example `1.4.0`. */
    version?: string | undefined;
    /** For example `https://example.com`. */
    url?: string | undefined;
}

/** Codes of errors that this client detects, as opposed to codes that the server returns. */
type ClientErrorCode = "aborted" | "connection_failed" | "invalid_options" | "invalid_request" | "invalid_response" | "timed_out";
/** The names of all error classes. */
type SmartAlexErrorName = "AbortError" | "AuthenticationError" | "ConnectionError" | "InvalidOptionError" | "InvalidRequestError" | "InvalidResponseError" | "NotFoundError" | "PermissionDeniedError" | "RateLimitError" | "ServerError" | "TimeoutError";
/** The fields of a `SmartAlexError`. `status`, `headers` and `body` are set if there was a response. */
interface SmartAlexErrorOptions {
    code: ClientErrorCode | ErrorCode;
    status?: number | undefined;
    headers?: Headers | undefined;
    /** The response body as text, with the API key redacted. */
    body?: string | undefined;
    /** The response body, parsed from JSON. */
    parsedBody?: unknown;
    cause?: unknown;
}
/**
 * The base class of all errors that this client throws. `code` identifies the kind of error. `instanceof` works across copies of this
 * package, for example between its ESM and CommonJS builds.
 */
declare abstract class SmartAlexError extends Error {
    abstract readonly name: SmartAlexErrorName;
    /** The server's code (for example `call_not_found`), or one of this client's codes (for example `timed_out`). */
    readonly code: ClientErrorCode | ErrorCode;
    /** The HTTP status, if there was a response. */
    readonly status: number | undefined;
    /** The response headers, if there was a response. */
    readonly headers: Headers | undefined;
    /** The response's `x-request-id`, if the server sent one. SmartAlex does not document this header. */
    readonly requestId: string | undefined;
    /**
     * The first 200 characters of the response body, if there was a response. It may contain call content, so the property is not enumerable:
     * `JSON.stringify` and `console.log` omit it. No error message contains it.
     */
    readonly bodyPreview: string | undefined;
    /**
     * The response body of an HTTP error (status 400 to 599), parsed from JSON. `undefined` if it is not JSON. Not enumerable, like
     * `bodyPreview`.
     */
    readonly body: unknown;
    constructor(message: string, { body, cause, code, headers, parsedBody, status }: SmartAlexErrorOptions);
}
/** Returns whether a thrown value is one of this client's errors. The error can come from any copy of this package. */
declare function isSmartAlexError(value: unknown): value is SmartAlexError;
/** An option is unknown or has an invalid value. */
declare class InvalidOptionError extends SmartAlexError {
    readonly name: "InvalidOptionError";
    /** The name of the option. */
    readonly option: string;
    /** A description of the problem. It completes a sentence that starts with the option's name. */
    readonly problem: string;
    constructor(option: string, problem: string);
}
/** 400, and all other 4xx statuses that have no error class of their own. If `status` is not set, this client refused to send the request. */
declare class InvalidRequestError extends SmartAlexError {
    readonly name: "InvalidRequestError";
}
/** 401: the API key is missing, unknown or revoked. If `status` is not set, there is no API key, or the `apiKey` function failed. */
declare class AuthenticationError extends SmartAlexError {
    readonly name: "AuthenticationError";
}
/** 403: the API key is valid but does not have permission for this request. */
declare class PermissionDeniedError extends SmartAlexError {
    readonly name: "PermissionDeniedError";
}
/** 404. For a call that does not exist, the code is `call_not_found`. */
declare class NotFoundError extends SmartAlexError {
    readonly name: "NotFoundError";
}
/** 429: the plan's rate limit is exceeded. If `status` is not set, the request was not sent, because it would exceed the limit. */
declare class RateLimitError extends SmartAlexError {
    readonly name: "RateLimitError";
    /** The time to wait before the next request, in milliseconds. `undefined` if the server does not send it. */
    readonly retryAfterMs: number | undefined;
    constructor(message: string, { retryAfterMs, ...options }: SmartAlexErrorOptions & {
        retryAfterMs: number | undefined;
    });
}
/** 5xx: the server failed. */
declare class ServerError extends SmartAlexError {
    readonly name: "ServerError";
    /** The time to wait before the next request, in milliseconds. `undefined` if the server does not send it. */
    readonly retryAfterMs: number | undefined;
    constructor(message: string, { retryAfterMs, ...options }: SmartAlexErrorOptions & {
        retryAfterMs?: number | undefined;
    });
}
/**
 * The server could not be reached, or the connection closed before the response was complete. The message includes the root cause. `cause` is a
 * copy of the error that `fetch` threw. The copy has the name, message, stack, codes and causes, and no other properties. The API key is
 * redacted.
 */
declare class ConnectionError extends SmartAlexError {
    readonly name: "ConnectionError";
    /** True if the same request may succeed later. If false, for example because a certificate is invalid, the client does not retry the request. */
    readonly isRetryable: boolean;
    /** True if no connection was opened, so that the server cannot have received the request. False if this is not certain. */
    readonly isUnsent: boolean;
    constructor(message: string, cause: unknown, { isRetryable, isUnsent }?: {
        isRetryable?: boolean;
        isUnsent?: boolean;
    });
}
/** An attempt took longer than `timeoutMs`, or the request took longer than `deadlineMs`. */
declare class TimeoutError extends SmartAlexError {
    readonly name: "TimeoutError";
    /** The limit that was exceeded, in milliseconds. */
    readonly timeoutMs: number;
    constructor(timeoutMs: number, option?: "timeoutMs" | "deadlineMs");
}
/** The caller's `AbortSignal` aborted the request. `cause` is the signal's reason. */
declare class AbortError extends SmartAlexError {
    readonly name: "AbortError";
    constructor(reason: unknown);
}
/**
 * The response is not as documented. It is not JSON, has the wrong shape, contains a different call, exceeds `maxResponseBytes`, is a redirect,
 * or contradicts other responses. `bodyPreview` has the first 200 characters of the body.
 */
declare class InvalidResponseError extends SmartAlexError {
    readonly name: "InvalidResponseError";
    /** The response's `content-type`. */
    readonly contentType: string | undefined;
    constructor(message: string, options?: Omit<SmartAlexErrorOptions, "code" | "parsedBody">);
}

/** Options that determine how far back runs look. Each lookback counts back from the start of the most recent complete run with the same lookback. */
interface LookbackOptions {
    /**
     * Hours that every run looks back. Must cover the time from the start of a call until the call is listed. Calls are listed when they end.
     * @default 6
     */
    lookbackHours?: number | undefined;
    /**
     * Hours to look back once an hour. Must cover the time from the start of a call until its sentiment, summary and transcript are
     * available. At least `lookbackHours`.
     * @default 48
     */
    enrichmentHours?: number | undefined;
    /**
     * Hours to look back once a day. Must cover the time in which calls may be deleted or corrected. Must also cover calls that are listed even
     * later than `lookbackHours` allows. At least `enrichmentHours`.
     * @default 168
     */
    reconcileHours?: number | undefined;
}
/** The lookbacks, shortest first. A run with a longer lookback also covers the shorter ones. */
declare const LOOKBACKS: readonly ["lookback", "enrichment", "reconcile"];
type Lookback = (typeof LOOKBACKS)[number];

/**
 * The reasons to request a call again. `incomplete`: its summary or transcript was missing or out of date. `failed`: the request failed.
 * `possibly_deleted`: the call may be deleted, and a second response has to confirm this.
 */
declare const PENDING_REASONS: readonly ["incomplete", "failed", "possibly_deleted"];
type PendingReason = (typeof PENDING_REASONS)[number];

/**
 * The state of a change feed between two runs, as plain JSON. It takes about 45 bytes (60 with `details`) for each call of the last
 * `reconcileHours`. Until the first run is complete, it includes every call of the workspace. All times are in milliseconds since 1970.
 */
interface ChangeFeedState {
    version: 1;
    /** True if the feed delivers calls with their details. */
    details: boolean;
    /** Start of the feed: calls that started earlier are ignored. `null` if the feed covers all calls. */
    from: number | null;
    /** The feed has forgotten the calls that started before this time, and ignores them. `null` if it has forgotten none. */
    forgottenBefore: number | null;
    /** For each lookback, the start of the most recent complete run with this lookback. `null` if there was no such run. */
    checkpoints: Record<Lookback, number | null>;
    /** The time when this state was created. Every call in the state already existed when the state was created. */
    savedAt: number;
    /** The age in hours of the oldest call in any list limited by `since_hours`. The server accepts at least this number of hours. */
    listedHours: number;
    /** Names of the fields of list rows. Empty if no row was listed. Details may have more fields. */
    rowFields: string[];
    /** Known calls. Each entry has the id, the start, and the hash of the list row. With `details`, it also has the hash of the delivered call. */
    calls: [id: string, startMs: number, rowHash: string, detailHash?: string][];
    /**
     * Calls to request again. Each entry has the id, the reason, and the time when the reason arose. Each entry also has the time of the most
     * recent request, and the number of requests made because the call was incomplete.
     */
    pending: [id: string, reason: PendingReason, sinceMs: number, requestedMs: number, retries: number][];
}

/** Options of `calls.changes()`. */
interface ChangeFeedOptions extends LookbackOptions {
    /** The state of the most recent batch that you stored. Omit it to start a new feed. */
    state?: ChangeFeedState | undefined;
    /**
     * If the feed is new, start with the calls of the last N hours.
     * @default all calls of the workspace
     */
    since_hours?: number | undefined;
    /**
     * If the feed is new, skip the existing calls, and return only calls that are created or changed from now on.
     * @default false
     */
    skipExisting?: boolean | undefined;
    /**
     * Return calls with their summary and transcript. This takes one more request for each new or changed call. You cannot change this option of an
     * existing feed.
     * @default false
     */
    details?: boolean | undefined;
    /**
     * Maximum number of concurrent requests.
     * @default 5 for pages, 10 for details
     */
    concurrency?: number | undefined;
    /**
     * Called if the server does not return complete lists. If the feed cannot read all calls in another way, the run does not report unlisted calls
     * as deleted.
     * @default the client's `onWarning`
     */
    onWarning?: ClientHooks["onWarning"];
    /** Aborts the run. */
    signal?: AbortSignal | undefined;
}
/** A warning that the lists of a run did not contain all calls. */
interface ChangeFeedWarning {
    /**
     * A machine-readable code.
     *
     * - `list_incomplete`: the list lacks calls. The next run reads the same hours again.
     * - `since_hours_capped`: the server limits `since_hours`. Reading older calls takes more requests.
     */
    readonly code: "list_incomplete" | "since_hours_capped";
    /** A description of what happened, and of what to do about it. */
    readonly message: string;
}
/** A call that appeared later than `lookbackHours` allows. A run with a longer lookback found it. */
interface LateArrival {
    id: string;
    /** The value of `lookbackHours` that would have been enough to find the call sooner. */
    lookbackHours: number;
}
/** A call that could not be fetched, with the error. */
interface FailedCall {
    id: string;
    error: SmartAlexError;
}
/**
 * The changes since the previous batch, and the state to continue from. Store both in one transaction. Then no change is lost or repeated, even
 * if the process ends at any point.
 *
 * @example
 * for await (const batch of client.calls.changes({ state: await db.loadState() })) {
 *   await db.transaction(async (tx) => {
 *     for (const call of batch.upserts) await tx.saveCall(call);
 *     for (const id of batch.deletedIds) await tx.deleteCall(id);
 *     await tx.saveState(batch.state);
 *   });
 * }
 */
interface ChangeBatch<Item extends Call = Call> {
    /** Calls that are new, or that have changed since they were last delivered. */
    upserts: Item[];
    /** IDs of the new calls in `upserts`. The other calls in `upserts` have changed. */
    createdIds: string[];
    /** IDs of calls that were delivered before and are now deleted. Two responses have confirmed each deletion. */
    deletedIds: string[];
    /** Calls in `upserts` that appeared later than `lookbackHours` allows. */
    lateArrivals: LateArrival[];
    /**
     * Calls whose details could not be fetched, in a feed with `details`. For a day, each run requests them again. After that, one run per day requests
     * them, until the request succeeds or the call is deleted. Each failed request is listed here.
     */
    failed: FailedCall[];
    /** Pass this state to the next run. */
    state: ChangeFeedState;
}

/** A warning that a list may be incomplete, or that its total is wrong. `code` is stable and identifies the kind of warning. */
type ListWarning = PagesCannotOverlap | TotalMismatch;
interface Warning {
    /** A description of what happened, and of what to do about it. */
    readonly message: string;
    /** The query of the list, without `page` and `per_page`. */
    readonly query: Readonly<Record<string, unknown>>;
}
/**
 * The server ignores `per_page`, or its pages are too small to overlap. The client then requests one page at a time. If one item is deleted
 * while another is added, an item can move from one page to another without being returned.
 */
interface PagesCannotOverlap extends Warning {
    readonly code: "pages_cannot_overlap";
    /** The number of items per page. */
    readonly pageSize: number;
}
/** The number of items in the list differs from `meta.total`. Either the total is wrong, or the server does not return all items. */
interface TotalMismatch extends Warning {
    readonly code: "total_mismatch";
    /** The number of returned items. */
    readonly received: number;
    /** `meta.total` of the last page. */
    readonly total: number;
}

/** The minimum severity of the lines that are logged. `off` logs nothing, and `debug` logs everything. */
type LogLevel = "off" | "error" | "warn" | "info" | "debug";
/** Receives log lines, for example `console`. Lines never contain the API key or call content. */
interface Logger {
    /** A request failed, after all retries. Not called for `AbortError` and `NotFoundError`. */
    error(line: string): void;
    /** An attempt failed, or the server's responses limit what the client can guarantee. */
    warn(line: string): void;
    /** An attempt succeeded. */
    info(line: string): void;
    /** An attempt starts, a retry is scheduled, or requests wait for the rate limit. */
    debug(line: string): void;
}

/** An attempt is about to be sent. */
interface RequestEvent {
    method: string;
    url: string;
    /** Counted from 1. */
    attempt: number;
}
/** An attempt ended, with the `status` of a response or with an `error`. */
interface ResponseEvent extends RequestEvent {
    status: number | undefined;
    error: unknown;
    durationMs: number;
}
/** An attempt failed, and the request will be sent again. */
interface RetryEvent {
    /** The attempt that failed, counted from 1. */
    attempt: number;
    status: number | undefined;
    /** The time until the next attempt, in milliseconds. */
    delayMs: number;
}
/** Requests are waiting for the rate limit. */
interface RateLimitEvent {
    /** The time until the next request may be sent, in milliseconds. */
    waitMs: number;
    /** The number of waiting requests. */
    waiting: number;
}
/** Something limits what the client can guarantee. `code` identifies the kind of warning. */
type WarningEvent = ChangeFeedWarning | ListWarning;
/** Lifecycle hooks. Events never contain the API key or call content. Errors thrown by a hook are ignored. */
interface ClientHooks {
    /** Called before each attempt. */
    onRequest?: ((event: RequestEvent) => void) | undefined;
    /** Called after each attempt, with or without a response. */
    onResponse?: ((event: ResponseEvent) => void) | undefined;
    /** Called before the wait for each retry. */
    onRetry?: ((event: RetryEvent) => void) | undefined;
    /** Called when requests have to wait for the rate limit. */
    onRateLimit?: ((event: RateLimitEvent) => void) | undefined;
    /**
     * Called when the server's responses limit what the client can guarantee, for example when totals do not match pages. If there is neither this
     * hook nor a logger, the runtime shows the first warning of each kind. Node.js, Bun and Deno show it as a process warning. Elsewhere,
     * `console.warn` shows it.
     */
    onWarning?: ((event: WarningEvent) => void) | undefined;
}

/**
 * A function that sends requests, called as `fetch(url, init)`. It can be the runtime's `fetch`, the `fetch` of undici, node-fetch or
 * cross-fetch, or your own function. It always receives two arguments, and never a `Request`, for two reasons. A `Request` holds its signal
 * weakly, so after a garbage collection an abort no longer reaches the server. The `fetch` of another package does not accept the runtime's
 * `Request`.
 */
type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;
/** The second argument of a `Fetch`: the part of the standard `RequestInit` that the client uses. */
interface FetchInit {
    method: string;
    headers: Readonly<Record<string, string>>;
    /** A standard `BodyInit`. */
    body?: any;
    signal: AbortSignal | null;
    redirect: "manual";
}
/** The part of a response that the client reads. The standard `Response`, and the `Response` of undici and node-fetch, have all of these members. */
interface FetchResponse {
    readonly status: number;
    readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
    /** The body as a web stream, or as an async iterable of bytes such as a Node.js stream. The client counts the bytes as they arrive. */
    readonly body?: unknown;
    /** Reads the whole body. Used if there is no `body`. */
    arrayBuffer(): Promise<ArrayBuffer>;
}

/** Timeout and retry options, for a client or a single request. */
interface TimeoutOptions {
    /**
     * Maximum duration of one attempt, including reading the body, in milliseconds.
     * @default 30_000
     */
    timeoutMs?: number | undefined;
    /** Maximum total duration of a request, including retries and waits, in milliseconds. No limit by default. */
    deadlineMs?: number | undefined;
    /**
     * Maximum number of retries. Only `GET`, `HEAD` and `OPTIONS` requests are retried after a failure. Other methods are sent again only if
     * the connection was never opened. `0` also turns off waiting for the rate limit after a 429 response.
     * @default 3
     */
    maxRetries?: number | undefined;
}
/** Options of the client. */
interface SmartAlexOptions extends TimeoutOptions, ClientHooks {
    /**
     * The API key, from the Developer Portal, or a function that returns it. A function is called for every attempt, including retries, and must
     * finish within `timeoutMs`. In responses and errors, the client redacts the last 200 different keys that the function returned.
     * @default the environment variable `SMARTALEX_API_KEY`
     */
    apiKey?: string | ApiKeyFunction | undefined;
    /**
     * The URL of the API. It must use https, unless the host is a loopback host, for example `http://localhost:4010/v1`.
     * @default the environment variable `SMARTALEX_BASE_URL`, or the production URL
     */
    baseUrl?: string | undefined;
    /**
     * Function that sends requests, called as `fetch(url, init)`. Override it for proxies and tests.
     * @default the runtime's `fetch`
     */
    fetch?: Fetch | undefined;
    /** Headers to send with every request. `null` removes a default header. `Authorization` and `Host` are not allowed: use `apiKey` and `baseUrl`. */
    defaultHeaders?: HeadersOption | undefined;
    /** Query parameters to send with every request. A parameter of a request replaces the default with the same name. */
    defaultQuery?: QueryOption | undefined;
    /** Name, version and URL of your application, appended to the `user-agent` header. */
    appInfo?: AppInfo | undefined;
    /**
     * Maximum number of concurrent requests. Further requests are queued.
     * @default 10
     */
    concurrency?: number | undefined;
    /**
     * The number of requests to send per minute, at even intervals. Use this option for servers without rate-limit headers. By default, the client
     * sends requests as fast as the server permits.
     */
    requestsPerMinute?: number | undefined;
    /**
     * Maximum size of a response body, in bytes after decompression. A larger body throws `InvalidResponseError`.
     * @default 50_000_000
     */
    maxResponseBytes?: number | undefined;
    /**
     * The level of validation for successful responses: `off`, `envelope`, `tolerant` or `strict`.
     * @default "envelope"
     */
    validate?: ResponseValidation | undefined;
    /** Logger that receives one line per attempt, for example `console`. Disabled by default. */
    logger?: Logger | undefined;
    /**
     * The minimum severity of the lines to log. Without a `logger`, lines go to stderr.
     * @default the environment variable `SMARTALEX_LOG`, or `info` with a `logger`, or `off`
     */
    logLevel?: LogLevel | undefined;
    /**
     * Allows the client to run in a web page, where every visitor can read the API key. Not required for a loopback `baseUrl` or with a custom
     * `fetch`.
     * @default false
     */
    dangerouslyAllowBrowser?: boolean | undefined;
    /**
     * Clock used for timers. Override it in tests.
     * @default the system clock
     */
    clock?: Clock | undefined;
}
/** Options for a single request, which override those of the client. */
interface RequestOptions extends TimeoutOptions {
    /** Aborts the request, including the waits before and between its attempts. */
    signal?: AbortSignal | undefined;
    /** Headers to send with this request. `null` removes a default header. `Authorization` and `Host` are not allowed: use `apiKey` and `baseUrl`. */
    headers?: HeadersOption | undefined;
}
/** Options of `client.fetch`. */
interface FetchOptions extends RequestOptions {
    /**
     * The HTTP method.
     * @default "GET"
     */
    method?: string | undefined;
    /**
     * The request body. A value that the standard `fetch` accepts is sent unchanged: a string, `FormData`, `URLSearchParams`, a `Blob`, bytes, or a
     * stream. Any other value is sent as JSON. A request with a stream is never sent again.
     */
    body?: unknown;
}

type Method = "delete" | "get" | "head" | "options" | "patch" | "post" | "put" | "trace";
/** A path of the OpenAPI document that has an operation with this method. */
type Path<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;
/** The options of a request: the parameters and the body of the operation, and the options of every request. */
type ApiRequestOptions<Operation> = ParamsOption<Operation> & RequestBodyOption<Operation> & RequestOptions;
/** The parsed body of a response, and the HTTP response itself. */
interface ApiResult<Data> {
    /** The body, parsed from JSON. `undefined` for a response without a body (status 204). */
    data: Data;
    /** The HTTP response: its status, its headers, and a body that can be read once. */
    response: Response;
}
type OkStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | "2XX";
/** The type of the body of a successful response. The corresponding type of openapi-fetch turns open enumerations into objects. */
type SuccessBody<Operation> = Operation extends {
    responses: infer Responses;
} ? {
    [Status in keyof Responses & OkStatus]: Responses[Status] extends {
        content: infer Content;
    } ? Content[keyof Content] : undefined;
}[keyof Responses & OkStatus] : never;
type ApiMethod<M extends Method> = <P extends Path<M>>(path: P, ...options: object extends ApiRequestOptions<paths[P][M]> ? [options?: ApiRequestOptions<paths[P][M]>] : [options: ApiRequestOptions<paths[P][M]>]) => Promise<ApiResult<SuccessBody<paths[P][M]>>>;
/**
 * Typed access to every operation of the OpenAPI document, with the retries, rate limiting, timeouts and errors of the client. Paths,
 * parameters, bodies and responses have the types of the document.
 *
 * @throws `SmartAlexError` for any response that is not 2xx.
 * @throws `InvalidResponseError` for a 2xx response whose body is not JSON, or is empty although the status is not 204.
 * @throws `InvalidRequestError` for a path or query parameter that cannot be sent.
 * @example
 * const { data, response } = await client.api.GET("/calls/{id}", { params: { path: { id: "call_abc123" } } });
 */
type ApiClient = {
    readonly [M in Method as Uppercase<M>]: ApiMethod<M>;
};

/** The parsed body of a response, together with the response. */
interface ResponseWithData<Data> {
    /** The value that the method returns without `withResponse()`. */
    data: Data;
    /** The response: its status, its headers, and its body as the server sent it. The body can be read once. */
    response: Response;
}

/**
 * The result of an API method. `await` returns the data. `withResponse()` returns the data and the HTTP response, and `asResponse()` returns only
 * the HTTP response.
 *
 * @example
 * const call = await client.calls.get("call_abc123");
 * const { data, response } = await client.calls.get("call_abc123").withResponse();
 * console.log(response.headers.get("x-request-id"));
 */
declare class ApiPromise<Data> implements Promise<Data> {
    #private;
    readonly [Symbol.toStringTag]: string;
    /** Returns the response without parsing or validating its body. Rejects with a `SmartAlexError` if the status is not 2xx. */
    asResponse(): Promise<Response>;
    /** Returns the data together with the response. */
    withResponse(): Promise<ResponseWithData<Data>>;
    then<Value = Data, Failure = never>(onFulfilled?: ((data: Data) => Value | PromiseLike<Value>) | null, onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null): Promise<Value | Failure>;
    catch<Failure = never>(onRejected?: ((error: unknown) => Failure | PromiseLike<Failure>) | null): Promise<Data | Failure>;
    finally(onFinally?: (() => void) | null): Promise<Data>;
}

/** Options of methods that send several requests: list methods and `getMany`. */
interface ListOptions extends RequestOptions {
    /**
     * Maximum number of requests that are sent before the reader needs their results.
     *
     * @default 5 pages, or 10 records for `getMany`
     */
    concurrency?: number | undefined;
    /** Called if the list may be incomplete or its total is wrong. @default the `onWarning` of the client */
    onWarning?: ClientHooks["onWarning"];
}

/** The base class of resources. Requests single records by ID, and lists of records. */
declare abstract class Resource {
    #private;
}

/**
 * One page of a list. Iterate it to get the items of this page and of all pages that follow.
 *
 * @example
 * const page = await client.calls.list({ per_page: 50 });
 * console.log(page.data.length, page.meta.total);
 * if (page.hasNextPage) console.log((await page.getNextPage())?.data.length);
 */
interface Page<Item> extends AsyncIterable<Item> {
    /** The items of this page. */
    readonly data: Item[];
    /** Pagination metadata, as the server sent it. */
    readonly meta: PageMeta;
    /** True if the list continues after this page. */
    readonly hasNextPage: boolean;
    /** Requests the next page with the same query. Resolves to `undefined` if this is the last page. */
    getNextPage(): Promise<Page<Item> | undefined>;
}

/**
 * A list that is requested when you use it. `await` returns one page, and `for await` returns every item. Leaving the loop stops the requests.
 *
 * @example
 * const page = await client.calls.list({ status: "completed" });
 * for await (const call of client.calls.list({ status: "completed" })) console.log(call.id);
 */
declare class PagePromise<Item extends {
    id: string;
}> extends ApiPromise<Page<Item>> implements AsyncIterable<Item> {
    #private;
    readonly [Symbol.toStringTag]: string;
    /** Yields every item once. Throws `InvalidRequestError` if the query has a `page` other than 1. */
    [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined>;
    /**
     * Yields every item once, in pages. A page has up to 100 items, or up to `per_page` items if `per_page` is at least 20. If you have already
     * awaited the first page, it is not requested again. With `after`, continues after a checkpoint of another loop, for example in a process that
     * was killed.
     *
     * @throws `InvalidRequestError` if the query has a `page` other than 1.
     */
    pages({ after }?: {
        after?: ListCheckpoint | undefined;
    }): AsyncGenerator<ListBody<Item>, void, undefined>;
    /**
     * Returns the first `limit` items as an array. Pass `Infinity` for all items, if they fit into memory.
     *
     * @throws `InvalidRequestError` if `limit` is missing, or not an integer of at least 0.
     */
    toArray(options: {
        limit: number;
    }): Promise<Item[]>;
}

type OneOrMore<Value> = Value | readonly Value[];
/**
 * Conditions on calls. A call matches if each field has the given value, or one of the given values. The API can filter only by status and age.
 * The client checks all other conditions while the calls stream in.
 */
type CallFilter = {
    readonly [Field in keyof Call]?: OneOrMore<Call[Field]> | undefined;
} & {
    /** The campaign that placed the call. Lists do not include this field, so each call that matches all other conditions is requested by ID. */
    readonly campaign_id?: OneOrMore<CallDetail["campaign_id"]> | undefined;
    /**
     * Only calls that started at this time or later: a `Date`, a date and time with a time zone (RFC 3339), or a day in UTC (`2026-01-15`).
     */
    readonly from?: Date | string | undefined;
    /** Only calls that started before this time. Accepts the same formats as `from`. */
    readonly until?: Date | string | undefined;
};
/** Returns whether a call matches. */
type CallPredicate = (call: Call) => boolean;

/** Calls that pass a filter. Iterate this object with `for await`. Leaving the loop stops the requests. */
declare class CallIterable implements AsyncIterable<Call> {
    #private;
    /** Yields every matching call once. Throws `InvalidRequestError` for an invalid filter. */
    [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined>;
    /** Adds a filter to the existing filters. Returns only the calls that pass all of them. */
    filter(filter: CallFilter | CallPredicate): CallIterable;
    /**
     * Returns the first `limit` calls as an array. Pass `Infinity` for all calls, if they fit into memory.
     *
     * @throws `InvalidRequestError` if `limit` is missing, or not an integer of at least 0.
     */
    toArray(options: {
        limit: number;
    }): Promise<Call[]>;
}

/** One page of calls. */
type CallPage = Page<Call>;
/** A list of calls. `await` returns one page, and `for await` returns every call. */
declare class CallPagePromise extends PagePromise<Call> {
    #private;
    readonly [Symbol.toStringTag]: string;
    /**
     * Returns the calls that match a filter. The API can filter only by `status` and `since_hours`. Therefore, the client requests every call of
     * the list, and filters the calls while they stream in. The loop throws `InvalidRequestError` for an invalid filter.
     *
     * @example
     * const long = client.calls.list().filter({ direction: "outbound", sentiment: ["negative", null] });
     * for await (const call of long) console.log(call.id);
     */
    filter(filter: CallFilter | CallPredicate): CallIterable;
}

/** The result of requesting one call by ID. `call` is `undefined` if the call no longer exists. */
interface CallLookup {
    id: string;
    call: CallDetail | undefined;
}
/** The IDs of calls, or calls of a list. */
type CallIds = Iterable<string | Call> | AsyncIterable<string | Call>;

/** The calls that the agents of the workspace have handled. The API returns no audio: listen to recordings in the dashboard. */
declare class Calls extends Resource {
    #private;
    /**
     * Lists calls, without their transcripts. `await` returns one page, and `for await` returns every call. `GET /calls`.
     *
     * @throws `InvalidRequestError` for an invalid query, before a request is sent.
     * @throws `InvalidOptionError` for an unknown option.
     * @example
     * for await (const call of client.calls.list({ status: "completed", since_hours: 24 })) console.log(call.id);
     */
    list(query?: ListCallsParams, options?: ListOptions): CallPagePromise;
    /**
     * Returns one call with its transcript. `GET /calls/{id}`.
     *
     * @throws `NotFoundError` if no call has this ID.
     * @throws `InvalidResponseError` if the server returns another call.
     * @example
     * const { summary, transcript } = await client.calls.get("call_abc123");
     */
    get(id: string, options?: RequestOptions): ApiPromise<CallDetail>;
    /**
     * Returns calls with their transcripts. Pass IDs, calls of a list, or a query for a list. The results have the order of the IDs or of the list.
     * Leaving the loop stops the requests. `call` is `undefined` for a call that no longer exists.
     *
     * @example
     * for await (const { id, call } of client.calls.getMany({ since_hours: 1 })) console.log(id, call?.summary);
     */
    getMany(calls: CallIds | ListCallsParams, options?: ListOptions): AsyncGenerator<CallLookup, void, undefined>;
    /**
     * Returns what has changed since a state was saved: new calls, calls that have changed, and the IDs of deleted calls. This is one run of a
     * change feed. The feed loses no call and no later addition to a call, if the assumptions of `lookbackHours`, `enrichmentHours` and
     * `reconcileHours` hold. Store each batch together with its state, and start the next run with the most recent state.
     *
     * @throws `InvalidOptionError` if the state is malformed, or was created with other options.
     * @example
     * for await (const { upserts, deletedIds, state } of client.calls.changes({ state: saved })) await save(upserts, deletedIds, state);
     */
    changes(options: ChangeFeedOptions & {
        details: true;
    }): AsyncGenerator<ChangeBatch<CallDetail>, void, undefined>;
    changes(options?: ChangeFeedOptions): AsyncGenerator<ChangeBatch, void, undefined>;
}

type AsyncDispose = SymbolConstructor extends {
    readonly asyncDispose: infer Dispose extends symbol;
} ? Dispose : never;
/** The method `[Symbol.asyncDispose]()`, if the TypeScript library of the program declares the symbol. */
type AsyncDisposableClient = Record<AsyncDispose, () => Promise<void>>;
/** A client for the SmartAlex API. Printing or serializing the client does not show the API key. */
declare class SmartAlex {
    #private;
    /** The calls that the agents of the workspace have handled. */
    readonly calls: Calls;
    /**
     * @throws `AuthenticationError` if there is no API key.
     * @throws `InvalidOptionError` for an unknown option or an invalid value.
     */
    constructor(options?: SmartAlexOptions);
    /**
     * Returns a new client with these options. Options that you omit keep their values. Both clients share the rate limiter and the retry budget,
     * unless the API key, the base URL, `concurrency`, `requestsPerMinute` or `clock` differs.
     *
     * @throws `InvalidOptionError` for an unknown option or an invalid value.
     * @example
     * const patient = client.withOptions({ timeoutMs: 120_000 });
     */
    withOptions(options: SmartAlexOptions): SmartAlex;
    /**
     * Aborts all requests of this client, including queued requests. Later requests throw `AbortError`. Clients created by `withOptions` are not
     * affected. If the runtime has `Symbol.asyncDispose`, `await using client = new SmartAlex()` calls `close()` at the end of the block.
     */
    close(): Promise<void>;
    /**
     * Typed access to every operation of the OpenAPI document.
     *
     * @example
     * const { data } = await client.api.GET("/calls", { params: { query: { per_page: 5 } } });
     */
    get api(): ApiClient;
    /**
     * An openapi-fetch client, for libraries that need one, such as openapi-react-query. Its requests have the same retries, rate limiting and
     * timeouts as all other requests. If openapi-fetch would return an `error`, the promise rejects with a `SmartAlexError` instead.
     */
    get openapi(): Client<paths>;
    /**
     * Sends a request to a path below the base URL, for endpoints that are not in the OpenAPI document. The request has the same API key, rate
     * limiting, retries and timeouts as all other requests. Returns a 2xx response without validating its body.
     *
     * @throws `SmartAlexError` for any other response.
     * @throws `InvalidRequestError` if the path does not start with `/`, or a `GET` or `HEAD` request has a body.
     * @example
     * const response = await client.fetch("/calls?per_page=1");
     */
    fetch(path: string, options?: FetchOptions): Promise<Response>;
}
interface SmartAlex extends AsyncDisposableClient {
}

export { AbortError, ApiPromise, AuthenticationError, CallIterable, CallPagePromise, Calls, ConnectionError, InvalidOptionError, InvalidRequestError, InvalidResponseError, NotFoundError, PagePromise, PermissionDeniedError, RateLimitError, ServerError, SmartAlex, SmartAlexError, TimeoutError, isSmartAlexError };
export type { ApiClient, ApiKeyFunction, ApiRequestOptions, ApiResult, AppInfo, CallFilter, CallIds, CallLookup, CallPage, CallPredicate, ChangeBatch, ChangeFeedOptions, ChangeFeedState, ChangeFeedWarning, ClientErrorCode, ClientHooks, Clock, FailedCall, Fetch, FetchOptions, HeadersOption, LateArrival, ListBody, ListCheckpoint, ListOptions, ListWarning, LogLevel, Logger, LookbackOptions, Page, PagesCannotOverlap, QueryOption, RateLimitEvent, RequestEvent, RequestOptions, ResponseEvent, ResponseValidation, ResponseWithData, RetryEvent, SmartAlexErrorName, SmartAlexErrorOptions, SmartAlexOptions, TimeoutOptions, TotalMismatch, WarningEvent };
