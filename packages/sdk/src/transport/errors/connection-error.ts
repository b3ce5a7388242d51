import { ConnectionError } from "../../errors.ts";
import type { Redact } from "../../runtime/redact-secrets.ts";
import { explainConnectionFailure, type Attempt } from "./connection-failure.ts";
import { copyError } from "./copy-error.ts";

/**
 * Returns the `ConnectionError` for a value that `fetch` threw. Its `cause` is a copy of this value without the API key. The client loads this module
 * after the first failure.
 */
export function createConnectionError(thrown: unknown, attempt: Attempt, redact: Redact): ConnectionError {
  const cause = copyError(thrown, redact);
  const { message, ...facts } = explainConnectionFailure(cause, attempt);
  return new ConnectionError(message, cause, facts);
}
