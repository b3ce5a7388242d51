import { SmartAlexError } from "../errors.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import { displayUrl, type Instrumentation } from "./instrumentation.ts";
import { isOk, type Middleware } from "./middleware.ts";
import { retryDelayMs } from "./rate-limiter/rate-limit-headers.ts";

/** Options for `throwHttpErrors`. */
export interface ThrowHttpErrorsOptions {
  clock: Clock;
  redact: Redact;
  instrumentation: Pick<Instrumentation, "failure">;
}

/** Throws the typed error for every response that is not successful or whose body cannot be used. Reports every failed request. */
export function throwHttpErrors({ clock, instrumentation, redact }: ThrowHttpErrorsOptions): Middleware {
  return (next) => async (request) => {
    try {
      const response = await next(request);
      if (isOk(response) && response.problem === undefined) return response;
      const waitMs = retryDelayMs(response, clock.now());
      const { createHttpError } = await import("./errors/http-error.ts"); // not loaded before the first error
      throw createHttpError(response, { waitMs, redact });
    } catch (error) {
      if (error instanceof SmartAlexError)
        instrumentation.failure({ ...request, url: displayUrl(request, redact) }, error);
      throw error;
    }
  };
}
