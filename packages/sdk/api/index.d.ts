import { PageMeta, ErrorCode, paths, Call, CallDetail, ListCallsParams } from '@smartalex/contract';
export { Call, CallDetail, CallDirection, CallStatus, ErrorCode, KnownCallDirection, KnownCallStatus, KnownSentiment, KnownSpeaker, ListCallsParams, PageMeta, Sentiment, Speaker, TranscriptTurn } from '@smartalex/contract';
import { ClientPathsWithMethod, Client, ParamsOption, RequestBodyOption } from 'openapi-fetch';

/** Query parameters by name. A parameter whose value is `null` or `undefined` is omitted from the URL. */
type QueryOption = Readonly<Record<string, string | number | boolean | null | undefined>>;

/**
 * A function that sends requests, called as `fetch(url, init)`. A `Fetch` can be the runtime's `fetch`, the `fetch` of undici, node-fetch or
 * cross-fetch, or your own function. The client never passes a `Request`, because the `fetch` of another package does not accept the runtime's
 * `Request`. The client also avoids `Request` because a `Request` holds its signal weakly, so that an abort no longer reaches the server after a
 * garbage collection.
 */
type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;
/** The second argument of a `Fetch`: the part of the standard `RequestInit` that the client uses. */
interface FetchInit {
    method: string;
    headers: Readonly<Record<string, string>>;
    /** The request body, which is a standard `BodyInit`. */
    body?: any;
    signal: AbortSignal | null;
    redirect: "manual";
}
/**
 * The part of a response that the client reads. The standard `Response`, and the `Response` of undici and node-fetch, have all members of this type.
 */
interface FetchResponse {
    readonly status: number;
    readonly headers: Iterable<[name: string, value: string]> & Pick<Headers, "get">;
    /** The body as a web stream, or as an async iterable of bytes such as a Node.js stream. The client counts the bytes of the body as they arrive. */
    readonly body?: unknown;
    /** Reads the whole body. The client calls `arrayBuffer` only if `body` is not a stream. */
    arrayBuffer(): Promise<ArrayBuffer>;
}

/** The body of a response that contains one page of a list. */
interface ListBody<Item> {
    data: Item[];
    meta: PageMeta;
}
/** A position in a list from which another loop can continue, for example in another process. A checkpoint can be stored as JSON. */
interface ListCheckpoint {
    /** The `meta` of the last page whose items were all returned. */
    meta: PageMeta;
    /** The number of items that were returned so far, including the items of a page that was returned only in part. */
    returned: number;
    /**
     * The IDs of the returned items, or at least of the most recently returned items. If up to N items may be added to the list before the next loop
     * starts, pass at least N IDs.
     */
    ids: readonly string[];
}

/**
 * The level of validation for responses with a 2xx status.
 *
 * - `off`: checks only that the body has `data`, and that the body of a list response also has `meta`.
 * - `envelope`: checks that every record has an `id`, that a single record has the requested `id`, and that `meta` has the numbers `total`, `page`
 *   and `per_page`.
 * - `tolerant`: like `envelope`, and also checks that every documented field has the documented type. Additional fields and enumeration values are
 *   accepted.
 * - `strict`: like `tolerant`, but rejects additional fields and enumeration values.
 */
type ResponseValidation = "off" | "envelope" | "tolerant" | "strict";

/** A source of time, which tests can replace. */
interface Clock {
    /** Returns the time in milliseconds since 1970-01-01T00:00:00Z. */
    now(): number;
    /** Calls `onEnd` once, after `durationMs` milliseconds. Returns a function that stops the timer. */
    startTimer(durationMs: number, onEnd: () => void): () => void;
}

/** Returns the API key for one attempt, for example from a secret manager. */
type ApiKeyFunction = () => string | Promise<string>;

/** Headers by name. Header names are case-insensitive. The value `null` or `undefined` removes the default header with the same name. */
type HeadersOption = Readonly<Record<string, string | null | undefined>> | Iterable<readonly [name: string, value: string]>;
/** Identifies the application in the `user-agent` header. */
interface AppInfo {
    /** The name of the application, for example `my-app`. */
    name: string;
    /** The version of the application, for example `1.4.0`. */
    version?: string | undefined;
    /** The URL of the application's website, for example `https://example.com`. */
    url?: string | undefined;
}

