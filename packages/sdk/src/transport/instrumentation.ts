import type { ChangeFeedWarning } from "../resources/calls/changes/change-batch.ts";
import type { ListWarning } from "../pagination/list-warning.ts";
import { emitWarning } from "../runtime/emit-warning.ts";

/** An attempt that is about to be sent. */
export interface RequestEvent {
  method: string;
  url: string;
  /** Counted from 1. */
  attempt: number;
}

/** How an attempt ended: with the `status` of a response, or with an `error`. */
export interface ResponseEvent extends RequestEvent {
  status: number | undefined;
  error: unknown;
  durationMs: number;
}

/** An attempt that will be repeated. */
export interface RetryEvent {
  /** The attempt that failed, counted from 1. */
  attempt: number;
  status: number | undefined;
  delayMs: number;
}

/** Requests that wait for the rate limit. */
export interface RateLimitEvent {
  /** How long until the next one may go. */
  waitMs: number;
  /** How many wait. */
  waiting: number;
}

/** What limits what the client can promise. `code` tells the kinds apart. */
export type WarningEvent = ChangeFeedWarning | ListWarning;

/** What a client tells of its work. Nothing of it holds the API key or what a caller said; a hook that throws changes nothing. */
export interface ClientHooks {
  /** An attempt is about to be sent. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** An attempt has ended, with a response or without. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** An attempt will be repeated. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
  /** Requests wait for the rate limit. */
  onRateLimit?: ((event: RateLimitEvent) => void) | undefined;
  /**
   * The server answers in a way that limits what the client can promise, for example with totals that do not match its pages. Without
   * this hook and a logger, the runtime shows the first warning of each kind: as a process warning in Node, Bun and Deno, with
   * `console.warn` elsewhere.
   */
  onWarning?: ((event: WarningEvent) => void) | undefined;
}

/** Where a line for each attempt goes: `console`, or whatever has these two. */
export interface Logger {
  /** An attempt that went well. */
  info(line: string): void;
  /** An attempt that went wrong, or has to wait. */
  warn(line: string): void;
}

/** Tells of each event. */
export interface Instrumentation {
  /** Whether anybody listens to requests and responses now. */
  hearsAttempts(): boolean;
  request(event: RequestEvent): void;
  response(event: ResponseEvent): void;
  retry(event: RetryEvent): void;
  wait(event: RateLimitEvent): void;
  /** `own` takes the place of the client's hook. */
  warning(event: WarningEvent, own?: ClientHooks["onWarning"]): void;
}

/**
 * Tells hooks, the logger and, where the runtime has `diagnostics_channel`, the channels `smartalex:request`, `smartalex:response`,
 * `smartalex:retry`, `smartalex:rate-limit` and `smartalex:warning`.
 */
export function createInstrumentation(hooks: ClientHooks, logger: Logger | undefined): Instrumentation {
  const channels = diagnosticsChannel();
  const channelOf = (name: string) => channelNamed(channels, `smartalex:${name}`);
  const [requests, responses] = [channelOf("request"), channelOf("response")];
  const warned = new Set<string>();
  const hasHook = [hooks.onRequest, hooks.onResponse, logger].some(Boolean);
  function tell<Event>(channel: Channel | undefined, hook: ((event: Event) => void) | undefined) {
    return (event: Event) => {
      if (hook) quietly(hook, event);
      if (channel?.hasSubscribers) channel.publish(event);
    };
  }
  const response = tell(responses, hooks.onResponse);
  const log = (event: ResponseEvent): unknown =>
    logger?.[event.error === undefined && (event.status ?? 0) < 400 ? "info" : "warn"](toLine(event));
  return {
    hearsAttempts: () => hasHook || [requests, responses].some((channel) => channel?.hasSubscribers),
    request: tell(requests, hooks.onRequest),
    response: (event) => {
      response(event);
      if (logger) quietly(log, event);
    },
    retry: tell(channelOf("retry"), hooks.onRetry),
    wait: tell(channelOf("rate-limit"), hooks.onRateLimit),
    warning: (event, own = hooks.onWarning) => {
      tell(channelOf("warning"), own)(event);
      if (logger) quietly(logger.warn.bind(logger), event.message);
      else if (!own && !warned.has(event.code)) emitWarning(event);
      warned.add(event.code);
    },
  };
}

/** `GET https://…/v1/calls?page=2 200 in 25 ms`, and the attempt where it is not the first. */
function toLine({ attempt, durationMs, error, method, status, url }: ResponseEvent): string {
  const outcome = error === undefined ? String(status) : error instanceof Error ? error.name : "failed";
  return `${method} ${url} ${outcome} in ${Math.round(durationMs)} ms${attempt > 1 ? ` (attempt ${attempt})` : ""}`;
}

/** Watching must not change what is watched: what a hook throws, now or later, is its own affair. */
function quietly<Event>(tell: (event: Event) => unknown, event: Event): void {
  void new Promise((resolve) => {
    resolve(tell(event));
  }).catch(() => undefined);
}

interface Channel {
  readonly hasSubscribers: boolean;
  publish(event: unknown): void;
}

interface DiagnosticsChannel {
  channel(name: string): Channel;
}

function channelNamed(channels: DiagnosticsChannel | undefined, name: string): Channel | undefined {
  try {
    return channels?.channel(name);
  } catch {
    return undefined; // a module of which only the name is there
  }
}

/** The module, where the runtime has it. Edge runtimes have a `process` whose functions throw. */
function diagnosticsChannel(): DiagnosticsChannel | undefined {
  try {
    const { process } = globalThis as { process?: { getBuiltinModule?: (name: string) => unknown } }; // not every runtime has one
    return process?.getBuiltinModule?.("node:diagnostics_channel") as DiagnosticsChannel | undefined;
  } catch {
    return undefined;
  }
}
