import { SmartAlexError } from "../errors.ts";
import type { Clock } from "../runtime/clock.ts";
import type { Redactor } from "../runtime/redactor.ts";
import type { Instrumentation } from "./instrumentation/instrumentation.ts";
import { isOk, type Middleware } from "./middleware.ts";

/** Options for `throwHttpErrors`. */
export interface ThrowHttpErrorsOptions {
  clock: Clock;
  redactor: Redactor;
  instrumentation: Pick<Instrumentation, "hasListeners" | "load">;
}

/** Throws a `SmartAlexError` for every response whose status is not 2xx, or whose body cannot be used. Also logs every failed request. */
export function throwHttpErrors({ clock, instrumentation, redactor }: ThrowHttpErrorsOptions): Middleware {
  return async (request, next) => {
    try {
      const response = await next(request);
      if (isOk(response) && response.problem === undefined) return response;
      const nowMs = clock.now();
      // The code that creates errors is loaded for the first HTTP error.
      const [{ createHttpError }, redact] = await Promise.all([import("./failures.ts"), redactor.load()]);
      throw await createHttpError(response, { nowMs, redact });
    } catch (error) {
      if (error instanceof SmartAlexError && instrumentation.hasListeners()) {
        const reporter = await instrumentation.load();
        await reporter?.failure(request, error, redactor);
      }
      throw error;
    }
  };
}
