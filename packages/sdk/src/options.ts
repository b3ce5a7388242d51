import { serverUrls } from "@smartalex/contract/constants";
import { systemClock, type Clock } from "./clock.ts";
import type { Validation } from "./decode.ts";
import { AuthenticationError, InvalidOptionError } from "./errors.ts";
import { checkOptionNames, type OptionNames } from "./option-names.ts";
import { createObserver, type Hooks, type Logger, type Observer } from "./observe.ts";
import { parseUrl } from "./parse-url.ts";
import type { Fetch, PlainFetch } from "./transport/layers.ts";

/** Timers cannot wait longer than 24 days. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** What may be set for a client, and for one of its requests. */
export interface Patience {
  /** How long one attempt may take until its body is read, in milliseconds. Default 30,000. */
  timeoutMs?: number | undefined;
  /** How long a request may take with its retries and all waits, in milliseconds. Default: as long as it takes. */
  deadlineMs?: number | undefined;
  /** How often a failed attempt is repeated. Default 3. */
  maxRetries?: number | undefined;
}

/** How a client is made. */
export interface SmartAlexOptions extends Patience, Hooks {
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
  validate?: Validation | undefined;
  /** Where a line for each attempt goes, such as `console`. Default: nowhere. */
  logger?: Logger | undefined;
  /** Where time comes from, for tests that must not wait. Default: the machine's clock. */
  clock?: Clock | undefined;
}

/** What may be set for one request, in place of the client's. */
export interface RequestOptions extends Patience {
  /** Stops the request, and the waits before and between its attempts. */
  signal?: AbortSignal | undefined;
}

const patience: OptionNames<Patience> = { timeoutMs: true, deadlineMs: true, maxRetries: true };

/** The names of `RequestOptions`. */
export const requestOptions: OptionNames<RequestOptions> = { signal: true, ...patience };

const clientOptions: OptionNames<SmartAlexOptions> = {
  apiKey: true,
  baseUrl: true,
  fetch: true,
  ...patience,
  concurrency: true,
  requestsPerMinute: true,
  maxResponseBytes: true,
  validate: true,
  logger: true,
  onRequest: true,
  onResponse: true,
  onRetry: true,
  onWait: true,
  onWarning: true,
  clock: true,
};

/** The same with its defaults. `deadlineMs` is `Infinity` where there is none. */
export type ResolvedPatience = Record<keyof Patience, number>;

/** All options, checked and with their defaults. */
export interface ResolvedOptions extends ResolvedPatience {
  apiKey: string;
  baseUrl: string;
  fetch: PlainFetch;
  concurrency: number;
  requestsPerMinute: number;
  maxResponseBytes: number;
  validate: Validation;
  observer: Observer;
  clock: Clock;
}

/** Fills in defaults. Throws `AuthenticationError` without a key, `InvalidOptionError` for an option that cannot work. */
export function resolveOptions(options: SmartAlexOptions): ResolvedOptions {
  checkOptionNames(options, clientOptions);
  checkPatience(options);
  const { concurrency = 10, maxResponseBytes = 50_000_000, requestsPerMinute = Infinity } = options;
  if (!Number.isInteger(concurrency) || concurrency < 1) {
    throw new InvalidOptionError("concurrency", "must be a whole number from 1");
  }
  if (!(requestsPerMinute > 0)) throw new InvalidOptionError("requestsPerMinute", "must be a number above 0");
  if (!Number.isSafeInteger(maxResponseBytes) || maxResponseBytes < 1) {
    throw new InvalidOptionError("maxResponseBytes", "must be a whole number of bytes from 1");
  }
  return {
    apiKey: checkedKey(options.apiKey ?? environment("SMARTALEX_API_KEY")),
    baseUrl: checkedBaseUrl(options.baseUrl ?? environment("SMARTALEX_BASE_URL") ?? serverUrls[0]),
    fetch: plainFetch(options.fetch),
    timeoutMs: options.timeoutMs ?? 30_000,
    deadlineMs: options.deadlineMs ?? Infinity,
    maxRetries: options.maxRetries ?? 3,
    concurrency,
    requestsPerMinute,
    maxResponseBytes,
    validate: options.validate ?? "envelope",
    observer: createObserver(options, options.logger),
    clock: options.clock ?? systemClock,
  };
}

/** Throws `InvalidOptionError` for what cannot work. */
export function checkPatience({ deadlineMs, maxRetries, timeoutMs }: Patience): void {
  for (const [name, durationMs] of Object.entries({ deadlineMs, timeoutMs })) {
    if (durationMs === undefined || (durationMs > 0 && durationMs <= LONGEST_TIMEOUT_MS)) continue;
    throw new InvalidOptionError(name, `must be a number of milliseconds above 0, at most ${LONGEST_TIMEOUT_MS}`);
  }
  if (maxRetries !== undefined && !(Number.isInteger(maxRetries) && maxRetries >= 0)) {
    throw new InvalidOptionError("maxRetries", "must be a whole number from 0");
  }
}

function plainFetch(fetch: Fetch | undefined): PlainFetch {
  if (fetch) return fetch.plain ?? fetch;
  // eslint-disable-next-line no-restricted-properties -- the one file whose job it is; looked up late, for those who replace it
  return (url, init) => globalThis.fetch(url, init);
}

function checkedKey(given: string | undefined): string {
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

function checkedBaseUrl(text: string): string {
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
