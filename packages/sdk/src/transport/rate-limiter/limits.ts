// The part of the rate limiter that reads headers. It is loaded while the first request is sent.
export { parseRateLimits } from "./rate-limit-headers.ts";
export { retryDelayMs } from "./retry-after.ts";
