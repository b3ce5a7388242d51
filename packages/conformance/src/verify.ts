import { systemNow, systemSleep, type Sleep } from "./runtime/clock.ts";
import { validateTarget } from "./validate-target.ts";
import type { Finding } from "./checks/finding.ts";
import { describeExchange } from "./probes/http-exchange.ts";
import { createServer, type ServerFetch } from "./probes/server.ts";
import { UnreachableError, VerifyError } from "./verify-error.ts";

/** Options of `verify`. */
export interface VerifyOptions {
  /** The base URL of the server. It must use https, except on this machine. */
  baseUrl: string;
  /** An API key with permission to read calls. */
  apiKey: string;
  /** An API key without this permission, to check the response 403. */
  forbiddenKey?: string | undefined;
  /** Sends requests. Called as `fetch(url, init)`, for example the global `fetch` or that of a mock. */
  fetch: ServerFetch;
  /** Returns the time in milliseconds since 1970. Defaults to the system clock. */
  now?: (() => number) | undefined;
  /** Waits for the rate limit. Defaults to the system clock. */
  sleep?: Sleep | undefined;
  /** The timeout of a request in milliseconds. @default 30000 */
  timeoutMs?: number | undefined;
  /** Aborts the check, also during a request or a wait. `verify` then rejects with the reason of the signal. */
  signal?: AbortSignal | undefined;
  /** Called before each request with its number, counted from 1. */
  onRequest?: ((count: number) => void) | undefined;
}

/**
 * Checks whether a server behaves like the documented Calls API, and how it behaves where the documentation says nothing. Sends only read requests, one
 * at a time, within the rate limit, and at most 250.
 *
 * @throws `VerifyError` for an invalid option, or a key that the server rejects.
 * @throws `UnreachableError` if the server does not respond.
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
  if (!plain.response) throw new UnreachableError(`cannot reach ${baseUrl}: ${plain.problem}`);
  if (plain.response.status === 401 || plain.response.status === 403) {
    throw new VerifyError(
      `the server rejects the API key: ${describeExchange(plain)}. Use a key with permission to read calls`,
    );
  }
  const { runChecks } = await import("./run-checks.ts"); // loaded on demand, because most programs only use the mock
  yield* await runChecks(server, { plain, hasForbiddenKey: forbiddenKey !== undefined, isLocal });
}
