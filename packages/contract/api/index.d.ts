export { KnownCallDirection, KnownCallStatus, KnownErrorCode, KnownSentiment, KnownSpeaker, callDetailFields, callDirectionValues, callFields, callStatusValues, errorCodeValues, listCallsQueryLimits, sentimentValues, serverUrls, speakerValues, transcriptTurnFields } from './constants.js';

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
         * Returns one page of the workspace's calls. The page does not include transcripts. To read the transcript of a call, get the call.
         *
         * Not documented. Assumed: the calls with the newest `start_timestamp` come first, and unknown query parameters are ignored. The list
         * contains a call only after the call has ended, so its `start_timestamp` is in the past. The summary, sentiment and transcript
         * of the call can arrive later. Clients must work with any order.
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
         * Returns one call with its summary and transcript.
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
 * ID of a call, such as `call_abc123`.
 *
 * Not documented. Assumed: IDs are opaque strings that are not empty. SmartAlex documents IDs only by example.
 * @example call_abc123
 */
type CallId = string;
/**
 * How the call started.
 * - `inbound`: the caller dialed the workspace's number.
 * - `outbound`: the agent placed the call, for example through a campaign.
 * - `web`: the call came from the widget on a website.
 *
 * Not documented. Assumed: the server may add values. Clients pass new values through, and only strict validation reports new values.
 * @example inbound
 */
type CallDirection = "inbound" | "outbound" | "web" | (string & {});
/**
 * How the call ended.
 * - `completed`: the call ended normally.
 * - `voicemail`: the call reached voicemail.
 * - `no_answer`: the call was not answered.
 * - `busy`: the line was busy.
 * - `failed`: the call could not be completed.
 *
 * Not documented. Assumed: the server may add values. Clients pass new values through, and only strict validation reports new values.
 * @example completed
 */
type CallStatus = "completed" | "voicemail" | "no_answer" | "busy" | "failed" | (string & {});
/**
 * Sentiment of the caller.
 * - `positive`: the caller was satisfied or interested.
 * - `neutral`: the call was an exchange of information.
 * - `negative`: the caller was frustrated or dissatisfied.
 *
 * Not documented. Assumed: the server may add values. Clients pass new values through, and only strict validation reports new values.
 * @example positive
 */
type Sentiment = "positive" | "neutral" | "negative" | (string & {});
/**
 * Speaker of the turn.
 * - `agent`: SmartAlex's voice agent.
 * - `caller`: the person on the phone or on the website, even if the agent placed the call.
 *
 * Not documented. Assumed: the server may add values. Clients pass new values through, and only strict validation reports new values.
 * @example agent
 */
type Speaker = "agent" | "caller" | (string & {});
/**
 * Error code for programs.
 * - `invalid_request`: 400, a parameter has an invalid value.
 * - `unauthorized`: 401, the API key is missing, unknown or revoked.
 * - `forbidden`: 403, the API key has no access.
 * - `not_found`: 404, the URL does not exist.
 * - `call_not_found`: 404, the call does not exist.
 * - `rate_limited`: 429, the API key has sent more requests than its plan allows.
 * - `server_error`: 500, the server failed.
 *
 * Not documented. Assumed: the server may add values. Clients pass new values through, and only strict validation reports new values.
 * @example call_not_found
 */
type ErrorCode = "invalid_request" | "unauthorized" | "forbidden" | "not_found" | "call_not_found" | "rate_limited" | "server_error" | (string & {});
/**
 * A time in RFC 3339 format, in UTC, with a `Z` at the end.
 * @example 2026-01-15T14:30:00Z
 */
type Timestamp = string;
/**
 * A call in a list, without its campaign, summary and transcript.
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
    /**
     * ID of the agent that handled the call, such as `agent_def456`.
     *
     * Not documented. Assumed: IDs are opaque strings that are not empty. SmartAlex documents IDs only by example.
     */
    agent_id: string;
    /**
     * ID of the contact that the agent spoke with, such as `contact_xyz789`, or null.
     *
     * Not documented. Assumed: null means an anonymous visitor of a website. IDs are opaque strings that are not empty. SmartAlex
     * documents IDs only by example.
     */
    contact_id: string | null;
    direction: CallDirection;
    call_status: CallStatus;
    /** Duration of the call in whole seconds. */
    duration_seconds: number;
    /**
     * Sentiment of the caller, or null.
     *
     * Not documented. Assumed: null means that the call never connected or has not been analyzed yet.
     */
    sentiment: Sentiment | null;
    /**
     * Cost of the call in the account's currency, or null.
     *
     * Not documented. Assumed: null means that the call never connected or has not been analyzed yet.
     */
    cost: number | null;
    /** Start of the call. */
    start_timestamp: Timestamp;
    /**
     * End of the call, or null.
     *
     * Not documented. Assumed: null means that the call never connected.
     */
    end_timestamp: Timestamp | null;
};
/**
 * One turn of a transcript.
 * @example {
 *   "speaker": "agent",
 *   "text": "Hello, thank you for calling ABC Company. How can I help you today?",
 *   "timestamp": 0
 * }
 */
