// The mock.
export { createMock } from "./mock.ts";
export { DEFAULT_BASE_URL, DEFAULT_PORT } from "./http/base-url.ts";
export type { Mock } from "./mock.ts";
export type { MockOptions } from "./options.ts";
export type { MockClock } from "./runtime/mock-clock.ts";
export type { RecordedRequest } from "./middleware/request-log.ts";
export { SettingError } from "./errors.ts";

// Whether a server is this API.
export { verify } from "./verify/verify.ts";
export type { VerifyOptions } from "./verify/verify.ts";
export { MAX_VERIFY_REQUESTS } from "./verify/survey/server.ts";
export { rateTold } from "./verify/survey/rate-told.ts";
export type { RateTold } from "./verify/survey/rate-told.ts";
export type { Finding, Outcome, Verdict, Violation } from "./verify/finding.ts";
export { UnreachableError, VerifyError } from "./verify/verify-error.ts";

// Its data from files.
export { FixtureError } from "./dataset/fixture/fixture-error.ts";
export type { FixtureFile } from "./dataset/fixture/fixture-source.ts";
export type { StoredBytes } from "./dataset/fixture/random-access-file.ts";
