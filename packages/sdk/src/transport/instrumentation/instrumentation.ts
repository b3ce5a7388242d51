import type { Clock } from "../../runtime/clock.ts";
import { diagnosticsChannel } from "../../runtime/diagnostics-channel.ts";
import type { Redactor } from "../../runtime/redactor.ts";
import type { EventReporter } from "./event-reporter.ts";
import type { ClientHooks, Listeners, RequestEvents } from "./events.ts";
import { parseSeverity, type Logger, type LogLevel } from "./logger.ts";
import type { Middleware } from "../middleware.ts";

/** Options for `createInstrumentation`. */
export interface InstrumentationOptions extends ClientHooks {
  logger?: Logger | undefined;
  logLevel?: LogLevel | undefined;
}

/**
 * Reports events to hooks, the logger, and diagnostics channels. The code that reports events is loaded before the first event that has a listener.
 */
export interface Instrumentation extends Listeners {
  /** The codes of the warnings that were reported so far. */
  readonly reportedWarnings: Set<string>;
  /** Returns whether there are currently listeners for events of requests. */
  hasListeners(): boolean;
  /**
   * Loads the code that reports events, or resolves to `undefined` if the code cannot be loaded. After `load()`, `emit` reports events immediately.
   */
  load(): Promise<EventReporter | undefined>;
  /** Reports an event. Returns a promise if the event is reported later, and `undefined` if the event was already reported or has no listener. */
  emit<Name extends keyof RequestEvents>(name: Name, event: RequestEvents[Name]): Promise<void> | undefined;
}

/** The names of the diagnostics channels for events of requests. */
const CHANNELS = ["request", "response", "retry", "rate-limit"];
/** The names of the hooks for events of requests. */
const HOOKS = ["onRequest", "onResponse", "onRetry", "onRateLimit"] as const;

/**
 * Creates the instrumentation of a client. If the runtime has `node:diagnostics_channel`, events are also published to the channels
 * `smartalex:request`, `smartalex:response`, `smartalex:retry`, `smartalex:rate-limit` and `smartalex:warning`.
 *
 * @throws `InvalidOptionError` for an invalid `logger` or `logLevel`.
 */
export function createInstrumentation({ logger, logLevel, ...hooks }: InstrumentationOptions): Instrumentation {
  const severity = parseSeverity(logger, logLevel);
  const listeners: Listeners = { hooks, logger, severity };
  const channels = CHANNELS.map(diagnosticsChannel);
  const hasHook = severity > 0 || HOOKS.some((name) => hooks[name]);
  const hasListeners = () => hasHook || channels.some((channel) => channel?.hasSubscribers);
  let reporter: EventReporter | undefined;
  const load = async () => {
    // Most clients have no listeners. Without a network, a web page may be unable to load the module, and a request must not fail because of that.
    const loaded = await import("./event-reporter.ts").catch(() => undefined);
    return (reporter ??= loaded?.createEventReporter(listeners));
  };
  return {
    ...listeners,
    reportedWarnings: new Set(),
    hasListeners,
    load,
    emit(name, event) {
      if (!hasListeners()) return undefined; // most clients have no listeners
      if (!reporter) return load().then((loaded) => loaded?.report[name](event));
      reporter.report[name](event);
      return undefined;
    },
  };
}

/** Options for `instrument`. */
export interface InstrumentOptions {
  clock: Clock;
  instrumentation: Instrumentation;
  /** Redacts the API key in URLs, because a caller may pass the key as an ID by mistake. */
  redactor: Redactor;
}

/**
 * Reports the start and the end of each attempt. This middleware handles a request before the API key is added, and reports only the status of a
 * response.
 */
export function instrument({ clock, instrumentation, redactor }: InstrumentOptions): Middleware {
  return (request, next) => {
    if (!instrumentation.hasListeners()) return next(request); // most clients have no listeners
    return instrumentation.load().then((reporter) => {
      return reporter ? reporter.attempt(next, request, { clock, redactor }) : next(request);
    });
  };
}
