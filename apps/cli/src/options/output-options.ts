import { Option, type Command, type OptionValues } from "@commander-js/extra-typings";
import { enumOption } from "./enum-option.ts";
import { suggestFields, type FieldResolver } from "./field-suggestions.ts";
import { NEWLINES, OUTPUT_FORMATS } from "./formats.ts";

/** What differs between commands that write rows. */
interface OutputFlags {
  fieldsAt: FieldResolver;
  /** What is written where nobody says how. */
  note?: string;
}

/** Adds the flags that say how rows are written. */
export function addOutputOptions<Args extends unknown[], Opts extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Opts, Global>,
  { fieldsAt, note = "table on a terminal, ndjson elsewhere" }: OutputFlags,
) {
  return command
    .addOption(enumOption("-o, --output <format>", `how to write them: ${note}`, OUTPUT_FORMATS))
    .option("--json", "one JSON object a line; a single call is one object")
    .addOption(fieldsOption(fieldsAt))
    .addOption(newlinesOption())
    .addOption(csvRawOption());
}

/** The flag that says what becomes of line breaks in CSV and TSV. */
export function newlinesOption() {
  const about = "line breaks in csv and tsv cells: escape them as \\n (default), or keep them";
  return enumOption("--newlines <how>", about, NEWLINES);
}

/** The flag for CSV and TSV without escapes. */
export function csvRawOption() {
  const about = "csv and tsv with texts as they are: no escapes, and no ' before formulas";
  return new Option("--csv-raw", about);
}

/** The flag that chooses fields. */
export function fieldsOption(fieldsAt: FieldResolver) {
  const about = "these fields, in this order: id,duration_seconds; without names, what there is";
  return suggestFields(new Option("-f, --fields [names]", about), fieldsAt, "comma");
}
