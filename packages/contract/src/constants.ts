// Facts of the document: all of the contract that a small program needs at run time.
export { listCallsQueryLimits, serverUrls } from "./generated/constants.ts";
export {
  callDirectionValues,
  callStatusValues,
  errorCodeValues,
  sentimentValues,
  speakerValues,
} from "./generated/enumerations.ts";
export { callDetailFields, callFields, transcriptTurnFields } from "./generated/fields.ts";
