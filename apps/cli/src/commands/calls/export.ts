import { Option } from "@commander-js/extra-typings";
import type { FieldMetadata } from "@smartalex/contract";
import { choice } from "../../options/enum-option.ts";
import { suggest, type TypedLine } from "../../options/suggestions.ts";
import type { Context } from "../../context.ts";
import { EXPORT_FORMATS } from "../../export/export-format.ts";
import { TRANSCRIPT_LAYOUTS } from "../../export/transcript-layouts.ts";
import type { Program } from "../../options/global-options.ts";
import { csvRawOption, fieldsOption, newlinesOption } from "../../options/output-options.ts";
import { selectionHelp, withSelection } from "../../filters/filter-options.ts";
import { zoneOption } from "../../options/time-zone-option.ts";

/** Declares `smartalex calls export`. */
export function declareExport(parent: Program, context: Context): void {
  const to = new Option("--to <file>", "the file; its name says the format: .csv, .tsv, .ndjson, .json, .parquet");
  const command = parent
    .command("export")
    .description(
      "Write calls to a file: every one that is meant, each once. The file has its name when it is complete, and only its owner can " +
        "read it. What was interrupted goes on with --resume.",
    )
    .addOption(suggest(to, "files"))
    .addOption(choice("--format <format>", "the format, whatever the name", EXPORT_FORMATS));
  withSelection(command)
    .addOption(
      choice(
        "--with-transcripts [layout]",
        "read each call whole: a row a turn, or nested (json, ndjson)",
        TRANSCRIPT_LAYOUTS,
      ),
    )
    .addOption(fieldsOption(fieldsAt))
    .addOption(zoneOption("times with the offset of this zone, such as Europe/Warsaw; in Parquet they stay instants"))
    .addOption(newlinesOption())
    .addOption(csvRawOption())
    .option("--skip-failed", "leave calls out whose details cannot be read; otherwise they have a row without them")
    .option("--resume", "go on with an interrupted export, or request the calls again that could not be read")
    .option("--force", "replace the file, and begin anew without --resume")
    .addHelpText(
      "after",
      `${selectionHelp}\n\nExamples:\n  smartalex calls export --to calls.csv --since 7d\n` +
        "  smartalex calls export --to calls.parquet --with-transcripts\n" +
        "  smartalex calls export --to talk.ndjson --with-transcripts --status completed --resume",
    )
    .action(async (_, command) => {
      const { runExport } = await import("./run-export.ts");
      await runExport(command.optsWithGlobals(), context);
    });
}

/** Of a row as it is without `--to`, whose name may say otherwise. */
async function fieldsAt({ format, withTranscripts }: TypedLine["flags"]): Promise<readonly FieldMetadata[]> {
  const { layoutFields } = await import("../../export/layout.ts");
  const { transcriptsOf } = await import("../../export/plan-export.ts");
  const layout =
    TRANSCRIPT_LAYOUTS.find((one) => one === withTranscripts) ?? (withTranscripts === undefined ? undefined : true);
  return layoutFields(
    transcriptsOf(
      { withTranscripts: layout },
      EXPORT_FORMATS.find((one) => one === format),
    ),
  );
}
