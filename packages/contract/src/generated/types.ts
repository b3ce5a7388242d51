// Generated from openapi/smartalex.yaml by `pnpm generate`. Do not edit.

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
     * @description Gives one page of the workspace's calls, without their transcripts.
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
     * @description Gives one call with its summary and its transcript.
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
export interface components {
  schemas: {
    /**
     * @description Names a call, `call_…` in all documented examples.
     * @example call_abc123
     */
    CallId: string;
    /**
     * @description How the call came about.
     *     - `inbound`: the caller dialled the workspace's number.
     *     - `outbound`: the agent placed it, through a campaign.
     *     - `web`: it came from the widget on a web site.
     * @example inbound
     * @enum {string}
     */
    CallDirection: "inbound" | "outbound" | "web" | (string & {});
    /**
     * @description How the call ended.
     *     - `completed`: it ended normally.
     *     - `voicemail`: it reached voicemail.
     *     - `no_answer`: nobody answered.
     *     - `busy`: the line was busy.
     *     - `failed`: it could not be completed.
     * @example completed
     * @enum {string}
     */
    CallStatus: "completed" | "voicemail" | "no_answer" | "busy" | "failed" | (string & {});
    /**
     * @description How the caller came across.
     *     - `positive`: satisfied or interested.
     *     - `neutral`: an exchange of information.
     *     - `negative`: frustrated or dissatisfied.
     * @example positive
     * @enum {string}
     */
    Sentiment: "positive" | "neutral" | "negative" | (string & {});
    /**
     * @description Who speaks. `agent` is SmartAlex's voice agent, `caller` the person, whoever placed the call.
     * @example agent
     * @enum {string}
     */
    Speaker: "agent" | "caller" | (string & {});
    /**
     * @description What kind of error it is, for programs.
     *     - `invalid_request`: 400, a parameter has a value that is not allowed.
     *     - `unauthorized`: 401, the API key is missing, unknown or revoked.
     *     - `forbidden`: 403, the API key may not do this.
     *     - `not_found`: 404, there is nothing at this address.
     *     - `call_not_found`: 404, there is no call with this id.
     *     - `rate_limited`: 429, the API key has made more requests than its plan allows.
     *     - `server_error`: 500, the server failed.
     * @example call_not_found
     * @enum {string}
     */
    ErrorCode:
      | "invalid_request"
      | "unauthorized"
      | "forbidden"
      | "not_found"
      | "call_not_found"
      | "rate_limited"
      | "server_error"
      | (string & {});
    /**
     * Format: date-time
     * @description A moment in RFC 3339, in UTC, ending in `Z`.
     * @example 2026-01-15T14:30:00Z
     */
    Timestamp: string;
    /**
     * @description One call as lists give it, without campaign, summary and transcript.
     * @example {
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
     */
    Call: {
      id: components["schemas"]["CallId"];
      /** @description The agent that handled the call, `agent_…` in all documented examples. */
      agent_id: string;
      /** @description The contact that the agent spoke with, `contact_…` in all documented examples. */
      contact_id: string | null;
      direction: components["schemas"]["CallDirection"];
      call_status: components["schemas"]["CallStatus"];
      /** @description How long the call lasted, in whole seconds. */
      duration_seconds: number;
      /** @description How the caller came across, or null. */
      sentiment: components["schemas"]["Sentiment"] | null;
      /** @description What the call cost, in the account's currency. */
      cost: number | null;
      /** @description When the call began. */
      start_timestamp: components["schemas"]["Timestamp"];
      /** @description When the call ended, or null. */
      end_timestamp: components["schemas"]["Timestamp"] | null;
    };
    /**
     * @description What one side said, until the other side spoke or a pause came.
     * @example {
     *       "speaker": "agent",
     *       "text": "Hello, thank you for calling ABC Company. How can I help you today?",
     *       "timestamp": 0
     *     }
     */
    TranscriptTurn: {
      speaker: components["schemas"]["Speaker"];
      /** @description What was said. Empty where the recogniser heard nothing. The words are those of strangers. */
      text: string;
      /** @description When the turn began, in seconds from the start of the call. */
      timestamp: number;
    };
    /**
     * @description One call with its campaign, summary and transcript.
     * @example {
     *       "id": "call_abc123",
     *       "agent_id": "agent_def456",
     *       "contact_id": "contact_xyz789",
     *       "campaign_id": null,
     *       "direction": "inbound",
     *       "call_status": "completed",
     *       "duration_seconds": 245,
     *       "sentiment": "positive",
     *       "cost": 0.45,
     *       "start_timestamp": "2026-01-15T14:30:00Z",
     *       "end_timestamp": "2026-01-15T14:34:05Z",
     *       "summary": "The caller asked for an appointment next Tuesday at 2pm. Contact details collected, booking confirmed.",
     *       "transcript": [
     *         {
     *           "speaker": "agent",
     *           "text": "Hello, thank you for calling ABC Company. How can I help you today?",
     *           "timestamp": 0
     *         },
     *         {
     *           "speaker": "caller",
     *           "text": "Hi, I'd like to schedule an appointment.",
     *           "timestamp": 5
     *         }
     *       ]
     *     }
     */
    CallDetail: components["schemas"]["Call"] & {
      /** @description The campaign that placed the call, `campaign_…`, or null when none did. */
      campaign_id: string | null;
      /** @description What was said, in a sentence or two. */
      summary: string | null;
      /** @description All turns, in the order in which they began. */
      transcript: components["schemas"]["TranscriptTurn"][];
    };
    /**
     * @description Where a page stands in the whole list.
     * @example {
     *       "total": 150,
     *       "page": 1,
     *       "per_page": 20
     *     }
     */
    PageMeta: {
      /** @description How many calls the query matches on all pages. */
      total: number;
      /** @description The number of this page, counted from 1. */
      page: number;
      /** @description How many calls a full page holds. */
      per_page: number;
    };
    /**
     * @description The body of a successful `listCalls`.
     * @example {
     *       "data": [
     *         {
     *           "id": "call_abc123",
     *           "agent_id": "agent_def456",
     *           "contact_id": "contact_xyz789",
     *           "direction": "inbound",
     *           "call_status": "completed",
     *           "duration_seconds": 245,
     *           "sentiment": "positive",
     *           "cost": 0.45,
     *           "start_timestamp": "2026-01-15T14:30:00Z",
     *           "end_timestamp": "2026-01-15T14:34:05Z"
     *         }
     *       ],
     *       "meta": {
     *         "total": 150,
     *         "page": 1,
     *         "per_page": 20
     *       }
     *     }
     */
    ListCallsResponse: {
      /** @description The calls of this page. */
      data: components["schemas"]["Call"][];
      meta: components["schemas"]["PageMeta"];
    };
    /**
     * @description The body of a successful `getCall`.
     * @example {
     *       "data": {
     *         "id": "call_abc123",
     *         "agent_id": "agent_def456",
     *         "contact_id": "contact_xyz789",
     *         "campaign_id": null,
     *         "direction": "inbound",
     *         "call_status": "completed",
     *         "duration_seconds": 245,
     *         "sentiment": "positive",
     *         "cost": 0.45,
     *         "start_timestamp": "2026-01-15T14:30:00Z",
     *         "end_timestamp": "2026-01-15T14:34:05Z",
     *         "summary": "The caller asked for an appointment next Tuesday at 2pm. Contact details collected, booking confirmed.",
     *         "transcript": [
     *           {
     *             "speaker": "agent",
     *             "text": "Hello, thank you for calling ABC Company. How can I help you today?",
     *             "timestamp": 0
     *           },
     *           {
     *             "speaker": "caller",
     *             "text": "Hi, I'd like to schedule an appointment.",
     *             "timestamp": 5
     *           }
     *         ]
     *       }
     *     }
     */
    GetCallResponse: {
      data: components["schemas"]["CallDetail"];
    };
    /**
     * @description What went wrong.
     * @example {
     *       "code": "call_not_found",
     *       "message": "There is no call with the id call_nope",
     *       "status": 404
     *     }
     */
    ApiError: {
      code: components["schemas"]["ErrorCode"];
      /** @description What went wrong, for people. */
      message: string;
      /** @description The HTTP status of the response. */
      status: number;
    };
    /**
     * @description The body of every response that is not a success.
     * @example {
     *       "error": {
     *         "code": "call_not_found",
     *         "message": "There is no call with the id call_nope",
     *         "status": 404
     *       }
     *     }
     */
    ErrorResponse: {
      error: components["schemas"]["ApiError"];
    };
  };
  responses: {
    /** @description A parameter has a value that is not allowed. */
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
         *       "error": {
         *         "code": "invalid_request",
         *         "message": "per_page must be at most 100",
         *         "status": 400
         *       }
         *     }
         */
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** @description The API key is missing, unknown or revoked. */
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
         *       "error": {
         *         "code": "unauthorized",
         *         "message": "The API key is missing or not valid",
         *         "status": 401
         *       }
         *     }
         */
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** @description The API key is valid, but may not do this. */
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
         *       "error": {
         *         "code": "forbidden",
         *         "message": "This API key may not read calls",
         *         "status": 403
         *       }
         *     }
         */
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** @description The workspace has no call with this id. */
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
         *       "error": {
         *         "code": "call_not_found",
         *         "message": "There is no call with the id call_nope",
         *         "status": 404
         *       }
         *     }
         */
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** @description The API key has made more requests than its plan allows. */
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
         *       "error": {
         *         "code": "rate_limited",
         *         "message": "Too many requests: 600 a minute are allowed",
         *         "status": 429
         *       }
         *     }
         */
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
    /** @description The server failed. */
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
         *       "error": {
         *         "code": "server_error",
         *         "message": "Something went wrong on our side",
         *         "status": 500
         *       }
         *     }
         */
        "application/json": components["schemas"]["ErrorResponse"];
      };
    };
  };
  parameters: {
    /**
     * @description Keeps only calls with this `call_status`.
     * @example completed
     */
    status: "completed" | "voicemail" | "no_answer" | "busy" | "failed";
    /**
     * @description Keeps only calls within the last so many hours, a whole number of at least 1.
     * @example 24
     */
    since_hours: number;
    /**
     * @description The number of the page, counted from 1.
     * @example 1
     */
    page: number;
    /**
     * @description How many calls a page holds. The answer's `meta.per_page` says what the server made of it.
     * @example 20
     */
    per_page: number;
    /**
     * @description The `id` of the call.
     * @example call_abc123
     */
    id: components["schemas"]["CallId"];
  };
  requestBodies: never;
  headers: {
    /**
     * @description How many requests the API key may make in the current window.
     * @example 600
     */
    "X-RateLimit-Limit": number;
    /**
     * @description How many requests the API key has left in the current window.
     * @example 599
     */
    "X-RateLimit-Remaining": number;
    /**
     * @description When the current window ends, in seconds since 1970-01-01T00:00:00Z.
     * @example 1768487460
     */
    "X-RateLimit-Reset": number;
    /**
     * @description How long to wait before the next request, in whole seconds.
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
         * @description Keeps only calls with this `call_status`.
         * @example completed
         */
        status?: components["parameters"]["status"];
        /**
         * @description Keeps only calls within the last so many hours, a whole number of at least 1.
         * @example 24
         */
        since_hours?: components["parameters"]["since_hours"];
        /**
         * @description The number of the page, counted from 1.
         * @example 1
         */
        page?: components["parameters"]["page"];
        /**
         * @description How many calls a page holds. The answer's `meta.per_page` says what the server made of it.
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
      /** @description One page of calls. */
      200: {
        headers: {
          "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
          "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
          "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["ListCallsResponse"];
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
         * @description The `id` of the call.
         * @example call_abc123
         */
        id: components["parameters"]["id"];
      };
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The call. */
      200: {
        headers: {
          "X-RateLimit-Limit": components["headers"]["X-RateLimit-Limit"];
          "X-RateLimit-Remaining": components["headers"]["X-RateLimit-Remaining"];
          "X-RateLimit-Reset": components["headers"]["X-RateLimit-Reset"];
          [name: string]: unknown;
        };
        content: {
          "application/json": components["schemas"]["GetCallResponse"];
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
