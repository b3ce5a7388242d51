import { randomFor } from "../dataset/random.ts";
import { onResponse, type Behaviour } from "../handler.ts";

/** Gives every answer an `x-request-id`: with the same seed, the first request has the same in every run, and so has the next. */
export function identifyRequests(seed: number | string): Behaviour {
  const random = randomFor("requests", seed);
  return (next) => (request) => {
    const id = `req_${digits(random())}${digits(random())}`;
    return onResponse(next(request), (response) => {
      response.headers["x-request-id"] = id;
      return response;
    });
  };
}

/** Six hexadecimal digits. */
function digits(chance: number): string {
  return (Math.floor(chance * 0x1000000) + 0x1000000).toString(16).slice(1);
}
