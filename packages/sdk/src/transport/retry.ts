import { AbortError } from "../errors.ts";
import { isOk, type Middleware } from "./middleware.ts";
import type { AttemptResult, RetryOptions } from "./retry-loop.ts";

/**
 * Retries requests that failed for a transient reason. A request that changes data, such as a `POST` request, is retried only if no connection was
 * opened, so that the request cannot take effect twice. This middleware does not retry 429 responses, because `rateLimit` sends those requests again.
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
      // The code for retries is loaded after the first failure. If a web page cannot load the code because it has no network, the request is not
      // retried.
      const loaded = await import("./failures.ts").catch(() => undefined);
      if (loaded) result = await loaded.retryLoop(result, { request, send }, options);
    }
    if (result.response) return result.response;
    throw result.error;
  };
}
