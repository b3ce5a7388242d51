import { rm } from "node:fs/promises";
import type { SmartAlex } from "@smartalex/sdk";
import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../errors.ts";
import type { Filters } from "../filters/parse-filters.ts";
import type { IOStreams } from "../io/io-streams.ts";
import { findCompletedExport, recordCompletion } from "./files/completed-export.ts";
import { wrapFsErrors } from "./files/fs-error.ts";
import { exportCalls } from "./export-calls.ts";
import { formatExportSummary } from "./export-summary.ts";
import { initialProgress, type JournalHeader, type ExportProgress } from "./files/journal.ts";
import { ResumableFile, removeExportFiles } from "./files/resumable-file.ts";
import { commitExport } from "./commit-export.ts";
import type { ExportPlan } from "./plan-export.ts";
import type { Progress } from "./progress.ts";
import { repairExport } from "./repair-export.ts";
import { removeStaleFiles } from "./files/side-files.ts";
import { checkTarget, type ExportPaths } from "./files/export-paths.ts";
import { incompleteExportError, unreadableCallsError } from "./incomplete-export.ts";

/** Options of `writeExport`. The target is locked. */
export interface WriteExportOptions {
  client: SmartAlex;
  paths: ExportPaths;
  plan: ExportPlan;
  /** The path as it was typed. */
  to: string;
  isForced: boolean;
  isResumed: boolean;
  startedAtMs: number;
  filtersFor: (header: JournalHeader) => Filters;
  /** Starts to show the progress. */
  showProgress: (standing: ExportProgress) => Progress;
  io: Pick<IOStreams, "signal" | "stderr">;
}

/** Writes an export or resumes one. Throws `CommandError` if the export is incomplete or calls could not be fetched. */
export async function writeExport(job: WriteExportOptions): Promise<void> {
  const { isForced, isResumed, paths, plan, startedAtMs, io, to } = job;
  const { asked, isParquet, skipsUnreadable } = plan;
  await removeStaleFiles(paths, { isForced, isResumed });
  const completed = isResumed ? await findCompletedExport(paths, { isParquet }) : undefined;
  const isReplaced = isForced || completed?.isPlaced === true;
  await checkTarget(paths.target, isReplaced);
  await wrapFsErrors(paths.repairing, rm(paths.repairing, { force: true }));

  const file = completed ? undefined : await openFile(job);
  const { header, standing } = completed ?? file ?? { header: { asked, startedAtMs }, standing: initialProgress() };
  const resumeCommand = commandLine`smartalex calls export --to ${to} ${plan.flagWords} ${isForced ? ["--force"] : []} --resume`;
  const state = { path: completed?.path ?? paths.partial, standing, isListed: completed !== undefined };
  const progress = job.showProgress(standing);
  try {
    expectSame({ path: state.path, before: header.asked, asked });
    const filters = job.filtersFor(header);
    const retried = standing.failed.length; // calls that failed in this run were already retried
    if (file) {
      await exportCalls({
        ...plan,
        ...{ client: job.client, filters, file, signal: io.signal },
        onProgress: () => progress.show(),
      });
      await file.complete(plan.rows.tail);
      state.isListed = true;
      if (retried > 0) await recordCompletion(paths, state);
    }
    await progress.clear();
    if (retried > 0) {
      state.standing = await repairExport({
        ...plan,
        ...{ client: job.client, signal: io.signal, from: state.path, to: paths.repairing, standing, retried },
      });
      state.path = paths.repairing;
    }
    const unfit = await commitExport({
      ...plan,
      ...{ paths, source: state.path, standing: state.standing, signal: io.signal },
      hasCompletions: completed !== undefined || retried > 0,
      isForced: isReplaced,
    });
    const { clientSideFlags } = filters;
    await io.stderr.write(formatExportSummary(state.standing, { target: paths.target, clientSideFlags, unfit }));
  } catch (error) {
    await progress.clear();
    await file?.close();
    if (state.path === paths.repairing) state.path = completed?.path ?? paths.partial;
    await wrapFsErrors(paths.repairing, rm(paths.repairing, { force: true }));
    if (file && standing.given === 0 && header.asked === asked) {
      await removeExportFiles(paths);
      throw error;
    }
    throw incompleteExportError(error, { ...state, resumeCommand, isInterrupted: io.signal.aborted });
  }
  if (state.standing.failed.length > 0) throw unreadableCallsError(state.standing, { resumeCommand, skipsUnreadable });
}

async function openFile({ isResumed, paths, plan, startedAtMs }: WriteExportOptions): Promise<ResumableFile> {
  const before = isResumed ? await ResumableFile.resume(paths) : undefined;
  return before ?? ResumableFile.create(paths, { asked: plan.asked, startedAtMs });
}

/** Throws `UsageError` if the export was started with other flags, because the file would mix two exports. */
function expectSame({ asked, before, path }: { asked: string; before: string; path: string }): void {
  if (asked === before) return;
  throw new UsageError(
    `${path} was started with other flags: ${before}. The flags are now: ${asked}. Use the same flags, or add ` +
      "--force without --resume to start over.",
  );
}
