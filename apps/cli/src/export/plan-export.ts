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

/** The flags that decide what is in an export. */
export interface ContentOptions extends GlobalOptions, FilterOptions, CellOptions {
  format?: ExportFormat | undefined;
  withTranscripts?: TranscriptLayout | true | undefined;
  /** Names with commas between them. */
  fields?: string | undefined;
  tz?: string | undefined;
  skipFailed?: true | undefined;
}

/** What an export is made of. */
export interface ExportPlan {
  /** What was asked for, as it is typed. */
  asked: string;
  /** The same as the words of a command. */
  askedWords: readonly string[];
  /** Whether rows are converted when all are there. */
  isParquet: boolean;
  isJson: boolean;
  needsDetails: boolean;
  /** Whether calls that cannot be read are left out. */
  skipsUnreadable: boolean;
  layout: Layout;
  /** The fields of a Parquet file. */
  columns: readonly FieldMetadata[];
  rows: RowFormat & {
    /** What stands at the end of a file without rows. */
    readonly emptyTail: string;
  };
}

/** What the flags ask for, of a file of this name. Throws `UsageError` for those that cannot work. */
export function planExport(options: ContentOptions, to: string): ExportPlan {
  const { fields, tz } = options;
  const format = options.format ?? formatFromExtension(to);
  const transcripts = resolveTranscriptLayout(options, format);
  const isParquet = format === "parquet";
  const toTime = tz === undefined ? undefined : createZonedTimeFormatter(tz);
  const layout = createLayout({ transcripts, fields, toTime: isParquet ? undefined : toTime }); // there, times are instants
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
    askedWords: flagWords(content),
    isParquet,
    isJson: format === "json",
    needsDetails: transcripts !== undefined,
    skipsUnreadable: options.skipFailed === true,
    layout,
    columns,
    rows: Object.assign(rows, { emptyTail: rows.tail }),
  };
}

/** How transcripts are laid out where nobody says how: as the format has room for them. */
export function resolveTranscriptLayout(
  { withTranscripts }: Pick<ContentOptions, "withTranscripts">,
  format: ExportFormat = "csv",
): TranscriptLayout | undefined {
  if (withTranscripts !== true) return withTranscripts;
  return format === "json" || format === "ndjson" ? "nested" : "turns";
}

/** Which calls are meant, where hours ago are those before the export was begun, and not those before now. */
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
  const isAsked = since !== undefined && "hoursAgo" in since; // the API can be asked for hours, if not for those
  return { ...selection, clientSideFlags: clientSideFlags.filter((flag) => !(isAsked && flag === "--since")) };
}
