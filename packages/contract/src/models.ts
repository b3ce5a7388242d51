import type {
  callDirectionValues,
  callStatusValues,
  errorCodeValues,
  sentimentValues,
  speakerValues,
} from "./generated/enumerations.ts";
import type { components, operations } from "./generated/types.ts";

type Schemas = components["schemas"];

/** One call as lists give it, without campaign, summary and transcript. */
export type Call = Schemas["Call"];
/** One call with its campaign, summary and transcript. */
export type CallDetail = Schemas["CallDetail"];
/** What one side said; `timestamp` is in seconds from the start of the call. */
export type TranscriptTurn = Schemas["TranscriptTurn"];
/** Where a page stands in the whole list. */
export type PageMeta = Schemas["PageMeta"];

/** How a call ended. Open: the server may add values. */
export type CallStatus = Schemas["CallStatus"];
/** How a call came about. Open: the server may add values. */
export type CallDirection = Schemas["CallDirection"];
/** How the caller came across. Open: the server may add values. */
export type Sentiment = Schemas["Sentiment"];
/** Who speaks. Open: the server may add values. */
export type Speaker = Schemas["Speaker"];
/** What kind of error it is. Open: the server may add values. */
export type ErrorCode = Schemas["ErrorCode"];

/** The documented values of `CallStatus`, and the only ones that a query may send. */
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
/** The same for those who ask: `status`, `since_hours`, `page` (default 1) and `per_page` (default 20), or undefined. */
export type ListCallsQuery = { [Name in keyof ExactListCallsQuery]?: ExactListCallsQuery[Name] | undefined };
/** The body of a successful `GET /calls`. */
export type ListCallsResponse = Schemas["ListCallsResponse"];
/** The body of a successful `GET /calls/{id}`. */
export type GetCallResponse = Schemas["GetCallResponse"];
/** What went wrong, as the server says it. */
export type ApiError = Schemas["ApiError"];
/** The body of every response that is not a success. */
export type ErrorResponse = Schemas["ErrorResponse"];
