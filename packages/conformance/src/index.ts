// Checks whether a server is the Calls API.
export { verify } from "./verify.ts";
export type { VerifyOptions } from "./verify.ts";
export { MAX_VERIFY_REQUESTS } from "./probes/server.ts";
export { violationText } from "./checks/body-checks.ts";
export type { Finding, Outcome, Verdict, Violation } from "./checks/finding.ts";
export { UnreachableError, VerifyError } from "./verify-error.ts";

// Functions that the mock and the command line share with the checks.
export { parseRateLimitHeaders } from "./probes/rate-limit-headers.ts";
export type { RateLimitHeaders } from "./probes/rate-limit-headers.ts";
export { counted } from "./runtime/counted.ts";
export { systemNow, systemSleep, untilAborted } from "./runtime/clock.ts";
export type { Sleep } from "./runtime/clock.ts";
