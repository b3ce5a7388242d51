import { counted } from "../runtime/counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive, type Verdict } from "./finding.ts";
import { describeExchange, errorIn, isUnavailable, NOT_SENT, type HttpExchange } from "../probes/http-exchange.ts";
import type { ProbeResults } from "../probes/run-probes.ts";
import { invalidValues } from "../probes/single-requests.ts";

/** Status codes and error codes. */
export const statusChecks: readonly DocumentedCheck[] = [
  {
    id: "answered",
    title: "Every request gets a response",
    evaluate: ({ exchanges }) => {
      const answered = new Set(
        exchanges.filter(({ response }) => response).map(({ credentials, path }) => credentials + path),
      );
      const silent = exchanges.find(({ credentials, path }) => !answered.has(credentials + path));
      if (silent) return fail(`${silent.path}: ${silent.problem}`);
      return pass(counted(exchanges.length, "request"));
    },
  },
  {
    id: "list",
    title: "GET /calls returns 200",
    evaluate: (results) => allSucceed(listReads(results)),
  },
  {
    id: "get",
    title: "GET /calls/{id} returns 200 for a call in the list",
    evaluate: ({ details }) => {
      const listed = details.filter(({ hasLeft }) => !hasLeft);
      if (listed.length === 0 && details.length > 0)
        return inconclusive("calls disappear from the list during the check");
      return allSucceed(listed.map(({ exchange }) => exchange));
    },
  },
  {
    id: "no-key",
    title: "Without a key: 401 unauthorized",
    evaluate: ({ probes }) => rejectsWith(probes.withoutKey, 401),
  },
  {
    id: "unknown-key",
    title: "With an unknown key: 401 unauthorized",
    evaluate: ({ isLocal, probes }) => {
      const isAccepted = isLocal && probes.strangeKey.response?.status === 200;
      return isAccepted
        ? inconclusive("200: a server on this machine may accept any key")
        : rejectsWith(probes.strangeKey, 401);
    },
  },
  {
    id: "forbidden-key",
    title: "With a key without permission to read calls: 403 forbidden",
    evaluate: ({ probes }) => {
      if (probes.forbiddenKey.problem === NOT_SENT)
        return inconclusive("requires such a key in SMARTALEX_FORBIDDEN_KEY");
      return rejectsWith(probes.forbiddenKey, 403);
    },
  },
  {
    id: "unknown-call",
    title: "An unknown call: 404 call_not_found",
    evaluate: ({ probes }) => rejectsWith(probes.unknownCall, 404, "call_not_found"),
  },
  {
    id: "unknown-address",
    title: "An unknown path: 404 not_found",
    evaluate: ({ probes }) => rejectsWith(probes.unknownAddress, 404),
  },
  {
    id: "bad-value",
    title: "An invalid parameter: 400 invalid_request",
    evaluate: ({ probes }) => {
      const rejected = invalidValues
        .map((name) => probes[name])
        .filter(({ response }) => isRejection(response?.status));
      const [first] = rejected;
      if (!first) return inconclusive("no value was rejected");
      return rejectsWith(rejected.find((exchange) => rejectsWith(exchange, 400).outcome === "fails") ?? first, 400);
    },
  },
  {
    id: "over-limit",
    title: "Over the rate limit: 429 rate_limited",
    evaluate: ({ exchanges }) => {
      const limited = exchanges.filter(({ response }) => response?.status === 429);
      const wrong = limited.find((exchange) => errorIn(exchange)?.code !== "rate_limited");
      if (wrong) return fail(`${wrong.path} is ${describeExchange(wrong)}`);
      return limited.length > 0
        ? pass("observed at least once")
        : inconclusive("not tested: other programs may use the key");
    },
  },
  {
    id: "server-error",
    title: "A server error: 5xx server_error",
    evaluate: ({ exchanges }) => {
      const failed = exchanges.filter(({ response }) => (response?.status ?? 0) >= 500);
      const wrong = failed.find((exchange) => errorIn(exchange)?.code !== "server_error");
      if (wrong) return fail(`${wrong.path} is ${describeExchange(wrong)}`);
      return failed.length > 0
        ? pass(`observed ${counted(failed.length, "time")}`)
        : inconclusive("no server error occurred");
    },
  },
];

const CODES: Record<number, string> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
};

function rejectsWith(exchange: HttpExchange, status: number, code = CODES[status]): Verdict {
  if (isUnavailable(exchange)) return inconclusive(describeExchange(exchange));
  if (exchange.response?.status !== status) return fail(describeExchange(exchange));
  const error = errorIn(exchange);
  if (!error) return inconclusive(describeExchange(exchange)); // another check reports it
  return (error.code === code ? pass : fail)(describeExchange(exchange));
}

/** Returns whether a status rejects the request. */
function isRejection(status = 0): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function allSucceed(exchanges: readonly HttpExchange[]): Verdict {
  const answered = exchanges.filter(({ response }) => response);
  const wrong = answered.find(({ response }) => response?.status !== 200);
  if (wrong) return fail(`${wrong.path} is ${describeExchange(wrong)}`);
  return answered.length > 0 ? pass(counted(answered.length, "request")) : inconclusive("no requests to check");
}

/** The requests that must return a page of calls, independent of undocumented behavior. */
function listReads({ list, probes, since, statuses }: ProbeResults): HttpExchange[] {
  const pages = [
    ...(list?.sections ?? []).flatMap(({ read }) => read),
    ...(statuses?.read.byStatus ?? []).flatMap((status) => status.pages),
    ...(since?.ranges.read ?? []).flatMap((range) => range.pages),
  ];
  return [probes.plain, ...pages.filter(({ query }) => !isPastEnd(query, list)).map(({ exchange }) => exchange)];
}

/** Returns whether a page is past the end. The response to such a page is not documented. */
function isPastEnd({ page, per_page }: { page: number; per_page: number }, list: ProbeResults["list"]): boolean {
  const total = list?.sections[0]?.read[0]?.list?.meta.total ?? Infinity;
  return page > 1 && (page - 1) * per_page >= total;
}
