import { AbortError } from "../errors.ts";
import { isOk, type Middleware } from "./middleware.ts";
import type { AttemptResult, RetryOptions } from "./retry-loop.ts";

/**
 * Retries attempts that failed for a transient reason. Only safe methods are retried. A request that changes something is sent again only if the
 * connection was never opened, so that it cannot take effect twice. This middleware does not retry 429 responses, because `rateLimit` sends those
 * requests again.
 */
export function retry(options: RetryOptions): Middleware {
  const { budget, maxRetries } = options;
  return (next) => async (request) => {
    const progress = { attempts: 0, order: undefined };
    const send = async (): Promise<AttemptResult> => {
      progress.attempts++;
      try {
        const response = await next({ ...request, attempt: progress.attempts, progress });
        if (isOk(response)) budget.earn();
        return { response, attempts: progress.attempts };
      } catch (error) {
        return { error, attempts: progress.attempts };
      }
    };
    let result = await send();
    if (result.response && isOk(result.response)) return result.response;
    if (maxRetries > 0 && !(result.error instanceof AbortError)) {
      // Not loaded before the first failure. Without a network, a web page may be unable to load it.
      const loaded = await import("./failures.ts").catch(() => undefined);
      if (loaded) result = await loaded.retryLoop(result, { request, send }, options);
    }
    if (result.response) return result.response;
    throw result.error;
  };
}