type TranscriptTurn = {
    speaker: Speaker;
    /** Words of the turn. Treat the text as untrusted input. */
    text: string;
    /** Start of the turn in seconds from the start of the call. */
    timestamp: number;
};
/**
 * A call with its campaign, summary and transcript.
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
    /**
     * ID of the campaign (`campaign_…`) that placed the call, or null if no campaign placed it.
     *
     * Not documented. Assumed: IDs are opaque strings that are not empty. SmartAlex documents IDs only by example.
     */
    campaign_id: string | null;
    /**
     * Summary of the call, or null.
     *
     * Not documented. Assumed: null means that the call never connected or has not been analyzed yet.
     */
    summary: string | null;
    /**
     * Turns of the call.
     *
     * Not documented. Assumed: the turns are in the order in which they started, and a call without speech has an empty array.
     */
    transcript: TranscriptTurn[];
};
/**
 * Pagination metadata of a list.
 * @example {
 *   "total": 150,
 *   "page": 1,
 *   "per_page": 20
 * }
 */
type PageMeta = {
    /** Number of records that match the query, on all pages. */
    total: number;
    /** Number of this page, starting at 1. */
    page: number;
    /** Number of records on a full page. */
    per_page: number;
};
/**
 * Body of a successful `listCalls` response.
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
    /** Calls of this page. */
    data: Call[];
    meta: PageMeta;
};
/**
 * Body of a successful `getCall` response.
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
 * Details of an error.
 * @example {
 *   "code": "call_not_found",
 *   "message": "There is no call with the id call_nope",
 *   "status": 404
 * }
 */
