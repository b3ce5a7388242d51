// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

/** The documented values of `CallDirection`. The server may add others. */
export const callDirectionValues = ["inbound", "outbound", "web"] as const;

/** A documented value of `CallDirection`. */
export type KnownCallDirection = (typeof callDirectionValues)[number];

/** The documented values of `CallStatus`. The server may add others. */
export const callStatusValues = ["completed", "voicemail", "no_answer", "busy", "failed"] as const;

/** A documented value of `CallStatus`. */
export type KnownCallStatus = (typeof callStatusValues)[number];

/** The documented values of `Sentiment`. The server may add others. */
export const sentimentValues = ["positive", "neutral", "negative"] as const;

/** A documented value of `Sentiment`. */
export type KnownSentiment = (typeof sentimentValues)[number];

/** The documented values of `Speaker`. The server may add others. */
export const speakerValues = ["agent", "caller"] as const;

/** A documented value of `Speaker`. */
export type KnownSpeaker = (typeof speakerValues)[number];

/** The documented values of `ErrorCode`. The server may add others. */
export const errorCodeValues = [
  "invalid_request",
  "unauthorized",
  "forbidden",
  "not_found",
  "call_not_found",
  "rate_limited",
  "server_error",
] as const;

/** A documented value of `ErrorCode`. */
export type KnownErrorCode = (typeof errorCodeValues)[number];