/** The minimum severity of the lines that are logged. `off` logs nothing, and `debug` logs everything. */
type LogLevel = "off" | "error" | "warn" | "info" | "debug";
/** An object that receives log lines, for example `console`. Log lines never contain the API key or call content. */
interface Logger {
    /** Called when a request has failed after all retries, except with an `AbortError` or a `NotFoundError`. */
    error(line: string): void;
    /** Called when an attempt failed, or when the server's responses limit what the client can guarantee. */
    warn(line: string): void;
    /** Called when an attempt succeeded. */
    info(line: string): void;
    /** Called when an attempt starts, when a retry is scheduled, or when requests wait for the rate limit. */
    debug(line: string): void;
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
 * A warning that the server ignores `per_page`, or that its pages are too small to overlap. If pages cannot overlap, the client requests one page at
 * a time. If items are deleted and other items are added while the list is read, an item can move to a page that was already read, so that the client
 * does not return the item.
 */
interface PagesCannotOverlap extends Warning {
    readonly code: "pages_cannot_overlap";
    /** The number of items per page. */
    readonly pageSize: number;
}
/** A warning that the number of items in the list differs from `meta.total`. Either the total is wrong, or the server does not return all items. */
interface TotalMismatch extends Warning {
    readonly code: "total_mismatch";
    /** The number of returned items. */
    readonly received: number;
    /** `meta.total` of the last page. */
    readonly total: number;
}
/** A warning that the server did not list all calls in a run of the change feed. */
interface ChangeFeedWarning {
    /**
     * A machine-readable code.
     *
     * - `list_incomplete`: calls are missing from the list, so the next run reads the same hours again.
     * - `since_hours_capped`: the server limits `since_hours`, so the feed needs more requests to read older calls.
     */
    readonly code: "list_incomplete" | "since_hours_capped";
    /** What happened, and what to do about it. */
    readonly message: string;
}
/** A warning that the server's responses limit what the client can guarantee. `code` identifies the kind of warning. */
type WarningEvent = ChangeFeedWarning | ListWarning;

/** Reports that an attempt of a request is about to be sent. */
interface RequestEvent {
    method: string;
    url: string;
    /** The number of the attempt, counted from 1. */
    attempt: number;
}
/** Reports that an attempt ended, with the `status` of a response or with an `error`. */
interface ResponseEvent extends RequestEvent {
    status: number | undefined;
    error: unknown;
    durationMs: number;
}
/** Reports that an attempt failed and that the request will be sent again. */
interface RetryEvent {
    /** The number of the failed attempt, counted from 1. */
    attempt: number;
    status: number | undefined;
    /** The time until the next attempt, in milliseconds. */
    delayMs: number;
}
/** Reports that requests are waiting for the rate limit. */
interface RateLimitEvent {
    /** The time until the next request may be sent, in milliseconds. */
    waitMs: number;
    /** The number of waiting requests. */
    waiting: number;
}
/**
 * Lifecycle hooks: functions that the client calls with events. Events never contain the API key or call content. Errors thrown by a hook are
 * ignored.
 */
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
     * Called when the server's responses limit what the client can guarantee, for example when totals do not match pages. If a client has neither an
     * `onWarning` hook nor a logger, the first warning of each kind is shown as a process warning in Node.js, Bun and Deno, and with `console.warn` in
     * other runtimes.
     */
    onWarning?: ((event: WarningEvent) => void) | undefined;
}

/** The error codes that the client defines. All other error codes are defined by the API. */
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
 * The base class of all errors that this client throws. `code` identifies the kind of error. `instanceof` also works for errors of another copy of
 * this package, for example if an application loads both the ESM and the CommonJS build.
 */
