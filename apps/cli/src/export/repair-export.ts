import { open, type FileHandle } from "node:fs/promises";
import type { SmartAlex } from "@smartalex/sdk";
import { createSideFile } from "@smartalex/node-files";
import { readDetails, type DetailResult } from "./details/read-details.ts";
import { unreadableReason } from "./details/unreadable-calls.ts";
import type { RowFormat } from "../format/rows/row.ts";
import { wrapFsErrors } from "./files/fs-error.ts";
import { applyEntry, emptyEntry, type FailedCall, type ExportProgress } from "./files/journal.ts";
import type { Layout } from "./layout.ts";
import { RowCopier } from "./files/row-copy.ts";

/** Options of `repairExport`. */
export interface RepairOptions {
  client: SmartAlex;
  layout: Layout;
  /** `emptyTail` is the end of a file without rows. */
  rows: RowFormat & { emptyTail: string };
  isJson: boolean;
  from: string;
  to: string;
  standing: ExportProgress;
  /** How many of `standing.failed`, from the start, are fetched again. */
  retried: number;
  signal: AbortSignal;
}

/** Fetches calls again that could not be fetched before, and copies the file with their rows inserted. Returns the progress of the copy. */
export async function repairExport({ from, to, ...job }: RepairOptions): Promise<ExportProgress> {
  const source = await wrapFsErrors(from, open(from, "r"));
  try {
    const target = await wrapFsErrors(to, createSideFile(to));
    try {
      const standing = await copyRepaired(source, target, { ...job, to });
      await wrapFsErrors(to, target.sync());
      return standing;
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}

async function copyRepaired(
  source: FileHandle,
  target: FileHandle,
  { client, isJson, layout, retried, rows, signal, standing, to }: Omit<RepairOptions, "from">,
): Promise<ExportProgress> {
  rows.rows([{}]); // the format has to know that rows precede
  const copy = new RowCopier(source, target, { isJson });
  const result: ExportProgress = { ...standing, failed: [], gone: { ...standing.gone, ids: [...standing.gone.ids] } };
  const head = Buffer.from(rows.head);
  await wrapFsErrors(to, copy.write(head));
  let read = head.length; // position in the source

  const replace = async (call: FailedCall, { call: detail, error, id }: DetailResult) => {
    await copy.copyRows(read, call.start);
    read = call.start + call.bytes;
    const start = copy.position;
    if (error) {
      await copy.copyRows(call.start, read);
      result.failed.push({ ...call, reason: unreadableReason(error), start, bytes: copy.position - start });
      return;
    }
    const own = detail ? layout.rowsOf(detail) : [];
    await copy.writeRows(Buffer.from(rows.rows(own)));
    result.calls += Math.sign(own.length) - Math.sign(call.rows);
    result.rows += own.length - call.rows;
    if (!detail) applyEntry(result, { ...emptyEntry(), gone: [id] }, result.offset);
  };

  const calls = standing.failed.slice(0, retried);
  let index = 0;
  for await (const outcome of readDetails(
    client,
    calls.map(({ id }) => id),
    signal,
  )) {
    const call = calls[index++];
    if (call) await wrapFsErrors(to, replace(call, outcome));
  }
  for (const call of standing.failed.slice(retried)) {
    await wrapFsErrors(to, copy.copyRows(read, call.start));
    const start = copy.position;
    read = call.start + call.bytes;
    await wrapFsErrors(to, copy.copyRows(call.start, read));
    result.failed.push({ ...call, start, bytes: copy.position - start });
  }
  await wrapFsErrors(to, copy.copyRows(read, standing.offset));
  result.offset = copy.position;
  await wrapFsErrors(to, copy.write(Buffer.from(copy.hasRows ? rows.tail : rows.emptyTail)));
  return result;
}
