import type { SmartAlexError } from "@smartalex/sdk";
import { pluralize, formatNumber } from "../../format/numbers.ts";

/** A call that could not be read, and why, in a few words. */
export interface UnreadableCall {
  id: string;
  /** The status of the response, or what is wrong with it. */
  reason: string;
}

/** How many calls are named. */
const NAMED = 5;

/** Why a call could not be read, in a few words: `500`. */
export function unreadableReason({ name, status }: SmartAlexError): string {
  if (name === "InvalidResponseError") return "invalid response";
  if (name === "TimeoutError") return "no response in time";
  return status === undefined ? "no id that can be requested" : String(status);
}

/** `2 calls could not be read: call_1 (500), call_2 (invalid response).` */
export function describeUnreadable(calls: readonly UnreadableCall[]): string {
  const names = calls.slice(0, NAMED).map(({ id, reason }) => `${id} (${reason})`);
  const others = calls.length > NAMED ? ` and ${formatNumber(calls.length - NAMED)} more` : "";
  return `${pluralize(calls.length, "call")} could not be read: ${names.join(", ")}${others}.`;
}
