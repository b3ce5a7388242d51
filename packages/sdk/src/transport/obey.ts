import { stopTogether } from "../stop-together.ts";
import type { FetchLayer } from "./layers.ts";

/** Stops a request when the caller's signal aborts, and lets go of that signal when the request is done. */
export function obey(signal: AbortSignal | undefined): FetchLayer {
  if (!signal) return (next) => next;
  return (next) => async (request) => {
    const own = stopTogether(signal);
    try {
      // A request that was made with the caller's signal would hold on to it until it is collected.
      return await next(new Request(request, { signal: own.signal }));
    } finally {
      own.end();
    }
  };
}
