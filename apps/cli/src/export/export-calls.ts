import type { Call, SmartAlex } from "@smartalex/sdk";
import type { RowFormat } from "../print/rows/row.ts";
import type { Selection } from "../selection/selection.ts";
import { CallsUnderWay } from "./calls-under-way.ts";
import type { Layout } from "./layout.ts";
import type { PartialExport } from "./partial-export.ts";

/** What an export needs. */
export interface ExportJob {
  client: SmartAlex;
  selection: Selection;
  layout: Layout;
  needsDetails: boolean;
  rows: RowFormat;
  partial: PartialExport;
  signal: AbortSignal;
  /** Is told how many calls there are, in all, as often as a page says so. */
  onProgress: (total: number) => Promise<void>;
}

/** Reads the calls that are not in the partial export yet, and adds them to it in order. */
export async function exportCalls(job: ExportJob): Promise<void> {
  const { client, layout, needsDetails, onProgress, partial, rows, selection, signal } = job;
  const { given, meta, offset } = partial.standing;
  if (offset === 0) await partial.add(rows.head, { ids: [], gone: [], calls: 0, rows: 0 });
  if (partial.standing.rows > 0) rows.rows([{}]); // it has to know that rows stand before: JSON puts a comma between them
  const underWay = new CallsUnderWay(layout.rowsOf);
  const isWanted = (call: Call) => selection.isMatch?.(call) ?? true;
  let total = meta?.total ?? 0;

  async function save(): Promise<void> {
    const { rows: taken, step } = underWay.take();
    if (step.ids.length === 0) return;
    await partial.add(rows.rows(taken), step);
    await onProgress(total);
  }

  /** Reads the list, and gives the calls whose details are needed. */
  async function* wanted(): AsyncGenerator<Call, void, undefined> {
    const nowhere = { page: 0, per_page: 0, total: 0 };
    const after = given > 0 ? { meta: meta ?? nowhere, given, ids: partial.idsBefore } : undefined;
    for await (const page of client.calls.list(selection.query, { signal }).pages({ after })) {
      total = page.meta.total;
      underWay.addPage(page, { isWanted, needsDetails });
      if (underWay.isIdle) await save();
      if (needsDetails) yield* page.data.filter(isWanted);
    }
  }

  for await (const { call } of client.calls.details(wanted(), { signal })) {
    underWay.settle(call);
    await save();
  }
  await partial.settle();
}
