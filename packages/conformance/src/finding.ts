/**
 * What came of a check. What SmartAlex documents `holds` or `fails`; what the OpenAPI document assumes beyond that is `confirmed` or
 * `refuted`, and neither is a failure. `unclear` is what reading politely cannot tell.
 */
export type Outcome = "holds" | "fails" | "confirmed" | "refuted" | "unclear";

/** What of a body differs from its schema. */
export interface Violation {
  /** What was asked for. */
  path: string;
  /** Where in the body, as a JSON pointer (RFC 6901); `""` for the whole. */
  pointer: string;
  /** What is wrong with it, without repeating it. */
  message: string;
}

/** An outcome, and what was seen, in one line. What a server sent may be part of it: escape it before it reaches a terminal or a page. */
export interface Verdict {
  outcome: Outcome;
  seen: string;
  /** Where bodies are not as the document says: of each kind the first. */
  violations?: readonly Violation[];
}

/** What was found out about a server. */
export interface Finding extends Verdict {
  /** What the check is about, such as `paging`; `assumptions` for those of the OpenAPI document. */
  group: string;
  /** What should be so, in words. */
  check: string;
  /** The JSON pointer of the `x-assumption` in the OpenAPI document, where it is one. */
  pointer?: string;
}

/** What is documented is so. */
export const pass = verdict("holds");
/** What is documented is not so. */
export const fail = verdict("fails");
/** What is assumed is so. */
export const confirmed = verdict("confirmed");
/** What is assumed is not so. */
export const refuted = verdict("refuted");
/** It cannot be told, and why. */
export const inconclusive = verdict("unclear");

function verdict(outcome: Outcome): (seen: string, violations?: readonly Violation[]) => Verdict {
  return (seen, violations) => ({ outcome, seen, ...(violations && { violations }) });
}
