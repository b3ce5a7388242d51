// The mock.
export { createMock } from "./mock.ts";
export { DEFAULT_BASE_URL, DEFAULT_PORT } from "./http/api-router.ts";
export type { Mock } from "./mock.ts";
export type { MockOptions } from "./options.ts";
export type { MockClock } from "./runtime/mock-clock.ts";
export type { RecordedRequest } from "./middleware/request-log.ts";
export { InvalidOptionError } from "./errors.ts";

// Whether a server is this API.
export { verify } from "./verify/verify.ts";
export type { VerifyOptions } from "./verify/verify.ts";
export { MAX_VERIFY_REQUESTS } from "./verify/survey/server.ts";
export { parseRateLimitHeaders } from "./verify/survey/rate-told.ts";
export type { RateLimitHeaders } from "./verify/survey/rate-told.ts";
export type { Finding, Outcome, Verdict, Violation } from "./verify/finding.ts";
export { UnreachableError, VerifyError } from "./verify/verify-error.ts";

// Its data from files.
export { FixtureError } from "./errors.ts";
export type { FixtureFile } from "./dataset/fixture/fixture-source.ts";
export type { RandomAccessFile } from "./dataset/fixture/random-access-file.ts";
