import type { SmartAlexError } from "@smartalex/sdk";
import { pluralize, formatNumber } from "../../format/numbers.ts";

/** A call that could not be fetched, with the reason. */
export interface UnreadableCall {
  id: string;
  /** The status of the response, or what is wrong with it. */
  reason: string;
}

/** Maximum number of calls that a message lists. */
const NAMED = 5;

/** Returns briefly why a call could not be fetched: `500`. */
export function unreadableReason({ name, status }: SmartAlexError): string {
  if (name === "InvalidResponseError") return "invalid response";
  if (name === "TimeoutError") return "timeout";
  return status === undefined ? "invalid ID" : String(status);
}

/** Formats `2 calls could not be fetched: call_1 (500), call_2 (invalid response).` */
export function describeUnreadable(calls: readonly UnreadableCall[]): string {
  const names = calls.slice(0, NAMED).map(({ id, reason }) => `${id} (${reason})`);
  const others = calls.length > NAMED ? ` and ${formatNumber(calls.length - NAMED)} more` : "";
  return `${pluralize(calls.length, "call")} could not be fetched: ${names.join(", ")}${others}.`;
}
