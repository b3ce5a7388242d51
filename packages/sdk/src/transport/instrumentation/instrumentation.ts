import type { ChangeFeedWarning } from "../resources/calls/changes/change-batch.ts";
import type { ListWarning } from "../pagination/list-warning.ts";
import { AbortError, NotFoundError, type SmartAlexError } from "../errors.ts";
import type { Clock } from "../runtime/clock.ts";
import { diagnosticsChannel, type DiagnosticsChannel } from "../runtime/diagnostics-channel.ts";
import { emitWarning } from "../runtime/emit-warning.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import { parseUrl } from "../runtime/web-apis.ts";
import { resolveLogger, type Logger, type LogLevel } from "./logger.ts";
import type { HttpRequest, Middleware } from "./middleware.ts";

/** An attempt is about to be sent. */
export interface RequestEvent {
  method: string;
  url: string;
  /** Counted from 1. */
  attempt: number;
}

/** An attempt ended, with the `status` of a response or with an `error`. */
export interface ResponseEvent extends RequestEvent {
  status: number | undefined;
  error: unknown;
  durationMs: number;
}

/** An attempt failed, and the request will be sent again. */
export interface RetryEvent {
  /** The attempt that failed, counted from 1. */
  attempt: number;
  status: number | undefined;
  /** The time until the next attempt, in milliseconds. */
  delayMs: number;
}

/** Requests are waiting for the rate limit. */
export interface RateLimitEvent {
  /** The time until the next request may be sent, in milliseconds. */
  waitMs: number;
  /** The number of waiting requests. */
  waiting: number;
}

/** Something limits what the client can guarantee. `code` identifies the kind of warning. */
export type WarningEvent = ChangeFeedWarning | ListWarning;

