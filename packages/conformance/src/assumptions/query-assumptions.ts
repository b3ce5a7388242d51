import { counted } from "../counted.ts";
import type { Check } from "../checks/check.ts";
import { confirmed, refuted, inconclusive, type Verdict } from "../finding.ts";
import { errorIn, isUnavailable, pageIn, describeExchange, type HttpExchange } from "../probes/http-exchange.ts";
import { indexByPosition } from "../probes/position-index.ts";
import { invalidValues, type ProbeName } from "../probes/single-requests.ts";
import { CLOCK_TOLERANCE_MS, crossesBoundary } from "../probes/read-since.ts";
import { rowsOf } from "../probes/read-statuses.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

const HOUR_MS = 3_600_000;
const LARGEST = 100;

/** What is assumed of lists and their parameters, by where the document says so. */
export const queryAssumptions: Record<string, readonly Check[]> = {
  "/paths/~1calls/get": [
    {
      title: "Lists begin with the newest start_timestamp",
      dependsOn: ["list-body", "partition"],
      evaluate: judgeOrder,
    },
    {
      title: "A parameter that is not documented is ignored",
      evaluate: ({ probes }) => byAnswer(probes.unknownParameter, (exchange) => pageIn(exchange) !== undefined),
    },
    {
      title: "A call shows up when it has ended, its summary and sentiment later",
      evaluate: () => inconclusive("only who reads for hours sees calls arrive and change"),
    },
  ],
  "/components/parameters/status": [refusal("A status that is not documented is 400 invalid_request", "unknownStatus")],
  "/components/parameters/since_hours": [
    { title: "since_hours compares start_timestamp", dependsOn: ["list-body", "since-rows"], evaluate: judgeSince },
    refusal("The smallest since_hours is 1: 0 is 400 invalid_request", "noHours"),
  ],
  "/components/parameters/page": [
    { title: "A page past the end is empty, with the true meta", dependsOn: ["partition"], evaluate: judgeFarPage },
    refusal("The smallest page is 1: 0 is 400 invalid_request", "pageZero"),
  ],
  "/components/parameters/per_page": [
    refusal("The smallest per_page is 1: 0 is 400 invalid_request", "emptyPages"),
    { title: "The largest per_page is 100", evaluate: judgeLargest },
  ],
  "/components/responses/InvalidRequest": [
    {
      title: "Any bad value of a parameter is 400 invalid_request",
      evaluate: ({ probes }) => {
        const asked = invalidValues.map((name) => probes[name]).filter((exchange) => !isUnavailable(exchange));
        const taken = asked.filter((exchange) => !isRefused(exchange));
        if (taken.length > 0) return refuted(taken.map((one) => `${one.path} is ${describeExchange(one)}`).join(", "));
        return asked.length > 0 ? confirmed(counted(asked.length, "bad value")) : inconclusive("the server fails");
      },
    },
  ],
};

function refusal(title: string, name: ProbeName): Check {
  return { title, evaluate: ({ probes }) => byAnswer(probes[name], isRefused) };
}

function byAnswer(exchange: HttpExchange, isAsAssumed: (exchange: HttpExchange) => boolean): Verdict {
  if (isUnavailable(exchange)) return inconclusive(describeExchange(exchange));
  return (isAsAssumed(exchange) ? confirmed : refuted)(`${exchange.path} is ${describeExchange(exchange)}`);
}

function isRefused(exchange: HttpExchange): boolean {
  return exchange.response?.status === 400 && errorIn(exchange)?.code === "invalid_request";
}

type Order = "newest first" | "oldest first" | "neither newest nor oldest first";

