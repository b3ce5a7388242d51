import { mapResponse, type Middleware } from "../http/middleware.ts";
import { hex24 } from "../runtime/hex.ts";
import { createRandom } from "../runtime/random.ts";

/** Adds an `X-Request-Id` header to every response. Two mocks with the same seed have the same sequence of IDs. */
export function requestId(seed: number | string): Middleware {
  const random = createRandom("requests", seed);
  return (request, next) => {
    const id = `req_${hex24(random() * 2 ** 24)}${hex24(random() * 2 ** 24)}`;
    return mapResponse(next(request), (response) => {
      response.headers["x-request-id"] = id;
      return response;
    });
  };
}
