import { callDirectionValues, callFields, sentimentValues } from "@smartalex/contract/constants";
import { Option, type Command, type OptionValues } from "@commander-js/extra-typings";
import { UsageError } from "../errors.ts";
import { enumOption } from "../options/enum-option.ts";
import { suggestFields, type FieldResolver } from "../options/field-suggestions.ts";
import { quoteForMessage } from "../options/enum-value.ts";
import { apiFilterOptions } from "./api-filters.ts";
import { parseDurationSeconds, parseTime } from "./time-spec.ts";

/** Adds the flags that say which calls are meant. What the API cannot filter is compared while the calls stream by. */
export function addFilterOptions<Args extends unknown[], Opts extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Opts, Global>,
  comparableAt: FieldResolver = () => callFields,
) {
  const where = new Option("--where <condition>", `only calls for which it holds, such as 'sentiment == "negative"' *`);
  for (const option of apiFilterOptions) command.addOption(option);
  return command
    .option("--since <time>", "only calls that began since: 24h, 7d, 2w, or a day in UTC, 2026-11-01", (value) => {
      return parseTime("--since", value);
    })
    .option("--until <time>", "only calls that began before: the same", (input) => parseTime("--until", input))
    .addOption(enumOption("--direction <direction>", "only calls that came about so *", callDirectionValues))
    .addOption(enumOption("--sentiment <sentiment>", "only calls with this sentiment *", sentimentValues))
    .option("--agent <id>", "only calls of this agent *", (given) => idOf("--agent", given, "an agent"))
    .option("--contact <id>", "only calls with this contact *", (given) => idOf("--contact", given, "a contact"))
    .option("--min-duration <duration>", "only calls that lasted as long: 90, 90s, 2m, 1h *", (given) => {
      return parseDurationSeconds("--min-duration", given);
    })
    .option("--max-duration <duration>", "only calls that lasted no longer *", (given) => {
      return parseDurationSeconds("--max-duration", given);
    })
    .option("--min-cost <amount>", "only calls that cost as much, in the account's currency *", parseCost)
    .addOption(suggestFields(where, comparableAt, "operator"));
}

/** What the stars in the help stand for. */
export const filterHelp =
  `\n* The API cannot filter by these, or by more than one ${apiFilterOptions.map(({ long }) => long).join(" or ")}: ` +
  "all calls that it can select are\nread, and compared here.";

/** Refuses an empty id, which a script passes if its variable is not set: no call has it. */
function idOf(flag: string, value: string, owner: string): string {
  if (value !== "") return value;
  throw new UsageError(`${flag} "" is no id. Give the id of ${owner}, or leave the flag out.`);
}

function parseCost(value: string): number {
  if (/^\d{1,9}(\.\d{1,9})?$/.test(value)) return Number(value);
  throw new UsageError(`--min-cost ${quoteForMessage(value)} is no amount. Give a number such as 0.5.`);
}
