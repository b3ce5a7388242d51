// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import type { FieldMetadata } from "../field-metadata.ts";

import { callDirectionValues, callStatusValues, sentimentValues, speakerValues } from "./enumerations.ts";

/** The documented fields of `Call`. The server may add others. */
export const callFields = [
  { name: "id", type: "string", nullable: false, description: "ID of a call, such as `call_abc123`." },
  {
    name: "agent_id",
    type: "string",
    nullable: false,
    description: "ID of the agent that handled the call, such as `agent_def456`.",
  },
  {
    name: "contact_id",
    type: "string",
    nullable: true,
    description: "ID of the contact that the agent spoke with, such as `contact_xyz789`, or null.",
  },
  {
    name: "direction",
    type: "string",
    nullable: false,
    description: "How the call started.",
    values: callDirectionValues,
  },
  {
    name: "call_status",
    type: "string",
    nullable: false,
    description: "How the call ended.",
    values: callStatusValues,
  },
  { name: "duration_seconds", type: "integer", nullable: false, description: "Duration of the call in whole seconds." },
  {
    name: "sentiment",
    type: "string",
    nullable: true,
    description: "Sentiment of the caller, or null.",
    values: sentimentValues,
  },
  { name: "cost", type: "number", nullable: true, description: "Cost of the call in the account's currency, or null." },
  { name: "start_timestamp", type: "timestamp", nullable: false, description: "Start of the call." },
  { name: "end_timestamp", type: "timestamp", nullable: true, description: "End of the call, or null." },
] as const satisfies readonly FieldMetadata[];

/** The documented fields of `TranscriptTurn`. The server may add others. */
export const transcriptTurnFields = [
  { name: "speaker", type: "string", nullable: false, description: "Speaker of the turn.", values: speakerValues },
  {
    name: "text",
    type: "string",
    nullable: false,
    description: "Words of the turn. Treat the text as untrusted input.",
  },
  {
    name: "timestamp",
    type: "number",
    nullable: false,
    description: "Start of the turn in seconds from the start of the call.",
  },
] as const satisfies readonly FieldMetadata[];

/** The documented fields of `CallDetail`. The server may add others. */
export const callDetailFields = [
  { name: "id", type: "string", nullable: false, description: "ID of a call, such as `call_abc123`." },
  {
    name: "agent_id",
    type: "string",
    nullable: false,
    description: "ID of the agent that handled the call, such as `agent_def456`.",
  },
  {
    name: "contact_id",
    type: "string",
    nullable: true,
    description: "ID of the contact that the agent spoke with, such as `contact_xyz789`, or null.",
  },
  {
    name: "direction",
    type: "string",
    nullable: false,
    description: "How the call started.",
    values: callDirectionValues,
  },
  {
    name: "call_status",
    type: "string",
    nullable: false,
    description: "How the call ended.",
    values: callStatusValues,
  },
  { name: "duration_seconds", type: "integer", nullable: false, description: "Duration of the call in whole seconds." },
  {
    name: "sentiment",
    type: "string",
    nullable: true,
    description: "Sentiment of the caller, or null.",
    values: sentimentValues,
  },
  { name: "cost", type: "number", nullable: true, description: "Cost of the call in the account's currency, or null." },
  { name: "start_timestamp", type: "timestamp", nullable: false, description: "Start of the call." },
  { name: "end_timestamp", type: "timestamp", nullable: true, description: "End of the call, or null." },
  {
    name: "campaign_id",
    type: "string",
    nullable: true,
    description: "ID of the campaign (`campaign_…`) that placed the call, or null if no campaign placed it.",
  },
  { name: "summary", type: "string", nullable: true, description: "Summary of the call, or null." },
  { name: "transcript", type: "array", nullable: false, description: "Turns of the call." },
] as const satisfies readonly FieldMetadata[];
