import { Option, type Command, type OptionValues } from "@commander-js/extra-typings";
import { enumOption } from "./enum-option.ts";
import { suggestFields, type FieldResolver } from "./field-suggestions.ts";
import { NEWLINES, OUTPUT_FORMATS } from "./formats.ts";

/** What differs between commands that print rows. */
interface OutputFlags {
  fieldsAt: FieldResolver;
  /** The default format. */
  note?: string;
}

/** Adds the flags for the format of rows to a command. */
export function addOutputOptions<Args extends unknown[], Opts extends OptionValues, Global extends OptionValues>(
  command: Command<Args, Opts, Global>,
  { fieldsAt, note = "table on a terminal, ndjson otherwise" }: OutputFlags,
) {
  return command
    .addOption(enumOption("-o, --output <format>", `output format: ${note}`, OUTPUT_FORMATS))
    .option("--json", "print one JSON object per line; a single call is one object")
    .addOption(fieldsOption(fieldsAt))
    .addOption(newlinesOption())
    .addOption(csvRawOption());
}

/** Creates `--newlines`. */
export function newlinesOption() {
  const about = "line breaks in csv and tsv cells: escape them as \\n (default), or keep them";
  return enumOption("--newlines <how>", about, NEWLINES);
}

/** Creates `--csv-raw`. */
export function csvRawOption() {
  const about = "do not escape text in csv and tsv, including text that spreadsheets interpret as formulas";
  return new Option("--csv-raw", about);
}

/** Creates `--fields`. */
export function fieldsOption(fieldsAt: FieldResolver) {
  const about =
    "comma-separated list of fields, for example id,duration_seconds; without a value, list the available fields";
  return suggestFields(new Option("-f, --fields [names]", about), fieldsAt, "comma");
}
