// The whole document as types, for openapi-fetch and the like.
export type { components, operations, paths } from "./generated/types.ts";

// Friendly names.
export type {
  ApiError,
  Call,
  CallDetail,
  CallDirection,
  CallStatus,
  ErrorCode,
  ErrorResponse,
  ExactListCallsQuery,
  GetCallResponse,
  KnownCallDirection,
  KnownCallStatus,
  KnownErrorCode,
  KnownSentiment,
  KnownSpeaker,
  ListCallsQuery,
  ListCallsResponse,
  PageMeta,
  Sentiment,
  Speaker,
  TranscriptTurn,
} from "./models.ts";

// Enumerations and other facts of the document.
export {
  callDetailFields,
  callDirectionValues,
  callFields,
  callStatusValues,
  errorCodeValues,
  listCallsQueryLimits,
  sentimentValues,
  serverUrls,
  speakerValues,
  transcriptTurnFields,
} from "./constants.ts";
export type { RecordField } from "./record-field.ts";

// Validators.
export {
  apiErrorValidator,
  callDetailValidator,
  callDirectionValidator,
  callIdValidator,
  callStatusValidator,
  callValidator,
  errorCodeValidator,
  errorResponseValidator,
  getCallResponseValidator,
  listCallsQueryValidator,
  listCallsResponseValidator,
  pageMetaValidator,
  sentimentValidator,
  speakerValidator,
  timestampValidator,
  transcriptTurnValidator,
} from "./generated/validators.ts";
export type { TwoModeValidator, Validator } from "./validate/validator.ts";
export type { ValidationIssue } from "./validate/issue.ts";
