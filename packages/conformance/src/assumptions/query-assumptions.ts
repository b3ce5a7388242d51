import { counted } from "../runtime/counted.ts";
import type { Check } from "../checks/check.ts";
import { confirmed, refuted, inconclusive, type Verdict } from "../checks/finding.ts";
import { errorIn, isUnavailable, pageIn, describeExchange, type HttpExchange } from "../probes/http-exchange.ts";
import { indexByPosition } from "../probes/position-index.ts";
import { invalidValues, type ProbeName } from "../probes/single-requests.ts";
import { CLOCK_TOLERANCE_MS, crossesBoundary } from "../probes/read-since.ts";
import { rowsOf } from "../probes/read-statuses.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

const HOUR_MS = 3_600_000;
const MAX_PER_PAGE = 100;

/** What is assumed of lists and their parameters, by where the document says so. */
export const queryAssumptions: Record<string, readonly Check[]> = {
  "/paths/~1calls/get": [
    {
      title: "Lists start with the newest start_timestamp",
      dependsOn: ["list-body", "partition"],
      evaluate: checkOrder,
    },
    {
      title: "Undocumented parameters are ignored",
      evaluate: ({ probes }) => byResponse(probes.unknownParameter, (exchange) => pageIn(exchange) !== undefined),
    },
    {
      title: "A call is listed after it has ended, and gets its summary and sentiment later",
      evaluate: () => inconclusive("requires reading the list for hours"),
    },
  ],
  "/components/parameters/status": [rejection("An undocumented status returns 400 invalid_request", "unknownStatus")],
  "/components/parameters/since_hours": [
    { title: "since_hours compares start_timestamp", dependsOn: ["list-body", "since-rows"], evaluate: checkSince },
    rejection("The minimum of since_hours is 1: 0 returns 400 invalid_request", "noHours"),
  ],
  "/components/parameters/page": [
    { title: "A page past the end is empty, with the correct meta", dependsOn: ["partition"], evaluate: checkFarPage },
    rejection("The minimum of page is 1: 0 returns 400 invalid_request", "pageZero"),
  ],
  "/components/parameters/per_page": [
    rejection("The minimum of per_page is 1: 0 returns 400 invalid_request", "emptyPages"),
    { title: "The maximum of per_page is 100", evaluate: checkLargest },
  ],
  "/components/responses/InvalidRequest": [
    {
      title: "Every invalid parameter returns 400 invalid_request",
      evaluate: ({ probes }) => {
        const sent = invalidValues.map((name) => probes[name]).filter((exchange) => !isUnavailable(exchange));
        const accepted = sent.filter((exchange) => !isRejected(exchange));
        if (accepted.length > 0)
          return refuted(accepted.map((one) => `${one.path} is ${describeExchange(one)}`).join(", "));
        return sent.length > 0
          ? confirmed(counted(sent.length, "invalid value"))
          : inconclusive("the server is unavailable");
      },
    },
  ],
};

function rejection(title: string, name: ProbeName): Check {
  return { title, evaluate: ({ probes }) => byResponse(probes[name], isRejected) };
}

function byResponse(exchange: HttpExchange, matches: (exchange: HttpExchange) => boolean): Verdict {
  if (isUnavailable(exchange)) return inconclusive(describeExchange(exchange));
  return (matches(exchange) ? confirmed : refuted)(`${exchange.path} is ${describeExchange(exchange)}`);
}

function isRejected(exchange: HttpExchange): boolean {
  return exchange.response?.status === 400 && errorIn(exchange)?.code === "invalid_request";
}

type Order = "newest first" | "oldest first" | "neither newest nor oldest first";

/** Returns the order of the list, or `undefined` if there are too few calls. */
function orderOf({ list }: ProbeResults): Order | undefined {
  let rising = 0;
  let falling = 0;
  for (const { read } of list?.sections ?? []) {
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

function checkOrder(results: ProbeResults): Verdict {
  const order = orderOf(results);
  if (order === undefined) return inconclusive("there are too few calls");
  if (results.list?.sections.some(({ isStable }) => !isStable))
    return inconclusive("the list changed during the check");
  return (order === "newest first" ? confirmed : refuted)(`${counted(results.calls.length, "call")}, ${order}`);
}

function checkSince(results: ProbeResults): Verdict {
  const { since } = results;
  const ranges = [...(since?.ranges.read ?? []), ...(since?.boundaryCall ? [since.boundaryCall.range] : [])];
  for (const { hours, pages } of ranges) {
    for (const { exchange, list } of pages) {
      const early = list?.data.find(({ start_timestamp }) => {
        return Date.parse(start_timestamp) < exchange.atMs - hours * HOUR_MS - CLOCK_TOLERANCE_MS;
      });
      if (early) return refuted(`since_hours=${hours} returns ${early.id}, which started before that time`);
    }
  }
  if (!since?.boundaryCall)
    return inconclusive("there is no call that started before a time range of whole hours, and ended in it");
  const { call, range } = since.boundaryCall;
  const edge = orderOf(results) === "oldest first" ? range.pages.at(0) : range.pages.at(-1);
  // If the list has an order and contains the call, the call is at this end of the list.
  const isAtEdge = orderOf(results) !== "neither newest nor oldest first" && edge?.list;
  if (!isAtEdge || !crossesBoundary(call, range.hours, edge.exchange.atMs))
    return inconclusive("the start of the time range was not found");
  if (rowsOf(range.pages).some(({ id }) => id === call.id))
    return refuted(`it returns ${call.id}, which started before that time`);
  return confirmed(
    `since_hours=${range.hours} does not return ${call.id}, which started before that time, and ended after it`,
  );
}

function checkFarPage({ list }: ProbeResults): Verdict {
  if (!list) return inconclusive("there is no list to check");
  const { exchange, list: page } = list.farPage;
  if (isUnavailable(exchange)) return inconclusive(describeExchange(exchange));
  if (!page) return refuted(`${exchange.path} is ${describeExchange(exchange)}`);
  const total = list.sections.at(-1)?.read.at(-1)?.list?.meta.total ?? page.meta.total;
  if (page.data.length > 0) return refuted(`${exchange.path} has ${counted(page.data.length, "call")}`);
  if (page.meta.page !== list.farPage.query.page) return refuted(`${exchange.path} has meta.page ${page.meta.page}`);
  const seen = `${exchange.path} is empty, with a total of ${counted(page.meta.total, "call")}`;
  return (page.meta.total === 0 && total > 0 ? refuted : confirmed)(seen);
}

function checkLargest({ list, probes }: ProbeResults): Verdict {
  const { largerPages, largestPages } = probes;
  if (!list || isUnavailable(largerPages) || isUnavailable(largestPages))
    return inconclusive(describeExchange(largerPages));
  const larger = pageIn(largerPages)?.meta.per_page;
  const largest = pageIn(largestPages)?.meta.per_page;
  if (largest !== MAX_PER_PAGE)
    return refuted(`per_page=${MAX_PER_PAGE} is ${largest === undefined ? "rejected" : `changed to ${largest}`}`);
  if (larger !== undefined && larger > MAX_PER_PAGE) return refuted(`per_page=${larger} is accepted`);
  return confirmed(
    `per_page=${MAX_PER_PAGE + 1} is ${larger === undefined ? describeExchange(largerPages) : `changed to ${larger}`}`,
  );
}
