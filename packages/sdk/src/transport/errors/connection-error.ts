import { ConnectionError } from "../../errors.ts";
import type { Redact } from "../../runtime/redact-secrets.ts";
import { explainConnectionFailure, type Attempt } from "./connection-failure.ts";
import { copyError } from "./copy-error.ts";

/** The codes that Node.js, Deno and Bun report when the other side has closed a connection. */
const CLOSED = new Set(["ECONNRESET", "EPIPE", "UND_ERR_SOCKET", "ConnectionClosed"]);

/** Returns the `ConnectionError` for a value that `fetch` threw. The `cause` of the error is a copy of the thrown value without the API key. */
export function createConnectionError(thrown: unknown, attempt: Attempt, redact: Redact): ConnectionError {
  const cause = copyError(thrown, redact);
  const { message, ...facts } = explainConnectionFailure(cause, attempt);
  return new ConnectionError(message, cause, facts);
}

/** Returns whether an error of `fetch` means that a reused connection was closed before the first byte of the response. */
export function isStaleConnection(error: unknown): boolean {
  const { cause } = (error ?? {}) as { cause?: unknown }; // a custom `fetch` may throw anything
  for (const reason of [error, cause]) {
    // A `SocketError` of undici has the number of bytes that were read from the connection, which is 0 for a new connection:
    // https://github.com/nodejs/undici
    const { code, socket } = (reason ?? {}) as { code?: unknown; socket?: { bytesRead?: unknown } };
    if (typeof code === "string" && CLOSED.has(code)) return socket?.bytesRead !== 0;
  }
  return false;
}
