import { counted } from "../runtime/counted.ts";
import type { DocumentedCheck } from "./check.ts";
import { fail, pass, inconclusive, type Verdict } from "./finding.ts";
import { pageIn } from "../probes/http-exchange.ts";
import { indexByPosition, type PositionIndex } from "../probes/position-index.ts";
import type { ListRead } from "../probes/read-list.ts";
import type { PageRead } from "../probes/read-page.ts";
import type { ProbeResults } from "../probes/run-probes.ts";

const DEFAULTS = { page: 1, per_page: 20 };

/** Pagination: how the pages of a list fit together. */
export const paginationChecks: readonly DocumentedCheck[] = [
  {
    id: "defaults",
    title: "Without parameters: page 1, 20 calls per page",
    evaluate: ({ list, probes }) => {
      const meta = pageIn(probes.plain)?.meta;
      if (!meta || !list) return inconclusive("there is no list to check");
      const isDefault = meta.page === DEFAULTS.page && meta.per_page === Math.min(DEFAULTS.per_page, list.size);
      return (isDefault ? pass : fail)(`page ${meta.page}, ${counted(meta.per_page, "call")} per page`);
    },
  },
  {
    id: "echo",
    title: "meta contains the page number, and a page does not exceed per_page",
    evaluate: (results) => {
      const pages = pagesOf(results).filter(({ list }) => list);
      const problem = pages.map(echoProblem).find((value) => value !== undefined);
      if (problem !== undefined) return fail(problem);
      return pages.length > 0 ? pass(counted(pages.length, "page")) : inconclusive("there is no list to check");
    },
  },
  {
    id: "partition",
    title: "Pages of any size contain each call once, without duplicates or gaps",
    dependsOn: ["json", "list", "list-body", "echo", "answered"],
    evaluate: ({ calls, list }) => {
      if (calls.length === 0) return inconclusive("there are no calls");
      return checkPositions(list, ({ gap, duplicate }) => duplicate ?? gap);
    },
  },
  {
    id: "total",
    title: "meta.total is the number of calls in the list, on every page",
    dependsOn: ["json", "list", "list-body", "answered", "echo", "partition"],
    evaluate: ({ list }) => checkPositions(list, ({ total }) => total),
  },
];

function checkPositions(
  list: ListRead | undefined,
  problemOf: (positions: PositionIndex) => string | undefined,
): Verdict {
  if (!list) return inconclusive("there is no list to check");
  let changed: string | undefined;
  let count = 0;
  for (const { isStable, read } of list.sections) {
    const positions = indexByPosition(read);
    const problem = problemOf(positions);
    if (problem !== undefined && isStable) return fail(problem);
    if (problem !== undefined) changed = problem;
    count += positions.calls.size;
  }
  if (changed !== undefined) return inconclusive(`the list changed during the check: ${changed}`);
  return pass(`${counted(count, "call")}, ${list.isWhole ? "the whole list" : "a sample"}`);
}

function pagesOf({ list, since, statuses }: ProbeResults): PageRead[] {
  return [
    ...(list?.sections ?? []).flatMap(({ read }) => read),
    ...(statuses?.read.byStatus ?? []).flatMap(({ pages }) => pages),
    ...(since?.ranges.read ?? []).flatMap(({ pages }) => pages),
  ];
}

function echoProblem({ exchange, list, query }: PageRead): string | undefined {
  if (!list) return undefined;
  const { data, meta } = list;
  if (meta.page !== query.page) return `${exchange.path} has meta.page ${meta.page}`;
  if (meta.per_page > query.per_page) return `${exchange.path} has meta.per_page ${meta.per_page}`;
  return data.length > meta.per_page ? `${exchange.path} has ${counted(data.length, "call")}` : undefined;
}
