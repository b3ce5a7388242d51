import { randomFor } from "../runtime/random.ts";
import { hex24 } from "../runtime/hex.ts";
import { onResponse, type Behaviour } from "../http/middleware.ts";

/** Gives every answer an `x-request-id`: with the same seed, the first request has the same in every run, and so has the next. */
export function identifyRequests(seed: number | string): Behaviour {
  const random = randomFor("requests", seed);
  return (next) => (request) => {
    const id = `req_${hex24(random() * 2 ** 24)}${hex24(random() * 2 ** 24)}`;
    return onResponse(next(request), (response) => {
      response.headers["x-request-id"] = id;
      return response;
    });
  };
}
