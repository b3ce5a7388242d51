import type { Option } from "@commander-js/extra-typings";
import { callStatusValues } from "@smartalex/contract/constants";
import type { Call, CallPredicate, ListCallsParams } from "@smartalex/sdk";
import { repeatableEnumOption } from "../options/enum-option.ts";

/** What the API filters by, but for the time: that is `--since`. */
type ApiFilters = Omit<ListCallsParams, "page" | "per_page" | "since_hours">;

/** The values of the flags, by the names that the flags have. One that may be repeated has all its values. */
export interface ApiFilterOptions {
  status?: readonly NonNullable<ApiFilters["status"]>[] | undefined;
}

/** What the flags ask for. */
export interface ApiFilterResult {
  /** What the API is asked for: it takes one value of each. */
  query: ApiFilters;
  /** The same as a comparison, for those who ask it for all calls. */
  serverFilter: CallPredicate;
  /** What has to be compared here, because there are several values, by what the API cannot do. */
  clientFilters: Readonly<Record<string, CallPredicate>>;
}

interface ApiFilter<Value> {
  option: Option;
  isMatch: (call: Call, value: Value) => boolean;
}

/** The flag of each, and what the API then compares. A parameter of the document without a flag does not compile. */
const filters: { readonly [Name in keyof ApiFilters]-?: ApiFilter<NonNullable<ApiFilters[Name]>> } = {
  status: {
    option: repeatableEnumOption("--status <status>", "only calls that ended so; may be repeated", callStatusValues),
    isMatch: ({ call_status }, status) => call_status === status,
  },
};

/** The flags, as the help shows them. */
export const apiFilterOptions: readonly Option[] = Object.values(filters).map(({ option }) => option);

/** What the flags ask for. */
export function parseApiFilters(options: ApiFilterOptions): ApiFilterResult {
  const query: Record<string, unknown> = {}; // each value as its flag has read it
  const requested: CallPredicate[] = [];
  const clientFilters: Record<string, CallPredicate> = {};
  for (const [name, { isMatch, option }] of Object.entries(filters as Readonly<Record<string, ApiFilter<unknown>>>)) {
    const input = (options as Readonly<Record<string, unknown>>)[option.attributeName()] ?? [];
    const values = [...new Set(Array.isArray(input) ? (input as readonly unknown[]) : [input])];
    const [only, ...others] = values;
    if (values.length === 0) continue;
    if (others.length > 0) {
      clientFilters[`more than one ${option.long ?? name}`] = (call) => values.some((value) => isMatch(call, value));
    } else {
      query[name] = only;
      requested.push((call) => isMatch(call, only));
    }
  }
  return { query, serverFilter: (call) => requested.every((isAsked) => isAsked(call)), clientFilters };
}
