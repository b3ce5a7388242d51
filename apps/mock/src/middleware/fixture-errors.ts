import { FixtureChangedError } from "../runtime/errors.ts";
import type { Middleware } from "../http/middleware.ts";
import { errorResponse } from "../http/responses.ts";

/** Returns 500 with an explanation if a data file has changed since the mock read it. Files are read synchronously. */
export const fixtureErrors: Middleware = (request, next) => {
  try {
    return next(request);
  } catch (error) {
    if (error instanceof FixtureChangedError) return errorResponse(500, "server_error", error.message);
    throw error;
  }
};
