// The part of the transport that runs after a failure. It is one module, because a failure usually needs several of these functions.
export { createConnectionError } from "./errors/connection-error.ts";
export { createHttpError } from "./errors/http-error.ts";
export { isStaleConnection } from "./errors/stale-connection-error.ts";
export { unreadableResponse } from "./errors/unreadable-response.ts";
export { retryDelayMs } from "./rate-limiter/retry-after.ts";
export { retryLoop } from "./retry-loop.ts";
