import { onResponse, type Behaviour } from "../http/middleware.ts";
import type { RequestLog } from "./request-log.ts";

/** Writes down what is asked, in the order of asking. */
export function recordRequests(log: RequestLog): Behaviour {
  return (next) => (request) => {
    const end = log.begin(request.method, request.url);
    const given = next(request);
    if (given instanceof Promise) {
      given.catch(() => {
        end(undefined);
      });
    }
    return onResponse(given, (response) => {
      end(response.status);
      return response;
    });
  };
}
