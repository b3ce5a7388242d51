import type {
  callDirectionValues,
  callStatusValues,
  errorCodeValues,
  sentimentValues,
  speakerValues,
} from "./generated/enumerations.ts";
import type { CallStatus, operations } from "./generated/types.ts";

export type {
  ApiError,
  Call,
  CallDetail,
  CallDirection,
  CallStatus,
  ErrorCode,
  ErrorResponse,
  GetCallResponse,
  ListCallsResponse,
  PageMeta,
  Sentiment,
  Speaker,
  TranscriptTurn,
} from "./generated/types.ts";

/** The documented values of `CallStatus`. */
export type KnownCallStatus = (typeof callStatusValues)[number];
/** The documented values of `CallDirection`. */
export type KnownCallDirection = (typeof callDirectionValues)[number];
/** The documented values of `Sentiment`. */
export type KnownSentiment = (typeof sentimentValues)[number];
/** The documented values of `Speaker`. */
export type KnownSpeaker = (typeof speakerValues)[number];
/** The documented values of `ErrorCode`. */
export type KnownErrorCode = (typeof errorCodeValues)[number];

/** What `GET /calls` is asked, to the letter of the document: a parameter is there, or it is not. */
export type ExactListCallsQuery = NonNullable<operations["listCalls"]["parameters"]["query"]>;
/**
 * The query of a client: `status`, `since_hours`, `page` (default 1) and `per_page` (default 20), or undefined. Any text may be sent as the
 * status: the known values autocomplete, and the server judges others.
 */
export type ListCallsQuery = {
  [Name in keyof ExactListCallsQuery]?: (Name extends "status" ? CallStatus : ExactListCallsQuery[Name]) | undefined;
};
