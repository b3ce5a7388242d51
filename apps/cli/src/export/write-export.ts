import { rm } from "node:fs/promises";
import type { SmartAlex } from "@smartalex/sdk";
import { commandLine } from "@smartalex/node-files";
import { UsageError } from "../errors.ts";
import type { Selection } from "../filters/parse-filters.ts";
import type { Terminal } from "../io/io-streams.ts";
import { findCompleted, noteCompleted } from "./files/completed-export.ts";
import { onDisk } from "./files/fs-error.ts";
import { exportCalls } from "./export-calls.ts";
import { exportSummary } from "./export-summary.ts";
import { atStart, type Header, type Standing } from "./files/journal.ts";
import { PartialExport, removePartial } from "./files/resumable-file.ts";
import { placeExport } from "./commit-export.ts";
import type { Plan } from "./plan-export.ts";
import type { Progress } from "./progress.ts";
import { repairExport } from "./repair-export.ts";
import { clearSideFiles } from "./files/side-files.ts";
import { checkTarget, type ExportPaths } from "./files/export-paths.ts";
import { unfinished, unreadable } from "./incomplete-export.ts";

/** An export whose file is locked. */
export interface WriteJob {
  client: SmartAlex;
  paths: ExportPaths;
  plan: Plan;
  /** As it was typed. */
  to: string;
  isForced: boolean;
  isResumed: boolean;
  startedAtMs: number;
  selectionFor: (header: Header) => Selection;
  /** Shows how far the export is, from here on. */
  follow: (standing: Standing) => Progress;
  terminal: Pick<Terminal, "signal" | "stderr">;
}

/** Writes an export, or goes on with one. Throws `CommandError` if it is not complete, or calls could not be read. */
export async function writeExport(job: WriteJob): Promise<void> {
  const { isForced, isResumed, paths, plan, startedAtMs, terminal, to } = job;
  const { asked, isParquet, skipsUnreadable } = plan;
  await clearSideFiles(paths, { isForced, isResumed });
  const completed = isResumed ? await findCompleted(paths, { isParquet }) : undefined;
  const isReplaced = isForced || completed?.isPlaced === true;
  await checkTarget(paths.target, isReplaced);
  await onDisk(paths.repairing, rm(paths.repairing, { force: true }));

  const partial = completed ? undefined : await partialOf(job);
  const { header, standing } = completed ?? partial ?? { header: { asked, startedAtMs }, standing: atStart() };
  const again = commandLine`smartalex calls export --to ${to} ${plan.askedWords} ${isForced ? ["--force"] : []} --resume`;
  const state = { path: completed?.path ?? paths.partial, standing, isListed: completed !== undefined };
  const progress = job.follow(standing);
  try {
    expectSame({ path: state.path, before: header.asked, asked });
    const selection = job.selectionFor(header);
    const retried = standing.failed.length; // what failed in this run was retried in it
    if (partial) {
      await exportCalls({
        ...plan,
        ...{ client: job.client, selection, partial, signal: terminal.signal },
        onProgress: () => progress.show(),
      });
      await partial.complete(plan.rows.tail);
      state.isListed = true;
      if (retried > 0) await noteCompleted(paths, state);
    }
    await progress.clear();
    if (retried > 0) {
      state.standing = await repairExport({
        ...plan,
        ...{ client: job.client, signal: terminal.signal, from: state.path, to: paths.repairing, standing, retried },
      });
      state.path = paths.repairing;
    }
    const unfit = await placeExport({
      ...plan,
      ...{ paths, from: state.path, standing: state.standing, signal: terminal.signal },
      hasCompletions: completed !== undefined || retried > 0,
      isForced: isReplaced,
    });
    const { comparedHere } = selection;
    await terminal.stderr.write(exportSummary(state.standing, { target: paths.target, comparedHere, unfit }));
  } catch (error) {
    await progress.clear();
    await partial?.close();
    if (state.path === paths.repairing) state.path = completed?.path ?? paths.partial;
    await onDisk(paths.repairing, rm(paths.repairing, { force: true }));
    if (partial && standing.given === 0 && header.asked === asked) {
      await removePartial(paths);
      throw error;
    }
    throw unfinished(error, { ...state, again, isInterrupted: terminal.signal.aborted });
  }
  if (state.standing.failed.length > 0) throw unreadable(state.standing, { again, skipsUnreadable });
}

async function partialOf({ isResumed, paths, plan, startedAtMs }: WriteJob): Promise<PartialExport> {
  const before = isResumed ? await PartialExport.resume(paths) : undefined;
  return before ?? PartialExport.begin(paths, { asked: plan.asked, startedAtMs });
}

/** Throws `UsageError` where a file was begun with other flags: it would be a mixture. */
function expectSame({ asked, before, path }: { asked: string; before: string; path: string }): void {
  if (asked === before) return;
  throw new UsageError(
    `${path} was begun with other flags. It has: ${before}. Asked for now: ${asked}. ` +
      "Give the same flags, or add --force without --resume to begin anew.",
  );
}
