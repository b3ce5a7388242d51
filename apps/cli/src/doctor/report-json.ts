import type { Finding, RateLimitHeaders } from "@smartalex/conformance";
import { sourceToJson } from "../config/settings/resolve-setting.ts";
import type { Check } from "./check.ts";
import type { ContractReport } from "./run-contract-checks.ts";
import type { Target } from "./target.ts";

/** All findings. */
interface Report {
  /** `undefined` for the sandbox. */
  subject: Target | undefined;
  checks: readonly Check[];
  rate: RateLimitHeaders | undefined;
  /** How far the local clock is ahead of the server's, in milliseconds. */
  aheadMs: number | undefined;
  examination?: ContractReport | undefined;
}

/** Formats all findings as JSON. Unknown values are `null`. */
export function reportToJson({ aheadMs, checks, examination, rate, subject }: Report) {
  return {
    ok: checks.every(({ outcome }) => outcome !== "failed"),
    key: subject ? { source: subject.key.source, last_four: subject.key.last_four } : null,
    profile: subject ? sourceToJson(subject.profile) : null,
    base_url: subject ? sourceToJson(subject.baseUrl) : null,
    checks: checks.map((check) => {
      const { code, next } = check.outcome === "failed" ? check : { code: null, next: null };
      return { name: check.name.replace(" ", "_"), outcome: check.outcome, found: check.found, code, next };
    }),
    clock_skew_ms: aheadMs ?? null,
    rate_limit: rate
      ? { limit: rate.limit ?? null, remaining: rate.remaining ?? null, reset_in_ms: rate.resetInMs ?? null }
      : null,
    requests: 1 + (examination?.requests ?? 0),
    contract:
      examination?.contract.map(({ check, group, ...rest }) => ({ group, check, ...findingToJson(rest) })) ?? null,
    assumptions:
      examination?.assumptions.map(({ check, pointer, ...rest }) => {
        return { pointer: pointer ?? null, check, ...findingToJson(rest) };
      }) ?? null,
  };
}

function findingToJson({ outcome, seen, violations = [] }: Pick<Finding, "outcome" | "seen" | "violations">) {
  return { outcome, seen, violations };
}
