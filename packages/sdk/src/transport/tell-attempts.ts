import type { Clock } from "../clock.ts";
import type { Observer } from "../observe.ts";
import type { Layer } from "./layers.ts";

/** Tells the observer of each attempt. It sees requests before the key is added, and responses by their status alone. */
export function tellAttempts({ clock, observer }: { clock: Clock; observer: Observer }): Layer {
  return (next) => (request) => {
    if (!observer.hearsAttempts()) return next(request); // most of the time nobody does
    const event = { method: "GET", url: request.url, attempt: request.attempt ?? 1 };
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
