import { AbortError } from "../errors.ts";
import { isOk, type Middleware } from "./middleware.ts";
import type { AttemptResult, RetryOptions } from "./retries/retry-loop.ts";

/**
 * Retries requests that failed for a transient reason. A request that changes data, such as a `POST` request, is retried only if no connection was
 * opened, so that the request cannot take effect twice. This middleware does not retry 429 responses, because `rateLimit` sends those requests again.
 */
export function retry(options: RetryOptions): Middleware {
  const { budget, maxRetries } = options;
  return async (request, next) => {
    const progress = { attempts: 0, order: undefined };
    const send = async (): Promise<AttemptResult> => {
      progress.attempts++;
      try {
        const response = await next({ ...request, progress });
        if (isOk(response)) budget.earn();
        return { response };
      } catch (error) {
        return { error };
      }
    };
    let result = await send();
    const isFinal = result.response ? isOk(result.response) : result.error instanceof AbortError;
    if (!isFinal && maxRetries > 0) {
      // Not loaded before the first failure. Without a network, a web page may be unable to load it.
      const loaded = await import("./failures.ts").catch(() => undefined);
      if (loaded) result = await loaded.retryLoop(result, { progress, request, send }, options);
    }
    if (result.response) return result.response;
    throw result.error;
  };
}
