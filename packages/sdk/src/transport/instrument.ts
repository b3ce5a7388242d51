import type { Clock } from "../runtime/clock.ts";
import type { Instrumentation } from "./instrumentation.ts";
import type { Redact } from "../runtime/redact-secrets.ts";
import type { Middleware } from "./middleware.ts";

/** What `tellAttempts` works with. */
export interface InstrumentOptions {
  clock: Clock;
  observer: Instrumentation;
  /** Masks the API key in URLs: someone may pass it as an id. */
  redact: Redact;
}

/** Tells the observer of each attempt. It sees requests before the key is added, and of responses only the status. */
export function instrument({ clock, observer, redact }: InstrumentOptions): Middleware {
  return (next) => (request) => {
    if (!observer.hearsAttempts()) return next(request); // most of the time nobody does
    const event = { method: request.method, url: redact(request.url), attempt: request.attempt ?? 1 };
    observer.request(event);
    const startMs = clock.now();
    const end = (status: number | undefined, error?: unknown) => {
      observer.response({ ...event, status, error, durationMs: clock.now() - startMs });
    };
    return next(request).then(
      (answer) => {
        end(answer.status);
        return answer;
      },
      (error: unknown) => {
        end(undefined, error);
        throw error;
      },
    );
  };
}
