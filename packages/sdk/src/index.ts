// The client.
export { SmartAlex } from "./client.ts";
export type { QueryOption, TimeoutOptions, RequestOptions, SmartAlexOptions } from "./client-options.ts";
export type { ResponseValidation } from "./api/validate-response.ts";
export type {
  ClientHooks,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  RateLimitEvent,
  WarningEvent,
} from "./transport/instrumentation.ts";
export type { Logger, LogLevel } from "./transport/logger.ts";
export type { Calls } from "./resources/calls/calls.ts";
export type { ListOptions } from "./resources/calls/call-options.ts";
export type { CallFilter, CallPredicate } from "./resources/calls/call-filter.ts";
export type { CallPagePromise } from "./resources/calls/call-page-promise.ts";
export type { CallIterable } from "./resources/calls/call-iterable.ts";
export type {
  ChangeBatch,
  ChangeFeedOptions,
  ChangeFeedWarning,
  FailedCall,
  LateArrival,
} from "./resources/calls/changes/change-batch.ts";
export type { ChangeFeedState } from "./resources/calls/changes/change-feed-state.ts";
export type { LookbackOptions } from "./resources/calls/changes/lookback.ts";
export type { CallLookup, CallIds } from "./resources/calls/get-many.ts";
export type { CallPage } from "./pagination/page.ts";
export type { ListWarning, PagesCannotOverlap, TotalMismatch } from "./pagination/list-warning.ts";
export type { ListCheckpoint } from "./pagination/list-checkpoint.ts";
export type { ResponseWithData } from "./api/api-response.ts";

// What it throws.
export {
  AbortError,
  AuthenticationError,
  ConnectionError,
  InvalidOptionError,
  InvalidRequestError,
  InvalidResponseError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  ServerError,
  SmartAlexError,
  TimeoutError,
  isSmartAlexError,
} from "./errors.ts";
export type { ClientErrorCode, SmartAlexErrorOptions, SmartAlexErrorName } from "./errors.ts";

// What can be passed in.
export type { Clock } from "./runtime/clock.ts";
export type { ApiKeyFunction } from "./transport/bearer-auth.ts";
export type { AppInfo, HeadersOption } from "./transport/headers.ts";
export type { Fetch } from "./transport/network/fetch.ts";

// What it gives.
export type {
  Call,
  CallDetail,
  CallDirection,
  CallStatus,
  ErrorCode,
  KnownCallDirection,
  KnownCallStatus,
  KnownSentiment,
  KnownSpeaker,
  ListCallsParams,
  PageMeta,
  Sentiment,
  Speaker,
  TranscriptTurn,
} from "@smartalex/contract";
