import type { Command, OptionValues } from "@commander-js/extra-typings";
import { choice } from "../choice.ts";
import { OUTPUT_FORMATS } from "../output-formats.ts";

/** Adds the flags that say how rows are written. */
export function withOutput<Args extends unknown[], Opts extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Opts, Global>,
  note = "table on a terminal, ndjson elsewhere",
) {
  return command
    .addOption(choice("-o, --output <format>", `how to write them: ${note}`, OUTPUT_FORMATS))
    .option("--json", "one JSON object a line; a single call is one object")
    .option("-f, --fields [names]", "these fields, in this order: id,duration_seconds; without names, what there is")
    .option("--csv-raw", "csv and tsv with texts as they are, also those that a spreadsheet would run as formulas");
}
