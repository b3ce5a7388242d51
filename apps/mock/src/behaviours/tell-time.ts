import type { Behaviour } from "../respond.ts";

/** Says on every answer what time it is by the mock's clock (milliseconds since 1970). */
export function tellTime(now: () => number): Behaviour {
  return (next) => async (request) => {
    const response = await next(request);
    response.headers.set("date", new Date(now()).toUTCString());
    return response;
  };
}
