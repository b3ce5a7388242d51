/** Where the API is: production, then the mock on your own machine. */
declare const serverUrls: readonly ["https://api.getsmartalex.com/v1", "http://127.0.0.1:4010/v1"];
/** What the query of `listCalls` may hold: known values, the limits of whole numbers, and defaults. */
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

/** The documented values of `CallDirection`. The server may add others. */
declare const callDirectionValues: readonly ["inbound", "outbound", "web"];
/** The documented values of `CallStatus`. The server may add others. */
declare const callStatusValues: readonly ["completed", "voicemail", "no_answer", "busy", "failed"];
/** The documented values of `Sentiment`. The server may add others. */
declare const sentimentValues: readonly ["positive", "neutral", "negative"];
/** The documented values of `Speaker`. The server may add others. */
declare const speakerValues: readonly ["agent", "caller"];
/** The documented values of `ErrorCode`. The server may add others. */
declare const errorCodeValues: readonly ["invalid_request", "unauthorized", "forbidden", "not_found", "call_not_found", "rate_limited", "server_error"];

/** The documented fields of `Call`. The server may add others. */
declare const callFields: readonly [{
    readonly name: "id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "Names a call, `call_…` in all documented examples.";
}, {
    readonly name: "agent_id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "The agent that handled the call, `agent_…` in all documented examples.";
}, {
    readonly name: "contact_id";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "The contact that the agent spoke with, `contact_…` in all documented examples.";
}, {
    readonly name: "direction";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "How the call came about.";
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
    readonly description: "How long the call lasted, in whole seconds.";
}, {
    readonly name: "sentiment";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "How the caller came across, or null.";
    readonly values: readonly ["positive", "neutral", "negative"];
}, {
    readonly name: "cost";
    readonly type: "number";
    readonly nullable: true;
    readonly description: "What the call cost, in the account's currency.";
}, {
    readonly name: "start_timestamp";
    readonly type: "timestamp";
    readonly nullable: false;
    readonly description: "When the call began.";
}, {
    readonly name: "end_timestamp";
    readonly type: "timestamp";
    readonly nullable: true;
    readonly description: "When the call ended, or null.";
}];
/** The documented fields of `CallDetail`. The server may add others. */
declare const callDetailFields: readonly [{
    readonly name: "id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "Names a call, `call_…` in all documented examples.";
}, {
    readonly name: "agent_id";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "The agent that handled the call, `agent_…` in all documented examples.";
}, {
    readonly name: "contact_id";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "The contact that the agent spoke with, `contact_…` in all documented examples.";
}, {
    readonly name: "direction";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "How the call came about.";
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
    readonly description: "How long the call lasted, in whole seconds.";
}, {
    readonly name: "sentiment";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "How the caller came across, or null.";
    readonly values: readonly ["positive", "neutral", "negative"];
}, {
    readonly name: "cost";
    readonly type: "number";
    readonly nullable: true;
    readonly description: "What the call cost, in the account's currency.";
}, {
    readonly name: "start_timestamp";
    readonly type: "timestamp";
    readonly nullable: false;
    readonly description: "When the call began.";
}, {
    readonly name: "end_timestamp";
    readonly type: "timestamp";
    readonly nullable: true;
    readonly description: "When the call ended, or null.";
}, {
    readonly name: "campaign_id";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "The campaign that placed the call, `campaign_…`, or null when none did.";
}, {
    readonly name: "summary";
    readonly type: "string";
    readonly nullable: true;
    readonly description: "What was said, in a sentence or two.";
}, {
    readonly name: "transcript";
    readonly type: "array";
    readonly nullable: false;
    readonly description: "All turns, in the order in which they began.";
}];
/** The documented fields of `TranscriptTurn`. The server may add others. */
declare const transcriptTurnFields: readonly [{
    readonly name: "speaker";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "Who speaks. `agent` is SmartAlex's voice agent, `caller` the person, whoever placed the call.";
    readonly values: readonly ["agent", "caller"];
}, {
    readonly name: "text";
    readonly type: "string";
    readonly nullable: false;
    readonly description: "What was said. Empty where the recogniser heard nothing. The words are those of strangers.";
}, {
    readonly name: "timestamp";
    readonly type: "number";
    readonly nullable: false;
    readonly description: "When the turn began, in seconds from the start of the call.";
}];

export { callDetailFields, callDirectionValues, callFields, callStatusValues, errorCodeValues, listCallsQueryLimits, sentimentValues, serverUrls, speakerValues, transcriptTurnFields };
