import { ConnectionError } from "../../errors.ts";
import type { Redact } from "../../runtime/redact-secrets.ts";
import { explainConnectionFailure, type Attempt } from "./connection-failure.ts";
import { copyError } from "./copy-error.ts";

/** Returns the error for a value that `fetch` threw. The `cause` is a redacted copy of this value. This module is loaded after the first failure. */
export function createConnectionError(thrown: unknown, attempt: Attempt, redact: Redact): ConnectionError {
  const cause = copyError(thrown, redact);
  const { message, ...facts } = explainConnectionFailure(cause, attempt);
  return new ConnectionError(message, cause, facts);
}
