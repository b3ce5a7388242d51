import type { Call } from "@smartalex/contract";

/** The names of the fields that a call has in a list. */
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

/** Returns what to use instead of a query parameter that does not exist, if it has the name of a call field or of a filter. */
export function filterHint(name: string): string | undefined {
  if (name === "call_status") return "use status";
  if (Object.hasOwn(callFields, name) || ["campaign_id", "from", "until"].includes(name)) {
    return `use list().filter({ ${name} }), which filters client-side`;
  }
  return undefined;
}
