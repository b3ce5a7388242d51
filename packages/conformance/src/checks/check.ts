import type { Verdict } from "./finding.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

/** A check of the responses of a server. */
export interface Check {
  /** The fact or assumption to check. */
  title: string;
  /** The IDs of checks that must not fail before this check, so that one defect is reported once. */
  dependsOn?: readonly CheckId[];
  evaluate: (results: ProbeResults) => Verdict;
}

/** A check of a fact that SmartAlex documents. */
export interface DocumentedCheck extends Check {
  /** The ID, for `dependsOn`. */
  id: CheckId;
}

/** The IDs of the checks of documented facts. */
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
