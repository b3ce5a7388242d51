import { Option, type Command, type OptionValues } from "@commander-js/extra-typings";
import { choice } from "../choice.ts";
import { suggestFields, type FieldsAt } from "../completion/suggest-fields.ts";
import { OUTPUT_FORMATS } from "../output-formats.ts";

/** What differs between commands that write rows. */
interface OutputFlags {
  fieldsAt: FieldsAt;
  /** What is written where nobody says how. */
  note?: string;
}

/** Adds the flags that say how rows are written. */
export function withOutput<Args extends unknown[], Opts extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Opts, Global>,
  { fieldsAt, note = "table on a terminal, ndjson elsewhere" }: OutputFlags,
) {
  return command
    .addOption(choice("-o, --output <format>", `how to write them: ${note}`, OUTPUT_FORMATS))
    .option("--json", "one JSON object a line; a single call is one object")
    .addOption(fieldsOption(fieldsAt))
    .option("--csv-raw", "csv and tsv with texts as they are, also those that a spreadsheet would run as formulas");
}

/** The flag that chooses fields. */
export function fieldsOption(fieldsAt: FieldsAt) {
  const about = "these fields, in this order: id,duration_seconds; without names, what there is";
  return suggestFields(new Option("-f, --fields [names]", about), fieldsAt, "comma");
}