/** Lifecycle hooks. Events never contain the API key or call content. Errors thrown by a hook are ignored. */
export interface ClientHooks {
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

/** Options for `createInstrumentation`. */
export interface InstrumentationOptions extends ClientHooks {
  logger?: Logger | undefined;
  logLevel?: LogLevel | undefined;
}

/** Reports events to hooks, the logger, and diagnostics channels. */
export interface Instrumentation {
  /** Returns whether there are currently listeners for requests and responses. */
  hasAttemptListeners(): boolean;
  request(event: RequestEvent): void;
  response(event: ResponseEvent): void;
  retry(event: RetryEvent): void;
  rateLimit(event: RateLimitEvent): void;
  /** `ownHook` replaces the client's `onWarning`. */
  warning(event: WarningEvent, ownHook?: ClientHooks["onWarning"]): void;
  /** A request failed, after all retries. */
  failure(request: Pick<RequestEvent, "method" | "url">, error: SmartAlexError): void;
}

/**
 * Creates the instrumentation of a client. If the runtime has `node:diagnostics_channel`, events are also published to the channels
 * `smartalex:request`, `smartalex:response`, `smartalex:retry`, `smartalex:rate-limit` and `smartalex:warning`.
 *
 * @throws `InvalidOptionError` for an invalid `logger` or `logLevel`.
 */
export function createInstrumentation({ logger, logLevel, ...hooks }: InstrumentationOptions): Instrumentation {
  const log = resolveLogger(logger, logLevel);
  const channelOf = (name: string) => diagnosticsChannel(`smartalex:${name}`);
  const [requests, responses, warnings] = [channelOf("request"), channelOf("response"), channelOf("warning")];
  const warned = new Set<string>();
  const hasListener = [hooks.onRequest, hooks.onResponse, log.debug, log.info, log.warn].some(Boolean);
  const logLine = (write: ((line: string) => void) | undefined, line: () => string) => {
    if (write) callSafely(write, line());
  };
  function emitTo<Event>(
    channel: DiagnosticsChannel | undefined,
    hook: ((event: Event) => void) | undefined,
    onLog?: (event: Event) => void,
  ) {
    return (event: Event) => {
      if (hook) callSafely(hook, event);
      if (channel?.hasSubscribers) channel.publish(event);
      onLog?.(event);
    };
  }
  return {
    hasAttemptListeners: () => hasListener || [requests, responses].some((channel) => channel?.hasSubscribers),
    request: emitTo(requests, hooks.onRequest, (event) => {
      logLine(log.debug, () => `${event.method} ${event.url}${attemptOf(event)}`);
    }),
    response: emitTo(responses, hooks.onResponse, (event) => {
      const isFailure = event.error !== undefined || (event.status ?? 0) >= 400;
      logLine(isFailure ? log.warn : log.info, () => describeResponse(event));
    }),
    retry: emitTo(channelOf("retry"), hooks.onRetry, ({ attempt, delayMs, status }) => {
      logLine(
        log.debug,
        () => `Retrying in ${Math.round(delayMs)} ms (attempt ${attempt} failed: ${status ?? "no response"})`,
      );
    }),
    rateLimit: emitTo(channelOf("rate-limit"), hooks.onRateLimit, ({ waitMs, waiting }) => {
      logLine(
        log.debug,
        () => `Rate limit: the next request is sent in ${Math.round(waitMs)} ms (waiting: ${waiting})`,
      );
    }),
    warning: (event, ownHook = hooks.onWarning) => {
      emitTo(warnings, ownHook)(event);
      if (log.warn) callSafely(log.warn, event.message);
      else if (!ownHook && !logger && !warned.has(event.code)) emitWarning(event);
      warned.add(event.code);
    },
    failure: ({ method, url }, error) => {
      if (error instanceof AbortError || error instanceof NotFoundError) return;
      logLine(log.error, () => `${method} ${url} failed: ${error.name}`);
    },
  };
}

/** Returns a text such as `GET https://…/v1/calls?page=2 200 in 25 ms`. Includes the number of the attempt if it is not the first. */
function describeResponse(event: ResponseEvent): string {
  const { durationMs, error, method, status, url } = event;
  const outcome = error === undefined ? String(status) : error instanceof Error ? error.name : "failed";
  return `${method} ${url} ${outcome} in ${Math.round(durationMs)} ms${attemptOf(event)}`;
}

function attemptOf({ attempt }: RequestEvent): string {
  return attempt > 1 ? ` (attempt ${attempt})` : "";
}

/**
 * Calls a hook or a logger. Ignores the errors that it throws, and the promises that it rejects, because observing a request must not change its
 * outcome.
 */
function callSafely<Event>(callback: (event: Event) => unknown, event: Event): void {
  void new Promise((resolve) => {
    resolve(callback(event));
  }).catch(() => undefined);
}

/** Options for `instrument`. */
export interface InstrumentOptions {
  clock: Clock;
  instrumentation: Instrumentation;
  /** Redacts the API key in URLs: a caller may pass the key as an ID by mistake. */
  redact: Redact;
}

/**
 * Returns the URL of a request for logs and events. As in the URL that `fetch` sends, line breaks are removed and control characters are encoded. The
 * API key is redacted.
 */
export function displayUrl({ url }: Pick<HttpRequest, "url">, redact: Redact): string {
  return redact(parseUrl(url)?.href ?? url);
}

/** Reports each attempt. This middleware sees requests before the API key is added. Of a response, it sees only the status. */
export function instrument({ clock, instrumentation, redact }: InstrumentOptions): Middleware {
  return (next) => (request) => {
    if (!instrumentation.hasAttemptListeners()) return next(request); // the usual case
    const event = { method: request.method, url: displayUrl(request, redact), attempt: request.attempt ?? 1 };
    instrumentation.request(event);
    const startMs = clock.now();
    const end = (status: number | undefined, error?: unknown) => {
      instrumentation.response({ ...event, status, error, durationMs: clock.now() - startMs });
    };
    return next(request).then(
      (response) => {
        end(response.status);
        return response;
      },
      (error: unknown) => {
        end(undefined, error);
        throw error;
      },
    );
  };
}
