import { ConnectionError } from "../../errors.ts";
import type { Redact } from "../../runtime/redact-secrets.ts";
import { explainConnectionFailure, type Attempt } from "./connection-failure.ts";
import { copyError } from "./copy-error.ts";

/** Returns the `ConnectionError` for a value that `fetch` threw. The `cause` of the error is a copy of the thrown value without the API key. */
export function createConnectionError(thrown: unknown, attempt: Attempt, redact: Redact): ConnectionError {
  const cause = copyError(thrown, redact);
  const { message, ...facts } = explainConnectionFailure(cause, attempt);
  return new ConnectionError(message, cause, facts);
}
