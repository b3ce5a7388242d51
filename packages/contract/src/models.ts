import type {
  callDirectionValues,
  callStatusValues,
  errorCodeValues,
  sentimentValues,
  speakerValues,
} from "./generated/enumerations.ts";
import type { operations } from "./generated/types.ts";

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

/** The query of `GET /calls`, exactly as in the document: a parameter is present or absent, never undefined. */
export type ListCallsQuery = NonNullable<operations["listCalls"]["parameters"]["query"]>;
/**
 * The query of a client: `status`, `since_hours`, `page` (default 1) and `per_page` (default 20), or undefined. The known statuses
 * autocomplete. Any other string is sent, too, and the server decides.
 */
export type ListCallsParams = { [Name in keyof ListCallsQuery]?: ListCallsQuery[Name] | undefined };
