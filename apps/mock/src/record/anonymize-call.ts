import {
  callDetailValidator,
  callDirectionValues,
  callStatusValues,
  sentimentValues,
  speakerValues,
  type CallDetail,
} from "@smartalex/contract";
import { type KeyedHash, pseudonymousId } from "./keyed-hash.ts";
import type { ReplaceTexts } from "./replace-texts.ts";

/** How a call is anonymized. */
export interface AnonymizeOptions {
  hash: KeyedHash;
  replaceTexts: ReplaceTexts;
}

/**
 * Returns a call as JSON in one line. Each field is built from a type that cannot hold free text: a number, a timestamp, a documented
 * value, a new id, or the result of `replaceTexts`. So undocumented fields are left out, with their names, and undocumented values of an
 * enumeration become a documented one. Times, durations and costs stay.
 *
 * @throws {TypeError} if `json` is not a call.
 */
export function anonymizeCall(json: string, { hash, replaceTexts }: AnonymizeOptions): string {
  const call: unknown = JSON.parse(json);
  const [issue] = callDetailValidator.issues(call);
  if (issue || !callDetailValidator.is(call)) throw new TypeError(`Not a call: ${issue?.pointer} ${issue?.message}`);
  const { summary, turns } = replaceTexts(call);
  const anonymized: CallDetail = {
    id: pseudonymousId(hash, "call", call.id),
    agent_id: pseudonymousId(hash, "agent", call.agent_id),
    contact_id: call.contact_id === null ? null : pseudonymousId(hash, "contact", call.contact_id),
    campaign_id: call.campaign_id === null ? null : pseudonymousId(hash, "campaign", call.campaign_id),
    direction: documented(callDirectionValues, call.direction, "inbound"),
    call_status: documented(callStatusValues, call.call_status, "completed"),
    duration_seconds: call.duration_seconds,
    sentiment: documented(sentimentValues, call.sentiment, null),
    cost: call.cost,
    start_timestamp: call.start_timestamp,
    end_timestamp: call.end_timestamp,
    summary,
    transcript: call.transcript.map(({ speaker, timestamp }, index) => ({
      speaker: documented(speakerValues, speaker, "caller"),
      text: turns[index] ?? "",
      timestamp,
    })),
  };
  return JSON.stringify(anonymized);
}

/** Returns the value if it is a documented one. Any other string may be free text. */
function documented<Value extends string, Fallback>(
  values: readonly Value[],
  value: string | null,
  fallback: Fallback,
): Value | Fallback {
  return values.find((documentedValue) => documentedValue === value) ?? fallback;
}
