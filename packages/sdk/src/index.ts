// The client.
export { SmartAlex } from "./client.ts";
export type { Patience, RequestOptions, SmartAlexOptions } from "./options.ts";
export type { Validation } from "./decode.ts";
export type { Hooks, Logger, RequestEvent, ResponseEvent, RetryEvent, WaitEvent, WarningEvent } from "./observe.ts";
export type { Calls } from "./calls/calls.ts";
export type { AheadOptions } from "./calls/call-options.ts";
export type { CallFilter, CallPredicate } from "./calls/call-filter.ts";
export type { CallList } from "./calls/call-list.ts";
export type { CallStream } from "./calls/call-stream.ts";
export type { ChangesBatch, ChangesOptions, ChangesWarning, FailedCall, LateCall } from "./calls/change-batch.ts";
export type { ChangesState } from "./calls/change-memory.ts";
export type { Horizons } from "./calls/change-tiers.ts";
export type { FoundCall, IdSource } from "./calls/details.ts";
export type { CallPage } from "./calls/page.ts";
export type { ListWarning, PagesCannotOverlap, TotalMismatch } from "./calls/list-warning.ts";
export type { ListPosition } from "./calls/list-position.ts";
export type { WithResponse } from "./with-response.ts";

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
export type { ClientErrorCode, ErrorFacts, SmartAlexErrorName } from "./errors.ts";

// What can be passed in.
export type { Clock } from "./clock.ts";
export type { Fetch, PlainFetch, PlainInit, PlainResponse } from "./transport/layers.ts";

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
  ListCallsQuery,
  PageMeta,
  Sentiment,
  Speaker,
  TranscriptTurn,
} from "@smartalex/contract";
