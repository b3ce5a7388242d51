import {
  validateTimeouts,
  requestOptions,
  type TimeoutOptions,
  type ResolvedOptions,
  type ResolvedTimeouts,
} from "../client-options.ts";
import { validateOptionNames } from "../runtime/option-names.ts";
import { createRedactor } from "../runtime/redact-secrets.ts";
import { bearerAuth } from "./bearer-auth.ts";
import { throwHttpErrors } from "./throw-http-errors.ts";
import { RateLimiter, type RateLimiterOptions } from "./rate-limiter/rate-limiter.ts";
import { compose, type Handler } from "./middleware.ts";
import { rateLimit } from "./rate-limit.ts";
import { RetryBudget } from "./retry-budget.ts";
import { retry } from "./retry.ts";
import { dispatch } from "./dispatch.ts";
import { resendOnStaleConnection } from "./stale-connection.ts";
import { instrument } from "./instrument.ts";
import { timeout } from "./timeout.ts";

/** Short enough for a visitor who waits, long enough to cost little. */
const WORKERS_RECHECK_MS = 250;

/** Gives the way to the network for one request. Throws `InvalidOptionError` for what is set for it alone and cannot work. */
export type Transport = (own: TimeoutOptions) => Handler;

/** The pipeline of one client, outermost layer first. Gate and budget are shared by all of its requests. */
export function createTransport(options: ResolvedOptions): Transport {
  const { apiKey, clock, fetch, maxResponseBytes, observer } = options;
  // eslint-disable-next-line no-restricted-properties -- where chance comes in
  const random = Math.random;
  const gate = new RateLimiter({ ...options, random, ...workersOptions() });
  const budget = new RetryBudget();
  const redact = createRedactor(apiKey);
  const toNetwork = dispatch({ fetch: resendOnStaleConnection(fetch, options.concurrency), maxResponseBytes, redact });
  const pipeline = ({ deadlineMs, maxRetries, timeoutMs }: ResolvedTimeouts) =>
    compose(
      [
        throwHttpErrors({ clock, redact }),
        timeout({ timeoutMs: deadlineMs, clock }),
        retry({ maxRetries, budget, clock, observer, random }),
        rateLimit({ clock, gate, observer, resends: maxRetries > 0, timeoutMs }),
        instrument({ clock, observer, redact }),
        timeout({ timeoutMs, clock }),
        bearerAuth(apiKey),
      ],
      toNetwork,
    );
  const usual = pipeline(options);
  return (own) => {
    validateOptionNames(own, requestOptions);
    const { deadlineMs, maxRetries, timeoutMs } = own;
    if (deadlineMs === undefined && maxRetries === undefined && timeoutMs === undefined) return usual;
    validateTimeouts({ deadlineMs, maxRetries, timeoutMs });
    return pipeline({
      deadlineMs: deadlineMs ?? options.deadlineMs,
      maxRetries: maxRetries ?? options.maxRetries,
      timeoutMs: timeoutMs ?? options.timeoutMs,
    });
  };
}

/** What the queue needs on Cloudflare Workers, where requests do not share timers, nor promises before the compatibility date 2024-10-14. */
function workersOptions(): Pick<RateLimiterOptions, "recheckMs" | "resumesItself"> {
  // Only Workers have this class: https://developers.cloudflare.com/workers/runtime-apis/websockets/
  if (!("WebSocketPair" in globalThis)) return { recheckMs: undefined, resumesItself: false };
  const { Cloudflare } = globalThis as { Cloudflare?: { compatibilityFlags?: Record<string, boolean | undefined> } };
  const sharesPromises = Cloudflare?.compatibilityFlags?.["handle_cross_request_promise_resolution"] ?? false;
  return { recheckMs: WORKERS_RECHECK_MS, resumesItself: !sharesPromises };
}
