// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import { nullable, number, openEnumOf, string } from "../validation/schema.ts";
import { array, mergeShapes, object, optional } from "../validation/containers.ts";
import { dateTime } from "../validation/formats.ts";
import { validator, type Validator } from "../validation/validator.ts";
import {
  callDirectionValues,
  callStatusValues,
  sentimentValues,
  speakerValues,
  errorCodeValues,
} from "./enumerations.ts";
import type { ListCallsQuery } from "./parameters.ts";
import type {
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
} from "./types.ts";

const callIdSchema = /* @__PURE__ */ string({ minLength: 1 });
/** Validates `CallId`. */
export const callIdValidator: Validator<CallId> = /* @__PURE__ */ validator("CallId", callIdSchema);
const callDirectionSchema = /* @__PURE__ */ openEnumOf(callDirectionValues);
/** Validates `CallDirection`. */
export const callDirectionValidator: Validator<CallDirection> = /* @__PURE__ */ validator(
  "CallDirection",
  callDirectionSchema,
);
const callStatusSchema = /* @__PURE__ */ openEnumOf(callStatusValues);
/** Validates `CallStatus`. */
export const callStatusValidator: Validator<CallStatus> = /* @__PURE__ */ validator("CallStatus", callStatusSchema);
const sentimentSchema = /* @__PURE__ */ openEnumOf(sentimentValues);
/** Validates `Sentiment`. */
export const sentimentValidator: Validator<Sentiment> = /* @__PURE__ */ validator("Sentiment", sentimentSchema);
const speakerSchema = /* @__PURE__ */ openEnumOf(speakerValues);
/** Validates `Speaker`. */
export const speakerValidator: Validator<Speaker> = /* @__PURE__ */ validator("Speaker", speakerSchema);
const errorCodeSchema = /* @__PURE__ */ openEnumOf(errorCodeValues);
/** Validates `ErrorCode`. */
export const errorCodeValidator: Validator<ErrorCode> = /* @__PURE__ */ validator("ErrorCode", errorCodeSchema);
const timestampSchema = /* @__PURE__ */ string({ format: dateTime, utc: true });
/** Validates `Timestamp`. */
export const timestampValidator: Validator<Timestamp> = /* @__PURE__ */ validator("Timestamp", timestampSchema);
const callShape = {
  id: callIdSchema,
  agent_id: /* @__PURE__ */ string({ minLength: 1 }),
  contact_id: /* @__PURE__ */ nullable(/* @__PURE__ */ string({ minLength: 1 })),
  direction: callDirectionSchema,
  call_status: callStatusSchema,
  duration_seconds: /* @__PURE__ */ number({ integer: true, minimum: 0 }),
  sentiment: /* @__PURE__ */ nullable(sentimentSchema),
  cost: /* @__PURE__ */ nullable(/* @__PURE__ */ number()),
  start_timestamp: timestampSchema,
  end_timestamp: /* @__PURE__ */ nullable(timestampSchema),
};
const callSchema = /* @__PURE__ */ object(callShape);
/** Validates `Call`. */
export const callValidator: Validator<Call> = /* @__PURE__ */ validator("Call", callSchema);
const transcriptTurnShape = {
  speaker: speakerSchema,
  text: /* @__PURE__ */ string(),
  timestamp: /* @__PURE__ */ number(),
};
const transcriptTurnSchema = /* @__PURE__ */ object(transcriptTurnShape);
/** Validates `TranscriptTurn`. */
export const transcriptTurnValidator: Validator<TranscriptTurn> = /* @__PURE__ */ validator(
  "TranscriptTurn",
  transcriptTurnSchema,
);
const callDetailShape = /* @__PURE__ */ mergeShapes(callShape, {
  campaign_id: /* @__PURE__ */ nullable(/* @__PURE__ */ string({ minLength: 1 })),
  summary: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
  transcript: /* @__PURE__ */ array(transcriptTurnSchema),
});
const callDetailSchema = /* @__PURE__ */ object(callDetailShape);
/** Validates `CallDetail`. */
export const callDetailValidator: Validator<CallDetail> = /* @__PURE__ */ validator("CallDetail", callDetailSchema);
const pageMetaShape = {
  total: /* @__PURE__ */ number({ integer: true, minimum: 0 }),
  page: /* @__PURE__ */ number({ integer: true, minimum: 1 }),
  per_page: /* @__PURE__ */ number({ integer: true, minimum: 1 }),
};
const pageMetaSchema = /* @__PURE__ */ object(pageMetaShape);
/** Validates `PageMeta`. */
export const pageMetaValidator: Validator<PageMeta> = /* @__PURE__ */ validator("PageMeta", pageMetaSchema);
const callListBodyShape = { data: /* @__PURE__ */ array(callSchema), meta: pageMetaSchema };
const callListBodySchema = /* @__PURE__ */ object(callListBodyShape);
/** Validates `CallListBody`. */
export const callListBodyValidator: Validator<CallListBody> = /* @__PURE__ */ validator(
  "CallListBody",
  callListBodySchema,
);
const callBodyShape = { data: callDetailSchema };
const callBodySchema = /* @__PURE__ */ object(callBodyShape);
/** Validates `CallBody`. */
export const callBodyValidator: Validator<CallBody> = /* @__PURE__ */ validator("CallBody", callBodySchema);
const errorDetailsShape = {
  code: errorCodeSchema,
  message: /* @__PURE__ */ string(),
  status: /* @__PURE__ */ number({ integer: true, minimum: 400, maximum: 599 }),
};
const errorDetailsSchema = /* @__PURE__ */ object(errorDetailsShape);
/** Validates `ErrorDetails`. */
export const errorDetailsValidator: Validator<ErrorDetails> = /* @__PURE__ */ validator(
  "ErrorDetails",
  errorDetailsSchema,
);
const errorBodyShape = { error: errorDetailsSchema };
const errorBodySchema = /* @__PURE__ */ object(errorBodyShape);
/** Validates `ErrorBody`. */
export const errorBodyValidator: Validator<ErrorBody> = /* @__PURE__ */ validator("ErrorBody", errorBodySchema);
/** Validates the query of `GET /calls`, before it is converted to text. */
export const listCallsQueryValidator: Validator<ListCallsQuery> = /* @__PURE__ */ validator(
  "listCalls query",
  /* @__PURE__ */ object({
    status: /* @__PURE__ */ optional(callStatusSchema),
    since_hours: /* @__PURE__ */ optional(/* @__PURE__ */ number({ integer: true, minimum: 1 })),
    page: /* @__PURE__ */ optional(/* @__PURE__ */ number({ integer: true, minimum: 1 })),
    per_page: /* @__PURE__ */ optional(/* @__PURE__ */ number({ integer: true, minimum: 1, maximum: 100 })),
  }),
);
