import { counted } from "../../commands/counted.ts";
import type { DocumentedCheck } from "../check.ts";
import { fails, holds, unclear, type Verdict } from "../finding.ts";
import { pageIn } from "../survey/exchange.ts";
import { placesOf, type Places } from "../survey/places.ts";
import type { ListRead } from "../survey/read-list.ts";
import type { PageRead } from "../survey/read-page.ts";
import type { Survey } from "../survey/survey.ts";

const DEFAULTS = { page: 1, per_page: 20 };

/** The laws of paging: how the pages of a list fit together. */
export const paging: readonly DocumentedCheck[] = [
  {
    id: "defaults",
    says: "Without parameters: page 1, 20 calls a page",
    judge: ({ list, probes }) => {
      const meta = pageIn(probes.plain)?.meta;
      if (!meta || !list) return unclear("there is no list to look at");
      const isSo = meta.page === DEFAULTS.page && meta.per_page === Math.min(DEFAULTS.per_page, list.size);
      return (isSo ? holds : fails)(`page ${meta.page}, ${counted(meta.per_page, "call")} a page`);
    },
  },
  {
    id: "echo",
    says: "meta says which page it is, and that is not overfull",
    judge: (survey) => {
      const pages = pagesOf(survey).filter(({ list }) => list);
      const problem = pages.map(echoProblem).find((found) => found !== undefined);
      if (problem !== undefined) return fails(problem);
      return pages.length > 0 ? holds(counted(pages.length, "page")) : unclear("there is no list to look at");
    },
  },
  {
    id: "partition",
    says: "Pages of any size divide the list: no call twice, none missing",
    needs: ["json", "list", "list-body", "echo", "answered"],
    judge: ({ calls, list }) => {
      if (calls.length === 0) return unclear("there are no calls");
      return law(list, ({ gap, twice }) => twice ?? gap);
    },
  },
  {
    id: "total",
    says: "meta.total is the number of calls, on each page",
    needs: ["json", "list", "list-body", "answered", "echo", "partition"],
    judge: ({ list }) => law(list, ({ total }) => total),
  },
];

function law(list: ListRead | undefined, problemOf: (places: Places) => string | undefined): Verdict {
  if (!list) return unclear("there is no list to look at");
  let moved: string | undefined;
  let count = 0;
  for (const { isStill, read } of list.stretches) {
    const places = placesOf(read);
    const problem = problemOf(places);
    if (problem !== undefined && isStill) return fails(problem);
    if (problem !== undefined) moved = problem;
    count += places.calls.size;
  }
  if (moved !== undefined) return unclear(`the list moves while it is read: ${moved}`);
  return holds(`${counted(count, "call")}, ${list.isWhole ? "all that there are" : "a sample"}`);
}

function pagesOf({ list, since, statuses }: Survey): PageRead[] {
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
