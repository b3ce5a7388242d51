// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

export interface paths {
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
export type webhooks = Record<string, never>;
/**
 * Names a call, `call_…` in all documented examples.
 * @example call_abc123
 */
export type CallId = string;
/**
 * How the call came about.
 * - `inbound`: the caller dialled the workspace's number.
 * - `outbound`: the agent placed it, through a campaign.
 * - `web`: it came from the widget on a web site.
 * @example inbound
 */
export type CallDirection = "inbound" | "outbound" | "web" | (string & {});
/**
 * How the call ended.
 * - `completed`: it ended normally.
 * - `voicemail`: it reached voicemail.
 * - `no_answer`: nobody answered.
 * - `busy`: the line was busy.
 * - `failed`: it could not be completed.
 * @example completed
 */
export type CallStatus = "completed" | "voicemail" | "no_answer" | "busy" | "failed" | (string & {});
/**
 * How the caller came across.
 * - `positive`: satisfied or interested.
 * - `neutral`: an exchange of information.
 * - `negative`: frustrated or dissatisfied.
 * @example positive
 */
export type Sentiment = "positive" | "neutral" | "negative" | (string & {});
/**
 * Who speaks. `agent` is SmartAlex's voice agent, `caller` the person, whoever placed the call.
 * @example agent
 */
export type Speaker = "agent" | "caller" | (string & {});
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
export type ErrorCode =
  | "invalid_request"
  | "unauthorized"
  | "forbidden"
  | "not_found"
  | "call_not_found"
  | "rate_limited"
  | "server_error"
  | (string & {});
/**
 * A time in RFC 3339 format. It is in UTC and ends in `Z`.
 * @example 2026-01-15T14:30:00Z
 */
export type Timestamp = string;
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
export type Call = {
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
export type TranscriptTurn = {
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
export type CallDetail = Call & {
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
export type PageMeta = {
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
export type CallListBody = {
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
export type CallBody = {
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
export type ErrorDetails = {
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
export type ErrorBody = {
  error: ErrorDetails;
};
export interface components {
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
export type $defs = Record<string, never>;
export interface operations {
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
