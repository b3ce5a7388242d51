import { systemNow, systemSleep, type Sleep } from "./clock.ts";
import { validateTarget } from "./validate-target.ts";
import type { Finding } from "./finding.ts";
import { describeExchange } from "./probes/http-exchange.ts";
import { createServer, type ServerFetch } from "./probes/server.ts";
import { UnreachableError, VerifyError } from "./verify-error.ts";

/** Which server to verify, and with what. */
export interface VerifyOptions {
  /** Where the API is; https, or this machine. */
  baseUrl: string;
  /** A key that may read calls. */
  apiKey: string;
  /** A key that may not: with it, 403 can be seen. */
  forbiddenKey?: string | undefined;
  /** Sends requests, called as `fetch(url, init)`: the runtime's `fetch` or that of a mock. */
  fetch: ServerFetch;
  /** What time it is, in milliseconds since 1970. Default: by the machine's clock. */
  now?: (() => number) | undefined;
  /** How to wait for the rate limit. Default: by the machine's clock. */
  sleep?: Sleep | undefined;
  /** How long an answer may take, in milliseconds. Default 30,000. */
  timeoutMs?: number | undefined;
  /** Stops it, also in the middle of a request or a wait: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Hears of each request before it is sent: the first is 1. */
  onRequest?: ((count: number) => void) | undefined;
}

/**
 * Finds out how far a server is the Calls API as documented, and what it makes of what is not documented. It only reads, one request at
 * a time, at the pace of the rate limit, and never more than 250. Throws `VerifyError` for an option that cannot work and a key that the
 * server refuses, and `UnreachableError` where nothing answers.
 */
export async function* verify(options: VerifyOptions): AsyncGenerator<Finding, void, undefined> {
  const { apiKey, forbiddenKey } = options;
  const { baseUrl, isLocal } = validateTarget(options);
  const server = createServer({
    baseUrl,
    apiKey,
    forbiddenKey,
    fetch: options.fetch,
    now: options.now ?? systemNow,
    sleep: options.sleep ?? systemSleep,
    timeoutMs: options.timeoutMs ?? 30_000,
    signal: options.signal ?? new AbortController().signal,
    onRequest: options.onRequest ?? (() => undefined),
  });
  const plain = await server.send("/calls");
  if (!plain.response) throw new UnreachableError(`${baseUrl} cannot be reached: ${plain.problem}`);
  if (plain.response.status === 401 || plain.response.status === 403) {
    throw new VerifyError(`the API key is refused: ${describeExchange(plain)}. Give one that may read calls`);
  }
  const { runChecks } = await import("./run-checks.ts"); // most have a mock alone
  yield* await runChecks(server, { plain, hasForbiddenKey: forbiddenKey !== undefined, isLocal });
}
