// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

export type {
  paths,
  CallId,
  CallDirection,
  CallStatus,
  Sentiment,
  Speaker,
  ErrorCode,
  Timestamp,
  Call,
  TranscriptTurn,
  CallDetail,
  PageMeta,
  CallListBody,
  CallBody,
  ErrorDetails,
  ErrorBody,
  components,
  operations,
} from "./types.ts";
export type { ListCallsQuery, ListCallsParams, GetCallPath } from "./parameters.ts";
export {
  callIdValidator,
  callDirectionValidator,
  callStatusValidator,
  sentimentValidator,
  speakerValidator,
  errorCodeValidator,
  timestampValidator,
  callValidator,
  transcriptTurnValidator,
  callDetailValidator,
  pageMetaValidator,
  callListBodyValidator,
  callBodyValidator,
  errorDetailsValidator,
  errorBodyValidator,
  listCallsQueryValidator,
} from "./validators.ts";
export type { ValidatorsByName, SchemaName } from "./validators-by-name.ts";
export { validatorFor } from "./validators-by-name.ts";
export type {
  KnownCallDirection,
  KnownCallStatus,
  KnownSentiment,
  KnownSpeaker,
  KnownErrorCode,
} from "../constants.ts";
export {
  callDirectionValues,
  callStatusValues,
  sentimentValues,
  speakerValues,
  errorCodeValues,
  callFields,
  transcriptTurnFields,
  callDetailFields,
  listCallsQueryLimits,
  serverUrls,
} from "../constants.ts";
