import { counted } from "../counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive, type Verdict } from "../finding.ts";
import { errorIn, isUnavailable, describeExchange, type HttpExchange } from "../probes/http-exchange.ts";
import type { ProbeResults } from "../probes/run-probes.ts";
import { invalidValues } from "../probes/single-requests.ts";

/** What is answered to whom: status codes, and the codes of errors. */
export const statusChecks: readonly DocumentedCheck[] = [
  {
    id: "answered",
    title: "Every request is answered",
    evaluate: ({ exchanges }) => {
      const heard = new Set(
        exchanges.filter(({ response }) => response).map(({ credentials, path }) => credentials + path),
      );
      const silent = exchanges.find(({ credentials, path }) => !heard.has(credentials + path));
      if (silent) return fail(`${silent.path}: ${silent.problem}`);
      return pass(counted(exchanges.length, "request"));
    },
  },
  {
    id: "list",
    title: "GET /calls is 200",
    evaluate: (survey) => allSucceed(listReads(survey)),
  },
  {
    id: "get",
    title: "GET /calls/{id} of a call in the list is 200",
    evaluate: ({ details }) => {
      const there = details.filter(({ hasLeft }) => !hasLeft);
      if (there.length === 0 && details.length > 0) return inconclusive("calls leave the list while it is read");
      return allSucceed(there.map(({ exchange }) => exchange));
    },
  },
  { id: "no-key", title: "Without a key: 401 unauthorized", evaluate: ({ probes }) => refuses(probes.withoutKey, 401) },
  {
    id: "unknown-key",
    title: "With a key that nobody has: 401 unauthorized",
    evaluate: ({ isLocal, probes }) => {
      const isTaken = isLocal && probes.strangeKey.response?.status === 200;
      return isTaken ? inconclusive("200: on this machine any key may do") : refuses(probes.strangeKey, 401);
    },
  },
  {
    id: "forbidden-key",
    title: "With a key that may not read calls: 403 forbidden",
    evaluate: ({ probes }) => {
      if (probes.forbiddenKey.problem === "not asked")
        return inconclusive("needs such a key in SMARTALEX_FORBIDDEN_KEY");
      return refuses(probes.forbiddenKey, 403);
    },
  },
  {
    id: "unknown-call",
    title: "A call that does not exist: 404 call_not_found",
    evaluate: ({ probes }) => refuses(probes.unknownCall, 404, "call_not_found"),
  },
  {
    id: "unknown-address",
    title: "An address that does not exist: 404 not_found",
    evaluate: ({ probes }) => refuses(probes.unknownAddress, 404),
  },
  {
    id: "bad-value",
    title: "A value that is refused: 400 invalid_request",
    evaluate: ({ probes }) => {
      const refused = invalidValues.map((name) => probes[name]).filter(({ response }) => isRefusal(response?.status));
      const [first] = refused;
      if (!first) return inconclusive("no value was refused");
      return refuses(refused.find((exchange) => refuses(exchange, 400).outcome === "fails") ?? first, 400);
    },
  },
  {
    id: "over-limit",
    title: "Over the rate limit: 429 rate_limited",
    evaluate: ({ exchanges }) => {
      const limited = exchanges.filter(({ response }) => response?.status === 429);
      const wrong = limited.find((exchange) => errorIn(exchange)?.code !== "rate_limited");
      if (wrong) return fail(`${wrong.path} is ${describeExchange(wrong)}`);
      return limited.length > 0 ? pass("met once at least") : inconclusive("not provoked: others may use the key, too");
    },
  },
  {
    id: "server-error",
    title: "A server that fails says 5xx server_error",
    evaluate: ({ exchanges }) => {
      const failed = exchanges.filter(({ response }) => (response?.status ?? 0) >= 500);
      const wrong = failed.find((exchange) => errorIn(exchange)?.code !== "server_error");
      if (wrong) return fail(`${wrong.path} is ${describeExchange(wrong)}`);
      return failed.length > 0 ? pass(`met ${counted(failed.length, "time")}`) : inconclusive("it did not fail");
    },
  },
];

const CODES: Record<number, string> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
};

function refuses(exchange: HttpExchange, status: number, code = CODES[status]): Verdict {
  if (isUnavailable(exchange)) return inconclusive(describeExchange(exchange));
  if (exchange.response?.status !== status) return fail(describeExchange(exchange));
  const error = errorIn(exchange);
  if (!error) return inconclusive(describeExchange(exchange)); // another check says so
  return (error.code === code ? pass : fail)(describeExchange(exchange));
}

/** Whether the server refuses what was asked. Where it lacks the key or the address, that is another matter. */
function isRefusal(status = 0): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function allSucceed(exchanges: readonly HttpExchange[]): Verdict {
  const answered = exchanges.filter(({ response }) => response);
  const wrong = answered.find(({ response }) => response?.status !== 200);
  if (wrong) return fail(`${wrong.path} is ${describeExchange(wrong)}`);
  return answered.length > 0 ? pass(counted(answered.length, "request")) : inconclusive("there is nothing to ask for");
}

/** The answers that should be pages of calls whatever the server makes of what is not documented. */
function listReads({ list, probes, since, statuses }: ProbeResults): HttpExchange[] {
  const pages = [
    ...(list?.stretches ?? []).flatMap(({ read }) => read),
    ...(statuses?.read.byStatus ?? []).flatMap((status) => status.pages),
    ...(since?.spans.read ?? []).flatMap((span) => span.pages),
  ];
  return [probes.plain, ...pages.filter(({ query }) => !isBehind(query, list)).map(({ exchange }) => exchange)];
}

/** What a page past the end gives is not documented. */
function isBehind({ page, per_page }: { page: number; per_page: number }, list: ProbeResults["list"]): boolean {
  const total = list?.stretches[0]?.read[0]?.list?.meta.total ?? Infinity;
  return page > 1 && (page - 1) * per_page >= total;
}