declare abstract class SmartAlexError extends Error {
    abstract readonly name: SmartAlexErrorName;
    /** The error code, either from the server (for example `call_not_found`) or from this client (for example `timed_out`). */
    readonly code: ClientErrorCode | ErrorCode;
    /** The HTTP status, if there was a response. */
    readonly status: number | undefined;
    /** The response headers, if there was a response. */
    readonly headers: Headers | undefined;
    /** The `x-request-id` header of the response, if the server sent one. SmartAlex does not document this header. */
    readonly requestId: string | undefined;
    /**
     * The first 200 characters of the response body, if there was a response. `JSON.stringify` and `console.log` omit `bodyPreview` (the property is
     * not enumerable), because the body may contain call content. Error messages contain no part of the body except the server's own error message.
     */
    readonly bodyPreview: string | undefined;
    /** The response body of an HTTP error (status 400 to 599), parsed from JSON. `undefined` if it is not JSON. Like `bodyPreview`, not enumerable. */
    readonly body: unknown;
    constructor(message: string, { body, cause, code, headers, parsedBody, status }: SmartAlexErrorOptions);
}
/** Returns whether a thrown value is an error of this client, from any copy of this package. */
declare function isSmartAlexError(value: unknown): value is SmartAlexError;
/** Thrown if an option is unknown or has an invalid value. */
declare class InvalidOptionError extends SmartAlexError {
    readonly name: "InvalidOptionError";
    /** The name of the option. */
    readonly option: string;
    /** The reason why the option is invalid, as the rest of a sentence that starts with the option's name, for example `must be a function`. */
    readonly problem: string;
    constructor(option: string, problem: string);
}
/**
 * Thrown if the status is 400, or another 4xx status without its own error class. If `status` is `undefined`, the client rejected the request without
 * sending it.
 */
declare class InvalidRequestError extends SmartAlexError {
    readonly name: "InvalidRequestError";
}
/**
 * Thrown if the status is 401: the API key is missing, unknown or revoked. If `status` is `undefined`, the client sent no request, because the API
 * key is missing or the `apiKey` function failed.
 */
declare class AuthenticationError extends SmartAlexError {
    readonly name: "AuthenticationError";
}
/** Thrown if the status is 403: the API key is valid, but does not have permission for this request. */
declare class PermissionDeniedError extends SmartAlexError {
    readonly name: "PermissionDeniedError";
}
/** Thrown if the status is 404. If the requested call does not exist, `code` is `call_not_found`. */
declare class NotFoundError extends SmartAlexError {
    readonly name: "NotFoundError";
}
/**
 * Thrown if the status is 429: the rate limit of the API key is exceeded. If `status` is `undefined`, the client did not send the request, because
 * the request would exceed the limit.
 */
declare class RateLimitError extends SmartAlexError {
    readonly name: "RateLimitError";
    /** The time to wait before the next request in milliseconds, or `undefined` if the server did not send this time. */
    readonly retryAfterMs: number | undefined;
    constructor(message: string, { retryAfterMs, ...options }: SmartAlexErrorOptions & {
        retryAfterMs: number | undefined;
    });
}
/** Thrown if the status is 5xx: the server failed. */
declare class ServerError extends SmartAlexError {
    readonly name: "ServerError";
    /** The time to wait before the next request in milliseconds, or `undefined` if the server did not send this time. */
    readonly retryAfterMs: number | undefined;
    constructor(message: string, { retryAfterMs, ...options }: SmartAlexErrorOptions & {
        retryAfterMs?: number | undefined;
    });
}
/**
 * Thrown if the server could not be reached, or if the connection closed before the response was complete. The error message includes the root cause.
 * `cause` is a copy of the error that `fetch` threw, with only its name, message, stack, codes and causes, and without the API key.
 */
declare class ConnectionError extends SmartAlexError {
    readonly name: "ConnectionError";
    /**
     * True if the same request may succeed later, or false if a retry cannot help, for example because a certificate is invalid. If `isRetryable` is
     * false, the client does not retry the request.
     */
    readonly isRetryable: boolean;
    /** True if the server cannot have received the request, because no connection was opened, or false if the server may have received the request. */
    readonly isUnsent: boolean;
    constructor(message: string, cause: unknown, { isRetryable, isUnsent }?: {
        isRetryable?: boolean;
        isUnsent?: boolean;
    });
}
/** Thrown if an attempt of a request took longer than `timeoutMs`, or the whole request took longer than `deadlineMs`. */
declare class TimeoutError extends SmartAlexError {
    readonly name: "TimeoutError";
    /** The limit that was exceeded, in milliseconds. */
    readonly timeoutMs: number;
    constructor(timeoutMs: number, option?: "timeoutMs" | "deadlineMs");
}
/** Thrown if the `AbortSignal` that you passed, or `client.close()`, aborted the request. `cause` is the reason for the abort. */
declare class AbortError extends SmartAlexError {
    readonly name: "AbortError";
    constructor(reason: unknown);
}
/**
 * Thrown if a response does not have the documented format. For example, the response is not JSON, has the wrong structure, contains a different call
 * than requested, exceeds `maxResponseBytes`, is a redirect, or contradicts other responses. `bodyPreview` has the first 200 characters of the body.
 */
