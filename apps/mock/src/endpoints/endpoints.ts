import type { Source } from "../dataset/source.ts";
import type { Handler } from "../handler.ts";
import { fail } from "../respond.ts";
import { BASE_PATH, METHODS, route } from "../routes.ts";
import { getCall } from "./get-call.ts";
import { listCalls } from "./list-calls.ts";
import type { PageLimit } from "./list-query.ts";

/** What there is to ask: which calls, in pages of which size, at which moment (milliseconds since 1970). */
export interface EndpointOptions extends PageLimit {
  source: Source;
  now: () => number;
}

/** Answers each operation of the API, and whatever is none. */
export function endpoints({ source, now, ...limit }: EndpointOptions): Handler {
  const list = listCalls(source, limit);
  const get = getCall(source);
  return (request) => {
    const found = route(request);
    switch (found.operation) {
      case "listCalls":
        return list(found.search, now());
      case "getCall":
        return get(found.id, now());
      case "wrongMethod":
        return fail(405, "invalid_request", `The Calls API only reads: ${found.path} takes ${METHODS}`, {
          allow: METHODS,
        });
      case undefined:
        return fail(
          404,
          "not_found",
          `There is nothing here. The Calls API has ${BASE_PATH}/calls and ${BASE_PATH}/calls/{id}`,
        );
    }
  };
}
