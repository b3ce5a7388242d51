import { counted } from "../counted.ts";
import type { Check } from "../checks/check.ts";
import { confirmed, refuted, inconclusive, type Verdict } from "../finding.ts";
import { parseRateLimitHeaders } from "../probes/rate-limit-headers.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

/** What is assumed of headers, by where the document says so. */
export const headerAssumptions: Record<string, readonly Check[]> = {
  "/components/headers/X-RateLimit-Limit": [rateHeader("X-RateLimit-Limit")],
  "/components/headers/X-RateLimit-Remaining": [rateHeader("X-RateLimit-Remaining")],
  "/components/headers/X-RateLimit-Reset": [
    { ...rateHeader("X-RateLimit-Reset"), title: "X-RateLimit-Reset is there, in epoch seconds", evaluate: judgeReset },
  ],
  "/components/headers/Retry-After": [
    {
      title: "A 429 has Retry-After, in seconds",
      evaluate: ({ exchanges }) => {
        const limited = exchanges.flatMap(({ response }) => (response?.status === 429 ? response : []));
        const wrong = limited.find(({ headers }) => !isNumber(headers.get("retry-after")));
        if (wrong) return refuted(wrong.headers.get("retry-after") ?? "a 429 without it");
        return limited.length > 0
          ? confirmed("a 429 had it")
          : inconclusive("a 429 is not provoked: others may use the key, too");
      },
    },
  ],
};

function rateHeader(name: string): Check {
  return { title: `${name} is there, a whole number`, evaluate: (survey) => judgeHeader(survey, name) };
}

function judgeHeader({ exchanges }: ProbeResults, name: string): Verdict {
  const answered = exchanges.flatMap(({ response, atMs }) => (response ? [{ ...response, atMs }] : []));
  const without = answered.find(({ headers }) => !isNumber(headers.get(name)));
  if (!without)
    return answered.length > 0 ? confirmed(counted(answered.length, "answer")) : inconclusive("there was no answer");
  const told = parseRateLimitHeaders(without.headers, without.atMs);
  return refuted(told ? `the server sends ${told.form}` : `an answer with status ${without.status} has none`);
}

function judgeReset(survey: ProbeResults): Verdict {
  const verdict = judgeHeader(survey, "X-RateLimit-Reset");
  if (verdict.outcome !== "confirmed") return verdict;
  const told = survey.exchanges.flatMap(
    ({ response, atMs }) => (response && parseRateLimitHeaders(response.headers, atMs)) ?? [],
  );
  const other = told.find(({ resetUnit }) => resetUnit !== "epoch seconds");
  return other ? refuted(`it is in ${other.resetUnit}`) : verdict;
}

function isNumber(value: string | null): boolean {
  return /^\d+$/.test(value ?? "");
}