declare class InvalidResponseError extends SmartAlexError {
    readonly name: "InvalidResponseError";
    /** The response's `content-type`. */
    readonly contentType: string | undefined;
    constructor(message: string, options?: Omit<SmartAlexErrorOptions, "code" | "parsedBody">);
}

/** Timeout and retry options, for a client or a single request. */
interface TimeoutOptions {
    /**
     * Maximum duration of one attempt, including reading the body, in milliseconds.
     * @default 30_000
     */
    timeoutMs?: number | undefined;
    /** Maximum total duration of a request, including retries and waits, in milliseconds. By default, the total duration is unlimited. */
    deadlineMs?: number | undefined;
    /**
     * Maximum number of retries. Only `GET`, `HEAD` and `OPTIONS` requests are retried after a failure. Requests with a method such as `POST` are sent
     * again only if no connection was opened. If `maxRetries` is 0, requests are not sent again after a 429 response either.
     * @default 3
     */
    maxRetries?: number | undefined;
}
/** Options of the client. */
interface SmartAlexOptions extends TimeoutOptions, ClientHooks {
    /**
     * The API key, from the Developer Portal, or a function that returns the API key. The client calls the function for every attempt, including
     * retries, and the function must finish within `timeoutMs`. In responses and errors, the client redacts the last 200 different keys that the
     * function returned.
     * @default the environment variable `SMARTALEX_API_KEY`
     */
    apiKey?: string | ApiKeyFunction | undefined;
    /**
     * The URL of the API. The URL must use https, unless the host is a loopback host, for example `http://localhost:4010/v1`.
     * @default the environment variable `SMARTALEX_BASE_URL`, or the production URL
     */
    baseUrl?: string | undefined;
    /**
     * Function that sends requests, called as `fetch(url, init)`. A custom function is useful for proxies and tests.
     * @default the runtime's `fetch`
     */
    fetch?: Fetch | undefined;
    /**
     * Headers to send with every request. The value `null` removes a default header, such as `user-agent`. `Authorization` and `Host` are not allowed:
     * use the options `apiKey` and `baseUrl`.
     */
    defaultHeaders?: HeadersOption | undefined;
    /** Query parameters to send with every request. A query parameter of a request replaces the default parameter with the same name. */
    defaultQuery?: QueryOption | undefined;
    /** Name, version and URL of your application, appended to the `user-agent` header. */
    appInfo?: AppInfo | undefined;
    /**
     * Maximum number of concurrent requests. Requests above this limit are queued.
     * @default 10
     */
    concurrency?: number | undefined;
    /**
     * The number of requests to send per minute, at even intervals. Use this option for servers without rate-limit headers. By default, the client
     * sends requests as fast as the server permits.
     */
    requestsPerMinute?: number | undefined;
    /**
     * Maximum size of a response body, in bytes after decompression. A request with a larger response body fails with `InvalidResponseError`.
     * @default 50_000_000
     */
    maxResponseBytes?: number | undefined;
    /**
     * How strictly the client validates responses with a 2xx status (`off`, `envelope`, `tolerant` or `strict`).
     * @default "envelope"
     */
    validate?: ResponseValidation | undefined;
    /** Logger that receives one line per attempt, for example `console`. By default, there is no logger. */
    logger?: Logger | undefined;
    /**
     * The minimum severity of the lines to log. If there is no `logger`, the client writes the lines to stderr.
     * @default the environment variable `SMARTALEX_LOG`, or `info` with a `logger`, or `off`
     */
    logLevel?: LogLevel | undefined;
    /**
     * Allows the client to run in a web page, where every visitor can read the API key. `dangerouslyAllowBrowser` is not required if the host of
     * `baseUrl` is a loopback host, or with a custom `fetch`.
     * @default false
     */
    dangerouslyAllowBrowser?: boolean | undefined;
    /**
     * Clock for all times and timers of the client, which tests can replace.
     * @default the system clock
     */
    clock?: Clock | undefined;
}
/** Options for a single request, which override the options of the client. */
interface RequestOptions extends TimeoutOptions {
    /** Aborts the request, including the waits before and between its attempts. */
    signal?: AbortSignal | undefined;
    /**
     * Headers to send with this request. The value `null` removes a default header. `Authorization` and `Host` are not allowed: use the client options
     * `apiKey` and `baseUrl`.
     */
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
     * stream. A value that the standard `fetch` does not accept is sent as JSON. A request whose body is a stream is never sent again.
     */
    body?: unknown;
}

