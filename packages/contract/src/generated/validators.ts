// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import { enumeration, nullable, number, string } from "../validate/checks.ts";
import { array, object, optional } from "../validate/containers.ts";
import { dateTime } from "../validate/formats.ts";
import { validator, type TwoModeValidator } from "../validate/validator.ts";
import {
  callDirectionValues,
  callStatusValues,
  sentimentValues,
  speakerValues,
  errorCodeValues,
} from "./enumerations.ts";
import type { components, operations } from "./types.ts";

type Schemas = components["schemas"];

const callIdCheck = /* @__PURE__ */ string({ minLength: 1 });
/** Validates `CallId`. */
export const callIdValidator: TwoModeValidator<Schemas["CallId"]> = /* @__PURE__ */ validator("CallId", callIdCheck);
const callDirectionCheck = /* @__PURE__ */ enumeration(callDirectionValues);
/** Validates `CallDirection`. */
export const callDirectionValidator: TwoModeValidator<Schemas["CallDirection"]> = /* @__PURE__ */ validator(
  "CallDirection",
  callDirectionCheck,
);
const callStatusCheck = /* @__PURE__ */ enumeration(callStatusValues);
/** Validates `CallStatus`. */
export const callStatusValidator: TwoModeValidator<Schemas["CallStatus"]> = /* @__PURE__ */ validator(
  "CallStatus",
  callStatusCheck,
);
const sentimentCheck = /* @__PURE__ */ enumeration(sentimentValues);
/** Validates `Sentiment`. */
export const sentimentValidator: TwoModeValidator<Schemas["Sentiment"]> = /* @__PURE__ */ validator(
  "Sentiment",
  sentimentCheck,
);
const speakerCheck = /* @__PURE__ */ enumeration(speakerValues);
/** Validates `Speaker`. */
export const speakerValidator: TwoModeValidator<Schemas["Speaker"]> = /* @__PURE__ */ validator(
  "Speaker",
  speakerCheck,
);
const errorCodeCheck = /* @__PURE__ */ enumeration(errorCodeValues);
/** Validates `ErrorCode`. */
export const errorCodeValidator: TwoModeValidator<Schemas["ErrorCode"]> = /* @__PURE__ */ validator(
  "ErrorCode",
  errorCodeCheck,
);
const timestampCheck = /* @__PURE__ */ string({ format: dateTime, utc: true });
/** Validates `Timestamp`. */
export const timestampValidator: TwoModeValidator<Schemas["Timestamp"]> = /* @__PURE__ */ validator(
  "Timestamp",
  timestampCheck,
);
const callFields = {
  id: callIdCheck,
  agent_id: /* @__PURE__ */ string({ minLength: 1 }),
  contact_id: /* @__PURE__ */ nullable(/* @__PURE__ */ string({ minLength: 1 })),
  direction: callDirectionCheck,
  call_status: callStatusCheck,
  duration_seconds: /* @__PURE__ */ number({ integer: true, minimum: 0 }),
  sentiment: /* @__PURE__ */ nullable(sentimentCheck),
  cost: /* @__PURE__ */ nullable(/* @__PURE__ */ number()),
  start_timestamp: timestampCheck,
  end_timestamp: /* @__PURE__ */ nullable(timestampCheck),
};
const callCheck = /* @__PURE__ */ object(callFields);
/** Validates `Call`. */
export const callValidator: TwoModeValidator<Schemas["Call"]> = /* @__PURE__ */ validator("Call", callCheck);
const transcriptTurnFields = {
  speaker: speakerCheck,
  text: /* @__PURE__ */ string(),
  timestamp: /* @__PURE__ */ number(),
};
const transcriptTurnCheck = /* @__PURE__ */ object(transcriptTurnFields);
/** Validates `TranscriptTurn`. */
export const transcriptTurnValidator: TwoModeValidator<Schemas["TranscriptTurn"]> = /* @__PURE__ */ validator(
  "TranscriptTurn",
  transcriptTurnCheck,
);
const callDetailFields = {
  ...callFields,
  campaign_id: /* @__PURE__ */ nullable(/* @__PURE__ */ string({ minLength: 1 })),
  summary: /* @__PURE__ */ nullable(/* @__PURE__ */ string()),
  transcript: /* @__PURE__ */ array(transcriptTurnCheck),
};
const callDetailCheck = /* @__PURE__ */ object(callDetailFields);
/** Validates `CallDetail`. */
export const callDetailValidator: TwoModeValidator<Schemas["CallDetail"]> = /* @__PURE__ */ validator(
  "CallDetail",
  callDetailCheck,
);
const pageMetaFields = {
  total: /* @__PURE__ */ number({ integer: true, minimum: 0 }),
  page: /* @__PURE__ */ number({ integer: true, minimum: 1 }),
  per_page: /* @__PURE__ */ number({ integer: true, minimum: 1 }),
};
const pageMetaCheck = /* @__PURE__ */ object(pageMetaFields);
/** Validates `PageMeta`. */
export const pageMetaValidator: TwoModeValidator<Schemas["PageMeta"]> = /* @__PURE__ */ validator(
  "PageMeta",
  pageMetaCheck,
);
const callListBodyFields = { data: /* @__PURE__ */ array(callCheck), meta: pageMetaCheck };
const callListBodyCheck = /* @__PURE__ */ object(callListBodyFields);
/** Validates `CallListBody`. */
export const callListBodyValidator: TwoModeValidator<Schemas["CallListBody"]> = /* @__PURE__ */ validator(
  "CallListBody",
  callListBodyCheck,
);
const callBodyFields = { data: callDetailCheck };
const callBodyCheck = /* @__PURE__ */ object(callBodyFields);
/** Validates `CallBody`. */
export const callBodyValidator: TwoModeValidator<Schemas["CallBody"]> = /* @__PURE__ */ validator(
  "CallBody",
  callBodyCheck,
);
const errorDetailsFields = {
  code: errorCodeCheck,
  message: /* @__PURE__ */ string(),
  status: /* @__PURE__ */ number({ integer: true, minimum: 400, maximum: 599 }),
};
const errorDetailsCheck = /* @__PURE__ */ object(errorDetailsFields);
/** Validates `ErrorDetails`. */
export const errorDetailsValidator: TwoModeValidator<Schemas["ErrorDetails"]> = /* @__PURE__ */ validator(
  "ErrorDetails",
  errorDetailsCheck,
);
const errorBodyFields = { error: errorDetailsCheck };
const errorBodyCheck = /* @__PURE__ */ object(errorBodyFields);
/** Validates `ErrorBody`. */
export const errorBodyValidator: TwoModeValidator<Schemas["ErrorBody"]> = /* @__PURE__ */ validator(
  "ErrorBody",
  errorBodyCheck,
);
/** Validates the query of `listCalls`, with numbers as numbers. */
export const listCallsQueryValidator: TwoModeValidator<NonNullable<operations["listCalls"]["parameters"]["query"]>> =
  /* @__PURE__ */ validator(
    "listCalls query",
    /* @__PURE__ */ object({
      status: /* @__PURE__ */ optional(callStatusCheck),
      since_hours: /* @__PURE__ */ optional(/* @__PURE__ */ number({ integer: true, minimum: 1 })),
      page: /* @__PURE__ */ optional(/* @__PURE__ */ number({ integer: true, minimum: 1 })),
      per_page: /* @__PURE__ */ optional(/* @__PURE__ */ number({ integer: true, minimum: 1, maximum: 100 })),
    }),
  );
