import type { Finding, RateLimitHeaders } from "@smartalex/conformance";
import { sourceToJson } from "../config/settings/resolve-setting.ts";
import type { Check } from "./check.ts";
import type { ContractReport } from "./run-contract-checks.ts";
import type { Target } from "./target.ts";

/** All findings. */
interface Report {
  /** `undefined` for the sandbox. */
  target: Target | undefined;
  checks: readonly Check[];
  rate: RateLimitHeaders | undefined;
  /** How far the local clock is ahead of the server's, in milliseconds. */
  aheadMs: number | undefined;
  contractReport?: ContractReport | undefined;
}

/** Formats all findings as JSON. Unknown values are `null`. */
export function reportToJson({ aheadMs, checks, contractReport, rate, target }: Report) {
  return {
    ok: checks.every(({ outcome }) => outcome !== "failed"),
    key: target ? { source: target.key.source, last_four: target.key.last_four } : null,
    profile: target ? sourceToJson(target.profile) : null,
    base_url: target ? sourceToJson(target.baseUrl) : null,
    checks: checks.map((check) => {
      const { code, next } = check.outcome === "failed" ? check : { code: null, next: null };
      return { name: check.name.replace(" ", "_"), outcome: check.outcome, found: check.found, code, next };
    }),
    clock_skew_ms: aheadMs ?? null,
    rate_limit: rate
      ? { limit: rate.limit ?? null, remaining: rate.remaining ?? null, reset_in_ms: rate.resetInMs ?? null }
      : null,
    requests: 1 + (contractReport?.requests ?? 0),
    contract:
      contractReport?.contract.map(({ check, group, ...rest }) => ({ group, check, ...findingToJson(rest) })) ?? null,
    assumptions:
      contractReport?.assumptions.map(({ check, pointer, ...rest }) => {
        return { pointer: pointer ?? null, check, ...findingToJson(rest) };
      }) ?? null,
  };
}

function findingToJson({ outcome, seen, violations = [] }: Pick<Finding, "outcome" | "seen" | "violations">) {
  return { outcome, seen, violations };
}