type Method = "delete" | "get" | "head" | "options" | "patch" | "post" | "put" | "trace";
/** A path of the OpenAPI document that has an operation with the HTTP method `M`. */
type Path<M extends Method> = ClientPathsWithMethod<Client<paths>, M>;
/** The options of a request of `client.api`: the parameters and the body of the operation, and all `RequestOptions`. */
type ApiRequestOptions<Operation> = ParamsOption<Operation> & RequestBodyOption<Operation> & RequestOptions;
/** The parsed body of a response, and the HTTP response itself. */
interface ApiResult<Data> {
    /** The body, parsed from JSON, or `undefined` for a response without a body (status 204, or a `HEAD` request). */
    data: Data;
    /** The HTTP response: its status, its headers, and a body that can be read once. */
    response: Response;
}
type OkStatus = 200 | 201 | 202 | 203 | 204 | 205 | 206 | "2XX";
/** The type of the body of a successful response. `SuccessBody` replaces a type of openapi-fetch that turns open enumerations into objects. */
type SuccessBody<Operation> = Operation extends {
    responses: infer Responses;
} ? {
    [Status in keyof Responses & OkStatus]: Responses[Status] extends {
        content: infer Content;
    } ? Content[keyof Content] : undefined;
}[keyof Responses & OkStatus] : never;
type ApiMethod<M extends Method> = <P extends Path<M>>(path: P, ...options: object extends ApiRequestOptions<paths[P][M]> ? [options?: ApiRequestOptions<paths[P][M]>] : [options: ApiRequestOptions<paths[P][M]>]) => Promise<ApiResult<SuccessBody<paths[P][M]>>>;
/**
 * Typed access to every operation of the OpenAPI document, with the retries, rate limiting, timeouts and errors of the client. The types of paths,
 * parameters, bodies and responses come from the OpenAPI document.
 *
 * @throws `SmartAlexError` for any response that is not 2xx.
 * @throws `InvalidResponseError` if the body of a 2xx response is not JSON. Only responses with status 204 and responses to `HEAD` requests may have
 * no body.
 * @throws `InvalidRequestError` if the path, a path parameter or a query parameter is invalid.
 * @example
 * const { data, response } = await client.api.GET("/calls/{id}", { params: { path: { id: "call_abc123" } } });
 */
type ApiClient = {
    readonly [M in Method as Uppercase<M>]: ApiMethod<M>;
};

/** The parsed data of a response, together with the HTTP response. */
interface ResponseWithData<Data> {
    /** The value that the method returns without `withResponse()`. */
    data: Data;
    /** The HTTP response, with a body that can be read once as text or bytes. */
    response: Response;
}

/**
 * The promise that an API method returns. `await` returns the parsed data. `withResponse()` returns the parsed data and the HTTP response, and
 * `asResponse()` returns only the HTTP response.
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
    /** Returns the parsed data together with the HTTP response. */
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
    /** Called if the list may be incomplete or its total may be wrong. @default the `onWarning` of the client */
    onWarning?: ClientHooks["onWarning"];
}

/** The base class of API resources such as `Calls`. A resource requests single records by ID, and lists of records. */
declare abstract class Resource {
    #private;
}

/**
 * One page of a list. Use `for await` over a page to get the items of this page and of all following pages.
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
 * A list of items: `await` requests and returns one page, and `for await` requests all pages and yields every item. Leaving the `for await` loop
 * stops the requests.
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
     * Yields every item once, in pages. A page has up to 100 items, or up to `per_page` items if `per_page` is at least 20. If you have already awaited
     * the list, its first page is not requested again. With `after`, the loop continues at a checkpoint, for example at a checkpoint that was saved
     * before the process was stopped.
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
 * Conditions on the fields of calls. A call matches if each of the filter's fields has the value, or one of the values, in the filter. The API can
 * filter only by status and age, so the client checks the conditions while it receives the calls.
 */
type CallFilter = {
    readonly [Field in keyof Call]?: OneOrMore<Call[Field]> | undefined;
} & {
    /** The campaign that placed the call. Lists do not include `campaign_id`, so each call that matches all other conditions is requested by ID. */
    readonly campaign_id?: OneOrMore<CallDetail["campaign_id"]> | undefined;
    /**
     * Only calls that started at this time or later: a `Date`, a date and time with a time zone (RFC 3339), or a day in UTC (`2026-01-15`).
     */
    readonly from?: Date | string | undefined;
    /** Only calls that started before this time. Accepts the same formats as `from`. */
    readonly until?: Date | string | undefined;
};
/** A function that returns whether a call should be in the results. */
type CallPredicate = (call: Call) => boolean;

