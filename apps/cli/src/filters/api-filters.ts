import type { Option } from "@commander-js/extra-typings";
import { callStatusValues } from "@smartalex/contract/constants";
import type { Call, CallPredicate, ListCallsParams } from "@smartalex/sdk";
import { repeatableEnumOption } from "../options/enum-option.ts";

/** Parameters that filter the list, except for the time, which is `--since`. */
type ApiFilters = Omit<ListCallsParams, "page" | "per_page" | "since_hours">;

/** Values of the flags by flag name. A repeatable flag has an array of values. */
export interface ApiFilterOptions {
  status?: readonly NonNullable<ApiFilters["status"]>[] | undefined;
}

/** Filters that the API can or cannot apply. */
export interface ApiFilterResult {
  /** Query parameters. The API accepts one value of each. */
  query: ApiFilters;
  /** The same filters as a function, for lists of all calls. */
  serverFilter: CallPredicate;
  /** Filters that the API cannot apply because they have several values. */
  clientFilters: Readonly<Record<string, CallPredicate>>;
}

interface ApiFilter<Value> {
  option: Option;
  isMatch: (call: Call, value: Value) => boolean;
}

/** The flag of each parameter, and how the API compares it. A parameter of the document without a flag does not compile. */
const filters: { readonly [Name in keyof ApiFilters]-?: ApiFilter<NonNullable<ApiFilters[Name]>> } = {
  status: {
    option: repeatableEnumOption("--status <status>", "filter by call status; can be repeated", callStatusValues),
    isMatch: ({ call_status }, status) => call_status === status,
  },
};

/** The flags of the filters. */
export const apiFilterOptions: readonly Option[] = Object.values(filters).map(({ option }) => option);

/** Splits the filters into those that the API applies and those that it cannot apply. */
export function parseApiFilters(options: ApiFilterOptions): ApiFilterResult {
  const query: Record<string, unknown> = {}; // each value was validated by its flag
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
