import { createRedactor, textCoding } from "@smartalex/sdk/internal";
import { untilAborted, type Sleep } from "../clock.ts";
import { parseRateLimitHeaders } from "./rate-limit-headers.ts";
import type { ProbeResponse, Credentials, HttpExchange } from "./http-exchange.ts";

/** However a server behaves, it is not asked more often than this. */
export const MAX_VERIFY_REQUESTS = 250;

/** Of what a minute allows, so much is left for others who use the same key. */
const LEFT_FOR_OTHERS = 0.1;
/** Between two requests to a server that says nothing of its limit: 60 a minute, as the smallest plan that was seen. */
const UNTOLD_PACE_MS = 1_000;
/** Who would have to wait longer for the limit learns instead that it is spent. */
const LONGEST_WAIT_MS = 120_000;
const AGAIN_MS = 1_000;
/** A server that leaves so many requests in a row without an answer has gone. */
const GONE_AFTER = 6;
const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Sends a request. The standard `fetch` is one. */
export type ServerFetch = (url: string, init: RequestInit) => Promise<Response>;

/** Where a server is, who asks it, and with whose network and time. */
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

/** A server that is asked one thing at a time, at the pace of its rate limit, and a bounded number of times. */
export interface Server {
  /** All that was asked, repetitions too, in the order of asking. */
  readonly exchanges: readonly HttpExchange[];
  /** Asks, and once more where no answer comes, the server fails, or the limit is spent. Throws the signal's reason alone. */
  send: (path: string, credentials?: Credentials) => Promise<HttpExchange>;
}

/** Makes a server ready to be asked. */
export function createServer({ now, sleep, onRequest, ...options }: ServerOptions): Server {
  const exchanges: HttpExchange[] = [];
  const [redactKey, redactForbiddenKey] = [createRedactor(options.apiKey), createRedactor(options.forbiddenKey ?? "")];
  const redact = (text: string) => redactForbiddenKey(redactKey(text));
  const pause = (durationMs: number) => sleep(durationMs, options.signal);

  async function once(path: string, credentials: Credentials): Promise<HttpExchange> {
    const refused = (problem: string) => ({ path, credentials, atMs: now(), response: undefined, problem });
    if (exchanges.length >= MAX_VERIFY_REQUESTS)
      return refused(`not asked: ${MAX_VERIFY_REQUESTS} requests have been made`);
    const latest = exchanges.slice(-GONE_AFTER);
    if (latest.length === GONE_AFTER && latest.every(({ response }) => !response)) {
      return refused("not asked: the server does not respond any more");
    }
    const last = exchanges.findLast((exchange) => exchange.credentials === "key");
    const waitMs = last ? paceMs(last, now()) : 0;
    if (waitMs > LONGEST_WAIT_MS)
      return refused(`not asked: the rate limit is spent for ${Math.ceil(waitMs / 1000)} s`);
    if (waitMs > 0) await pause(waitMs);
    options.signal.throwIfAborted();
    onRequest(exchanges.length + 1);
    const sent = await send({ ...options, redact }, path, credentials);
    const date = typeof sent === "string" ? NaN : Date.parse(sent.headers.get("date") ?? "");
    const atMs = Number.isNaN(date) ? now() : date;
    const exchange =
      typeof sent === "string" ? refused(sent) : { path, credentials, atMs, response: sent, problem: "" };
    exchanges.push(exchange);
    return exchange;
  }

  return {
    exchanges,
    async send(path, credentials = "key") {
      const exchange = await once(path, credentials);
      const status = exchange.response?.status ?? 500;
      if (exchanges.at(-1) !== exchange) return exchange; // it was not asked
      if (status !== 429 && status < 500) return exchange;
      await pause(status === 429 ? Math.min(LONGEST_WAIT_MS, refusedForMs(exchange)) : AGAIN_MS);
      const again = await once(path, credentials);
      return again.response ? again : exchange.response ? exchange : again;
    },
  };
}

/** How long to wait after an answer, so that the limit lasts for others too. */
function paceMs({ response, atMs }: HttpExchange, nowMs: number): number {
  const told = response && parseRateLimitHeaders(response.headers, atMs);
  if (!response) return 0;
  if (told?.remaining === undefined || told.resetInMs === undefined) return UNTOLD_PACE_MS;
  if (told.remaining > Math.max(1, (told.limit ?? 0) * LEFT_FOR_OTHERS)) return 0;
  return Math.max(0, told.resetInMs - Math.max(0, nowMs - atMs));
}

function refusedForMs({ response, atMs }: HttpExchange): number {
  const asked = response?.headers.get("retry-after") ?? "";
  if (/^\d{1,9}$/.test(asked)) return Number(asked) * 1000;
  const untilMs = Date.parse(asked) - atMs;
  if (!Number.isNaN(untilMs)) return Math.max(0, untilMs);
  return Math.max(AGAIN_MS, (response && parseRateLimitHeaders(response.headers, atMs)?.resetInMs) ?? 0);
}

interface Sender extends Pick<ServerOptions, "apiKey" | "baseUrl" | "fetch" | "forbiddenKey" | "signal" | "timeoutMs"> {
  /** Masks the API keys: a server may repeat them, in any form. */
  redact: (text: string) => string;
}

/** Sends one request, and reads the answer to its end; or says why there is none. Throws the reason of the caller's signal. */
async function send(
  { baseUrl, fetch, redact, signal: stop, timeoutMs, ...keys }: Sender,
  path: string,
  credentials: Credentials,
): Promise<ProbeResponse | string> {
  const signal = AbortSignal.any([AbortSignal.timeout(timeoutMs), stop]);
  const key = { key: keys.apiKey, forbidden: keys.forbiddenKey, stranger: "no_such_key", nobody: undefined }[
    credentials
  ];
  const headers = { accept: "application/json", ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) };
  try {
    // Redirects stay where they are: the key goes to nobody else.
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
    bytes += (chunk as Uint8Array).length; // a body gives nothing else
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

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  const { cause = error } = error instanceof Error ? error : { cause: String(error) };
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return `no response (${code || (cause instanceof Error ? cause.message : String(cause))})`;
}
