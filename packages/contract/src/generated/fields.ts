// Generated from openapi/smartalex.yaml by `npm run generate`. Do not edit.

import { callDirectionValues, callStatusValues, sentimentValues, speakerValues } from "./enumerations.ts";
import type { RecordField } from "../record-field.ts";

/** The documented fields of `Call`. The server may add others. */
export const callFields = [
  { name: "id", type: "string", nullable: false, description: "Names a call, `call_…` in all documented examples." },
  {
    name: "agent_id",
    type: "string",
    nullable: false,
    description: "The agent that handled the call, `agent_…` in all documented examples.",
  },
  {
    name: "contact_id",
    type: "string",
    nullable: true,
    description: "The contact that the agent spoke with, `contact_…` in all documented examples.",
  },
  {
    name: "direction",
    type: "string",
    nullable: false,
    description: "How the call came about.",
    values: callDirectionValues,
  },
  {
    name: "call_status",
    type: "string",
    nullable: false,
    description: "How the call ended.",
    values: callStatusValues,
  },
  {
    name: "duration_seconds",
    type: "integer",
    nullable: false,
    description: "How long the call lasted, in whole seconds.",
  },
  {
    name: "sentiment",
    type: "string",
    nullable: true,
    description: "How the caller came across, or null.",
    values: sentimentValues,
  },
  { name: "cost", type: "number", nullable: true, description: "What the call cost, in the account's currency." },
  { name: "start_timestamp", type: "timestamp", nullable: false, description: "When the call began." },
  { name: "end_timestamp", type: "timestamp", nullable: true, description: "When the call ended, or null." },
] as const satisfies readonly RecordField[];

/** The documented fields of `CallDetail`. The server may add others. */
export const callDetailFields = [
  { name: "id", type: "string", nullable: false, description: "Names a call, `call_…` in all documented examples." },
  {
    name: "agent_id",
    type: "string",
    nullable: false,
    description: "The agent that handled the call, `agent_…` in all documented examples.",
  },
  {
    name: "contact_id",
    type: "string",
    nullable: true,
    description: "The contact that the agent spoke with, `contact_…` in all documented examples.",
  },
  {
    name: "direction",
    type: "string",
    nullable: false,
    description: "How the call came about.",
    values: callDirectionValues,
  },
  {
    name: "call_status",
    type: "string",
    nullable: false,
    description: "How the call ended.",
    values: callStatusValues,
  },
  {
    name: "duration_seconds",
    type: "integer",
    nullable: false,
    description: "How long the call lasted, in whole seconds.",
  },
  {
    name: "sentiment",
    type: "string",
    nullable: true,
    description: "How the caller came across, or null.",
    values: sentimentValues,
  },
  { name: "cost", type: "number", nullable: true, description: "What the call cost, in the account's currency." },
  { name: "start_timestamp", type: "timestamp", nullable: false, description: "When the call began." },
  { name: "end_timestamp", type: "timestamp", nullable: true, description: "When the call ended, or null." },
  {
    name: "campaign_id",
    type: "string",
    nullable: true,
    description: "The campaign that placed the call, `campaign_…`, or null when none did.",
  },
  { name: "summary", type: "string", nullable: true, description: "What was said, in a sentence or two." },
  { name: "transcript", type: "array", nullable: false, description: "All turns, in the order in which they began." },
] as const satisfies readonly RecordField[];

/** The documented fields of `TranscriptTurn`. The server may add others. */
export const transcriptTurnFields = [
  {
    name: "speaker",
    type: "string",
    nullable: false,
    description: "Who speaks. `agent` is SmartAlex's voice agent, `caller` the person, whoever placed the call.",
    values: speakerValues,
  },
  {
    name: "text",
    type: "string",
    nullable: false,
    description: "What was said. Empty where the recogniser heard nothing. The words are those of strangers.",
  },
  {
    name: "timestamp",
    type: "number",
    nullable: false,
    description: "When the turn began, in seconds from the start of the call.",
  },
] as const satisfies readonly RecordField[];
