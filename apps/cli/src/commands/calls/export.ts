import { Option } from "@commander-js/extra-typings";
import type { FieldMetadata } from "@smartalex/contract";
import { enumOption } from "../../options/enum-option.ts";
import { suggest, type ParsedLine } from "../../options/suggestions.ts";
import type { Context } from "../../context.ts";
import { EXPORT_FORMATS, TRANSCRIPT_LAYOUTS } from "../../export/export-format.ts";
import type { Program, GlobalOptions } from "../../options/global-options.ts";
import { csvRawOption, fieldsOption, newlinesOption } from "../../options/output-options.ts";
import { filterHelp, addFilterOptions } from "../../filters/filter-options.ts";
import { timeZoneOption } from "../../options/time-zone-option.ts";
import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import type { ExportProgress } from "../../export/files/journal.ts";
import { limitHeapGrowth } from "../../export/limit-heap-growth.ts";
import { layoutFields } from "../../export/layout.ts";
import { lockExport } from "../../export/files/lock-export.ts";
import { planExport, parseFiltersAt, resolveTranscriptLayout, type ContentOptions } from "../../export/plan-export.ts";
import { createProgress } from "../../export/progress.ts";
import { resolveExportPaths } from "../../export/files/export-paths.ts";
import { formatFields } from "../../options/fields.ts";
import { resolveSetting } from "../../config/settings/resolve-setting.ts";

/** Adds `smartalex calls export`. */
export function exportCommand(parent: Program, context: Context): void {
  const to = new Option(
    "--to <file>",
    "the file to write; the extension determines the format: .csv, .tsv, .ndjson, .json, .parquet",
  );
  const command = parent
    .command("export")
    .description(
      "Export calls to a file, each matching call exactly once. The file gets its name when it is complete, and " +
        "only its owner can read it. Use --resume to continue an interrupted export.",
    )
    .addOption(suggest(to, "files"))
    .addOption(enumOption("--format <format>", "the format, regardless of the file extension", EXPORT_FORMATS));
  addFilterOptions(command)
    .addOption(
      enumOption(
        "--with-transcripts [layout]",
        "include transcripts, with one row per turn, or nested in each call (json, ndjson)",
        TRANSCRIPT_LAYOUTS,
      ),
    )
    .addOption(fieldsOption(fieldsAt))
    .addOption(
      timeZoneOption("convert timestamps to this time zone, for example Europe/Warsaw; Parquet stores instants"),
    )
    .addOption(newlinesOption())
    .addOption(csvRawOption())
    .option("--skip-failed", "skip calls whose details cannot be fetched; by default they get a row without details")
    .option("--resume", "continue an interrupted export, or retry calls that could not be fetched")
    .option("--force", "overwrite an existing file; without --resume, start over")
    .addHelpText(
      "after",
      `${filterHelp}\n\nExamples:\n  smartalex calls export --to calls.csv --since 7d\n` +
        "  smartalex calls export --to calls.parquet --with-transcripts\n" +
        "  smartalex calls export --to talk.ndjson --with-transcripts --status completed --resume",
    )
    .action((_, command) => run(command.optsWithGlobals(), context));
}

/** The fields of a row if `--to` is missing. Its extension may change the layout. */
async function fieldsAt({ format, withTranscripts }: ParsedLine["flags"]): Promise<readonly FieldMetadata[]> {
  const { layoutFields } = await import("../../export/layout.ts");
  const { resolveTranscriptLayout } = await import("../../export/plan-export.ts");
  const layout =
    TRANSCRIPT_LAYOUTS.find((one) => one === withTranscripts) ?? (withTranscripts === undefined ? undefined : true);
  return layoutFields(
    resolveTranscriptLayout(
      { withTranscripts: layout },
      EXPORT_FORMATS.find((one) => one === format),
    ),
  );
}

/** Flags of `smartalex calls export`. */
export interface ExportOptions extends Omit<ContentOptions, "fields"> {
  to?: string | undefined;
  /** Comma-separated field names, or `true` to list the available fields. */
  fields?: string | true | undefined;
  resume?: true | undefined;
  force?: true | undefined;
}

/** Runs `smartalex calls export`. */
async function run({ fields, to, ...options }: ExportOptions, context: Context): Promise<void> {
  const { clock, cwd, stdout } = context.io;
  if (fields === true) {
    await stdout.write(formatFields(layoutFields(resolveTranscriptLayout(options, options.format))));
    return;
  }
  if (to === undefined) throw new UsageError("--to is missing. Specify a file: --to calls.csv");
  if (to === "-")
    throw new UsageError(
      "--to requires a file. Use calls list to write to standard output.",
      commandLine`smartalex calls list --all`,
    );
  limitHeapGrowth();
  const { force: isForced = false, resume: isResumed = false } = options;
  const plan = planExport({ ...options, fields, ...origin(options, context) }, to);
  const startedAtMs = clock.now();
  parseFiltersAt(options, { startedAtMs, nowMs: startedAtMs }); // report invalid flags before any file is changed
  // With --resume, an existing file may be a completed export in which some calls are missing.
  const paths = await resolveExportPaths({ to, cwd, isForced: isForced || isResumed });
  const unlock = lockExport(paths.target, { askedWords: plan.flagWords, to });
  try {
    let standing: ExportProgress | undefined;
    const progress = createProgress(context.io, () => standing);
    const client = await context.client({
      ...options,
      validate: "tolerant",
      onRateLimit: ({ waitMs }) => {
        progress.wait(waitMs);
      },
    });
    const showProgress = (followed: ExportProgress) => {
      standing = followed;
      progress.start();
      return progress;
    };
    const filtersFor = (header: { startedAtMs: number }) =>
      parseFiltersAt(options, { startedAtMs: header.startedAtMs, nowMs: clock.now() });
    const { io } = context;
    const { writeExport } = await import("../../export/write-export.ts"); // loads the client
    await writeExport({ client, paths, plan, to, isForced, isResumed, startedAtMs, filtersFor, showProgress, io });
  } finally {
    unlock();
  }
}

/** The source of the calls, unless it is the default. An export contains the calls of one workspace only. */
function origin(options: GlobalOptions, context: Context): Pick<GlobalOptions, "baseUrl" | "profile"> {
  if (options.sandbox) return {};
  const sources = context.sources();
  const input = (key: "base_url" | "profile") => {
    const { source, value } = resolveSetting(key, sources);
    return source === "default" ? undefined : value;
  };
  return { baseUrl: input("base_url"), profile: input("profile") };
}
