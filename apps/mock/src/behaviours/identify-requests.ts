import { hex, randomFor } from "../dataset/random.ts";
import type { Behaviour } from "../respond.ts";

/** Gives every answer an `x-request-id`: with the same seed, the first request has the same in every run, and so has the next. */
export function identifyRequests(seed: number | string): Behaviour {
  const random = randomFor("requests", seed);
  return (next) => async (request) => {
    const id = `req_${hex(random, 12)}`;
    const response = await next(request);
    response.headers.set("x-request-id", id);
    return response;
  };
}
