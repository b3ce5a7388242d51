// The whole document as types, for openapi-fetch and the like.
export type { components, operations, paths } from "./generated/types.ts";

// Friendly names.
export type {
  Call,
  CallBody,
  CallDetail,
  CallDirection,
  CallListBody,
  CallStatus,
  ErrorBody,
  ErrorCode,
  ErrorDetails,
  ListCallsQuery,
  KnownCallDirection,
  KnownCallStatus,
  KnownErrorCode,
  KnownSentiment,
  KnownSpeaker,
  ListCallsParams,
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
export type { FieldMetadata } from "./record-field.ts";

// Validators.
export {
  callBodyValidator,
  callDetailValidator,
  callDirectionValidator,
  callIdValidator,
  callListBodyValidator,
  callStatusValidator,
  callValidator,
  errorBodyValidator,
  errorCodeValidator,
  errorDetailsValidator,
  listCallsQueryValidator,
  pageMetaValidator,
  sentimentValidator,
  speakerValidator,
  timestampValidator,
  transcriptTurnValidator,
} from "./generated/validators.ts";
export type { TwoModeValidator, Validator } from "./validate/validator.ts";
export type { ValidationIssue } from "./validate/issue.ts";