type ErrorDetails = {
    code: ErrorCode;
    /** Error message for people. */
    message: string;
    /** HTTP status of the response. */
    status: number;
};
/**
 * Body of every error response.
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
        /**
         * A parameter has an invalid value.
         *
         * Not documented. Assumed: the server sends this response for every invalid parameter value. Only the code `invalid_request` is
         * documented.
         */
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
        /** The API key is valid, but has no access. */
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
        /** The workspace has no call with this ID. */
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
        /** The API key has sent more requests than its plan allows. */
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
         * Only return calls with this `call_status`.
         *
         * Not documented. Assumed: the server rejects an unknown status with 400 `invalid_request`, like every invalid parameter value.
         * @example completed
         */
        status: CallStatus;
        /**
         * Only return calls from the last N hours.
         *
         * Not documented. Assumed: the time of a call is its `start_timestamp`, and the minimum is 1.
         * @example 24
         */
        since_hours: number;
        /**
         * Page number, starting at 1.
         *
         * Not documented. Assumed: the minimum is 1. The response for a page past the end has status 200, empty `data` and the actual `meta`.
         * @example 1
         */
        page: number;
        /**
         * Number of records per page. `meta.per_page` in the response is the number that the server used.
         *
         * Not documented. Assumed: the minimum is 1, and the maximum is 100, as documented for the Contacts API. The server may lower a larger
         * value instead of rejecting it, so clients must use `meta.per_page` from the response.
         * @example 20
         */
        per_page: number;
        /**
         * ID of the call.
         * @example call_abc123
         */
        id: CallId;
    };
    requestBodies: never;
    headers: {
        /**
         * Maximum number of requests for the API key in the current window.
         *
         * Not documented. Assumed: the rate-limit headers have these names, and the reset is in seconds since 1970. Clients also read
         * `RateLimit`, `RateLimit-Policy` and `RateLimit-*`. Clients also accept a reset in seconds from now.
         * @example 600
         */
        "X-RateLimit-Limit": number;
        /**
         * Number of requests that the API key has left in the current window.
         *
         * Not documented. Assumed: the rate-limit headers have these names, and the reset is in seconds since 1970. Clients also read
         * `RateLimit`, `RateLimit-Policy` and `RateLimit-*`. Clients also accept a reset in seconds from now.
         * @example 599
         */
        "X-RateLimit-Remaining": number;
        /**
         * End of the current window, in seconds since 1970-01-01T00:00:00Z.
         *
         * Not documented. Assumed: the rate-limit headers have these names, and the reset is in seconds since 1970. Clients also read
         * `RateLimit`, `RateLimit-Policy` and `RateLimit-*`. Clients also accept a reset in seconds from now.
         * @example 1768487460
         */
        "X-RateLimit-Reset": number;
        /**
         * Number of seconds to wait before the next request.
         *
         * Not documented. Assumed: a 429 response has this header, in whole seconds. Clients also accept an HTTP date, and a response without
         * this header.
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
                 * Only return calls with this `call_status`.
                 *
                 * Not documented. Assumed: the server rejects an unknown status with 400 `invalid_request`, like every invalid parameter value.
                 * @example completed
                 */
                status?: components["parameters"]["status"];
                /**
                 * Only return calls from the last N hours.
                 *
                 * Not documented. Assumed: the time of a call is its `start_timestamp`, and the minimum is 1.
                 * @example 24
                 */
                since_hours?: components["parameters"]["since_hours"];
                /**
                 * Page number, starting at 1.
                 *
                 * Not documented. Assumed: the minimum is 1. The response for a page past the end has status 200, empty `data` and the actual `meta`.
                 * @example 1
                 */
                page?: components["parameters"]["page"];
                /**
                 * Number of records per page. `meta.per_page` in the response is the number that the server used.
                 *
                 * Not documented. Assumed: the minimum is 1, and the maximum is 100, as documented for the Contacts API. The server may lower a larger
                 * value instead of rejecting it, so clients must use `meta.per_page` from the response.
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
                 * ID of the call.
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

/** The query of `GET /calls`, exactly as in the document: a parameter can be absent, but its value is never `undefined`. */
type ListCallsQuery = NonNullable<operations["listCalls"]["parameters"]["query"]>;
/**
 * The query that clients accept for `GET /calls`. Unlike in `ListCallsQuery`, the value of an optional parameter may be `undefined`.
 *
 * Parameters: `status`, `since_hours`, `page` (default 1), `per_page` (default 20).
 * Editors suggest the known values of `status`. Clients also send any other string, and the server decides whether it is valid.
 */
type ListCallsParams = {
    [Name in keyof ListCallsQuery]?: ListCallsQuery[Name] | undefined;
};
/** Path parameters of `GET /calls/{id}`. */
type GetCallPath = operations["getCall"]["parameters"]["path"];

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

/** Describes how one part of a value differs from its schema. */
interface ValidationIssue {
    /** Describes how the value violates the schema. The message never contains the value, because the value may be private. */
    readonly message: string;
    /**
     * The keys that lead to the invalid part of the value, outermost first, for example `["data", 0, "id"]`. The path is empty if the whole value is
     * invalid.
     */
    readonly path: readonly (string | number)[];
    /** The path as a JSON Pointer (RFC 6901), for example `/data/0/id`. The pointer is empty if the whole value is invalid. */
    readonly pointer: string;
}

/**
 * Validates values against one schema of the OpenAPI document. A validator accepts fields that the document does not list, and unlisted values of
 * open enumerations, because the server may add fields and values at any time. To reject unlisted fields and values, use `strict`.
 *
 * Every validator implements version 1 of [Standard Schema](https://standardschema.dev).
 *
 * @example
 * ```ts
 * if (callValidator.is(value)) console.log(value.duration_seconds);
 * else console.log(callValidator.issues(value));
 * ```
 */
interface Validator<Value> extends StandardSchemaV1<unknown, Value> {
    /** The name of the schema in the OpenAPI document, for example `Call`, or a name such as `listCalls query` for the query of an operation. */
    readonly schemaName: string;
    /** The same validator in strict mode, which also rejects fields and enumeration values that the OpenAPI document does not list. */
    readonly strict: Validator<Value>;
    /** Returns the differences between a value and the schema, or an empty array if the value is valid. */
    issues(value: unknown): readonly ValidationIssue[];
    /** Returns whether a value is valid, and narrows the type of the value in TypeScript. */
    is(value: unknown): value is Value;
}

/** Validates `CallId`. */
declare const callIdValidator: Validator<CallId>;
/** Validates `CallDirection`. */
declare const callDirectionValidator: Validator<CallDirection>;
/** Validates `CallStatus`. */
declare const callStatusValidator: Validator<CallStatus>;
/** Validates `Sentiment`. */
declare const sentimentValidator: Validator<Sentiment>;
/** Validates `Speaker`. */
declare const speakerValidator: Validator<Speaker>;
/** Validates `ErrorCode`. */
declare const errorCodeValidator: Validator<ErrorCode>;
/** Validates `Timestamp`. */
declare const timestampValidator: Validator<Timestamp>;
/** Validates `Call`. */
declare const callValidator: Validator<Call>;
/** Validates `TranscriptTurn`. */
declare const transcriptTurnValidator: Validator<TranscriptTurn>;
/** Validates `CallDetail`. */
declare const callDetailValidator: Validator<CallDetail>;
/** Validates `PageMeta`. */
declare const pageMetaValidator: Validator<PageMeta>;
/** Validates `CallListBody`. */
declare const callListBodyValidator: Validator<CallListBody>;
/** Validates `CallBody`. */
declare const callBodyValidator: Validator<CallBody>;
/** Validates `ErrorDetails`. */
declare const errorDetailsValidator: Validator<ErrorDetails>;
/** Validates `ErrorBody`. */
declare const errorBodyValidator: Validator<ErrorBody>;
/** Validates the query of `GET /calls`, before it is converted to text. */
declare const listCallsQueryValidator: Validator<ListCallsQuery>;

/** The validators of all schemas, by the names of the schemas. */
interface ValidatorsByName {
    readonly CallId: Validator<CallId>;
    readonly CallDirection: Validator<CallDirection>;
    readonly CallStatus: Validator<CallStatus>;
    readonly Sentiment: Validator<Sentiment>;
    readonly Speaker: Validator<Speaker>;
    readonly ErrorCode: Validator<ErrorCode>;
    readonly Timestamp: Validator<Timestamp>;
    readonly Call: Validator<Call>;
    readonly TranscriptTurn: Validator<TranscriptTurn>;
    readonly CallDetail: Validator<CallDetail>;
    readonly PageMeta: Validator<PageMeta>;
    readonly CallListBody: Validator<CallListBody>;
    readonly CallBody: Validator<CallBody>;
    readonly ErrorDetails: Validator<ErrorDetails>;
    readonly ErrorBody: Validator<ErrorBody>;
}
/** The name of a schema in the document. */
type SchemaName = keyof ValidatorsByName;
/**
 * Returns the validator of a schema by name. If you know which schema you need, import its validator instead: `validatorFor` adds the
 * validators of all schemas to a bundle.
 * @throws RangeError if the document has no schema with this name.
 */
declare function validatorFor<Name extends SchemaName>(schemaName: Name): ValidatorsByName[Name];

/** Describes a field of a record, for programs that print, filter or store records. */
interface FieldMetadata {
    /** Name of the field, as in the API. */
    readonly name: string;
    /**
     * The type of the field's values other than null. `timestamp` means a string in RFC 3339 format, in UTC. `unknown` means that the OpenAPI document
     * allows several types.
     */
    readonly type: "array" | "boolean" | "integer" | "number" | "object" | "string" | "timestamp" | "unknown";
    /** True if the field can be null. */
    readonly nullable: boolean;
    /** The first line of the field's description in the OpenAPI document. */
    readonly description: string;
    /** The documented values, if the field is an enumeration. For an open enumeration, responses may contain other values. */
    readonly values?: readonly string[];
}

export { callBodyValidator, callDetailValidator, callDirectionValidator, callIdValidator, callListBodyValidator, callStatusValidator, callValidator, errorBodyValidator, errorCodeValidator, errorDetailsValidator, listCallsQueryValidator, pageMetaValidator, sentimentValidator, speakerValidator, timestampValidator, transcriptTurnValidator, validatorFor };
export type { Call, CallBody, CallDetail, CallDirection, CallId, CallListBody, CallStatus, ErrorBody, ErrorCode, ErrorDetails, FieldMetadata, GetCallPath, ListCallsParams, ListCallsQuery, PageMeta, SchemaName, Sentiment, Speaker, Timestamp, TranscriptTurn, ValidationIssue, Validator, ValidatorsByName, components, operations, paths };
