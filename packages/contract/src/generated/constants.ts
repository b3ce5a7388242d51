// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

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
