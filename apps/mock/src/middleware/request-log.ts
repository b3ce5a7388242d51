/** More than a test looks at, and few enough for a mock that runs for days. */
const MOST = 1_000;

/** A request that was made. `status` is `undefined` until it is answered, and where the connection breaks instead. */
export interface RecordedRequest {
  method: string;
  url: string;
  status: number | undefined;
}

/** A request with its place, from 1 on, and when it was made and how long it took by the machine's clock, in milliseconds. */
interface TimedRequest {
  readonly number: number;
  readonly request: Readonly<RecordedRequest>;
  readonly askedAtMs: number;
  /** `undefined` until it has ended. */
  durationMs: number | undefined;
}

/** What was asked, in the order of asking; of many requests, the last 1,000. */
export interface RequestLog {
  /** Without times, so that two runs of a test have the same. */
  readonly requests: readonly Readonly<RecordedRequest>[];
  readonly timed: readonly Readonly<TimedRequest>[];
  /** How many there were in all. */
  readonly count: number;
  /** Writes down a request. What it gives writes down how it ended. */
  readonly begin: (method: string, url: string) => (status: number | undefined) => void;
  /** Forgets them all. */
  readonly reset: () => void;
}

/** Makes an empty log. `now` is the machine's clock, in milliseconds since 1970. */
export function requestLog(now: () => number): RequestLog {
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
      const entry: TimedRequest = { number: ++count, request, askedAtMs: now(), durationMs: undefined };
      requests.push(request);
      timed.push(entry);
      if (requests.length > MOST) {
        requests.shift();
        timed.shift();
      }
      return (status) => {
        request.status = status;
        entry.durationMs = now() - entry.askedAtMs;
      };
    },
    reset() {
      requests.length = 0;
      timed.length = 0;
      count = 0;
    },
  };
}
