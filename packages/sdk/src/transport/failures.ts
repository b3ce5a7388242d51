// Functions that the transport uses only after a failure. The functions are in one module, because a failure usually needs several of them.
export { createConnectionError, isStaleConnection } from "./errors/connection-error.ts";
export { createHttpError } from "./errors/http-error.ts";
export { unreadableResponse } from "./errors/unreadable-response.ts";
export { retryLoop } from "./retries/retry-loop.ts";
