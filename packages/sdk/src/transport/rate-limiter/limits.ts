// The parsers for rate-limit headers in all forms. They are loaded for the first header that is not a number.
export { parseRateLimits } from "./rate-limit-headers.ts";
export { retryDelayMs } from "./retry-after.ts";
