import type { FileHandle } from "node:fs/promises";
import type { PageMeta } from "@smartalex/sdk";
import { linesOf } from "./lines.ts";

const VERSION = 1;
/** More than arrive while an export is stopped. Of a smaller workspace, they are all. */
const REMEMBERED_IDS = 50_000;
/** How many of the calls that vanished are told by name. */
const NAMED = 5;

/** What is known of an export before it begins. */
export interface Header {
  /** What was asked for. */
  asked: string;
  /** When: `--since 24h` goes on to mean the same moment. */
  startedAtMs: number;
}

/** What was done of an export in one go, or since the last line of the journal. */
export interface Step {
  /** The ids of the calls that were read, those left out among them. */
  ids: string[];
  /** The ids of those that had vanished before their details were read. */
  gone: string[];
  calls: number;
  rows: number;
  /** The last page of which nothing is left to do. */
  meta?: PageMeta | undefined;
}

/** Where an export stands. */
export interface Standing {
  /** How many bytes of the file are written. */
  offset: number;
  /** How many calls were read. */
  given: number;
  calls: number;
  rows: number;
  gone: { count: number; ids: string[] };
  meta: PageMeta | undefined;
}

/** What a journal says. */
export interface Journal extends Header {
  standing: Standing;
  /** The ids that were read last. */
  ids: readonly string[];
  /** How many of its bytes are good. */
  end: number;
}

/** Where an export begins. */
export function atStart(): Standing {
  return { offset: 0, given: 0, calls: 0, rows: 0, gone: { count: 0, ids: [] }, meta: undefined };
}

/** Takes a step. */
export function advance(standing: Standing, { calls, gone, ids, meta, rows }: Step, offset: number): void {
  standing.offset = offset;
  standing.given += ids.length;
  standing.calls += calls;
  standing.rows += rows;
  standing.meta = meta ?? standing.meta;
  standing.gone.count += gone.length;
  standing.gone.ids.push(...gone.slice(0, NAMED - standing.gone.ids.length));
}

/** The first line. */
export function headerLine(header: Header): string {
  return `${JSON.stringify({ version: VERSION, ...header })}\n`;
}

/** A line for a step after which the file has so many bytes. */
export function stepLine(step: Step, offset: number): string {
  return `${JSON.stringify({ offset, ...step })}\n`;
}

/**
 * Reads a journal up to the last line whose bytes are in the file: what comes after is not. `undefined` where not even the first line
 * is there.
 */
export async function readJournal(file: FileHandle, bytesThere: number): Promise<Journal | undefined> {
  const standing = atStart();
  let ids: string[] = [];
  let header: Header | undefined;
  let goodBytes = 0;
  for await (const { end, text } of linesOf(file)) {
    const line = parsed(text);
    if (!header) {
      if (line?.["version"] !== VERSION) return undefined;
      header = line as unknown as Header; // this program has written it
    } else {
      const offset = line?.["offset"];
      if (typeof offset !== "number" || offset > bytesThere || offset < standing.offset) break;
      const step = line as unknown as Step; // the same
      advance(standing, step, offset);
      for (const id of step.ids) ids.push(id);
      if (ids.length > 2 * REMEMBERED_IDS) ids = ids.slice(-REMEMBERED_IDS);
    }
    goodBytes = end;
  }
  return header && { ...header, standing, ids, end: goodBytes };
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
