import type { FileHandle } from "node:fs/promises";
import type { PageMeta } from "@smartalex/sdk";
import type { UnreadableCall } from "../details/unreadable-calls.ts";
import { readLines } from "./read-lines.ts";

const VERSION = 1;
/** More than arrive while an export is stopped. Of a smaller workspace, they are all. */
const REMEMBERED_IDS = 50_000;
/** How many of the calls that vanished are told by name. */
const NAMED = 5;

/** What is known of an export before it begins. */
export interface JournalHeader {
  /** What was asked for. */
  asked: string;
  /** When: `--since 24h` goes on to mean the same moment. */
  startedAtMs: number;
}

/** A call that could not be read, and where its row is: with `--skip-failed` it has none, and this is where it would be. */
export interface FailedCall extends UnreadableCall {
  /** In bytes: in a step, from where the file ended before; elsewhere, from the beginning of the file. */
  start: number;
  bytes: number;
  rows: number;
}

/** What was done of an export in one go, or since the last line of the journal. */
export interface JournalEntry {
  /** The ids of the calls that were read, those left out among them. */
  ids: string[];
  /** The ids of those that had vanished before their details were read. */
  gone: string[];
  failed: FailedCall[];
  calls: number;
  rows: number;
  /** How many calls the API lists. */
  total?: number | undefined;
  /** The last page of which nothing is left to do. */
  meta?: PageMeta | undefined;
}

/** Where an export stands. */
export interface ExportProgress {
  /** How many bytes of the file are written. */
  offset: number;
  /** How many calls were read. */
  given: number;
  calls: number;
  rows: number;
  gone: { count: number; ids: string[] };
  failed: FailedCall[];
  /** How many calls the API lists; 0 if it has not said so yet. */
  total: number;
  meta: PageMeta | undefined;
}

/** A file that is complete but for calls that could not be read. */
export interface Completion {
  file: FileMark;
  standing: ExportProgress;
}

/** What tells whether a file is still the one that was written. */
export interface FileMark {
  size: number;
  mtimeMs: number;
}

/** What a journal says. */
export interface Journal extends JournalHeader {
  standing: ExportProgress;
  /** The files that were complete but for some calls, the last one at the end. */
  completions: Completion[];
  /** The Parquet files that were made of them. */
  placed: FileMark[];
  /** The ids that were read last. */
  ids: readonly string[];
  /** How many of its bytes are good. */
  end: number;
}

/** Where an export begins. */
export function initialProgress(): ExportProgress {
  return { offset: 0, given: 0, calls: 0, rows: 0, gone: { count: 0, ids: [] }, failed: [], total: 0, meta: undefined };
}

/** A step in which nothing is done yet. */
export function emptyEntry(): JournalEntry {
  return { ids: [], gone: [], failed: [], calls: 0, rows: 0 };
}

/** Takes a step. */
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

/** The first line. */
export function headerLine(header: JournalHeader): string {
  return `${JSON.stringify({ version: VERSION, ...header })}\n`;
}

/** A line for a step after which the file has so many bytes. */
export function entryLine(step: JournalEntry, offset: number): string {
  return `${JSON.stringify({ offset, ...step })}\n`;
}

/**
 * A line for a file that is complete but for some calls, or for the Parquet file that was made of it. It stands alone: a line before it may have
 * been cut off.
 */
export function noteLine(note: { completion: Completion } | { placed: FileMark }): string {
  return `\n${JSON.stringify(note)}\n`;
}

/**
 * Reads a journal up to the last line whose bytes are in the file: what comes after is not. `undefined` where not even the first line
 * is there.
 */
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
      header = line as unknown as JournalHeader; // this program has written it
    } else if (line?.["completion"]) {
      areStepsOver = true;
      completions.push(line["completion"] as Completion); // the same
      continue;
    } else if (line?.["placed"]) {
      placed.push(line["placed"] as FileMark); // the same
      continue;
    } else {
      const offset = line?.["offset"];
      areStepsOver ||= typeof offset !== "number" || offset > bytesThere || offset < standing.offset;
      if (areStepsOver || typeof offset !== "number") continue; // a completion may follow
      const step = line as unknown as JournalEntry; // the same
      applyEntry(standing, step, offset);
      for (const id of step.ids) ids.push(id);
      if (ids.length > 2 * REMEMBERED_IDS) ids = ids.slice(-REMEMBERED_IDS);
    }
    goodBytes = end;
  }
  return header && { ...header, standing, completions, placed, ids, end: goodBytes };
}

/** A line, if it is whole: after a power failure, its bytes may be others. */
function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
