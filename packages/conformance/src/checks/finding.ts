/**
 * The outcome of a check. A fact that SmartAlex documents `holds` or `fails`. An assumption of the OpenAPI document is `confirmed` or `refuted`, which
 * is not a failure. `unclear`: cannot be determined with a few read requests.
 */
export type Outcome = "holds" | "fails" | "confirmed" | "refuted" | "unclear";

/** A difference between a body and its schema. */
export interface Violation {
  /** The path of the request. */
  path: string;
  /** A JSON pointer (RFC 6901) into the body. `""` is the whole body. */
  pointer: string;
  /** What is wrong with the value. Does not contain the value. */
  message: string;
}

/** An outcome, and the observation in one line. It may contain text of the server: escape it in a terminal or a page. */
export interface Verdict {
  outcome: Outcome;
  /** The observation. */
  seen: string;
  /** Differences between bodies and the document: the first of each kind. */
  violations?: readonly Violation[];
}

/** The result of a check. */
export interface Finding extends Verdict {
  /** The group of the check, such as `paging`. `assumptions` are those of the OpenAPI document. */
  group: string;
  /** The fact or assumption that was checked. */
  check: string;
  /** The JSON pointer of an assumption to its `x-assumption` in the OpenAPI document. */
  pointer?: string;
}

/** A documented fact is true. */
export const pass = verdict("holds");
/** A documented fact is not true. */
export const fail = verdict("fails");
/** An assumption is true. */
export const confirmed = verdict("confirmed");
/** An assumption is not true. */
export const refuted = verdict("refuted");
/** The check cannot decide, with the reason. */
export const inconclusive = verdict("unclear");

function verdict(outcome: Outcome): (seen: string, violations?: readonly Violation[]) => Verdict {
  return (seen, violations) => ({ outcome, seen, ...(violations && { violations }) });
}
