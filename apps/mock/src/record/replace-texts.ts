import type { CallDetail } from "@smartalex/contract";
import { redact } from "@smartalex/redact";
import type { KeyedHash } from "./keyed-hash.ts";
import { countWords, placeholderText } from "./placeholder-text.ts";

/** The free text of a call. */
export interface CallTexts {
  summary: string | null;
  turns: string[];
}

/** Returns what replaces the summary and the turns of a call. */
export type ReplaceTexts = (call: CallDetail) => CallTexts;

/** Replaces every text by sample sentences of a similar length. */
export function placeholderTexts(hash: KeyedHash): ReplaceTexts {
  return ({ summary, transcript }) => ({
    summary: summary === null ? null : placeholderText(hash, { index: "summary", wordCount: countWords(summary) }),
    turns: transcript.map(({ text }, index) => placeholderText(hash, { index, wordCount: countWords(text) })),
  });
}

/** Keeps texts, and replaces identifiers that have a form, such as phone numbers. Names stay. */
export function redactedTexts({ start_timestamp, summary, transcript }: CallDetail): CallTexts {
  const callStart = new Date(start_timestamp);
  return {
    summary: summary === null ? null : (redact([{ text: summary }], { callStart })[0] ?? ""),
    turns: redact(transcript, { callStart }),
  };
}