/** The calls that match a filter. Iterate this object with `for await`. Leaving the `for await` loop stops the requests. */
declare class CallIterable implements AsyncIterable<Call> {
    #private;
    /** Yields every matching call once. Throws `InvalidRequestError` for an invalid filter. */
    [Symbol.asyncIterator](): AsyncGenerator<Call, void, undefined>;
    /** Adds a filter to the existing filters, and returns only the calls that match all filters. */
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
/** A list of calls: `await` requests one page, and `for await` yields every call. */
declare class CallPagePromise extends PagePromise<Call> {
    #private;
    readonly [Symbol.toStringTag]: string;
    /**
     * Returns the calls that match a filter. The API can filter only by `status` and `since_hours`, so the client requests every call of the list, and
     * checks the filter while it receives the calls. Iterating the result throws `InvalidRequestError` for an invalid filter.
     *
     * @example
     * const long = client.calls.list().filter({ direction: "outbound", sentiment: ["negative", null] });
     * for await (const call of long) console.log(call.id);
     */
    filter(filter: CallFilter | CallPredicate): CallIterable;
}

/**
 * Options that determine how far the runs of a change feed look back. A lookback of N hours begins N hours before the start of the most recent
 * complete run with the same lookback.
 */
interface LookbackOptions {
    /**
     * The number of hours that every run looks back. `lookbackHours` must cover the time from the start of a call until the server lists the call,
     * which happens after the call has ended.
     * @default 6
     */
    lookbackHours?: number | undefined;
    /**
     * The number of hours that one run per hour looks back. `enrichmentHours` must cover the time from the start of a call until its sentiment, summary
     * and transcript are available. `enrichmentHours` must be at least `lookbackHours`.
     * @default 48
     */
    enrichmentHours?: number | undefined;
    /**
     * The number of hours that one run per day looks back. `reconcileHours` must cover the time from the start of a call until the call may be deleted
     * or corrected. `reconcileHours` must also cover calls that the server lists later than `lookbackHours` allows. `reconcileHours` must be at least
     * `enrichmentHours`.
     * @default 168
     */
    reconcileHours?: number | undefined;
}
/** The lookbacks of `LookbackOptions`, from the shortest to the longest. A run with a longer lookback also covers all shorter lookbacks. */
declare const LOOKBACKS: readonly ["lookback", "enrichment", "reconcile"];
type Lookback = (typeof LOOKBACKS)[number];

/**
 * The reasons to request a call again: the summary or transcript of the call was missing or out of date (`incomplete`), the request for the call
 * failed (`failed`), or a second response has to confirm that the call was deleted (`possibly_deleted`).
 */
declare const PENDING_REASONS: readonly ["incomplete", "failed", "possibly_deleted"];
type PendingReason = (typeof PENDING_REASONS)[number];

/**
 * The state of a change feed between two runs, as plain JSON. The state takes about 45 bytes (60 with `details`) for each call of the last
 * `reconcileHours`. Until the first run is complete, the state includes every call that the feed has read. All times are in milliseconds since 1970.
 */
interface ChangeFeedState {
    version: 1;
    /** True if the feed delivers calls with their details. */
    details: boolean;
    /** The start of the feed: the feed ignores calls that started earlier. `null` if the feed covers all calls. */
    from: number | null;
    /**
     * The state no longer contains calls that started before this time, and the feed ignores these calls. `null` if no calls were removed from the
     * state.
     */
    forgottenBefore: number | null;
    /** For each lookback, the start of the most recent complete run with this lookback, or `null` if no run with this lookback was completed. */
    checkpoints: Record<Lookback, number | null>;
    /** The time when the state was created. Every call in the state already existed at this time. */
    savedAt: number;
    /** The age in hours of the oldest call that a list with `since_hours` has contained. The server accepts a `since_hours` of at least this age. */
    listedHours: number;
    /**
     * The names of the fields that calls have in a list. The array is empty if no call was listed yet. Calls with details may have more fields than
     * calls in a list.
     */
    rowFields: string[];
    /**
     * Calls that the feed has seen. Each entry has the ID and the start time of a call, and the hash of its row in the list. With `details`, an entry
     * also has the hash of the delivered call.
     */
    calls: [id: string, startMs: number, rowHash: string, detailHash?: string][];
    /**
     * Calls to request again in a later run. Each entry has the ID of a call, the reason, the time when the call became pending for this reason, the
     * time of the most recent request, and the number of requests that were sent because the call was incomplete.
     */
    pending: [id: string, reason: PendingReason, sinceMs: number, requestedMs: number, retries: number][];
}

/** Options of `calls.changes()`. */
interface ChangeFeedOptions extends LookbackOptions {
    /** The state of the most recent batch that you stored. Without a state, the method starts a new feed. */
    state?: ChangeFeedState | undefined;
    /**
     * For a new feed, the number of hours to look back: the feed ignores calls that started earlier.
     * @default all calls of the workspace
     */
    since_hours?: number | undefined;
    /**
     * For a new feed, whether to skip the existing calls and return only calls that are created or changed from now on.
     * @default false
     */
    skipExisting?: boolean | undefined;
    /**
     * Whether to return calls with their summary and transcript. With `details`, the feed sends one more request for each new or changed call. You
     * cannot change `details` after the first run of a feed.
     * @default false
     */
    details?: boolean | undefined;
    /**
     * Maximum number of concurrent requests.
     * @default 5 for pages, 10 for details
     */
    concurrency?: number | undefined;
    /**
     * Called if the server returns incomplete lists. If a run cannot read the whole list, a call that is missing from the list does not count as
     * deleted.
     * @default the client's `onWarning`
     */
    onWarning?: ClientHooks["onWarning"];
    /** Aborts the run. */
    signal?: AbortSignal | undefined;
}
/** A call that the server listed so late that only a run with a longer lookback than `lookbackHours` found the call. */
interface LateArrival {
    id: string;
    /** The value of `lookbackHours` that would have been enough to find the call sooner. */
    lookbackHours: number;
}
/** A call whose details could not be fetched, and the error. */
interface FailedCall {
    id: string;
    error: SmartAlexError;
}
/**
 * The changes since the previous batch, and the state to continue from. Store the changes and the state in one transaction, so that no change is lost
 * or repeated if the process ends.
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
    /** IDs of the new calls in `upserts`. All other calls in `upserts` are calls that have changed. */
    createdIds: string[];
    /** IDs of calls that were delivered before and are now deleted. Two responses have confirmed each deletion. */
    deletedIds: string[];
    /** Calls in `upserts` that appeared later than `lookbackHours` allows. */
    lateArrivals: LateArrival[];
    /**
     * Calls whose details could not be fetched, in a feed with `details`. The feed requests a failed call again in every run for one day, and then once
     * a day, until the request succeeds or the call is deleted. After each failed request, `failed` contains the call again.
     */
    failed: FailedCall[];
    /** The state to pass to the next run. */
    state: ChangeFeedState;
}

