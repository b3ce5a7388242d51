import { counted } from "../runtime/counted.ts";
import type { Check } from "../checks/check.ts";
import { confirmed, refuted, inconclusive, type Verdict } from "../checks/finding.ts";
import { parseRateLimitHeaders } from "../probes/rate-limit-headers.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

/** Assumptions about headers, by their JSON pointers in the document. */
export const headerAssumptions: Record<string, readonly Check[]> = {
  "/components/headers/X-RateLimit-Limit": [rateHeader("X-RateLimit-Limit")],
  "/components/headers/X-RateLimit-Remaining": [rateHeader("X-RateLimit-Remaining")],
  "/components/headers/X-RateLimit-Reset": [
    {
      ...rateHeader("X-RateLimit-Reset"),
      title: "X-RateLimit-Reset is present, in epoch seconds",
      evaluate: checkReset,
    },
  ],
  "/components/headers/Retry-After": [
    {
      title: "A 429 has Retry-After, in seconds",
      evaluate: ({ exchanges }) => {
        const limited = exchanges.flatMap(({ response }) => (response?.status === 429 ? response : []));
        const wrong = limited.find(({ headers }) => !isNumber(headers.get("retry-after")));
        if (wrong) return refuted(wrong.headers.get("retry-after") ?? "a 429 without Retry-After");
        return limited.length > 0
          ? confirmed("a 429 had Retry-After")
          : inconclusive("a 429 is not tested: other programs may use the key");
      },
    },
  ],
};

function rateHeader(name: string): Check {
  return { title: `${name} is present, an integer`, evaluate: (results) => checkHeader(results, name) };
}

function checkHeader({ exchanges }: ProbeResults, name: string): Verdict {
  const answered = exchanges.flatMap(({ response, atMs }) => (response ? [{ ...response, atMs }] : []));
  const without = answered.find(({ headers }) => !isNumber(headers.get(name)));
  if (!without)
    return answered.length > 0
      ? confirmed(counted(answered.length, "response"))
      : inconclusive("there was no response");
  const rateLimit = parseRateLimitHeaders(without.headers, without.atMs);
  return refuted(
    rateLimit ? `the server sends ${rateLimit.form}` : `a response with status ${without.status} has none`,
  );
}

function checkReset(results: ProbeResults): Verdict {
  const verdict = checkHeader(results, "X-RateLimit-Reset");
  if (verdict.outcome !== "confirmed") return verdict;
  const rateLimits = results.exchanges.flatMap(
    ({ response, atMs }) => (response && parseRateLimitHeaders(response.headers, atMs)) ?? [],
  );
  const other = rateLimits.find(({ resetUnit }) => resetUnit !== "epoch seconds");
  return other ? refuted(`it is in ${other.resetUnit}`) : verdict;
}

function isNumber(value: string | null): boolean {
  return /^\d+$/.test(value ?? "");
}
