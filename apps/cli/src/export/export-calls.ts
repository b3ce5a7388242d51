import type { Call, SmartAlex } from "@smartalex/sdk";
import { readDetails } from "./details/read-details.ts";
import type { RowFormat } from "../format/rows/row.ts";
import type { Filters } from "../filters/parse-filters.ts";
import { RowBuffer, type RowBatch } from "./row-buffer.ts";
import type { FailedCall } from "./files/journal.ts";
import type { Layout } from "./layout.ts";
import type { ResumableFile } from "./files/resumable-file.ts";

/** Options of `exportCalls`. */
export interface ExportJob {
  client: SmartAlex;
  selection: Filters;
  layout: Layout;
  needsDetails: boolean;
  /** Whether calls that could not be fetched are skipped. Otherwise they get a row with the data of the list. */
  skipsUnreadable: boolean;
  rows: RowFormat;
  partial: ResumableFile;
  signal: AbortSignal;
  /** Called after each page and each write. */
  onProgress: () => Promise<void>;
}

/** Fetches the calls that the file does not contain yet, and appends them in order. */
export async function exportCalls(job: ExportJob): Promise<void> {
  const { client, layout, needsDetails, onProgress, partial, rows, selection, signal, skipsUnreadable } = job;
  const { given, meta, offset } = partial.standing;
  if (offset === 0) await partial.add(rows.head, { ids: [], gone: [], failed: [], calls: 0, rows: 0 });
  if (partial.standing.rows > 0) rows.rows([{}]); // the format has to know that rows precede: JSON separates them with commas
  const underWay = new RowBuffer(layout.rowsOf, { skipsUnreadable });
  const isWanted = (call: Call) => selection.clientFilter?.(call) ?? true;

  async function save(): Promise<void> {
    const { pieces, step } = underWay.take();
    if (step.ids.length === 0) return;
    const { failed, text } = layOut(pieces, rows);
    await partial.add(text, { ...step, failed, total: partial.standing.total });
    await onProgress();
  }

  /** Reads the list, and yields the calls whose details are needed. */
  async function* wanted(): AsyncGenerator<Call, void, undefined> {
    const nowhere = { page: 0, per_page: 0, total: 0 };
    const after = given > 0 ? { meta: meta ?? nowhere, returned: given, ids: partial.idsBefore } : undefined;
    for await (const page of client.calls.list(selection.query, { signal }).pages({ after })) {
      partial.standing.total = page.meta.total;
      underWay.addPage(page, { isWanted, needsDetails });
      if (underWay.isIdle) await save();
      if (needsDetails) yield* page.data.filter(isWanted);
    }
  }

  for await (const result of readDetails(client, wanted(), signal)) {
    underWay.settle(result);
    await save();
  }
  await partial.settle();
}

/** Formats batches as text, and returns the positions of the calls that could not be fetched. */
function layOut(pieces: readonly RowBatch[], format: RowFormat): { text: string; failed: FailedCall[] } {
  const failed: FailedCall[] = [];
  let text = "";
  for (const { rows, unreadable } of pieces) {
    const own = format.rows(rows);
    if (unreadable) {
      const [start, bytes] = [Buffer.byteLength(text), Buffer.byteLength(own)];
      failed.push({ ...unreadable, start, bytes, rows: rows.length });
    }
    text += own;
  }
  return { text, failed };
}
