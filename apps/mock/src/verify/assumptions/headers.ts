import { counted } from "../../commands/counted.ts";
import type { Check } from "../check.ts";
import { confirmed, refuted, unclear, type Verdict } from "../finding.ts";
import { rateTold } from "../survey/rate-told.ts";
import type { Survey } from "../survey/survey.ts";

/** What is assumed of headers, by where the document says so. */
export const aboutHeaders: Record<string, readonly Check[]> = {
  "/components/headers/X-RateLimit-Limit": [rateHeader("X-RateLimit-Limit")],
  "/components/headers/X-RateLimit-Remaining": [rateHeader("X-RateLimit-Remaining")],
  "/components/headers/X-RateLimit-Reset": [
    { ...rateHeader("X-RateLimit-Reset"), says: "X-RateLimit-Reset is there, in epoch seconds", judge: judgeReset },
  ],
  "/components/headers/Retry-After": [
    {
      says: "A 429 has Retry-After, in seconds",
      judge: ({ exchanges }) => {
        const limited = exchanges.flatMap(({ answer }) => (answer?.status === 429 ? answer : []));
        const wrong = limited.find(({ headers }) => !isNumber(headers.get("retry-after")));
        if (wrong) return refuted(wrong.headers.get("retry-after") ?? "a 429 without it");
        return limited.length > 0
          ? confirmed("a 429 had it")
          : unclear("a 429 is not provoked: others may use the key, too");
      },
    },
  ],
};

function rateHeader(name: string): Check {
  return { says: `${name} is there, a whole number`, judge: (survey) => judgeHeader(survey, name) };
}

function judgeHeader({ exchanges }: Survey, name: string): Verdict {
  const answered = exchanges.flatMap(({ answer, atMs }) => (answer ? [{ ...answer, atMs }] : []));
  const without = answered.find(({ headers }) => !isNumber(headers.get(name)));
  if (!without)
    return answered.length > 0 ? confirmed(counted(answered.length, "answer")) : unclear("there was no answer");
  const told = rateTold(without.headers, without.atMs);
  return refuted(told ? `the server sends ${told.form}` : `an answer with status ${without.status} has none`);
}

function judgeReset(survey: Survey): Verdict {
  const verdict = judgeHeader(survey, "X-RateLimit-Reset");
  if (verdict.outcome !== "confirmed") return verdict;
  const told = survey.exchanges.flatMap(({ answer, atMs }) => (answer && rateTold(answer.headers, atMs)) ?? []);
  const other = told.find(({ resetUnit }) => resetUnit !== "epoch seconds");
  return other ? refuted(`it is in ${other.resetUnit}`) : verdict;
}

function isNumber(value: string | null): boolean {
  return /^\d+$/.test(value ?? "");
}
