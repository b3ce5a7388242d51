import { counted } from "../counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive, type Verdict } from "../finding.ts";
import { pageIn } from "../probes/http-exchange.ts";
import { indexByPosition, type PositionIndex } from "../probes/position-index.ts";
import type { ListRead } from "../probes/read-list.ts";
import type { PageRead } from "../probes/read-page.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

const DEFAULTS = { page: 1, per_page: 20 };

/** The laws of paging: how the pages of a list fit together. */
export const paginationChecks: readonly DocumentedCheck[] = [
  {
    id: "defaults",
    title: "Without parameters: page 1, 20 calls a page",
    evaluate: ({ list, probes }) => {
      const meta = pageIn(probes.plain)?.meta;
      if (!meta || !list) return inconclusive("there is no list to look at");
      const isSo = meta.page === DEFAULTS.page && meta.per_page === Math.min(DEFAULTS.per_page, list.size);
      return (isSo ? pass : fail)(`page ${meta.page}, ${counted(meta.per_page, "call")} a page`);
    },
  },
  {
    id: "echo",
    title: "meta says which page it is, and that is not overfull",
    evaluate: (survey) => {
      const pages = pagesOf(survey).filter(({ list }) => list);
      const problem = pages.map(echoProblem).find((found) => found !== undefined);
      if (problem !== undefined) return fail(problem);
      return pages.length > 0 ? pass(counted(pages.length, "page")) : inconclusive("there is no list to look at");
    },
  },
  {
    id: "partition",
    title: "Pages of any size divide the list: no call twice, none missing",
    dependsOn: ["json", "list", "list-body", "echo", "answered"],
    evaluate: ({ calls, list }) => {
      if (calls.length === 0) return inconclusive("there are no calls");
      return law(list, ({ gap, duplicate }) => duplicate ?? gap);
    },
  },
  {
    id: "total",
    title: "meta.total is the number of calls, on each page",
    dependsOn: ["json", "list", "list-body", "answered", "echo", "partition"],
    evaluate: ({ list }) => law(list, ({ total }) => total),
  },
];

function law(list: ListRead | undefined, problemOf: (places: PositionIndex) => string | undefined): Verdict {
  if (!list) return inconclusive("there is no list to look at");
  let moved: string | undefined;
  let count = 0;
  for (const { isStable, read } of list.stretches) {
    const places = indexByPosition(read);
    const problem = problemOf(places);
    if (problem !== undefined && isStable) return fail(problem);
    if (problem !== undefined) moved = problem;
    count += places.calls.size;
  }
  if (moved !== undefined) return inconclusive(`the list moves while it is read: ${moved}`);
  return pass(`${counted(count, "call")}, ${list.isWhole ? "all that there are" : "a sample"}`);
}

function pagesOf({ list, since, statuses }: ProbeResults): PageRead[] {
  return [
    ...(list?.stretches ?? []).flatMap(({ read }) => read),
    ...(statuses?.read.byStatus ?? []).flatMap(({ pages }) => pages),
    ...(since?.spans.read ?? []).flatMap(({ pages }) => pages),
  ];
}

function echoProblem({ exchange, list, query }: PageRead): string | undefined {
  if (!list) return undefined;
  const { data, meta } = list;
  if (meta.page !== query.page) return `${exchange.path} says that it is page ${meta.page}`;
  if (meta.per_page > query.per_page) return `${exchange.path} says that a page holds ${meta.per_page}`;
  return data.length > meta.per_page ? `${exchange.path} has ${counted(data.length, "call")}` : undefined;
}
