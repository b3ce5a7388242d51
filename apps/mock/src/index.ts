// The mock.
export { createMock } from "./mock.ts";
export { DEFAULT_BASE_URL, DEFAULT_PORT } from "./http/api-router.ts";
export type { Mock } from "./mock.ts";
export type { MockOptions } from "./options.ts";
export type { MockClock } from "./runtime/mock-clock.ts";
export type { RecordedRequest } from "./middleware/request-log.ts";
export { InvalidOptionError } from "./runtime/errors.ts";

// Conformance checks.
export {
  MAX_VERIFY_REQUESTS,
  parseRateLimitHeaders,
  UnreachableError,
  verify,
  VerifyError,
} from "@smartalex/conformance";
export type { Finding, Outcome, RateLimitHeaders, Verdict, VerifyOptions, Violation } from "@smartalex/conformance";

// Data files.
export { FixtureError } from "./runtime/errors.ts";
export type { FixtureFile } from "./dataset/fixture/fixture-source.ts";
export type { RandomAccessFile } from "./dataset/fixture/random-access-file.ts";
