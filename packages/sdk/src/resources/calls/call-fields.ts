import type { Call } from "@smartalex/contract";

/** All fields of a call in a list. */
export const callFields: Readonly<Record<string, true>> = {
  id: true,
  agent_id: true,
  contact_id: true,
  direction: true,
  call_status: true,
  duration_seconds: true,
  sentiment: true,
  cost: true,
  start_timestamp: true,
  end_timestamp: true,
} satisfies Record<keyof Call, true>;
