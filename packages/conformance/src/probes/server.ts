import { createRedactor, textCoding } from "@smartalex/sdk/internal";
import { untilAborted, type Sleep } from "../runtime/clock.ts";
import { parseRateLimitHeaders } from "./rate-limit-headers.ts";
import type { ProbeResponse, Credentials, HttpExchange } from "./http-exchange.ts";

/** The maximum number of requests to a server. */
export const MAX_VERIFY_REQUESTS = 250;

/** The share of the rate limit that is reserved for other programs with the same key. */
const RESERVED_SHARE = 0.1;
/** The interval of requests to a server without rate-limit headers: 60 per minute, as in the smallest known plan. */
const DEFAULT_INTERVAL_MS = 1_000;
/** The maximum wait for the rate limit. */
const MAX_WAIT_MS = 120_000;
const RETRY_DELAY_MS = 1_000;
/** After this number of consecutive requests without a response, no more requests are sent. */
const MAX_FAILURES = 6;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Sends a request, as the standard `fetch` does. */
export type ServerFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Options of `createServer`. */
export interface ServerOptions {
  baseUrl: string;
  apiKey: string;
  forbiddenKey: string | undefined;
  fetch: ServerFetch;
  now: () => number;
  sleep: Sleep;
  timeoutMs: number;
  signal: AbortSignal;
  onRequest: (count: number) => void;
}

/** A server that gets a limited number of requests, one at a time, within its rate limit. */
export interface Server {
  /** All exchanges, including retries, in the order of the requests. */
  readonly exchanges: readonly HttpExchange[];
  /** Sends a request. Retries once if there is no response, after a 5xx, and after a 429. Rejects only with the reason of the signal. */
  send: (path: string, credentials?: Credentials) => Promise<HttpExchange>;
}

/** Creates the connection to a server. */
export function createServer({ now, sleep, onRequest, ...options }: ServerOptions): Server {
  const exchanges: HttpExchange[] = [];
  const [redactKey, redactForbiddenKey] = [createRedactor(options.apiKey), createRedactor(options.forbiddenKey ?? "")];
  const redact = (text: string) => redactForbiddenKey(redactKey(text));
  const pause = (durationMs: number) => sleep(durationMs, options.signal);

  async function sendOnce(path: string, credentials: Credentials): Promise<HttpExchange> {
    const unsent = (problem: string) => ({ path, credentials, atMs: now(), response: undefined, problem });
    if (exchanges.length >= MAX_VERIFY_REQUESTS)
      return unsent(`not sent: the maximum of ${MAX_VERIFY_REQUESTS} requests is reached`);
    const latest = exchanges.slice(-MAX_FAILURES);
    if (latest.length === MAX_FAILURES && latest.every(({ response }) => !response)) {
      return unsent("not sent: the server does not respond any more");
    }
    const last = exchanges.findLast((exchange) => exchange.credentials === "key");
    const waitMs = last ? delayMs(last, now()) : 0;
    if (waitMs > MAX_WAIT_MS) return unsent(`not sent: the rate limit is exhausted for ${Math.ceil(waitMs / 1000)} s`);
    if (waitMs > 0) await pause(waitMs);
    options.signal.throwIfAborted();
    onRequest(exchanges.length + 1);
    const sent = await send({ ...options, redact }, path, credentials);
    const date = typeof sent === "string" ? NaN : Date.parse(sent.headers.get("date") ?? "");
    const atMs = Number.isNaN(date) ? now() : date;
    const exchange = typeof sent === "string" ? unsent(sent) : { path, credentials, atMs, response: sent, problem: "" };
    exchanges.push(exchange);
    return exchange;
  }

  return {
    exchanges,
    async send(path, credentials = "key") {
      const exchange = await sendOnce(path, credentials);
      const status = exchange.response?.status ?? 500;
      if (exchanges.at(-1) !== exchange) return exchange; // it was not sent
      if (status !== 429 && status < 500) return exchange;
      await pause(status === 429 ? Math.min(MAX_WAIT_MS, retryAfterMs(exchange)) : RETRY_DELAY_MS);
      const retried = await sendOnce(path, credentials);
      return retried.response ? retried : exchange.response ? exchange : retried;
    },
  };
}

/** Returns how long to wait after a response, to leave a part of the rate limit for other programs. */
function delayMs({ response, atMs }: HttpExchange, nowMs: number): number {
  const rateLimit = response && parseRateLimitHeaders(response.headers, atMs);
  if (!response) return 0;
  if (rateLimit?.remaining === undefined || rateLimit.resetInMs === undefined) return DEFAULT_INTERVAL_MS;
  if (rateLimit.remaining > Math.max(1, (rateLimit.limit ?? 0) * RESERVED_SHARE)) return 0;
  return Math.max(0, rateLimit.resetInMs - Math.max(0, nowMs - atMs));
}

function retryAfterMs({ response, atMs }: HttpExchange): number {
  const header = response?.headers.get("retry-after") ?? "";
  if (/^\d{1,9}$/.test(header)) return Number(header) * 1000;
  const untilMs = Date.parse(header) - atMs;
  if (!Number.isNaN(untilMs)) return Math.max(0, untilMs);
  return Math.max(RETRY_DELAY_MS, (response && parseRateLimitHeaders(response.headers, atMs)?.resetInMs) ?? 0);
}

interface Sender extends Pick<ServerOptions, "apiKey" | "baseUrl" | "fetch" | "forbiddenKey" | "signal" | "timeoutMs"> {
  /** Redacts the API keys, which a server may repeat in any form. */
  redact: (text: string) => string;
}

/** Sends a request and reads the whole response. Returns the reason if there is no response. Rejects with the reason of the caller's signal. */
async function send(
  { baseUrl, fetch, redact, signal: stop, timeoutMs, ...keys }: Sender,
  path: string,
  credentials: Credentials,
): Promise<ProbeResponse | string> {
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stop]);
  const key = { key: keys.apiKey, forbidden: keys.forbiddenKey, unknown: "no_such_key", none: undefined }[credentials];
  const headers = { accept: "application/json", ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  try {
    // Redirects are not followed, so that the key is not sent to another server.
    const pending = fetch(`${baseUrl}${path}`, { headers, redirect: "manual", signal });
    return await Promise.race([pending.then((response) => read(response, redact)), untilAborted(signal)]);
  } catch (error) {
    stop.throwIfAborted();
    return signal.aborted ? `no response within ${timeoutMs / 1000} s` : redact(causeOf(error));
  }
}

async function read(response: Response, redact: Sender["redact"]): Promise<ProbeResponse> {
  const { TextDecoder } = textCoding();
  const decoder = new TextDecoder();
  let text = "";
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length; // a body consists of bytes
    if (bytes > MAX_BODY_BYTES) throw new Error("the body is larger than 8 MB");
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  text = redact(text + decoder.decode());
  const headers = new Headers([...response.headers].map(([name, value]): [string, string] => [name, redact(value)]));
  return { status: response.status, headers, text, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Returns the cause of an error, because the message `fetch failed` is not helpful. */
function causeOf(error: unknown): string {
  const { cause = error } = error instanceof Error ? error : { cause: String(error) };
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return `no response (${code || (cause instanceof Error ? cause.message : String(cause))})`;
}
