import { callBodyValidator, callListBodyValidator, errorBodyValidator, type Validator } from "@smartalex/contract";
import { counted } from "../runtime/counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive, type Verdict, type Violation } from "./finding.ts";
import { errorIn, type ProbeResponse, type HttpExchange } from "../probes/http-exchange.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

/** The maximum number of violations in a result. */
const MAX_VIOLATIONS = 100;

/** Bodies: JSON with the documented envelopes and fields. */
export const bodyChecks: readonly DocumentedCheck[] = [
  {
    id: "json",
    title: "All bodies are JSON, with the content type application/json",
    evaluate: ({ exchanges }) => each(exchanges, (response) => jsonProblem(response)),
  },
  {
    id: "list-body",
    title: "A list is { data, meta }, with all fields of a call",
    dependsOn: ["json"],
    evaluate: (results) => allValid(listsOf(results), callListBodyValidator),
  },
  {
    id: "call-body",
    title: "One call is { data }, with summary and transcript",
    dependsOn: ["json"],
    evaluate: (results) => allValid(callsOf(results), callBodyValidator),
  },
  {
    id: "error-body",
    title: "An error is { error: { code, message, status } }",
    dependsOn: ["json"],
    evaluate: ({ exchanges }) => allValid(errorsOf(exchanges), errorBodyValidator),
  },
  {
    id: "error-status",
    title: "error.status equals the status of the response",
    evaluate: ({ exchanges }) => {
      const errors = exchanges.filter((exchange) => errorIn(exchange));
      const wrong = errors.find((exchange) => errorIn(exchange)?.status !== exchange.response?.status);
      if (wrong)
        return fail(
          `${wrong.path} is ${wrong.response?.status ?? ""}, but error.status is ${errorIn(wrong)?.status ?? ""}`,
        );
      return errors.length > 0 ? pass(counted(errors.length, "error")) : inconclusive("there was no error response");
    },
  },
];

/** Returns the fields and values that the document does not have, in responses that are valid otherwise. */
export function undocumented(results: ProbeResults): Violation[] {
  const checked = [
    { exchanges: listsOf(results), validator: callListBodyValidator },
    { exchanges: callsOf(results), validator: callBodyValidator },
    { exchanges: errorsOf(results.exchanges), validator: errorBodyValidator },
  ];
  return checked.flatMap(({ exchanges, validator }) => {
    const valid = exchanges.filter(({ response }) => validator.is(response?.body));
    return violationsIn(valid, validator.strict);
  });
}

/** Formats a violation. */
export function violationText({ message, path, pointer }: Violation): string {
  return `${path}: ${pointer || "the body"} ${message}`;
}

function listsOf({ exchanges }: ProbeResults): HttpExchange[] {
  return exchanges.filter(({ response, path }) => response?.status === 200 && /^\/calls(\?|$)/.test(path));
}

function callsOf({ exchanges }: ProbeResults): HttpExchange[] {
  return exchanges.filter(({ response, path }) => response?.status === 200 && path.startsWith("/calls/"));
}

function errorsOf(exchanges: readonly HttpExchange[]): HttpExchange[] {
  return exchanges.filter(({ response }) => (response?.status ?? 0) >= 400);
}

function each(exchanges: readonly HttpExchange[], problemOf: (response: ProbeResponse) => string | undefined): Verdict {
  let count = 0;
  for (const { response, path } of exchanges) {
    if (!response) continue;
    const problem = problemOf(response);
    if (problem !== undefined) return fail(`${path}: ${problem}`);
    count++;
  }
  return count > 0 ? pass(counted(count, "response")) : inconclusive("there was no response to check");
}

function jsonProblem({ body, headers, status }: ProbeResponse): string | undefined {
  if (status >= 300 && status < 400) return undefined; // a redirect may have any body
  const type = headers.get("content-type") ?? "";
  if (!/^application\/json\s*(;|$)/i.test(type)) return `the content type is ${type.slice(0, 60) || "missing"}`;
  return body === undefined ? `the body of the ${status} is not JSON` : undefined;
}

function allValid(exchanges: readonly HttpExchange[], validator: Validator<unknown>): Verdict {
  const violations = violationsIn(exchanges, validator);
  const [first] = violations;
  return first ? fail(violationText(first), violations) : each(exchanges, () => undefined);
}

/** Returns the differences between bodies and a schema. A difference that occurs in several rows or pages is returned once. */
function violationsIn(exchanges: readonly HttpExchange[], validator: Validator<unknown>): Violation[] {
  const kinds = new Map<string, Violation>();
  for (const { response, path } of exchanges) {
    for (const { message, path: keys, pointer } of response ? validator.issues(response.body) : []) {
      const kind = JSON.stringify([message, ...keys.map((key) => (typeof key === "number" ? 0 : key))]);
      if (kinds.size < MAX_VIOLATIONS && !kinds.has(kind)) kinds.set(kind, { path, pointer, message });
    }
  }
  return [...kinds.values()];
}
