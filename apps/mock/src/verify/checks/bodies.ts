import { callBodyValidator, callListBodyValidator, errorBodyValidator, type Validator } from "@smartalex/contract";
import { counted } from "../../commands/counted.ts";
import type { DocumentedCheck } from "../check.ts";
import { fails, holds, unclear, type Verdict, type Violation } from "../finding.ts";
import { errorIn, type Answer, type Exchange } from "../survey/exchange.ts";
import type { Survey } from "../survey/survey.ts";

/** A body of millions of wrong fields says no more than one of a hundred. */
const MOST_VIOLATIONS = 100;

/** What stands in the bodies: JSON, in the documented envelopes, with the documented fields. */
export const bodies: readonly DocumentedCheck[] = [
  {
    id: "json",
    says: "All bodies are JSON, and say so",
    judge: ({ exchanges }) => each(exchanges, (answer) => jsonProblem(answer)),
  },
  {
    id: "list-body",
    says: "A list is { data, meta }, with all fields of a call",
    needs: ["json"],
    judge: (survey) => allValid(listsOf(survey), callListBodyValidator),
  },
  {
    id: "call-body",
    says: "One call is { data }, with summary and transcript",
    needs: ["json"],
    judge: (survey) => allValid(callsOf(survey), callBodyValidator),
  },
  {
    id: "error-body",
    says: "An error is { error: { code, message, status } }",
    needs: ["json"],
    judge: ({ exchanges }) => allValid(errorsOf(exchanges), errorBodyValidator),
  },
  {
    id: "error-status",
    says: "error.status is the status of the answer",
    judge: ({ exchanges }) => {
      const errors = exchanges.filter((exchange) => errorIn(exchange));
      const wrong = errors.find((exchange) => errorIn(exchange)?.status !== exchange.answer?.status);
      if (wrong)
        return fails(`${wrong.path} is ${wrong.answer?.status ?? ""}, and says ${errorIn(wrong)?.status ?? ""}`);
      return errors.length > 0 ? holds(counted(errors.length, "error")) : unclear("there was no error");
    },
  },
];

/** What strict validation finds in answers that are as documented otherwise: fields and values that the document does not know. */
export function undocumented(survey: Survey): Violation[] {
  const checked = [
    { exchanges: listsOf(survey), validator: callListBodyValidator },
    { exchanges: callsOf(survey), validator: callBodyValidator },
    { exchanges: errorsOf(survey.exchanges), validator: errorBodyValidator },
  ];
  return checked.flatMap(({ exchanges, validator }) => {
    const valid = exchanges.filter(({ answer }) => validator.is(answer?.body));
    return violationsIn(valid, validator.strict);
  });
}

/** A violation in a few words. */
export function violationText({ message, path, pointer }: Violation): string {
  return `${path}: ${pointer || "the body"} ${message}`;
}

function listsOf({ exchanges }: Survey): Exchange[] {
  return exchanges.filter(({ answer, path }) => answer?.status === 200 && /^\/calls(\?|$)/.test(path));
}

function callsOf({ exchanges }: Survey): Exchange[] {
  return exchanges.filter(({ answer, path }) => answer?.status === 200 && path.startsWith("/calls/"));
}

function errorsOf(exchanges: readonly Exchange[]): Exchange[] {
  return exchanges.filter(({ answer }) => (answer?.status ?? 0) >= 400);
}

function each(exchanges: readonly Exchange[], problemOf: (answer: Answer) => string | undefined): Verdict {
  let count = 0;
  for (const { answer, path } of exchanges) {
    if (!answer) continue;
    const problem = problemOf(answer);
    if (problem !== undefined) return fails(`${path}: ${problem}`);
    count++;
  }
  return count > 0 ? holds(counted(count, "answer")) : unclear("there was none to look at");
}

function jsonProblem({ body, headers, status }: Answer): string | undefined {
  if (status >= 300 && status < 400) return undefined; // a redirect has a place to go, not something to say
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) return `the content type is ${type.slice(0, 60) || "missing"}`;
  return body === undefined ? `the body of ${status} is no JSON` : undefined;
}

function allValid(exchanges: readonly Exchange[], validator: Validator<unknown>): Verdict {
  const violations = violationsIn(exchanges, validator);
  const [first] = violations;
  return first ? fails(violationText(first), violations) : each(exchanges, () => undefined);
}

/** Where bodies differ from a schema. What is wrong with each row of each page is told once. */
function violationsIn(exchanges: readonly Exchange[], validator: Validator<unknown>): Violation[] {
  const kinds = new Map<string, Violation>();
  for (const { answer, path } of exchanges) {
    for (const { message, path: keys, pointer } of answer ? validator.issues(answer.body) : []) {
      const kind = JSON.stringify([message, ...keys.map((key) => (typeof key === "number" ? 0 : key))]);
      if (kinds.size < MOST_VIOLATIONS && !kinds.has(kind)) kinds.set(kind, { path, pointer, message });
    }
  }
  return [...kinds.values()];
}