/** The order of the list, `undefined` where too few calls were seen. */
function orderOf({ list }: ProbeResults): Order | undefined {
  let rising = 0;
  let falling = 0;
  for (const { read } of list?.stretches ?? []) {
    const { calls } = indexByPosition(read);
    for (const [place, call] of calls) {
      const before = calls.get(place - 1);
      if (!before) continue;
      const stepMs = Date.parse(call.start_timestamp) - Date.parse(before.start_timestamp);
      if (stepMs > 0) rising++;
      if (stepMs < 0) falling++;
    }
  }
  if (rising + falling === 0) return undefined;
  if (rising === 0) return "newest first";
  return falling === 0 ? "oldest first" : "neither newest nor oldest first";
}

function judgeOrder(survey: ProbeResults): Verdict {
  const order = orderOf(survey);
  if (order === undefined) return inconclusive("there are too few calls");
  if (survey.list?.stretches.some(({ isStable }) => !isStable)) return inconclusive("the list moves while it is read");
  return (order === "newest first" ? confirmed : refuted)(`${counted(survey.calls.length, "call")}, ${order}`);
}

function judgeSince(survey: ProbeResults): Verdict {
  const { since } = survey;
  const spans = [...(since?.spans.read ?? []), ...(since?.boundaryCall ? [since.boundaryCall.span] : [])];
  for (const { hours, pages } of spans) {
    for (const { exchange, list } of pages) {
      const early = list?.data.find(({ start_timestamp }) => {
        return Date.parse(start_timestamp) < exchange.atMs - hours * HOUR_MS - CLOCK_TOLERANCE_MS;
      });
      if (early) return refuted(`since_hours=${hours} gives ${early.id}, which began before that`);
    }
  }
  if (!since?.boundaryCall)
    return inconclusive("no call was found that began before a whole number of hours, and ended within");
  const { call, span } = since.boundaryCall;
  const edge = orderOf(survey) === "oldest first" ? span.pages.at(0) : span.pages.at(-1);
  // The call stands at this edge if it stands anywhere, unless there is no order.
  const isAtEdge = orderOf(survey) !== "neither newest nor oldest first" && edge?.list;
  if (!isAtEdge || !crossesBoundary(call, span.hours, edge.exchange.atMs))
    return inconclusive("the edge was not found");
  if (rowsOf(span.pages).some(({ id }) => id === call.id)) return refuted(`${call.id} is given, which began before`);
  return confirmed(`since_hours=${span.hours} does not give ${call.id}, which began before that, and ended within`);
}

function judgeFarPage({ list }: ProbeResults): Verdict {
  if (!list) return inconclusive("there is no list to look at");
  const { exchange, list: page } = list.farPage;
  if (isUnavailable(exchange)) return inconclusive(describeExchange(exchange));
  if (!page) return refuted(`${exchange.path} is ${describeExchange(exchange)}`);
  const total = list.stretches.at(-1)?.read.at(-1)?.list?.meta.total ?? page.meta.total;
  if (page.data.length > 0) return refuted(`${exchange.path} has ${counted(page.data.length, "call")}`);
  if (page.meta.page !== list.farPage.query.page) return refuted(`${exchange.path} says page ${page.meta.page}`);
  const seen = `${exchange.path} is empty, of ${counted(page.meta.total, "call")}`;
  return (page.meta.total === 0 && total > 0 ? refuted : confirmed)(seen);
}

function judgeLargest({ list, probes }: ProbeResults): Verdict {
  const { largerPages, largestPages } = probes;
  if (!list || isUnavailable(largerPages) || isUnavailable(largestPages))
    return inconclusive(describeExchange(largerPages));
  const larger = pageIn(largerPages)?.meta.per_page;
  const largest = pageIn(largestPages)?.meta.per_page;
  if (largest !== LARGEST)
    return refuted(`per_page=${LARGEST} is ${largest === undefined ? "refused" : `made ${largest}`}`);
  if (larger !== undefined && larger > LARGEST) return refuted(`per_page=${larger} is taken`);
  return confirmed(
    `per_page=${LARGEST + 1} is ${larger === undefined ? describeExchange(largerPages) : `made ${larger}`}`,
  );
}
