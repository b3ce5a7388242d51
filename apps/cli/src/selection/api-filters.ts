import type { Option } from "@commander-js/extra-typings";
import { callStatusValues } from "@smartalex/contract/constants";
import type { Call, CallPredicate, ListCallsQuery } from "@smartalex/sdk";
import { choice } from "../choice.ts";

/** What the API filters by, but for the time: that is `--since`. */
export type ApiFilters = Omit<ListCallsQuery, "page" | "per_page" | "since_hours">;

interface ApiFilter<Wanted> {
  option: Option;
  isMatch: (call: Call, wanted: Wanted) => boolean;
}

/** The flag of each, and what the API then compares. A parameter of the document without a flag does not compile. */
const filters: { readonly [Name in keyof ApiFilters]-?: ApiFilter<NonNullable<ApiFilters[Name]>> } = {
  status: {
    option: choice("--status <status>", "only calls that ended so", callStatusValues),
    isMatch: ({ call_status }, status) => call_status === status,
  },
};

/** The flags, as the help shows them. */
export const apiFilterOptions: readonly Option[] = Object.values(filters).map(({ option }) => option);

/** What the flags ask the API for, and the same as a comparison, for those who ask it for all calls. */
export function apiFiltersOf(options: object): { query: ApiFilters; isMatch: CallPredicate } {
  const values = options as Readonly<Record<string, unknown>>; // from the command line, by the names of the flags
  const given = Object.entries(filters as Readonly<Record<string, ApiFilter<unknown>>>).flatMap(([name, filter]) => {
    const wanted = values[filter.option.attributeName()];
    return wanted === undefined ? [] : [{ name, wanted, isMatch: filter.isMatch }];
  });
  return {
    query: Object.fromEntries(given.map(({ name, wanted }) => [name, wanted])), // each as its flag has read it
    isMatch: (call) => given.every(({ isMatch, wanted }) => isMatch(call, wanted)),
  };
}
