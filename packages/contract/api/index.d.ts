import { callDirectionValues, callStatusValues, errorCodeValues, sentimentValues, speakerValues } from './constants.js';
export { callDetailFields, callFields, listCallsQueryLimits, serverUrls, transcriptTurnFields } from './constants.js';

interface paths {
    "/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List calls
         * Gives one page of the workspace's calls, without their transcripts.
         */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calls/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get one call
         * Gives one call with its summary and its transcript.
         */
        get: operations["getCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
/**
 * Names a call, `call_…` in all documented examples.
 * @example call_abc123
 */
type CallId = string;
/**
 * How the call came about.
 * - `inbound`: the caller dialled the workspace's number.
 * - `outbound`: the agent placed it, through a campaign.
 * - `web`: it came from the widget on a web site.
 * @example inbound
 */
type CallDirection = "inbound" | "outbound" | "web" | (string & {});
/**
 * How the call ended.
 * - `completed`: it ended normally.
 * - `voicemail`: it reached voicemail.
 * - `no_answer`: nobody answered.
 * - `busy`: the line was busy.
 * - `failed`: it could not be completed.
 * @example completed
 */
type CallStatus = "completed" | "voicemail" | "no_answer" | "busy" | "failed" | (string & {});
/**
 * How the caller came across.
 * - `positive`: satisfied or interested.
 * - `neutral`: an exchange of information.
 * - `negative`: frustrated or dissatisfied.
 * @example positive
 */
type Sentiment = "positive" | "neutral" | "negative" | (string & {});
/**
 * Who speaks. `agent` is SmartAlex's voice agent, `caller` the person, whoever placed the call.
 * @example agent
 */
type Speaker = "agent" | "caller" | (string & {});
/**
 * What kind of error it is, for programs.
 * - `invalid_request`: 400, a parameter has a value that is not allowed.
 * - `unauthorized`: 401, the API key is missing, unknown or revoked.
 * - `forbidden`: 403, the API key may not do this.
 * - `not_found`: 404, there is nothing at this address.
 * - `call_not_found`: 404, there is no call with this id.
 * - `rate_limited`: 429, the API key has made more requests than its plan allows.
 * - `server_error`: 500, the server failed.
 * @example call_not_found
 */
type ErrorCode = "invalid_request" | "unauthorized" | "forbidden" | "not_found" | "call_not_found" | "rate_limited" | "server_error" | (string & {});
/**
 * A time in RFC 3339 format. It is in UTC and ends in `Z`.
 * @example 2026-01-15T14:30:00Z
 */
type Timestamp = string;
/**
 * One call as lists give it, without campaign, summary and transcript.
 * @example {
 *   "id": "call_abc123",
 *   "agent_id": "agent_def456",
 *   "contact_id": "contact_xyz789",
 *   "direction": "inbound",
 *   "call_status": "completed",
 *   "duration_seconds": 245,
 *   "sentiment": "positive",
 *   "cost": 0.45,
 *   "start_timestamp": "2026-01-15T14:30:00Z",
 *   "end_timestamp": "2026-01-15T14:34:05Z"
 * }
 */
type Call = {
    id: CallId;
    /** The agent that handled the call, `agent_…` in all documented examples. */
    agent_id: string;
    /** The contact that the agent spoke with, `contact_…` in all documented examples. */
    contact_id: string | null;
    direction: CallDirection;
    call_status: CallStatus;
    /** How long the call lasted, in whole seconds. */
    duration_seconds: number;
    /** How the caller came across, or null. */
    sentiment: Sentiment | null;
    /** What the call cost, in the account's currency. */
    cost: number | null;
    /** When the call began. */
    start_timestamp: Timestamp;
    /** When the call ended, or null. */
    end_timestamp: Timestamp | null;
};
/**
 * What one side said, until the other side spoke or a pause came.
 * @example {
 *   "speaker": "agent",
 *   "text": "Hello, thank you for calling ABC Company. How can I help you today?",
 *   "timestamp": 0
 * }
 */
type TranscriptTurn = {
    speaker: Speaker;
    /** What was said. Empty where the recogniser heard nothing. The words are those of strangers. */
    text: string;
    /** When the turn began, in seconds from the start of the call. */
    timestamp: number;
};
/**
 * One call with its campaign, summary and transcript.
 * @example {
 *   "id": "call_abc123",
 *   "agent_id": "agent_def456",
 *   "contact_id": "contact_xyz789",
 *   "campaign_id": null,
 *   "direction": "inbound",
 *   "call_status": "completed",
 *   "duration_seconds": 245,
 *   "sentiment": "positive",
 *   "cost": 0.45,
 *   "start_timestamp": "2026-01-15T14:30:00Z",
 *   "end_timestamp": "2026-01-15T14:34:05Z",
 *   "summary": "The caller asked for an appointment next Tuesday at 2pm. Contact details collected, booking confirmed.",
 *   "transcript": [
 *     {
 *       "speaker": "agent",
 *       "text": "Hello, thank you for calling ABC Company. How can I help you today?",
 *       "timestamp": 0
 *     },
 *     {
 *       "speaker": "caller",
 *       "text": "Hi, I'd like to schedule an appointment.",
 *       "timestamp": 5
 *     }
 *   ]
 * }
 */
type CallDetail = Call & {
    /** The campaign that placed the call, `campaign_…`, or null when none did. */
    campaign_id: string | null;
    /** What was said, in a sentence or two. */
    summary: string | null;
    /** All turns, in the order in which they began. */
    transcript: TranscriptTurn[];
};
/**
 * Where a page stands in the whole list.
 * @example {
 *   "total": 150,
 *   "page": 1,
 *   "per_page": 20
 * }
 */
type PageMeta = {
    /** How many calls the query matches on all pages. */
    total: number;
    /** The number of this page, counted from 1. */
    page: number;
    /** How many calls a full page holds. */
    per_page: number;
};
/**
 * The body of a successful `listCalls`.
 * @example {
 *   "data": [
 *     {
 *       "id": "call_abc123",
 *       "agent_id": "agent_def456",
 *       "contact_id": "contact_xyz789",
 *       "direction": "inbound",
 *       "call_status": "completed",
 *       "duration_seconds": 245,
 *       "sentiment": "positive",
 *       "cost": 0.45,
 *       "start_timestamp": "2026-01-15T14:30:00Z",
 *       "end_timestamp": "2026-01-15T14:34:05Z"
 *     }
 *   ],
 *   "meta": {
 *     "total": 150,
 *     "page": 1,
 *     "per_page": 20
 *   }
 * }
 */
type CallListBody = {
    /** The calls of this page. */
    data: Call[];
    meta: PageMeta;
};
/**
 * The body of a successful `getCall`.
 * @example {
 *   "data": {
 *     "id": "call_abc123",
 *     "agent_id": "agent_def456",
 *     "contact_id": "contact_xyz789",
 *     "campaign_id": null,
 *     "direction": "inbound",
 *     "call_status": "completed",
 *     "duration_seconds": 245,
 *     "sentiment": "positive",
 *     "cost": 0.45,
 *     "start_timestamp": "2026-01-15T14:30:00Z",
 *     "end_timestamp": "2026-01-15T14:34:05Z",
 *     "summary": "The caller asked for an appointment next Tuesday at 2pm. Contact details collected, booking confirmed.",
 *     "transcript": [
 *       {
 *         "speaker": "agent",
 *         "text": "Hello, thank you for calling ABC Company. How can I help you today?",
 *         "timestamp": 0
 *       },
 *       {
 *         "speaker": "caller",
 *         "text": "Hi, I'd like to schedule an appointment.",
 *         "timestamp": 5
 *       }
 *     ]
 *   }
 * }
 */
type CallBody = {
    data: CallDetail;
};
/**
 * What went wrong.
 * @example {
 *   "code": "call_not_found",
 *   "message": "There is no call with the id call_nope",
 *   "status": 404
 * }
 */
type ErrorDetails = {
    code: ErrorCode;
    /** What went wrong, for people. */
    message: string;
    /** The HTTP status of the response. */
    status: number;
};
/**
 * The body of every response that is not a success.
 * @example {
 *   "error": {
 *     "code": "call_not_found",
 *     "message": "There is no call with the id call_nope",
 *     "status": 404
 *   }
 * }
 */
type ErrorBody = {
    error: ErrorDetails;
};
interface components {
    schemas: {
        CallId: CallId;
        CallDirection: CallDirection;
        CallStatus: CallStatus;
        Sentiment: Sentiment;
        Speaker: Speaker;
        ErrorCode: ErrorCode;
        Timestamp: Timestamp;
        Call: Call;
        TranscriptTurn: TranscriptTurn;
        CallDetail: CallDetail;
        PageMeta: PageMeta;
        CallListBody: CallListBody;
        CallBody: CallBody;
        ErrorDetails: ErrorDetails;
        ErrorBody: ErrorBody;
    };
    responses: {
        /** A parameter has a value that is not allowed. */
        InvalidRequest: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *   "error": {
                 *     "code": "invalid_request",
                 *     "message": "per_page must be at most 100",
                 *     "status": 400
                 *   }
                 * }
                 */
                "application/json": ErrorBody;
            };
        };
        /** The API key is missing, unknown or revoked. */
        Unauthorized: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *   "error": {
                 *     "code": "unauthorized",
                 *     "message": "The API key is missing or not valid",
                 *     "status": 401
                 *   }
                 * }
                 */
                "application/json": ErrorBody;
            };
        };
        /** The API key is valid, but may not do this. */
        Forbidden: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *   "error": {
                 *     "code": "forbidden",
                 *     "message": "This API key may not read calls",
                 *     "status": 403
                 *   }
                 * }
                 */
                "application/json": ErrorBody;
            };
        };
        /** The workspace has no call with this id. */
        CallNotFound: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *   "error": {
                 *     "code": "call_not_found",
                 *     "message": "There is no call with the id call_nope",
                 *     "status": 404
                 *   }
                 * }
                 */
                "application/json": ErrorBody;
            };
        };
        /** The API key has made more requests than its plan allows. */
        RateLimited: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *   "error": {
                 *     "code": "rate_limited",
                 *     "message": "Too many requests: 600 a minute are allowed",
                 *     "status": 429
                 *   }
                 * }
                 */
                "application/json": ErrorBody;
            };
        };
        /** The server failed. */
        ServerError: {
            headers: {
                "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *   "error": {
                 *     "code": "server_error",
                 *     "message": "Something went wrong on our side",
                 *     "status": 500
                 *   }
                 * }
                 */
                "application/json": ErrorBody;
            };
        };
    };
    parameters: {
        /**
         * Keeps only calls with this `call_status`.
         * @example completed
         */
        status: CallStatus;
        /**
         * Keeps only calls within the last so many hours, a whole number of at least 1.
         * @example 24
         */
        since_hours: number;
        /**
         * The number of the page, counted from 1.
         * @example 1
         */
        page: number;
        /**
         * How many calls a page holds. The answer's `meta.per_page` says what the server made of it.
         * @example 20
         */
        per_page: number;
        /**
         * The `id` of the call.
         * @example call_abc123
         */
        id: CallId;
    };
    requestBodies: never;
    headers: {
        /**
         * How many requests the API key may make in the current window.
         * @example 600
         */
        "X-RateLimit-Limit": number;
        /**
         * How many requests the API key has left in the current window.
         * @example 599
         */
        "X-RateLimit-Remaining": number;
        /**
         * When the current window ends, in seconds since 1970-01-01T00:00:00Z.
         * @example 1768487460
         */
        "X-RateLimit-Reset": number;
        /**
         * How long to wait before the next request, in whole seconds.
         * @example 30
         */
        "Retry-After": number;
    };
    pathItems: never;
}
interface operations {
    listCalls: {
        parameters: {
            query?: {
                /**
                 * Keeps only calls with this `call_status`.
                 * @example completed
                 */
                status?: components["parameters"]["status"];
                /**
                 * Keeps only calls within the last so many hours, a whole number of at least 1.
                 * @example 24
                 */
                since_hours?: components["parameters"]["since_hours"];
                /**
                 * The number of the page, counted from 1.
                 * @example 1
                 */
                page?: components["parameters"]["page"];
                /**
                 * How many calls a page holds. The answer's `meta.per_page` says what the server made of it.
                 * @example 20
                 */
                per_page?: components["parameters"]["per_page"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** One page of calls. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CallListBody;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
    getCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /**
                 * The `id` of the call.
                 * @example call_abc123
                 */
                id: components["parameters"]["id"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** The call. */
            200: {
                headers: {
                    "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
                    "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
                    "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": CallBody;
                };
            };
            400: components["responses"]["InvalidRequest"];
            401: components["responses"]["Unauthorized"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["CallNotFound"];
            429: components["responses"]["RateLimited"];
            500: components["responses"]["ServerError"];
        };
    };
}

/** The documented values of `CallStatus`. */
type KnownCallStatus = (typeof callStatusValues)[number];
/** The documented values of `CallDirection`. */
type KnownCallDirection = (typeof callDirectionValues)[number];
/** The documented values of `Sentiment`. */
type KnownSentiment = (typeof sentimentValues)[number];
/** The documented values of `Speaker`. */
type KnownSpeaker = (typeof speakerValues)[number];
/** The documented values of `ErrorCode`. */
type KnownErrorCode = (typeof errorCodeValues)[number];
/** The query of `GET /calls`, exactly as in the document: a parameter is present or absent, never undefined. */
type ExactListCallsQuery = NonNullable<operations["listCalls"]["parameters"]["query"]>;
/**
 * The query of a client: `status`, `since_hours`, `page` (default 1) and `per_page` (default 20), or undefined. The known statuses
 * autocomplete. Any other string is sent, too, and the server decides.
 */
type ListCallsQuery = {
    [Name in keyof ExactListCallsQuery]?: ExactListCallsQuery[Name] | undefined;
};

/** What is known of a field of a record. */
interface RecordField {
    readonly name: string;
    /** What its values are, where they are not null. A timestamp is RFC 3339 in UTC. */
    readonly type: "array" | "integer" | "number" | "string" | "timestamp";
    readonly nullable: boolean;
    readonly description: string;
    /** The documented values of an enumeration. The server may add others. */
    readonly values?: readonly string[];
}

/** The Standard Typed interface. This is a base type extended by other specs. */
interface StandardTypedV1<Input = unknown, Output = Input> {
    /** The Standard properties. */
    readonly "~standard": StandardTypedV1.Props<Input, Output>;
}
declare namespace StandardTypedV1 {
    /** The Standard Typed properties interface. */
    interface Props<Input = unknown, Output = Input> {
        /** The version number of the standard. */
        readonly version: 1;
        /** The vendor name of the schema library. */
        readonly vendor: string;
        /** Inferred types associated with the schema. */
        readonly types?: Types<Input, Output> | undefined;
    }
    /** The Standard Typed types interface. */
    interface Types<Input = unknown, Output = Input> {
        /** The input type of the schema. */
        readonly input: Input;
        /** The output type of the schema. */
        readonly output: Output;
    }
    /** Infers the input type of a Standard Typed. */
    type InferInput<Schema extends StandardTypedV1> = NonNullable<Schema["~standard"]["types"]>["input"];
    /** Infers the output type of a Standard Typed. */
    type InferOutput<Schema extends StandardTypedV1> = NonNullable<Schema["~standard"]["types"]>["output"];
}
/** The Standard Schema interface. */
interface StandardSchemaV1<Input = unknown, Output = Input> {
    /** The Standard Schema properties. */
    readonly "~standard": StandardSchemaV1.Props<Input, Output>;
}
declare namespace StandardSchemaV1 {
    /** The Standard Schema properties interface. */
    interface Props<Input = unknown, Output = Input> extends StandardTypedV1.Props<Input, Output> {
        /** Validates unknown input values. */
        readonly validate: (value: unknown, options?: StandardSchemaV1.Options | undefined) => Result<Output> | Promise<Result<Output>>;
    }
    /** The result interface of the validate function. */
    type Result<Output> = SuccessResult<Output> | FailureResult;
    /** The result interface if validation succeeds. */
    interface SuccessResult<Output> {
        /** The typed output value. */
        readonly value: Output;
        /** A falsy value for `issues` indicates success. */
        readonly issues?: undefined;
    }
    interface Options {
        /** Explicit support for additional vendor-specific parameters, if needed. */
        readonly libraryOptions?: Record<string, unknown> | undefined;
    }
    /** The result interface if validation fails. */
    interface FailureResult {
        /** The issues of failed validation. */
        readonly issues: ReadonlyArray<Issue>;
    }
    /** The issue interface of the failure output. */
    interface Issue {
        /** The error message of the issue. */
        readonly message: string;
        /** The path of the issue, if any. */
        readonly path?: ReadonlyArray<PropertyKey | PathSegment> | undefined;
    }
    /** The path segment interface of the issue. */
    interface PathSegment {
        /** The key representing a path segment. */
        readonly key: PropertyKey;
    }
    /** The Standard types interface. */
    interface Types<Input = unknown, Output = Input> extends StandardTypedV1.Types<Input, Output> {
    }
    /** Infers the input type of a Standard. */
    type InferInput<Schema extends StandardTypedV1> = StandardTypedV1.InferInput<Schema>;
    /** Infers the output type of a Standard. */
    type InferOutput<Schema extends StandardTypedV1> = StandardTypedV1.InferOutput<Schema>;
}

/** One way in which a value differs from its schema. */
interface ValidationIssue {
    /** What is wrong with the value, without repeating it: it may be private. */
    readonly message: string;
    /** The keys that lead to the value, outermost first. */
    readonly path: readonly (string | number)[];
    /** The same as a JSON pointer (RFC 6901), `""` for the whole value. */
    readonly pointer: string;
}

/** Checks values against one schema of the document. It is a Standard Schema (https://standardschema.dev), version 1. */
interface Validator<Value> extends StandardSchemaV1<unknown, Value> {
    /** The schema's name in the document. */
    readonly schemaName: string;
    /** What is wrong with the value; empty when it is valid. */
    issues(value: unknown): readonly ValidationIssue[];
    /** Whether the value is valid, for narrowing its type. */
    is(value: unknown): value is Value;
}
/**
 * A validator in its two modes. By itself it is tolerant: values of enumerations and fields that the document does not
 * know pass, since the server may add them any day. `strict` reports them too.
 */
interface TwoModeValidator<Value> extends Validator<Value> {
    readonly strict: Validator<Value>;
}

type Schemas = components["schemas"];
/** Validates `CallId`. */
declare const callIdValidator: TwoModeValidator<Schemas["CallId"]>;
/** Validates `CallDirection`. */
declare const callDirectionValidator: TwoModeValidator<Schemas["CallDirection"]>;
/** Validates `CallStatus`. */
declare const callStatusValidator: TwoModeValidator<Schemas["CallStatus"]>;
/** Validates `Sentiment`. */
declare const sentimentValidator: TwoModeValidator<Schemas["Sentiment"]>;
/** Validates `Speaker`. */
declare const speakerValidator: TwoModeValidator<Schemas["Speaker"]>;
/** Validates `ErrorCode`. */
declare const errorCodeValidator: TwoModeValidator<Schemas["ErrorCode"]>;
/** Validates `Timestamp`. */
declare const timestampValidator: TwoModeValidator<Schemas["Timestamp"]>;
/** Validates `Call`. */
declare const callValidator: TwoModeValidator<Schemas["Call"]>;
/** Validates `TranscriptTurn`. */
declare const transcriptTurnValidator: TwoModeValidator<Schemas["TranscriptTurn"]>;
/** Validates `CallDetail`. */
declare const callDetailValidator: TwoModeValidator<Schemas["CallDetail"]>;
/** Validates `PageMeta`. */
declare const pageMetaValidator: TwoModeValidator<Schemas["PageMeta"]>;
/** Validates `CallListBody`. */
declare const callListBodyValidator: TwoModeValidator<Schemas["CallListBody"]>;
/** Validates `CallBody`. */
declare const callBodyValidator: TwoModeValidator<Schemas["CallBody"]>;
/** Validates `ErrorDetails`. */
declare const errorDetailsValidator: TwoModeValidator<Schemas["ErrorDetails"]>;
/** Validates `ErrorBody`. */
declare const errorBodyValidator: TwoModeValidator<Schemas["ErrorBody"]>;
/** Validates the query of `listCalls`, with numbers as numbers. */
declare const listCallsQueryValidator: TwoModeValidator<NonNullable<operations["listCalls"]["parameters"]["query"]>>;

export { callBodyValidator, callDetailValidator, callDirectionValidator, callDirectionValues, callIdValidator, callListBodyValidator, callStatusValidator, callStatusValues, callValidator, errorBodyValidator, errorCodeValidator, errorCodeValues, errorDetailsValidator, listCallsQueryValidator, pageMetaValidator, sentimentValidator, sentimentValues, speakerValidator, speakerValues, timestampValidator, transcriptTurnValidator };
export type { Call, CallBody, CallDetail, CallDirection, CallListBody, CallStatus, ErrorBody, ErrorCode, ErrorDetails, ExactListCallsQuery, KnownCallDirection, KnownCallStatus, KnownErrorCode, KnownSentiment, KnownSpeaker, ListCallsQuery, PageMeta, RecordField, Sentiment, Speaker, TranscriptTurn, TwoModeValidator, ValidationIssue, Validator, components, operations, paths };
