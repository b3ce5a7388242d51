import type { Clock } from "../clock.ts";
import type { Observer } from "../observe.ts";
import type { Redact } from "../redact.ts";
import type { Layer } from "./layers.ts";

/** What `tellAttempts` works with. */
export interface TellAttemptsOptions {
  clock: Clock;
  observer: Observer;
  /** Masks the API key in URLs: someone may pass it as an id. */
  redact: Redact;
}

/** Tells the observer of each attempt. It sees requests before the key is added, and of responses only the status. */
export function tellAttempts({ clock, observer, redact }: TellAttemptsOptions): Layer {
  return (next) => (request) => {
    if (!observer.hearsAttempts()) return next(request); // most of the time nobody does
    const event = { method: "GET", url: redact(request.url), attempt: request.attempt ?? 1 };
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
