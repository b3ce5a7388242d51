import type { Verdict } from "../finding.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

/** One thing to find out about a server, by looking at what it has answered. */
export interface Check {
  /** What should be so. */
  title: string;
  /** What must not fail for this to be judged, by the ids of the checks: one fault is reported once. */
  dependsOn?: readonly CheckId[];
  evaluate: (survey: ProbeResults) => Verdict;
}

/** A check of what SmartAlex documents. */
export interface DocumentedCheck extends Check {
  /** Names the check for those that need it. */
  id: CheckId;
}

/** The names of the checks of what SmartAlex documents. */
export type CheckId =
  | "answered"
  | "list"
  | "get"
  | "no-key"
  | "unknown-key"
  | "forbidden-key"
  | "unknown-call"
  | "unknown-address"
  | "bad-value"
  | "over-limit"
  | "server-error"
  | "json"
  | "list-body"
  | "call-body"
  | "error-body"
  | "error-status"
  | "defaults"
  | "echo"
  | "partition"
  | "total"
  | "status-rows"
  | "status-union"
  | "since-rows"
  | "since-grows"
  | "details"
  | "limit-told"
  | "limit-counts"
  | "limit-ends";
