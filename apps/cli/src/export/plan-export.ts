import type { FieldMetadata } from "@smartalex/contract";
import type { GlobalOptions } from "../options/global-options.ts";
import { resolveCellStyle, type CellOptions } from "../format/rows/cell-style.ts";
import { createRowFormat } from "../format/rows/row-format.ts";
import type { RowFormat } from "../format/rows/row.ts";
import { parseFilters, type Filters, type FilterOptions } from "../filters/parse-filters.ts";
import { resolveTime, type TimeSpec } from "../filters/time-spec.ts";
import { describeFlags, flagWords } from "../filters/describe-flags.ts";
import { formatFromExtension, type ExportFormat, type TranscriptLayout } from "./export-format.ts";
import { createLayout, type Layout } from "./layout.ts";
import { createZonedTimeFormatter } from "../format/time-zone.ts";

/** Flags that determine the content of an export. */
export interface ContentOptions extends GlobalOptions, FilterOptions, CellOptions {
  format?: ExportFormat | undefined;
  withTranscripts?: TranscriptLayout | true | undefined;
  /** Comma-separated field names. */
  fields?: string | undefined;
  tz?: string | undefined;
  skipFailed?: true | undefined;
}

/** The settings of an export. */
export interface ExportPlan {
  /** Canonical form of the flags. */
  asked: string;
  /** The same as the words of a command. */
  flagWords: readonly string[];
  /** Whether the rows are converted to Parquet at the end. */
  isParquet: boolean;
  isJson: boolean;
  needsDetails: boolean;
  /** Whether calls that cannot be fetched are skipped. */
  skipsUnreadable: boolean;
  layout: Layout;
  /** The columns of a Parquet file. */
  columns: readonly FieldMetadata[];
  rows: RowFormat & {
    /** The end of a file without rows. */
    readonly emptyTail: string;
  };
}

/** Plans an export to a file. Throws `UsageError` for invalid flags. */
export function planExport(options: ContentOptions, to: string): ExportPlan {
  const { fields, tz } = options;
  const format = options.format ?? formatFromExtension(to);
  const transcripts = resolveTranscriptLayout(options, format);
  const isParquet = format === "parquet";
  const toTime = tz === undefined ? undefined : createZonedTimeFormatter(tz);
  const layout = createLayout({ transcripts, fields, toTime: isParquet ? undefined : toTime }); // Parquet stores instants
  const columns = layout.chosen ?? layout.fields;
  const chosen = isParquet ? columns : layout.chosen;
  const rows = createRowFormat(isParquet ? "ndjson" : format, {
    fields: layout.fields,
    chosen,
    cells: resolveCellStyle(options, false),
  });
  const content = { ...options, format, withTranscripts: transcripts };
  return {
    asked: describeFlags(content),
    flagWords: flagWords(content),
    isParquet,
    isJson: format === "json",
    needsDetails: transcripts !== undefined,
    skipsUnreadable: options.skipFailed === true,
    layout,
    columns,
    rows: Object.assign(rows, { emptyTail: rows.tail }),
  };
}

/** Returns the layout of transcripts. Defaults to the layout that suits the format. */
export function resolveTranscriptLayout(
  { withTranscripts }: Pick<ContentOptions, "withTranscripts">,
  format: ExportFormat = "csv",
): TranscriptLayout | undefined {
  if (withTranscripts !== true) return withTranscripts;
  return format === "json" || format === "ndjson" ? "nested" : "turns";
}

/** Parses the filters. Relative times count from the start of the export, not from now. */
export function parseFiltersAt(
  options: FilterOptions,
  { nowMs, startedAtMs }: { startedAtMs: number; nowMs: number },
): Filters {
  const at = (time: TimeSpec | undefined) => time && { atMs: resolveTime(time, startedAtMs) };
  const { clientSideFlags, ...selection } = parseFilters(
    { ...options, since: at(options.since), until: at(options.until) },
    nowMs,
  );
  const { since } = options;
  const isAsked = since !== undefined && "hoursAgo" in since; // the API only accepts hours before now
  return { ...selection, clientSideFlags: clientSideFlags.filter((flag) => !(isAsked && flag === "--since")) };
}
