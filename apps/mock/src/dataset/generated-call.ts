import type { CallDetail } from "@smartalex/contract";
import { converse } from "./converse.ts";
import { people } from "./conversations.ts";
import type { Kind } from "./kinds.ts";
import { hex, oneOf, randomFor } from "./random.ts";

const COST_A_MINUTE = 0.11;
const AGENTS = { inbound: "agent_def456", outbound: "agent_out417", web: "agent_def456" } satisfies Record<
  Kind["direction"],
  string
>;

/** What a generated call is a function of: its place among all, the seed, and what both say of it. */
export interface CallFacts {
  place: number;
  seed: number | string;
  id: string;
  kind: Kind;
  startMs: number;
}

/** Makes a call with its transcript. */
export function generateCall({ id, kind, place, seed, startMs }: CallFacts): CallDetail {
  const random = randomFor("call", seed, place);
  const { call_status, direction } = kind;
  const person = oneOf(random, people);
  const isAnonymous = direction === "web" && random() < 0.5;
  const { duration_seconds, sentiment, summary, transcript } = converse(random, { call_status, direction, person });
  const failed = call_status === "failed";
  return {
    id,
    agent_id: AGENTS[direction],
    contact_id: isAnonymous ? null : `contact_${hex(randomFor("contact", person), 6)}`,
    direction,
    call_status,
    duration_seconds,
    sentiment,
    cost: failed ? null : Math.round((duration_seconds / 60) * COST_A_MINUTE * 100) / 100,
    start_timestamp: timestamp(startMs),
    end_timestamp: failed ? null : timestamp(startMs + duration_seconds * 1000),
    campaign_id: direction === "outbound" ? `campaign_${oneOf(random, ["checkup", "recall"])}` : null,
    summary,
    transcript,
  };
}

/** As the API writes it: without milliseconds. */
function timestamp(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
