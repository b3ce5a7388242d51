import { serverUrls } from "@smartalex/contract/constants";
import { parseDefaultQuery, type QueryOption } from "./api/default-query.ts";
import type { ResponseValidation } from "./api/validate-response.ts";
import { InvalidOptionError } from "./errors.ts";
import { systemClock, type Clock } from "./runtime/clock.ts";
import { environmentVariable } from "./runtime/environment.ts";
import { validateOptionNames, type OptionNames } from "./runtime/option-names.ts";
import { parseBaseUrl, refuseBrowser } from "./transport/network/base-url.ts";
import { parseApiKey, type ApiKeyFunction } from "./transport/api-key.ts";
import { parseHeaders, type AppInfo, type HeadersOption, type ParsedHeaders } from "./transport/headers.ts";
import type { ClientHooks } from "./transport/instrumentation/events.ts";
import { createInstrumentation, type Instrumentation } from "./transport/instrumentation/instrumentation.ts";
import type { Logger, LogLevel } from "./transport/instrumentation/logger.ts";
import { resolveFetch } from "./transport/network/direct-fetch.ts";
import type { Fetch } from "./transport/network/fetch.ts";

/** The maximum duration of a JavaScript timer in milliseconds (24.8 days). */
const MAX_TIMEOUT_MS = 2 ** 31 - 1;

const VALIDATION_LEVELS: readonly ResponseValidation[] = ["off", "envelope", "tolerant", "strict"];

/** Timeout and retry options, for a client or a single request. */
export interface TimeoutOptions {
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
export interface SmartAlexOptions extends TimeoutOptions, ClientHooks {
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
export interface RequestOptions extends TimeoutOptions {
  /** Aborts the request, including the waits before and between its attempts. */
  signal?: AbortSignal | undefined;
  /**
   * Headers to send with this request. The value `null` removes a default header. `Authorization` and `Host` are not allowed: use the client options
   * `apiKey` and `baseUrl`.
   */
  headers?: HeadersOption | undefined;
}

/** Options of `client.fetch`. */
export interface FetchOptions extends RequestOptions {
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

const timeoutOptions: OptionNames<TimeoutOptions> = { timeoutMs: true, deadlineMs: true, maxRetries: true };

/** The names of the options in `RequestOptions`. */
export const requestOptions: OptionNames<RequestOptions> = { signal: true, headers: true, ...timeoutOptions };

/** The names of the options in `FetchOptions`. */
export const fetchOptions: OptionNames<FetchOptions> = { method: true, body: true, ...requestOptions };

/** The names of the options in `SmartAlexOptions`. */
export const clientOptions: OptionNames<SmartAlexOptions> = {
  apiKey: true,
  baseUrl: true,
  fetch: true,
  ...timeoutOptions,
  defaultHeaders: true,
  defaultQuery: true,
  appInfo: true,
  concurrency: true,
  requestsPerMinute: true,
  maxResponseBytes: true,
  validate: true,
  logger: true,
  logLevel: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  onRateLimit: true,
  onWarning: true,
  dangerouslyAllowBrowser: true,
  clock: true,
};

/** Timeout and retry options with their defaults. `deadlineMs` is `Infinity` if there is no limit. */
export type ResolvedTimeouts = Record<keyof TimeoutOptions, number>;

/** All options of a client, validated and with their defaults. */
export interface ResolvedOptions extends ResolvedTimeouts {
  apiKey: string | ApiKeyFunction;
  baseUrl: string;
  fetch: Fetch;
  defaultHeaders: ParsedHeaders;
  defaultQuery: Readonly<Record<string, string>>;
  appInfo: AppInfo | undefined;
  concurrency: number;
  requestsPerMinute: number;
  maxResponseBytes: number;
  validate: ResponseValidation;
  instrumentation: Instrumentation;
  clock: Clock;
}

/**
 * Validates options and fills in their defaults.
 *
 * @throws `AuthenticationError` if there is no API key.
 * @throws `InvalidOptionError` for an unknown option or an invalid value.
 */
export function resolveOptions(ownAndInherited: SmartAlexOptions): ResolvedOptions {
  validateOptionNames(ownAndInherited, clientOptions);
  // The object has no prototype, so that the API key cannot be sent to a `baseUrl` that other code has added to `Object.prototype`.
  const options = Object.assign(Object.create(null) as SmartAlexOptions, ownAndInherited);
  validateTimeouts(options);
  const { apiKey, concurrency = 10, maxResponseBytes = 50_000_000, requestsPerMinute = Infinity } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidOptionError("concurrency", "must be an integer of at least 1");
  }
  if (!isPositive(requestsPerMinute)) {
    throw new InvalidOptionError("requestsPerMinute", "must be a number greater than 0");
  }
  if (!Number.isSafeInteger(maxResponseBytes) || maxResponseBytes < 1) {
    throw new InvalidOptionError("maxResponseBytes", "must be an integer of at least 1");
  }
  const validate = options.validate ?? "envelope";
  if (!VALIDATION_LEVELS.includes(validate)) {
    throw new InvalidOptionError("validate", `must be one of ${VALIDATION_LEVELS.join(", ")}`);
  }
  const fetch = resolveFetch(options.fetch);
  if (typeof (options.fetch ?? fetch) !== "function") throw new InvalidOptionError("fetch", "must be a function");
  const baseUrl = parseBaseUrl(options.baseUrl ?? environmentVariable("SMARTALEX_BASE_URL") ?? serverUrls[0]);
  if (!options.fetch && !options.dangerouslyAllowBrowser) refuseBrowser(baseUrl);
  return {
    apiKey: typeof apiKey === "function" ? apiKey : parseApiKey(apiKey ?? environmentVariable("SMARTALEX_API_KEY")),
    baseUrl,
    fetch,
    defaultHeaders: parseHeaders(options.defaultHeaders ?? {}, "defaultHeaders"),
    defaultQuery: parseDefaultQuery(options.defaultQuery ?? {}),
    appInfo: options.appInfo,
    timeoutMs: options.timeoutMs ?? 30_000,
    deadlineMs: options.deadlineMs ?? Infinity,
    maxRetries: options.maxRetries ?? 3,
    concurrency,
    requestsPerMinute,
    maxResponseBytes,
    validate,
    instrumentation: createInstrumentation(options),
    clock: options.clock ?? systemClock,
  };
}

/** Throws `InvalidOptionError` if a timeout option or `maxRetries` has an invalid value. */
export function validateTimeouts({ deadlineMs, maxRetries, timeoutMs }: TimeoutOptions): void {
  for (const [name, durationMs] of Object.entries({ deadlineMs, timeoutMs })) {
    if (durationMs === undefined || (isPositive(durationMs) && durationMs <= MAX_TIMEOUT_MS)) continue;
    throw new InvalidOptionError(name, `must be a number of milliseconds greater than 0 and at most ${MAX_TIMEOUT_MS}`);
  }
  if (maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new InvalidOptionError("maxRetries", "must be an integer of at least 0");
  }
}

/** Returns whether a value is a number above 0. Callers in JavaScript can pass values of any type. */
function isPositive(value: unknown): value is number {
  return typeof value === "number" && value > 0;
}
