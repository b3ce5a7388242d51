import { rm, stat, type FileHandle } from "node:fs/promises";
import { createSideFile, reopenSideFile } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { diskError, onDisk } from "./fs-error.ts";
import {
  advance,
  atStart,
  headerLine,
  noStep,
  readJournal,
  stepLine,
  type Header,
  type Journal,
  type Standing,
  type Step,
} from "./journal.ts";
import type { ExportPaths } from "./export-paths.ts";
import { writeAll } from "./write-all.ts";

/** How many calls may wait for the disk. A kill loses them, and so many are asked for again. */
const MOST_WAITING = 10;

/**
 * What is there of an export: a file with its beginning, and a journal of how far it goes. Bytes are written before the line that
 * speaks of them, so what the journal says is true at any moment.
 */
export class PartialExport {
  readonly header: Header;
  readonly standing: Standing;
  /** The ids that had been read last when it was begun or gone on with. */
  readonly idsBefore: readonly string[];
  readonly #paths: ExportPaths;
  readonly #file: FileHandle;
  readonly #journal: FileHandle;
  #journalEnd: number;
  #texts: string[] = [];
  #step = noStep();
  #writing: Promise<void> | undefined;
  #failure: unknown;

  private constructor(paths: ExportPaths, files: Files, { end, ids, standing, ...header }: Journal) {
    this.#paths = paths;
    this.#file = files.file;
    this.#journal = files.journal;
    this.#journalEnd = end;
    this.header = header;
    this.standing = standing;
    this.idsBefore = ids;
  }

  /** Begins one. Nothing may be left of another. */
  static async begin(paths: ExportPaths, header: Header): Promise<PartialExport> {
    const files = await onDisk(paths.partial, openFiles(paths, createSideFile));
    const line = Buffer.from(headerLine(header));
    await onDisk(paths.journal, writeAll(files.journal, line, 0));
    return new PartialExport(paths, files, {
      ...header,
      standing: atStart(),
      completions: [],
      placed: [],
      ids: [],
      end: line.length,
    });
  }

  /**
   * Goes on with one, from the last of its bytes that the journal knows of. `undefined` where there is none. Throws `UsageError` where
   * nobody knows how far its bytes go.
   */
  static async resume(paths: ExportPaths): Promise<PartialExport | undefined> {
    const { size } = await stat(paths.partial).catch(() => ({ size: 0 }));
    const files = await openFiles(paths, reopenSideFile).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw diskError(error, paths.partial);
    });
    const journal = files && (await onDisk(paths.journal, readJournal(files.journal, size)));
    if (!journal) {
      if (files) await closeFiles(files);
      if (size === 0) return removePartial(paths).then(() => undefined);
      throw new UsageError(`${paths.partial} has no journal that says how far it goes. Add --force to begin anew.`);
    }
    await onDisk(paths.partial, files.file.truncate(journal.standing.offset));
    await onDisk(paths.journal, files.journal.truncate(journal.end));
    return new PartialExport(paths, files, journal);
  }

  /** Adds text, and what it stands for. Resolves when there is room for more; throws what the disk had against the text before. */
  async add(text: string, step: Step): Promise<void> {
    const before = step.failed.length === 0 ? 0 : Buffer.byteLength(this.#texts.join(""));
    this.#texts.push(text);
    merge(this.#step, { ...step, failed: step.failed.map((call) => ({ ...call, start: before + call.start })) });
    this.#writing ??= this.#write();
    if (this.#step.ids.length >= MOST_WAITING) await this.#writing;
    this.#throwFailure();
  }

  /** Waits until all is written. */
  async settle(): Promise<void> {
    await this.#writing;
    this.#throwFailure();
  }

  /** Writes what stands after all rows, and closes the file. It is complete then. */
  async complete(tail: string): Promise<void> {
    await this.settle();
    const bytes = Buffer.from(tail);
    await onDisk(this.#paths.partial, writeAll(this.#file, bytes, this.standing.offset));
    await onDisk(this.#paths.partial, this.#file.sync());
    await this.close();
  }

  /** Closes both files. They stay where they are. */
  async close(): Promise<void> {
    await this.#writing;
    await closeFiles({ file: this.#file, journal: this.#journal });
  }

  async #write(): Promise<void> {
    try {
      while (this.#texts.length > 0) {
        const [bytes, step] = [Buffer.from(this.#texts.join("")), this.#step];
        [this.#texts, this.#step] = [[], noStep()];
        await writeAll(this.#file, bytes, this.standing.offset);
        const line = Buffer.from(stepLine(step, this.standing.offset + bytes.length));
        await writeAll(this.#journal, line, this.#journalEnd);
        this.#journalEnd += line.length;
        advance(this.standing, step, this.standing.offset + bytes.length);
      }
    } catch (error) {
      this.#failure = diskError(error, this.#paths.partial);
    }
    this.#writing = undefined;
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure; // eslint-disable-line @typescript-eslint/only-throw-error -- as it was thrown
  }
}

/** Removes what is there of an export. */
export async function removePartial({ converting, journal, partial, repairing }: ExportPaths): Promise<void> {
  for (const path of [journal, converting, repairing, partial]) await onDisk(path, rm(path, { force: true }));
}

interface Files {
  file: FileHandle;
  journal: FileHandle;
}

async function openFiles(paths: ExportPaths, open: (path: string) => Promise<FileHandle>): Promise<Files> {
  const journal = await open(paths.journal);
  try {
    return { journal, file: await open(paths.partial) };
  } catch (error) {
    await journal.close();
    throw error;
  }
}

async function closeFiles({ file, journal }: Files): Promise<void> {
  await file.close();
  await journal.close();
}

function merge(into: Step, { calls, failed, gone, ids, meta, rows, total }: Step): void {
  into.ids.push(...ids);
  into.gone.push(...gone);
  into.failed.push(...failed);
  into.calls += calls;
  into.rows += rows;
  if (meta) into.meta = meta;
  if (total !== undefined) into.total = total;
}
