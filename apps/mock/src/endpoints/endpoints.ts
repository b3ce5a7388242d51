import type { Dataset } from "../dataset/dataset.ts";
import { fail, type Handler } from "../respond.ts";
import { BASE_PATH, METHODS, route } from "../routes.ts";
import { getCall } from "./get-call.ts";
import { listCalls } from "./list-calls.ts";
import type { PageLimit } from "./list-query.ts";

/** What there is to ask: which calls, in pages of which size, at which moment (milliseconds since 1970). */
export interface EndpointOptions extends PageLimit {
  dataset: Dataset;
  now: () => number;
}

/** Answers each operation of the API, and whatever is none. */
export function endpoints({ dataset, now, ...limit }: EndpointOptions): Handler {
  return (request) => {
    const found = route(request);
    switch (found.operation) {
      case "listCalls":
        return listCalls(dataset, found.search, limit, now());
      case "getCall":
        return getCall(dataset, found.id, now());
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
