import { mapResponse, type Middleware } from "../http/middleware.ts";

/** Adds a `Date` header with the time of the mock's clock. `now` returns milliseconds since 1970. */
export function dateHeader(now: () => number): Middleware {
  let last = { second: NaN, text: "" };
  return (request, next) => {
    return mapResponse(next(request), (response) => {
      const second = Math.floor(now() / 1000);
      if (second !== last.second) last = { second, text: new Date(second * 1000).toUTCString() };
      response.headers["date"] = last.text;
      return response;
    });
  };
}
