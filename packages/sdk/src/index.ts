// The client.
export { SmartAlex } from "./client.ts";
export type { FetchOptions, RequestOptions, SmartAlexOptions, TimeoutOptions } from "./client-options.ts";
export type { ApiKeyFunction } from "./transport/api-key.ts";
export type { AppInfo, HeadersOption } from "./transport/headers.ts";
export type {
  ClientHooks,
  RateLimitEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
} from "./transport/instrumentation/events.ts";
export type {
  ChangeFeedWarning,
  ListWarning,
  PagesCannotOverlap,
  TotalMismatch,
  WarningEvent,
} from "./transport/instrumentation/warnings.ts";
export type { Logger, LogLevel } from "./transport/instrumentation/logger.ts";
export type { Fetch } from "./transport/network/fetch.ts";
export type { Clock } from "./runtime/clock.ts";

// Requests and responses.
export type { QueryOption } from "./api/default-query.ts";
export type { ApiClient, ApiRequestOptions, ApiResult } from "./api/api-client.ts";
export { ApiPromise } from "./api/api-promise.ts";
export type { ResponseWithData } from "./api/api-response.ts";
export type { ResponseValidation } from "./api/validate-response.ts";

// Lists.
export type { ListOptions } from "./resources/list-options.ts";
export type { Page } from "./pagination/page.ts";
export { PagePromise } from "./pagination/page-promise.ts";
export type { ListBody, ListCheckpoint } from "./pagination/list-source.ts";

// Calls.
export { Calls } from "./resources/calls/calls.ts";
export type { CallFilter, CallPredicate } from "./resources/calls/call-filter.ts";
export { CallIterable } from "./resources/calls/call-iterable.ts";
export { CallPagePromise, type CallPage } from "./resources/calls/call-page-promise.ts";
export type { CallIds, CallLookup } from "./resources/calls/get-many.ts";
export type {
  ChangeBatch,
  ChangeFeedOptions,
  FailedCall,
  LateArrival,
} from "./resources/calls/changes/change-batch.ts";
export type { ChangeFeedState } from "./resources/calls/changes/change-feed-state.ts";
export type { LookbackOptions } from "./resources/calls/changes/lookback.ts";
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

// Errors.
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
export type { ClientErrorCode, SmartAlexErrorName, SmartAlexErrorOptions } from "./errors.ts";
