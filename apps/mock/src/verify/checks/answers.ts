import { counted } from "../../commands/counted.ts";
import type { DocumentedCheck } from "../check.ts";
import { fails, holds, unclear, type Verdict } from "../finding.ts";
import { errorIn, isIndisposed, shown, type Exchange } from "../survey/exchange.ts";
import type { Survey } from "../survey/survey.ts";
import { badValues } from "../survey/probes.ts";

/** What is answered to whom: status codes, and the codes of errors. */
export const answers: readonly DocumentedCheck[] = [
  {
    id: "answered",
    says: "Every request is answered",
    judge: ({ exchanges }) => {
      const heard = new Set(exchanges.filter(({ answer }) => answer).map(({ asker, path }) => asker + path));
      const silent = exchanges.find(({ asker, path }) => !heard.has(asker + path));
      if (silent) return fails(`${silent.path}: ${silent.problem}`);
      return holds(counted(exchanges.length, "request"));
    },
  },
  {
    id: "list",
    says: "GET /calls is 200",
    judge: (survey) => allSucceed(listReads(survey)),
  },
  {
    id: "get",
    says: "GET /calls/{id} of a call in the list is 200",
    judge: ({ details }) => {
      const there = details.filter(({ hasLeft }) => !hasLeft);
      if (there.length === 0 && details.length > 0) return unclear("calls leave the list while it is read");
      return allSucceed(there.map(({ exchange }) => exchange));
    },
  },
  { id: "no-key", says: "Without a key: 401 unauthorized", judge: ({ probes }) => refuses(probes.withoutKey, 401) },
  {
    id: "unknown-key",
    says: "With a key that nobody has: 401 unauthorized",
    judge: ({ isLocal, probes }) => {
      const isTaken = isLocal && probes.strangeKey.answer?.status === 200;
      return isTaken ? unclear("200: on this machine any key may do") : refuses(probes.strangeKey, 401);
    },
  },
  {
    id: "forbidden-key",
    says: "With a key that may not read calls: 403 forbidden",
    judge: ({ probes }) => {
      if (probes.forbiddenKey.problem === "not asked") return unclear("needs such a key in SMARTALEX_FORBIDDEN_KEY");
      return refuses(probes.forbiddenKey, 403);
    },
  },
  {
    id: "unknown-call",
    says: "A call that does not exist: 404 call_not_found",
    judge: ({ probes }) => refuses(probes.unknownCall, 404, "call_not_found"),
  },
  {
    id: "unknown-address",
    says: "An address that does not exist: 404 not_found",
    judge: ({ probes }) => refuses(probes.unknownAddress, 404),
  },
  {
    id: "bad-value",
    says: "A value that is refused: 400 invalid_request",
    judge: ({ probes }) => {
      const refused = badValues.map((name) => probes[name]).filter(({ answer }) => isRefusal(answer?.status));
      const [first] = refused;
      if (!first) return unclear("no value was refused");
      return refuses(refused.find((exchange) => refuses(exchange, 400).outcome === "fails") ?? first, 400);
    },
  },
  {
    id: "over-limit",
    says: "Over the rate limit: 429 rate_limited",
    judge: ({ exchanges }) => {
      const limited = exchanges.filter(({ answer }) => answer?.status === 429);
      const wrong = limited.find((exchange) => errorIn(exchange)?.code !== "rate_limited");
      if (wrong) return fails(`${wrong.path} is ${shown(wrong)}`);
      return limited.length > 0 ? holds("met once at least") : unclear("not provoked: others may use the key, too");
    },
  },
  {
    id: "server-error",
    says: "A server that fails says 5xx server_error",
    judge: ({ exchanges }) => {
      const failed = exchanges.filter(({ answer }) => (answer?.status ?? 0) >= 500);
      const wrong = failed.find((exchange) => errorIn(exchange)?.code !== "server_error");
      if (wrong) return fails(`${wrong.path} is ${shown(wrong)}`);
      return failed.length > 0 ? holds(`met ${counted(failed.length, "time")}`) : unclear("it did not fail");
    },
  },
];

const CODES: Record<number, string> = {
  400: "invalid_request",
  401: "unauthorized",
  403: "forbidden",
  404: "not_found",
};

function refuses(exchange: Exchange, status: number, code = CODES[status]): Verdict {
  if (isIndisposed(exchange)) return unclear(shown(exchange));
  if (exchange.answer?.status !== status) return fails(shown(exchange));
  const error = errorIn(exchange);
  if (!error) return unclear(shown(exchange)); // another check says so
  return (error.code === code ? holds : fails)(shown(exchange));
}

/** Whether the server refuses what was asked. Where it lacks the key or the address, that is another matter. */
function isRefusal(status = 0): boolean {
  return status >= 400 && status < 500 && status !== 429;
}

function allSucceed(exchanges: readonly Exchange[]): Verdict {
  const answered = exchanges.filter(({ answer }) => answer);
  const wrong = answered.find(({ answer }) => answer?.status !== 200);
  if (wrong) return fails(`${wrong.path} is ${shown(wrong)}`);
  return answered.length > 0 ? holds(counted(answered.length, "request")) : unclear("there is nothing to ask for");
}

/** The answers that should be pages of calls whatever the server makes of what is not documented. */
function listReads({ list, probes, since, statuses }: Survey): Exchange[] {
  const pages = [
    ...(list?.stretches ?? []).flatMap(({ read }) => read),
    ...(statuses?.read.byStatus ?? []).flatMap((status) => status.pages),
    ...(since?.spans.read ?? []).flatMap((span) => span.pages),
  ];
  return [probes.plain, ...pages.filter(({ query }) => !isBehind(query, list)).map(({ exchange }) => exchange)];
}

/** What a page past the end gives is not documented. */
function isBehind({ page, per_page }: { page: number; per_page: number }, list: Survey["list"]): boolean {
  const total = list?.stretches[0]?.read[0]?.list?.meta.total ?? Infinity;
  return page > 1 && (page - 1) * per_page >= total;
}
