import { ChangedFixtureError } from "../dataset/fixture/fixture-changed-error.ts";
import type { Behaviour } from "../http/middleware.ts";
import { fail } from "../http/responses.ts";

/** Answers what a file would say that is no longer what it was: 500, with a message that says so. Answers at once are all that read files. */
export const reportChangedFiles: Behaviour = (next) => (request) => {
  try {
    return next(request);
  } catch (error) {
    if (error instanceof ChangedFixtureError) return fail(500, "server_error", error.message);
    throw error;
  }
};
