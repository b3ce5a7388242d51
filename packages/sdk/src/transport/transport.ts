import {
  validateTimeouts,
  type RequestOptions,
  type ResolvedOptions,
  type ResolvedTimeouts,
} from "../client-options.ts";
import type { ApiKeySource } from "./api-key.ts";
import { bearerAuth, createApiKeySource } from "./bearer-auth.ts";
import { deadline } from "./deadline.ts";
import { dispatch } from "./dispatch.ts";
import { createDefaultHeaders, mergeHeaders, parseHeaders } from "./headers.ts";
import { instrument } from "./instrumentation/instrumentation.ts";
import { compose, type Handler, type HttpRequest, type HttpResponse } from "./middleware.ts";
import { resendOnStaleConnection } from "./network/stale-connection.ts";
import { rateLimit } from "./rate-limit.ts";
import { RateLimiter } from "./rate-limiter/rate-limiter.ts";
import { RetryBudget } from "./retries/retry-budget.ts";
import { retry } from "./retry.ts";
import { throwHttpErrors } from "./throw-http-errors.ts";
import { timeout } from "./timeout.ts";

/**
 * Returns a handler that sends a single request with the request options in `options`.
 *
 * @throws `InvalidOptionError` for an option that is unknown or has an invalid value.
 */
export type Transport = (options: RequestOptions) => (request: UnsentRequest) => Promise<HttpResponse>;

/** A request before the default headers are added. `headers` is `undefined` for a request without headers of its own. */
type UnsentRequest = Omit<HttpRequest, "headers"> & { headers: HttpRequest["headers"] | undefined };

/** The state that a client shares with the clients that `withOptions` creates from it. */
export interface SharedState {
  readonly apiKeySource: ApiKeySource;
  readonly rateLimiter: RateLimiter;
  readonly retryBudget: RetryBudget;
}

/** Creates the state that all requests of a client share. */
export function createSharedState(options: ResolvedOptions): SharedState {
  return {
    apiKeySource: createApiKeySource(options.apiKey),
    rateLimiter: new RateLimiter({ ...options, random }),
    retryBudget: new RetryBudget(),
  };
}

/**
 * Two clients can share their state only if these options are equal. For example, the server counts requests per API key, so clients with different
 * keys have separate rate limits.
 */
const SHARED_OPTIONS = ["apiKey", "baseUrl", "clock", "concurrency", "requestsPerMinute"] as const;

/**
 * Returns whether a client with the options `derived` can use the shared state of a client with the options `original`. Both clients need the same
 * API key (or `apiKey` function), base URL, clock, `concurrency` and `requestsPerMinute`.
 */
export function canShareState(original: ResolvedOptions, derived: ResolvedOptions): boolean {
  return SHARED_OPTIONS.every((name) => original[name] === derived[name]);
}

/** Creates the transport of a client. For a client that `withOptions` creates, `shared` is the state of the original client. */
export function createTransport(options: ResolvedOptions, shared = createSharedState(options)): Transport {
  const { clock, instrumentation, maxResponseBytes } = options;
  const { apiKeySource, rateLimiter, retryBudget: budget } = shared;
  const fetch = resendOnStaleConnection(options.fetch, options.concurrency);
  const send = dispatch({ fetch, maxResponseBytes, redactor: apiKeySource });
  const createPipeline = ({ deadlineMs, maxRetries, timeoutMs }: ResolvedTimeouts) =>
    compose(
      [
        throwHttpErrors({ clock, instrumentation, redactor: apiKeySource }),
        deadline({ deadlineMs, clock }),
        retry({ maxRetries, budget, clock, instrumentation, random }),
        rateLimit({ clock, instrumentation, rateLimiter, resend: maxRetries > 0, timeoutMs }),
        instrument({ clock, instrumentation, redactor: apiKeySource }),
        timeout({ timeoutMs, clock }),
        bearerAuth(apiKeySource),
      ],
      send,
    );
  const defaultHeaders = createDefaultHeaders(options);
  let defaultPipeline: Handler | undefined; // created for the first request, so that a program starts sooner
  return (own) => {
    const { deadlineMs, headers, maxRetries, timeoutMs } = own;
    let pipeline: Handler;
    if (deadlineMs === undefined && maxRetries === undefined && timeoutMs === undefined) {
      pipeline = defaultPipeline ??= createPipeline(options);
    } else {
      validateTimeouts(own);
      pipeline = createPipeline({
        deadlineMs: deadlineMs ?? options.deadlineMs,
        maxRetries: maxRetries ?? options.maxRetries,
        timeoutMs: timeoutMs ?? options.timeoutMs,
      });
    }
    const overrides = headers === undefined ? undefined : parseHeaders(headers, "headers");
    return (request) => {
      // Most requests share one headers object, which costs less CPU than a copy for each request.
      const headers = request.headers ? { ...defaultHeaders, ...request.headers } : defaultHeaders;
      return pipeline({ ...request, headers: overrides ? mergeHeaders(headers, overrides) : headers });
    };
  };
}

/** Returns a random number from 0 to 1. `Math.random` is read at each call, so that tests can replace `Math.random`. */
function random(): number {
  // eslint-disable-next-line no-restricted-properties -- the only place where the client uses randomness
  return Math.random();
}
