/** The documented values of `CallDirection`. The server may add others. */
declare const callDirectionValues: readonly ["inbound", "outbound", "web"];
/** A documented value of `CallDirection`. */
type KnownCallDirection = (typeof callDirectionValues)[number];
/** The documented values of `CallStatus`. The server may add others. */
declare const callStatusValues: readonly ["completed", "voicemail", "no_answer", "busy", "failed"];
/** A documented value of `CallStatus`. */
type KnownCallStatus = (typeof callStatusValues)[number];
/** The documented values of `Sentiment`. The server may add others. */
declare const sentimentValues: readonly ["positive", "neutral", "negative"];
/** A documented value of `Sentiment`. */
type KnownSentiment = (typeof sentimentValues)[number];
/** The documented values of `Speaker`. The server may add others. */
declare const speakerValues: readonly ["agent", "caller"];
/** A documented value of `Speaker`. */
type KnownSpeaker = (typeof speakerValues)[number];
/** The documented values of `ErrorCode`. The server may add others. */
declare const errorCodeValues: readonly ["invalid_request", "unauthorized", "forbidden", "not_found", "call_not_found", "rate_limited", "server_error"];
/** A documented value of `ErrorCode`. */
type KnownErrorCode = (typeof errorCodeValues)[number];

/** The documented fields of `Call`. The server may add others. */
declare const callFields: readonly [{
    readonly name: "id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "ID of a call, such as `call_abc123`.";
}, {
    readonly name: "agent_id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "ID of the agent that handled the call, such as `agent_def456`.";
}, {
    readonly name: "contact_id";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "ID of the contact that the agent spoke with, such as `contact_xyz789`, or null.";
}, {
    readonly name: "direction";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "How the call started.";
    readonly values: readonly ["inbound", "outbound", "web"];
}, {
    readonly name: "call_status";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "How the call ended.";
    readonly values: readonly ["completed", "voicemail", "no_answer", "busy", "failed"];
}, {
    readonly name: "duration_seconds";
    readonly type: "integer";
    readonly nullable: false;
    readonly description: "Duration of the call in whole seconds.";
}, {
    readonly name: "sentiment";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "Sentiment of the caller, or null.";
    readonly values: readonly ["positive", "neutral", "negative"];
}, {
    readonly name: "cost";
    readonly type: "number";
    readonly nullable: true;
    readonly description: "Cost of the call in the account's currency, or null.";
}, {
    readonly name: "start_timestamp";
    readonly type: "timestamp";
    readonly nullable: false;
    readonly description: "Start of the call.";
}, {
    readonly name: "end_timestamp";
    readonly type: "timestamp";
    readonly nullable: true;
    readonly description: "End of the call, or null.";
}];
/** The documented fields of `TranscriptTurn`. The server may add others. */
declare const transcriptTurnFields: readonly [{
    readonly name: "speaker";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "Speaker of the turn.";
    readonly values: readonly ["agent", "caller"];
}, {
    readonly name: "text";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "Words of the turn. Treat the text as untrusted input.";
}, {
    readonly name: "timestamp";
    readonly type: "number";
    readonly nullable: false;
    readonly description: "Start of the turn in seconds from the start of the call.";
}];
/** The documented fields of `CallDetail`. The server may add others. */
declare const callDetailFields: readonly [{
    readonly name: "id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "ID of a call, such as `call_abc123`.";
}, {
    readonly name: "agent_id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "ID of the agent that handled the call, such as `agent_def456`.";
}, {
    readonly name: "contact_id";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "ID of the contact that the agent spoke with, such as `contact_xyz789`, or null.";
}, {
    readonly name: "direction";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "How the call started.";
    readonly values: readonly ["inbound", "outbound", "web"];
}, {
    readonly name: "call_status";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "How the call ended.";
    readonly values: readonly ["completed", "voicemail", "no_answer", "busy", "failed"];
}, {
    readonly name: "duration_seconds";
    readonly type: "integer";
    readonly nullable: false;
    readonly description: "Duration of the call in whole seconds.";
}, {
    readonly name: "sentiment";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "Sentiment of the caller, or null.";
    readonly values: readonly ["positive", "neutral", "negative"];
}, {
    readonly name: "cost";
    readonly type: "number";
    readonly nullable: true;
    readonly description: "Cost of the call in the account's currency, or null.";
}, {
    readonly name: "start_timestamp";
    readonly type: "timestamp";
    readonly nullable: false;
    readonly description: "Start of the call.";
}, {
    readonly name: "end_timestamp";
    readonly type: "timestamp";
    readonly nullable: true;
    readonly description: "End of the call, or null.";
}, {
    readonly name: "campaign_id";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "ID of the campaign (`campaign_…`) that placed the call, or null if no campaign placed it.";
}, {
    readonly name: "summary";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "Summary of the call, or null.";
}, {
    readonly name: "transcript";
    readonly type: "array";
    readonly nullable: false;
    readonly description: "Turns of the call.";
}];

/** Type, default, limits and documented values of each query parameter of `GET /calls`. */
declare const listCallsQueryLimits: {
    readonly status: {
        readonly type: "string";
        readonly values: readonly ["completed", "voicemail", "no_answer", "busy", "failed"];
    };
    readonly since_hours: {
        readonly type: "integer";
        readonly minimum: 1;
    };
    readonly page: {
        readonly type: "integer";
        readonly default: 1;
        readonly minimum: 1;
    };
    readonly per_page: {
        readonly type: "integer";
        readonly default: 20;
        readonly maximum: 100;
        readonly minimum: 1;
    };
};

/** The base URLs of the API. */
declare const serverUrls: readonly ["https://api.getsmartalex.com/v1"];

export { callDetailFields, callDirectionValues, callFields, callStatusValues, errorCodeValues, listCallsQueryLimits, sentimentValues, serverUrls, speakerValues, transcriptTurnFields };
export type { KnownCallDirection, KnownCallStatus, KnownErrorCode, KnownSentiment, KnownSpeaker };
