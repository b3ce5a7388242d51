import type { Clock } from "../clock.ts";
import type { Observer } from "../observe.ts";
import type { Layer } from "./layers.ts";

/** Tells the observer of each attempt. It sees requests before the key is added, and responses by their status alone. */
export function tellAttempts({ clock, observer }: { clock: Clock; observer: Observer }): Layer {
  let attempt = 0;
  return (next) => async (request) => {
    const event = { method: "GET", url: request.url, attempt: ++attempt };
    observer.request(event);
    const startMs = clock.now();
    const end = (status: number | undefined, error?: unknown) => {
      observer.response({ ...event, status, error, durationMs: clock.now() - startMs });
    };
    try {
      const response = await next(request);
      end(response.status);
      return response;
    } catch (error) {
      end(undefined, error);
      throw error;
    }
  };
}
