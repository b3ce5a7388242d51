import { rm, stat, type FileHandle } from "node:fs/promises";
import { createSideFile, reopenSideFile } from "@smartalex/node-files";
import { UsageError } from "../../errors.ts";
import { toFsError, wrapFsErrors } from "./fs-error.ts";
import {
  applyEntry,
  initialProgress,
  headerLine,
  emptyEntry,
  readJournal,
  entryLine,
  type JournalHeader,
  type Journal,
  type ExportProgress,
  type JournalEntry,
} from "./journal.ts";
import type { ExportPaths } from "./export-paths.ts";
import { writeAll } from "./write-all.ts";

/** Maximum number of calls that wait to be written. If the process is killed, they are fetched again. */
const MOST_WAITING = 10;

/**
 * An export that can be resumed: a file with the rows so far, and a journal of the progress. Rows are written before the journal entry that describes
 * them, so the journal is correct at any time.
 */
export class ResumableFile {
  readonly header: JournalHeader;
  readonly standing: ExportProgress;
  /** IDs of the calls that were read last, before this run. */
  readonly previousIds: readonly string[];
  readonly #paths: ExportPaths;
  readonly #file: FileHandle;
  readonly #journal: FileHandle;
  #journalEnd: number;
  #texts: string[] = [];
  #step = emptyEntry();
  #writing: Promise<void> | undefined;
  #failure: unknown;

  private constructor(paths: ExportPaths, files: Files, { end, ids, standing, ...header }: Journal) {
    this.#paths = paths;
    this.#file = files.file;
    this.#journal = files.journal;
    this.#journalEnd = end;
    this.header = header;
    this.standing = standing;
    this.previousIds = ids;
  }

  /** Starts an export. The files must not exist. */
  static async create(paths: ExportPaths, header: JournalHeader): Promise<ResumableFile> {
    const files = await wrapFsErrors(paths.partial, openFiles(paths, createSideFile));
    const line = Buffer.from(headerLine(header));
    await wrapFsErrors(paths.journal, writeAll(files.journal, line, 0));
    return new ResumableFile(paths, files, {
      ...header,
      standing: initialProgress(),
      completions: [],
      placed: [],
      ids: [],
      end: line.length,
    });
  }

  /**
   * Resumes an export after the last byte that the journal describes. Resolves to `undefined` if it does not exist. Throws `UsageError` if there is a
   * file without a journal.
   */
  static async resume(paths: ExportPaths): Promise<ResumableFile | undefined> {
    const { size } = await stat(paths.partial).catch(() => ({ size: 0 }));
    const files = await openFiles(paths, reopenSideFile).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw toFsError(error, paths.partial);
    });
    const journal = files && (await wrapFsErrors(paths.journal, readJournal(files.journal, size)));
    if (!journal) {
      if (files) await closeFiles(files);
      if (size === 0) return removeExportFiles(paths).then(() => undefined);
      throw new UsageError(
        `${paths.partial} has no valid journal, so the export cannot be resumed. Add --force to start over.`,
      );
    }
    await wrapFsErrors(paths.partial, files.file.truncate(journal.standing.offset));
    await wrapFsErrors(paths.journal, files.journal.truncate(journal.end));
    return new ResumableFile(paths, files, journal);
  }

  /** Appends rows and their journal entry. Resolves when more rows can be added. Throws the error of an earlier write. */
  async add(text: string, step: JournalEntry): Promise<void> {
    const before = step.failed.length === 0 ? 0 : Buffer.byteLength(this.#texts.join(""));
    this.#texts.push(text);
    merge(this.#step, { ...step, failed: step.failed.map((call) => ({ ...call, start: before + call.start })) });
    this.#writing ??= this.#write();
    if (this.#step.ids.length >= MOST_WAITING) await this.#writing;
    this.#throwFailure();
  }

  /** Waits until everything is written. */
  async flush(): Promise<void> {
    await this.#writing;
    this.#throwFailure();
  }

  /** Writes the end of the file, and closes it. */
  async complete(tail: string): Promise<void> {
    await this.flush();
    const bytes = Buffer.from(tail);
    await wrapFsErrors(this.#paths.partial, writeAll(this.#file, bytes, this.standing.offset));
    await wrapFsErrors(this.#paths.partial, this.#file.sync());
    await this.close();
  }

  /** Closes both files without removing them. */
  async close(): Promise<void> {
    await this.#writing;
    await closeFiles({ file: this.#file, journal: this.#journal });
  }

  async #write(): Promise<void> {
    try {
      while (this.#texts.length > 0) {
        const [bytes, step] = [Buffer.from(this.#texts.join("")), this.#step];
        [this.#texts, this.#step] = [[], emptyEntry()];
        await writeAll(this.#file, bytes, this.standing.offset);
        const line = Buffer.from(entryLine(step, this.standing.offset + bytes.length));
        await writeAll(this.#journal, line, this.#journalEnd);
        this.#journalEnd += line.length;
        applyEntry(this.standing, step, this.standing.offset + bytes.length);
      }
    } catch (error) {
      this.#failure = toFsError(error, this.#paths.partial);
    }
    this.#writing = undefined;
  }

  #throwFailure(): void {
    if (this.#failure !== undefined) throw this.#failure; // eslint-disable-line @typescript-eslint/only-throw-error -- as it was thrown
  }
}

/** Removes all temporary files of an export. */
export async function removeExportFiles({ converting, journal, partial, repairing }: ExportPaths): Promise<void> {
  for (const path of [journal, converting, repairing, partial]) await wrapFsErrors(path, rm(path, { force: true }));
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

function merge(into: JournalEntry, { calls, failed, gone, ids, meta, rows, total }: JournalEntry): void {
  into.ids.push(...ids);
  into.gone.push(...gone);
  into.failed.push(...failed);
  into.calls += calls;
  into.rows += rows;
  if (meta) into.meta = meta;
  if (total !== undefined) into.total = total;
}
