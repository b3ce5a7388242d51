// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

export type {
  KnownCallDirection,
  KnownCallStatus,
  KnownSentiment,
  KnownSpeaker,
  KnownErrorCode,
} from "./enumerations.ts";
export {
  callDirectionValues,
  callStatusValues,
  sentimentValues,
  speakerValues,
  errorCodeValues,
} from "./enumerations.ts";
export { callFields, transcriptTurnFields, callDetailFields } from "./fields.ts";
export { listCallsQueryLimits } from "./query-limits.ts";
export { serverUrls } from "./servers.ts";
