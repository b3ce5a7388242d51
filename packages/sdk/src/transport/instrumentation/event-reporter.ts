import { AbortError, NotFoundError, type SmartAlexError } from "../../errors.ts";
import type { Clock } from "../../runtime/clock.ts";
import { diagnosticsChannel, type DiagnosticsChannel } from "../../runtime/diagnostics-channel.ts";
import type { Redactor } from "../../runtime/redactor.ts";
import { parseUrl } from "../../runtime/web-apis.ts";
import type { Listeners, RequestEvent, RequestEvents, ResponseEvent } from "./events.ts";
import { enabledLevels } from "./enabled-levels.ts";
import type { Handler, HttpRequest, HttpResponse } from "../middleware.ts";

/** Reports the events of requests to hooks, the logger and diagnostics channels. */
export interface EventReporter {
  /** One reporting function for each kind of event. */
  readonly report: { readonly [Name in keyof RequestEvents]: (event: RequestEvents[Name]) => void };
  /** Sends one attempt, and reports its start and its end. */
  readonly attempt: (
    next: Handler,
    request: HttpRequest,
    options: { clock: Clock; redactor: Redactor },
  ) => Promise<HttpResponse>;
  /** Logs that a request has failed after all retries. */
  readonly failure: (request: HttpRequest, error: SmartAlexError, redactor: Redactor) => Promise<void>;
}

/** Creates the event reporter of a client. The module is loaded before the first event that has a listener. */
export function createEventReporter({ hooks, ...logging }: Listeners): EventReporter {
  const log = enabledLevels(logging);
  const logLine = (write: ((line: string) => void) | undefined, line: () => string) => {
    if (write) callSafely(write, line());
  };
  function emitTo<Event>(
    channel: DiagnosticsChannel | undefined,
    hook: ((event: Event) => void) | undefined,
    onLog: (event: Event) => void,
  ) {
    return (event: Event) => {
      if (hook) callSafely(hook, event);
      if (channel?.hasSubscribers) channel.publish(event);
      onLog(event);
    };
  }
  const request = emitTo<RequestEvent>(diagnosticsChannel("request"), hooks.onRequest, (event) => {
    logLine(log.debug, () => `${event.method} ${event.url}${attemptOf(event)}`);
  });
  const response = emitTo<ResponseEvent>(diagnosticsChannel("response"), hooks.onResponse, (event) => {
    const isFailure = event.error !== undefined || (event.status ?? 0) >= 400;
    logLine(isFailure ? log.warn : log.info, () => describeResponse(event));
  });
  const report: EventReporter["report"] = {
    request,
    response,
    retry: emitTo(diagnosticsChannel("retry"), hooks.onRetry, ({ attempt, delayMs, status }) => {
      logLine(
        log.debug,
        () => `Retrying in ${Math.round(delayMs)} ms (attempt ${attempt} failed: ${status ?? "no response"})`,
      );
    }),
    rateLimit: emitTo(diagnosticsChannel("rate-limit"), hooks.onRateLimit, ({ waitMs, waiting }) => {
      logLine(
        log.debug,
        () => `Rate limit: the next request is sent in ${Math.round(waitMs)} ms (waiting: ${waiting})`,
      );
    }),
  };
  return {
    report,
    async attempt(next, outgoing, { clock, redactor }) {
      const { method, progress } = outgoing;
      const url = await displayUrl(outgoing, redactor);
      const event = { method, url, attempt: progress?.attempts ?? 1 };
      request(event);
      const startMs = clock.now();
      const end = (status: number | undefined, error?: unknown) => {
        response({ ...event, status, error, durationMs: clock.now() - startMs });
      };
      try {
        const result = await next(outgoing);
        end(result.status);
        return result;
      } catch (error) {
        end(undefined, error);
        throw error;
      }
    },
    async failure(request, error, redactor) {
      if (!log.error || error instanceof AbortError || error instanceof NotFoundError) return;
      const url = await displayUrl(request, redactor);
      callSafely(log.error, `${request.method} ${url} failed: ${error.name}`);
    },
  };
}

/**
 * Returns the URL of a request for logs and events. Line breaks are removed and control characters are encoded, as in the URL that `fetch` sends. The
 * API key is redacted in the URL.
 */
function displayUrl({ url }: HttpRequest, { redact }: Redactor): string | Promise<string> {
  return redact(parseUrl(url)?.href ?? url);
}

/** Returns a text such as `GET https://…/v1/calls?page=2 200 in 25 ms`, with the number of the attempt if the attempt is not the first. */
function describeResponse(event: ResponseEvent): string {
  const { durationMs, error, method, status, url } = event;
  const outcome = error === undefined ? String(status) : error instanceof Error ? error.name : "failed";
  return `${method} ${url} ${outcome} in ${Math.round(durationMs)} ms${attemptOf(event)}`;
}

function attemptOf({ attempt }: RequestEvent): string {
  return attempt > 1 ? ` (attempt ${attempt})` : "";
}

/**
 * Calls a hook or a function of a logger, and ignores its errors and rejected promises, because observing a request must not change the outcome of
 * the request.
 */
export function callSafely<Event>(callback: (event: Event) => unknown, event: Event): void {
  void new Promise((resolve) => {
    resolve(callback(event));
  }).catch(() => undefined);
}
