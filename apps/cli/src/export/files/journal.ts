import type { FileHandle } from "node:fs/promises";
import type { PageMeta } from "@smartalex/sdk";
import type { UnreadableCall } from "../details/unreadable-calls.ts";
import { readLines } from "./read-lines.ts";

const VERSION = 1;
/** More calls than arrive while an export is interrupted. For a smaller workspace, all of them. */
const REMEMBERED_IDS = 50_000;
/** Maximum number of deleted calls that a message lists. */
const NAMED = 5;

/** What is known before an export starts. */
export interface JournalHeader {
  /** Canonical form of the flags. */
  asked: string;
  /** The start of the export. `--since 24h` keeps its meaning when the export is resumed. */
  startedAtMs: number;
}

/** A call that could not be fetched, and the position of its row. With `--skip-failed` it has no row, and this is where the row would be. */
export interface FailedCall extends UnreadableCall {
  /** In bytes, relative to the previous end of the file in a journal entry, and to the start of the file elsewhere. */
  start: number;
  bytes: number;
  rows: number;
}

/** The progress since the previous line of the journal. */
export interface JournalEntry {
  /** IDs of all calls that were read, including those that do not match. */
  ids: string[];
  /** IDs of the calls that were deleted before their details were fetched. */
  gone: string[];
  failed: FailedCall[];
  calls: number;
  rows: number;
  /** Number of calls in the list of the API. */
  total?: number | undefined;
  /** The last page that is completely processed. */
  meta?: PageMeta | undefined;
}

/** The progress of an export. */
export interface ExportProgress {
  /** Number of bytes written. */
  offset: number;
  /** Number of calls read. */
  given: number;
  calls: number;
  rows: number;
  gone: { count: number; ids: string[] };
  failed: FailedCall[];
  /** Number of calls in the list of the API. 0 if it is not known yet. */
  total: number;
  meta: PageMeta | undefined;
}

/** A file that is complete except for calls that could not be fetched. */
export interface Completion {
  file: FileMark;
  standing: ExportProgress;
}

/** Identifies a version of a file. */
export interface FileMark {
  size: number;
  mtimeMs: number;
}

/** The content of a journal. */
export interface Journal extends JournalHeader {
  standing: ExportProgress;
  /** The files that were complete except for some calls, oldest first. */
  completions: Completion[];
  /** The Parquet files that were created from them. */
  placed: FileMark[];
  /** IDs of the calls that were read last. */
  ids: readonly string[];
  /** Number of valid bytes in the journal. */
  end: number;
}

/** The progress of an export that has not started. */
export function initialProgress(): ExportProgress {
  return { offset: 0, given: 0, calls: 0, rows: 0, gone: { count: 0, ids: [] }, failed: [], total: 0, meta: undefined };
}

/** A journal entry without progress. */
export function emptyEntry(): JournalEntry {
  return { ids: [], gone: [], failed: [], calls: 0, rows: 0 };
}

/** Adds a journal entry to the progress. */
export function applyEntry(
  standing: ExportProgress,
  {
    calls,
    failed = [],
    gone,
    ids,
    meta,
    rows,
    total,
  }: Partial<Pick<JournalEntry, "failed">> & Omit<JournalEntry, "failed">,
  offset: number,
): void {
  for (const call of failed) standing.failed.push({ ...call, start: standing.offset + call.start });
  standing.offset = offset;
  standing.given += ids.length;
  standing.calls += calls;
  standing.rows += rows;
  standing.meta = meta ?? standing.meta;
  standing.total = total ?? standing.total;
  standing.gone.count += gone.length;
  standing.gone.ids.push(...gone.slice(0, NAMED - standing.gone.ids.length));
}

/** Formats the first line of the journal. */
export function headerLine(header: JournalHeader): string {
  return `${JSON.stringify({ version: VERSION, ...header })}\n`;
}

/** Formats a journal entry. `offset` is the size of the export after it. */
export function entryLine(step: JournalEntry, offset: number): string {
  return `${JSON.stringify({ offset, ...step })}\n`;
}

/**
 * Formats the line for a completed file, or for the Parquet file created from it. Starts with a line break, because the previous line may be
 * incomplete.
 */
export function noteLine(note: { completion: Completion } | { placed: FileMark }): string {
  return `\n${JSON.stringify(note)}\n`;
}

/** Reads a journal up to the last entry whose bytes are in the file. Resolves to `undefined` if the first line is missing or invalid. */
export async function readJournal(file: FileHandle, bytesThere: number): Promise<Journal | undefined> {
  const standing = initialProgress();
  let ids: string[] = [];
  let header: JournalHeader | undefined;
  let goodBytes = 0;
  let areStepsOver = false;
  const completions: Completion[] = [];
  const placed: FileMark[] = [];
  for await (const { end, text } of readLines(file)) {
    const line = parsed(text);
    if (!header) {
      if (line?.["version"] !== VERSION) return undefined;
      header = line as unknown as JournalHeader; // written by this program
    } else if (line?.["completion"]) {
      areStepsOver = true;
      completions.push(line["completion"] as Completion); // written by this program
      continue;
    } else if (line?.["placed"]) {
      placed.push(line["placed"] as FileMark); // written by this program
      continue;
    } else {
      const offset = line?.["offset"];
      areStepsOver ||= typeof offset !== "number" || offset > bytesThere || offset < standing.offset;
      if (areStepsOver || typeof offset !== "number") continue; // a completion may follow
      const step = line as unknown as JournalEntry; // written by this program
      applyEntry(standing, step, offset);
      for (const id of step.ids) ids.push(id);
      if (ids.length > 2 * REMEMBERED_IDS) ids = ids.slice(-REMEMBERED_IDS);
    }
    goodBytes = end;
  }
  return header && { ...header, standing, completions, placed, ids, end: goodBytes };
}

/** Parses a line. Returns `undefined` if it is invalid, for example after a power failure. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
