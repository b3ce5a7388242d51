import { callDirectionValues, callFields, sentimentValues } from "@smartalex/contract/constants";
import { Option, type Command, type OptionValues } from "@commander-js/extra-typings";
import { UsageError } from "../errors.ts";
import { enumOption } from "../options/enum-option.ts";
import { suggestFields, type FieldResolver } from "../options/field-suggestions.ts";
import { quoteForMessage } from "../options/enum-value.ts";
import { apiFilterOptions } from "./api-filters.ts";
import { parseDurationSeconds, parseTime } from "./time-spec.ts";

/** Adds the filter flags to a command. Filters that the API does not support are applied client-side. */
export function addFilterOptions<Args extends unknown[], Opts extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Opts, Global>,
  comparableAt: FieldResolver = () => callFields,
) {
  const where = new Option("--where <condition>", "filter by a condition, for example 'sentiment == \"negative\"' *");
  for (const option of apiFilterOptions) command.addOption(option);
  return command
    .option(
      "--since <time>",
      "only calls that started at or after this time: 24h, 7d, 2w, or a date in UTC, 2026-11-01",
      (value) => {
        return parseTime("--since", value);
      },
    )
    .option("--until <time>", "only calls that started before this time (same formats as --since)", (input) =>
      parseTime("--until", input),
    )
    .addOption(enumOption("--direction <direction>", "filter by direction *", callDirectionValues))
    .addOption(enumOption("--sentiment <sentiment>", "filter by sentiment *", sentimentValues))
    .option("--agent <id>", "filter by agent ID *", (given) => parseId("--agent", given, "an agent"))
    .option("--contact <id>", "filter by contact ID *", (given) => parseId("--contact", given, "a contact"))
    .option("--min-duration <duration>", "minimum duration: 90, 90s, 2m, 1h *", (given) => {
      return parseDurationSeconds("--min-duration", given);
    })
    .option("--max-duration <duration>", "maximum duration (same formats as --min-duration) *", (given) => {
      return parseDurationSeconds("--max-duration", given);
    })
    .option("--min-cost <amount>", "minimum cost in the currency of the account *", parseCost)
    .addOption(suggestFields(where, comparableAt, "operator"));
}

/** Explains the asterisks in the help text. */
export const filterHelp =
  `\n* Filtered client-side, like more than one ${apiFilterOptions.map(({ long }) => long).join(" or ")}, among all ` +
  "calls that match the other filters.";

/** Rejects an empty ID, which an unset variable produces: no call matches it. */
function parseId(flag: string, value: string, owner: string): string {
  if (value !== "") return value;
  throw new UsageError(`${flag} is empty. Specify the ID of ${owner}, or remove the flag.`);
}

function parseCost(value: string): number {
  if (/^\d{1,9}(\.\d{1,9})?$/.test(value)) return Number(value);
  throw new UsageError(`Invalid value for --min-cost: ${quoteForMessage(value)}. Use a number such as 0.5.`);
}
