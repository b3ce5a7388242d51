import { mapResponse, type Middleware } from "../http/middleware.ts";

/** Number of requests that are kept: more than a test reads, and few enough for a mock that runs for days. */
const MAX_REQUESTS = 1_000;

/** A request that the mock received. `status` is `undefined` before the response, and if the connection broke before it. */
export interface RecordedRequest {
  method: string;
  url: string;
  status: number | undefined;
}

/** A request with its times. */
interface TimedRequest {
  /** The position in the order of all requests, counted from 1. */
  readonly number: number;
  readonly request: Readonly<RecordedRequest>;
  /** When the request arrived, by the system clock, in milliseconds since 1970. */
  readonly receivedAtMs: number;
  /** How long the response took. `undefined` until the request has ended. */
  durationMs: number | undefined;
}

/** The last 1,000 requests, oldest first. */
export interface RequestLog {
  /** The requests without times, so that two runs of a test have the same log. */
  readonly requests: readonly Readonly<RecordedRequest>[];
  readonly timed: readonly Readonly<TimedRequest>[];
  /** The total number of requests. */
  readonly count: number;
  /** Adds a request. Call the returned function with the status when the request ends. */
  readonly begin: (method: string, url: string) => (status: number | undefined) => void;
  /** Removes all requests. */
  readonly reset: () => void;
}

/** Creates an empty log. `now` returns the time of the system clock, in milliseconds since 1970. */
export function createRequestLog(now: () => number): RequestLog {
  const requests: RecordedRequest[] = [];
  const timed: TimedRequest[] = [];
  let count = 0;
  return {
    requests,
    timed,
    get count() {
      return count;
    },
    begin(method, url) {
      const request: RecordedRequest = { method, url, status: undefined };
      const entry: TimedRequest = { number: ++count, request, receivedAtMs: now(), durationMs: undefined };
      requests.push(request);
      timed.push(entry);
      if (requests.length > MAX_REQUESTS) {
        requests.shift();
        timed.shift();
      }
      return (status) => {
        request.status = status;
        entry.durationMs = now() - entry.receivedAtMs;
      };
    },
    reset() {
      requests.length = 0;
      timed.length = 0;
      count = 0;
    },
  };
}

/** Adds every request to the log, with the status of its response. */
export function requestLog(log: RequestLog): Middleware {
  return (request, next) => {
    const end = log.begin(request.method, request.url);
    const pending = next(request);
    if (pending instanceof Promise) {
      pending.catch(() => {
        end(undefined);
      });
    }
    return mapResponse(pending, (response) => {
      end(response.status);
      return response;
    });
  };
}