/** The result of requesting one call by ID. `call` is `undefined` if the call no longer exists. */
interface CallLookup {
    id: string;
    call: CallDetail | undefined;
}
/** The calls to request: the IDs of calls, or calls from a list. */
type CallIds = Iterable<string | Call> | AsyncIterable<string | Call>;

/** The calls that the agents of the workspace have handled. The API does not return audio: listen to recordings in the dashboard. */
declare class Calls extends Resource {
    #private;
    /**
     * Lists calls, without their transcripts (`GET /calls`). `await` requests one page, and `for await` yields every call.
     *
     * @throws `InvalidRequestError` for an invalid query, before a request is sent.
     * @throws `InvalidOptionError` for an unknown option.
     * @example
     * for await (const call of client.calls.list({ status: "completed", since_hours: 24 })) console.log(call.id);
     */
    list(query?: ListCallsParams, options?: ListOptions): CallPagePromise;
    /**
     * Returns one call with its transcript (`GET /calls/{id}`).
     *
     * @throws `NotFoundError` if no call has this ID.
     * @throws `InvalidResponseError` if the server returns a call with another ID.
     * @example
     * const { summary, transcript } = await client.calls.get("call_abc123");
     */
    get(id: string, options?: RequestOptions): ApiPromise<CallDetail>;
    /**
     * Yields calls with their transcripts. Pass the IDs of calls, calls from a list, or a query that lists calls. The results are in the order of the
     * passed IDs or calls, or in the order of the list. Leaving the `for await` loop stops the requests. The field `call` of a result is `undefined` if
     * the call no longer exists.
     *
     * @example
     * for await (const { id, call } of client.calls.getMany({ since_hours: 1 })) console.log(id, call?.summary);
     */
    getMany(calls: CallIds | ListCallsParams, options?: ListOptions): AsyncGenerator<CallLookup, void, undefined>;
    /**
     * Yields what has changed since a state was saved: new calls, changed calls, and the IDs of deleted calls. One iteration of `changes()` is one run
     * of a change feed. The feed misses no call and no data that is added to a call later, if `lookbackHours`, `enrichmentHours` and `reconcileHours`
     * are long enough. Store each batch together with its state, and start the next run with the most recent state.
     *
     * @throws `InvalidOptionError` if the state is malformed, or was created with another value of `details`.
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
/** An object with the method `[Symbol.asyncDispose]()`, if the program's TypeScript configuration declares `Symbol.asyncDispose`. */
type AsyncDisposableClient = Record<AsyncDispose, () => Promise<void>>;
/** A client for the SmartAlex API. Printing or serializing the client does not show the API key. */
declare class SmartAlex {
    #private;
    /** Access to the calls that the AI agents of your workspace have handled. */
    readonly calls: Calls;
    /**
     * @throws `AuthenticationError` if there is no API key.
     * @throws `InvalidOptionError` for an unknown option or an invalid value.
     */
    constructor(options?: SmartAlexOptions);
    /**
     * Returns a new client in which `options` override the options of this client. The new client shares the rate limiter and the retry budget of this
     * client, unless the API key, the base URL, `concurrency`, `requestsPerMinute` or `clock` differs.
     *
     * @throws `InvalidOptionError` for an unknown option or an invalid value.
     * @example
     * const patient = client.withOptions({ timeoutMs: 120_000 });
     */
    withOptions(options: SmartAlexOptions): SmartAlex;
    /**
     * Aborts all requests of this client, including queued requests. All requests after `close()` fail with `AbortError`. Clients that were created
     * with `withOptions` are not affected. If the runtime has `Symbol.asyncDispose`, `await using client = new SmartAlex()` calls `close()` at the end
     * of the block.
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
     * An openapi-fetch client, for libraries that need one, such as openapi-react-query. The requests of the openapi-fetch client have the same
     * retries, rate limiting and timeouts as all other requests. If a request fails, its promise rejects with a `SmartAlexError`, whereas openapi-fetch
     * would return a result with an `error` field.
     */
    get openapi(): Client<paths>;
    /**
     * Sends a request to a path below the base URL, for endpoints that are not in the OpenAPI document. The request has the same API key, rate
     * limiting, retries and timeouts as all other requests. Returns a 2xx response without validating its body.
     *
     * @throws `SmartAlexError` for a response that is not 2xx.
     * @throws `InvalidRequestError` if the path does not start with `/`, or if a `GET` or `HEAD` request has a body.
     * @example
     * const response = await client.fetch("/calls?per_page=1");
     */
    fetch(path: string, options?: FetchOptions): Promise<Response>;
}
interface SmartAlex extends AsyncDisposableClient {
}

export { AbortError, ApiPromise, AuthenticationError, CallIterable, CallPagePromise, Calls, ConnectionError, InvalidOptionError, InvalidRequestError, InvalidResponseError, NotFoundError, PagePromise, PermissionDeniedError, RateLimitError, ServerError, SmartAlex, SmartAlexError, TimeoutError, isSmartAlexError };
export type { ApiClient, ApiKeyFunction, ApiRequestOptions, ApiResult, AppInfo, CallFilter, CallIds, CallLookup, CallPage, CallPredicate, ChangeBatch, ChangeFeedOptions, ChangeFeedState, ChangeFeedWarning, ClientErrorCode, ClientHooks, Clock, FailedCall, Fetch, FetchOptions, HeadersOption, LateArrival, ListBody, ListCheckpoint, ListOptions, ListWarning, LogLevel, Logger, LookbackOptions, Page, PagesCannotOverlap, QueryOption, RateLimitEvent, RequestEvent, RequestOptions, ResponseEvent, ResponseValidation, ResponseWithData, RetryEvent, SmartAlexErrorName, SmartAlexErrorOptions, SmartAlexOptions, TimeoutOptions, TotalMismatch, WarningEvent };
