import { onResponse, type Behaviour } from "../handler.ts";

/** More than a test looks at, and few enough for a mock that runs for days. */
const MOST = 1_000;

/** A request that was made. `status` is `undefined` until it is answered, and where the connection breaks instead. */
export interface RecordedRequest {
  method: string;
  url: string;
  status: number | undefined;
}

/** Writes down what is asked, in the order of asking; of many requests, the last 1,000. */
export function recordRequests(requests: RecordedRequest[]): Behaviour {
  return (next) => (request) => {
    const record: RecordedRequest = { method: request.method, url: request.url, status: undefined };
    requests.push(record);
    if (requests.length > MOST) requests.shift();
    return onResponse(next(request), (response) => {
      record.status = response.status;
      return response;
    });
  };
}
