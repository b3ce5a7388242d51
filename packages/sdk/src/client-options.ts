import { serverUrls } from "@smartalex/contract/constants";
import { systemClock, type Clock } from "./runtime/clock.ts";
import type { ResponseValidation } from "./api/validate-response.ts";
import { AuthenticationError, InvalidOptionError } from "./errors.ts";
import { validateOptionNames, type OptionNames } from "./runtime/option-names.ts";
import {
  createInstrumentation,
  type ClientHooks,
  type Logger,
  type Instrumentation,
} from "./transport/instrumentation.ts";
import { parseUrl } from "./runtime/parse-url.ts";
import { resolveFetch, type Fetch } from "./transport/fetch.ts";

/** Timers cannot wait longer than 24 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** What may be set for a client, and for one of its requests. */
export interface TimeoutOptions {
  /** How long one attempt may take until its body is read, in milliseconds. Default 30,000. */
  timeoutMs?: number | undefined;
  /** How long a request may take with its retries and all waits, in milliseconds. Default: as long as it takes. */
  deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. Default 3. */
  maxRetries?: number | undefined;
}

/** How a client is made. */
export interface SmartAlexOptions extends TimeoutOptions, ClientHooks {
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
export interface RequestOptions extends TimeoutOptions {
  /** Stops the request, and the waits before and between its attempts. */
  signal?: AbortSignal | undefined;
}

/** Options of `client.fetch`. */
export interface FetchOptions extends RequestOptions {
  /** The HTTP method. @default "GET" */
  method?: string | undefined;
  /** The request body: an object, which is sent as JSON, `FormData`, or a string. */
  body?: unknown;
}

const timeoutOptions: OptionNames<TimeoutOptions> = { timeoutMs: true, deadlineMs: true, maxRetries: true };

/** The names of `RequestOptions`. */
export const requestOptions: OptionNames<RequestOptions> = { signal: true, ...timeoutOptions };

/** The names of `FetchOptions`. */
export const fetchOptions: OptionNames<FetchOptions> = { method: true, body: true, ...requestOptions };

const clientOptions: OptionNames<SmartAlexOptions> = {
  apiKey: true,
  baseUrl: true,
  fetch: true,
  ...timeoutOptions,
  concurrency: true,
  requestsPerMinute: true,
  maxResponseBytes: true,
  validate: true,
  logger: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  onRateLimit: true,
  onWarning: true,
  clock: true,
};

/** The same with its defaults. `deadlineMs` is `Infinity` where there is none. */
export type ResolvedTimeouts = Record<keyof TimeoutOptions, number>;

/** All options, checked and with their defaults. */
export interface ResolvedOptions extends ResolvedTimeouts {
  apiKey: string;
  baseUrl: string;
  fetch: Fetch;
  concurrency: number;
  requestsPerMinute: number;
  maxResponseBytes: number;
  validate: ResponseValidation;
  observer: Instrumentation;
  clock: Clock;
}

/** Fills in defaults. Throws `AuthenticationError` without a key, `InvalidOptionError` for an option that cannot work. */
export function resolveOptions(options: SmartAlexOptions): ResolvedOptions {
  validateOptionNames(options, clientOptions);
  validateTimeouts(options);
  const { concurrency = 10, maxResponseBytes = 50_000_000, requestsPerMinute = Infinity } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidOptionError("concurrency", "must be a whole number from 1");
  }
  if (!(requestsPerMinute > 0)) throw new InvalidOptionError("requestsPerMinute", "must be a number above 0");
  if (!Number.isSafeInteger(maxResponseBytes) || maxResponseBytes < 1) {
    throw new InvalidOptionError("maxResponseBytes", "must be a whole number of bytes from 1");
  }
  return {
    apiKey: parseApiKey(options.apiKey ?? environment("SMARTALEX_API_KEY")),
    baseUrl: parseBaseUrl(options.baseUrl ?? environment("SMARTALEX_BASE_URL") ?? serverUrls[0]),
    fetch: resolveFetch(options.fetch),
    timeoutMs: options.timeoutMs ?? 30_000,
    deadlineMs: options.deadlineMs ?? Infinity,
    maxRetries: options.maxRetries ?? 3,
    concurrency,
    requestsPerMinute,
    maxResponseBytes,
    validate: options.validate ?? "envelope",
    defaultQuery: {},
    observer: createInstrumentation(options, options.logger),
    clock: options.clock ?? systemClock,
  };
}

/** Throws `InvalidOptionError` for what cannot work. */
export function validateTimeouts({ deadlineMs, maxRetries, timeoutMs }: TimeoutOptions): void {
  for (const [name, durationMs] of Object.entries({ deadlineMs, timeoutMs })) {
    if (durationMs === undefined || (durationMs > 0 && durationMs <= LONGEST_TIMEOUT_MS)) continue;
    throw new InvalidOptionError(name, `must be a number of milliseconds above 0, at most ${LONGEST_TIMEOUT_MS}`);
  }
  if (maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new InvalidOptionError("maxRetries", "must be a whole number from 0");
  }
}

function parseApiKey(given: string | undefined): string {
  const apiKey = given?.trim();
  if (!apiKey) {
    throw new AuthenticationError("No API key was given. Pass apiKey, or set SMARTALEX_API_KEY in the environment.", {
      code: "unauthorized",
    });
  }
  // fetch would refuse it too, with a message that repeats it.
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new InvalidOptionError("apiKey", "has a space or a character that no key has. Copy it anew");
  return apiKey;
}

function parseBaseUrl(text: string): string {
  const url = parseUrl(text);
  if (!url) throw new InvalidOptionError("baseUrl", `must be a URL such as ${serverUrls[0]}`);
  const loopback = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new InvalidOptionError(
      "baseUrl",
      "must begin with https:// (http:// is for this machine only), so that nobody reads the API key",
    );
  }
  if (url.username || url.password || url.search || url.hash) {
    throw new InvalidOptionError("baseUrl", "must have no user, query or fragment");
  }
  return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}

function environment(name: string): string | undefined {
  const runtime = globalThis as { process?: { env?: Record<string, string | undefined> } }; // not every runtime has one
  try {
    const value = runtime.process?.env?.[name];
    return value === "" ? undefined : value;
  } catch {
    return undefined; // Deno asks for a permission, and has refused it
  }
}
