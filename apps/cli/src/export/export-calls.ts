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
  filters: Filters;
  layout: Layout;
  needsDetails: boolean;
  /** Whether calls that could not be fetched are skipped. Otherwise they get a row with the data of the list. */
  skipsUnreadable: boolean;
  rows: RowFormat;
  file: ResumableFile;
  signal: AbortSignal;
  /** Called after each page and each write. */
  onProgress: () => Promise<void>;
}

/** Fetches the calls that the file does not contain yet, and appends them in order. */
export async function exportCalls(job: ExportJob): Promise<void> {
  const { client, layout, needsDetails, onProgress, file, rows, filters, signal, skipsUnreadable } = job;
  const { given, meta, offset } = file.standing;
  if (offset === 0) await file.add(rows.head, { ids: [], gone: [], failed: [], calls: 0, rows: 0 });
  if (file.standing.rows > 0) rows.rows([{}]); // the format has to know that rows precede: JSON separates them with commas
  const underWay = new RowBuffer(layout.rowsOf, { skipsUnreadable });
  const isWanted = (call: Call) => filters.clientFilter?.(call) ?? true;

  async function save(): Promise<void> {
    const { batches, entry } = underWay.drain();
    if (entry.ids.length === 0) return;
    const { failed, text } = layOut(batches, rows);
    await file.add(text, { ...entry, failed, total: file.standing.total });
    await onProgress();
  }

  /** Reads the list, and yields the calls whose details are needed. */
  async function* wanted(): AsyncGenerator<Call, void, undefined> {
    const nowhere = { page: 0, per_page: 0, total: 0 };
    const after = given > 0 ? { meta: meta ?? nowhere, returned: given, ids: file.previousIds } : undefined;
    for await (const page of client.calls.list(filters.query, { signal }).pages({ after })) {
      file.standing.total = page.meta.total;
      underWay.addPage(page, { isWanted, needsDetails });
      if (underWay.isIdle) await save();
      if (needsDetails) yield* page.data.filter(isWanted);
    }
  }

  for await (const result of readDetails(client, wanted(), signal)) {
    underWay.resolveNext(result);
    await save();
  }
  await file.flush();
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
