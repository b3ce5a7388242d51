import { onResponse, type Behaviour } from "../http/middleware.ts";

/** Says on every answer what time it is by the mock's clock (milliseconds since 1970). */
export function tellTime(now: () => number): Behaviour {
  let last = { second: NaN, text: "" };
  return (next) => (request) => {
    return onResponse(next(request), (response) => {
      const second = Math.floor(now() / 1000);
      if (second !== last.second) last = { second, text: new Date(second * 1000).toUTCString() };
      response.headers["date"] = last.text;
      return response;
    });
  };
}
