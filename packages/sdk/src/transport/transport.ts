import {
  checkPatience,
  requestOptions,
  type Patience,
  type ResolvedOptions,
  type ResolvedPatience,
} from "../options.ts";
import { checkOptionNames } from "../option-names.ts";
import { redactor } from "../redact.ts";
import { authorize } from "./authorize.ts";
import { failOnStatus } from "./fail-on-status.ts";
import { Gate, type GateOptions } from "./gate.ts";
import { compose, type Send } from "./layers.ts";
import { pace } from "./pace.ts";
import { RetryBudget } from "./retry-budget.ts";
import { retry } from "./retry.ts";
import { send } from "./send.ts";
import { resendOnStaleConnection } from "./stale-connection.ts";
import { tellAttempts } from "./tell-attempts.ts";
import { timeout } from "./timeout.ts";

/** Short enough for a visitor who waits, long enough to cost little. */
const WORKERS_RECHECK_MS = 250;

/** Gives the way to the network for one request. Throws `InvalidOptionError` for what is set for it alone and cannot work. */
export type Transport = (own: Patience) => Send;

/** The pipeline of one client, outermost layer first. Gate and budget are shared by all of its requests. */
export function createTransport(options: ResolvedOptions): Transport {
  const { apiKey, clock, fetch, maxResponseBytes, observer } = options;
  // eslint-disable-next-line no-restricted-properties -- where chance comes in
  const random = Math.random;
  const gate = new Gate({ ...options, random, ...workersOptions() });
  const budget = new RetryBudget();
  const redact = redactor(apiKey);
  const toNetwork = send({ fetch: resendOnStaleConnection(fetch, options.concurrency), maxResponseBytes, redact });
  const pipeline = ({ deadlineMs, maxRetries, timeoutMs }: ResolvedPatience) =>
    compose(
      [
        failOnStatus({ clock, redact }),
        timeout({ timeoutMs: deadlineMs, clock }),
        retry({ maxRetries, budget, clock, observer, random }),
        pace({ clock, gate, observer, resends: maxRetries > 0, timeoutMs }),
        tellAttempts({ clock, observer, redact }),
        timeout({ timeoutMs, clock }),
        authorize(apiKey),
      ],
      toNetwork,
    );
  const usual = pipeline(options);
  return (own) => {
    checkOptionNames(own, requestOptions);
    const { deadlineMs, maxRetries, timeoutMs } = own;
    if (deadlineMs === undefined && maxRetries === undefined && timeoutMs === undefined) return usual;
    checkPatience({ deadlineMs, maxRetries, timeoutMs });
    return pipeline({
      deadlineMs: deadlineMs ?? options.deadlineMs,
      maxRetries: maxRetries ?? options.maxRetries,
      timeoutMs: timeoutMs ?? options.timeoutMs,
    });
  };
}

/** What the queue needs on Cloudflare Workers, where requests do not share timers, nor promises before the compatibility date 2024-10-14. */
function workersOptions(): Pick<GateOptions, "recheckMs" | "resumesItself"> {
  // Only Workers have this class: https://developers.cloudflare.com/workers/runtime-apis/websockets/
  if (!("WebSocketPair" in globalThis)) return { recheckMs: undefined, resumesItself: false };
  const { Cloudflare } = globalThis as { Cloudflare?: { compatibilityFlags?: Record<string, boolean | undefined> } };
  const sharesPromises = Cloudflare?.compatibilityFlags?.["handle_cross_request_promise_resolution"] ?? false;
  return { recheckMs: WORKERS_RECHECK_MS, resumesItself: !sharesPromises };
}
