import { counted } from "../../commands/counted.ts";
import type { Check } from "../check.ts";
import { confirmed, refuted, unclear, type Verdict } from "../finding.ts";
import { errorIn, isIndisposed, pageIn, shown, type Exchange } from "../survey/exchange.ts";
import { placesOf } from "../survey/places.ts";
import { badValues, type ProbeName } from "../survey/probes.ts";
import { CLOCK_TOLERANCE_MS, straddles } from "../survey/read-since.ts";
import { rowsOf } from "../survey/read-statuses.ts";
import type { Survey } from "../survey/survey.ts";

const HOUR_MS = 3_600_000;
const LARGEST = 100;

/** What is assumed of lists and their parameters, by where the document says so. */
export const aboutQueries: Record<string, readonly Check[]> = {
  "/paths/~1calls/get": [
    { says: "Lists begin with the newest start_timestamp", needs: ["list-body", "partition"], judge: judgeOrder },
    {
      says: "A parameter that is not documented is ignored",
      judge: ({ probes }) => byAnswer(probes.unknownParameter, (exchange) => pageIn(exchange) !== undefined),
    },
    {
      says: "A call shows up when it has ended, its summary and sentiment later",
      judge: () => unclear("only who reads for hours sees calls arrive and change"),
    },
  ],
  "/components/parameters/status": [refusal("A status that is not documented is 400 invalid_request", "unknownStatus")],
  "/components/parameters/since_hours": [
    { says: "since_hours compares start_timestamp", needs: ["list-body", "since-rows"], judge: judgeSince },
    refusal("The smallest since_hours is 1: 0 is 400 invalid_request", "noHours"),
  ],
  "/components/parameters/page": [
    { says: "A page past the end is empty, with the true meta", needs: ["partition"], judge: judgeFarPage },
    refusal("The smallest page is 1: 0 is 400 invalid_request", "pageZero"),
  ],
  "/components/parameters/per_page": [
    refusal("The smallest per_page is 1: 0 is 400 invalid_request", "emptyPages"),
    { says: "The largest per_page is 100", judge: judgeLargest },
  ],
  "/components/responses/InvalidRequest": [
    {
      says: "Any bad value of a parameter is 400 invalid_request",
      judge: ({ probes }) => {
        const asked = badValues.map((name) => probes[name]).filter((exchange) => !isIndisposed(exchange));
        const taken = asked.filter((exchange) => !isRefused(exchange));
        if (taken.length > 0) return refuted(taken.map((one) => `${one.path} is ${shown(one)}`).join(", "));
        return asked.length > 0 ? confirmed(counted(asked.length, "bad value")) : unclear("the server fails");
      },
    },
  ],
};

function refusal(says: string, name: ProbeName): Check {
  return { says, judge: ({ probes }) => byAnswer(probes[name], isRefused) };
}

function byAnswer(exchange: Exchange, isAsAssumed: (exchange: Exchange) => boolean): Verdict {
  if (isIndisposed(exchange)) return unclear(shown(exchange));
  return (isAsAssumed(exchange) ? confirmed : refuted)(`${exchange.path} is ${shown(exchange)}`);
}

function isRefused(exchange: Exchange): boolean {
  return exchange.answer?.status === 400 && errorIn(exchange)?.code === "invalid_request";
}

type Order = "newest first" | "oldest first" | "neither newest nor oldest first";

/** The order of the list, `undefined` where too few calls were seen. */
function orderOf({ list }: Survey): Order | undefined {
  let rising = 0;
  let falling = 0;
  for (const { read } of list?.stretches ?? []) {
    const { calls } = placesOf(read);
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

function judgeOrder(survey: Survey): Verdict {
  const order = orderOf(survey);
  if (order === undefined) return unclear("there are too few calls");
  if (survey.list?.stretches.some(({ isStill }) => !isStill)) return unclear("the list moves while it is read");
  return (order === "newest first" ? confirmed : refuted)(`${counted(survey.calls.length, "call")}, ${order}`);
}

function judgeSince(survey: Survey): Verdict {
  const { since } = survey;
  const spans = [...(since?.spans.read ?? []), ...(since?.straddler ? [since.straddler.span] : [])];
  for (const { hours, pages } of spans) {
    for (const { exchange, list } of pages) {
      const early = list?.data.find(({ start_timestamp }) => {
        return Date.parse(start_timestamp) < exchange.atMs - hours * HOUR_MS - CLOCK_TOLERANCE_MS;
      });
      if (early) return refuted(`since_hours=${hours} gives ${early.id}, which began before that`);
    }
  }
  if (!since?.straddler)
    return unclear("no call was found that began before a whole number of hours, and ended within");
  const { call, span } = since.straddler;
  const edge = orderOf(survey) === "oldest first" ? span.pages.at(0) : span.pages.at(-1);
  // The call stands at this edge if it stands anywhere, unless there is no order.
  const isAtEdge = orderOf(survey) !== "neither newest nor oldest first" && edge?.list;
  if (!isAtEdge || !straddles(call, span.hours, edge.exchange.atMs)) return unclear("the edge was not found");
  if (rowsOf(span.pages).some(({ id }) => id === call.id)) return refuted(`${call.id} is given, which began before`);
  return confirmed(`since_hours=${span.hours} does not give ${call.id}, which began before that, and ended within`);
}

function judgeFarPage({ list }: Survey): Verdict {
  if (!list) return unclear("there is no list to look at");
  const { exchange, list: page } = list.farPage;
  if (isIndisposed(exchange)) return unclear(shown(exchange));
  if (!page) return refuted(`${exchange.path} is ${shown(exchange)}`);
  const total = list.stretches.at(-1)?.read.at(-1)?.list?.meta.total ?? page.meta.total;
  if (page.data.length > 0) return refuted(`${exchange.path} has ${counted(page.data.length, "call")}`);
  if (page.meta.page !== list.farPage.query.page) return refuted(`${exchange.path} says page ${page.meta.page}`);
  const seen = `${exchange.path} is empty, of ${counted(page.meta.total, "call")}`;
  return (page.meta.total === 0 && total > 0 ? refuted : confirmed)(seen);
}

function judgeLargest({ list, probes }: Survey): Verdict {
  const { largerPages, largestPages } = probes;
  if (!list || isIndisposed(largerPages) || isIndisposed(largestPages)) return unclear(shown(largerPages));
  const larger = pageIn(largerPages)?.meta.per_page;
  const largest = pageIn(largestPages)?.meta.per_page;
  if (largest !== LARGEST)
    return refuted(`per_page=${LARGEST} is ${largest === undefined ? "refused" : `made ${largest}`}`);
  if (larger !== undefined && larger > LARGEST) return refuted(`per_page=${larger} is taken`);
  return confirmed(`per_page=${LARGEST + 1} is ${larger === undefined ? shown(largerPages) : `made ${larger}`}`);
}
