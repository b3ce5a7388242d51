// Functions that the transport uses only after a failure. The functions are in one module, because a failure usually needs several of them.
export { createConnectionError } from "./errors/connection-error.ts";
export { createHttpError } from "./errors/http-error.ts";
export { isStaleConnection } from "./errors/stale-connection-error.ts";
export { unreadableResponse } from "./errors/unreadable-response.ts";
export { retryDelayMs } from "./rate-limiter/retry-after.ts";
export { retryLoop } from "./retry-loop.ts";
