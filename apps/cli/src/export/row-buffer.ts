import type { Call, CallDetail, CallPage } from "@smartalex/sdk";
import { unreadableReason, type UnreadableCall } from "./details/unreadable-calls.ts";
import type { DetailResult } from "./details/read-details.ts";
import type { Row } from "../format/rows/row.ts";
import { emptyEntry, type JournalEntry } from "./files/journal.ts";

/** Rows of calls, or the row of one call that could not be fetched. */
export interface RowBatch {
  rows: Row[];
  unreadable?: UnreadableCall;
}

/** Rows in the order of the calls, and the journal entry for them. */
export interface DrainedRows {
  batches: RowBatch[];
  entry: JournalEntry;
}

/** A call of a page, and its rows when they are known. */
interface Entry {
  call: Call;
  fate: "waits" | "left out" | "gone" | readonly Row[];
  unreadable?: UnreadableCall;
  /** The metadata of the page whose last call this is. */
  meta?: CallPage["meta"];
}

/** Keeps calls in the order of the list, and returns rows up to the first call whose details are missing. */
export class RowBuffer {
  readonly #rowsOf: (call: Call | CallDetail) => readonly Row[];
  readonly #skipsUnreadable: boolean;
  #entries: Entry[] = [];
  /** The index of the first entry that waits for details. */
  #next = 0;

  constructor(
    rowsOf: (call: Call | CallDetail) => readonly Row[],
    { skipsUnreadable }: { /** Otherwise they get a row with the data of the list. */ skipsUnreadable: boolean },
  ) {
    this.#rowsOf = rowsOf;
    this.#skipsUnreadable = skipsUnreadable;
  }

  /** Whether no call waits for its details. */
  get isIdle(): boolean {
    return this.#next === this.#entries.length;
  }

  /** Adds a page. Calls that do not match get no rows; calls that need details wait for them. */
  addPage(
    { data, meta }: Pick<CallPage, "data" | "meta">,
    options: { isWanted: (call: Call) => boolean; needsDetails: boolean },
  ): void {
    const entries = data.map((call): Entry => {
      const allowed = options.needsDetails ? "waits" : this.#rowsOf(call);
      return { call, fate: options.isWanted(call) ? allowed : "left out" };
    });
    const last = entries.at(-1);
    if (last) last.meta = meta;
    this.#entries.push(...entries);
    this.#skipSettled();
  }

  /** Sets the result of the first waiting call: its details, deleted, or not fetched. */
  resolveNext({ call, error, id }: DetailResult): void {
    const entry = this.#entries[this.#next];
    if (entry && error) {
      entry.unreadable = { id, reason: unreadableReason(error) };
      entry.fate = this.#skipsUnreadable ? [] : this.#rowsOf(entry.call);
    } else if (entry) entry.fate = call ? this.#rowsOf(call) : "gone";
    this.#skipSettled();
  }

  /** Removes and returns all rows up to the first waiting call. */
  drain(): DrainedRows {
    const batches: RowBatch[] = [];
    const entry = emptyEntry();
    let readable: Row[] | undefined;
    for (const { call, fate, meta, unreadable } of this.#entries.splice(0, this.#next)) {
      entry.ids.push(call.id);
      if (meta) entry.meta = meta;
      if (fate === "gone") entry.gone.push(call.id);
      if (typeof fate === "string") continue;
      if (fate.length > 0) entry.calls++;
      entry.rows += fate.length;
      if (unreadable) {
        batches.push({ rows: [...fate], unreadable });
        readable = undefined;
        continue;
      }
      if (!readable) batches.push({ rows: (readable = []) });
      for (const row of fate) readable.push(row);
    }
    this.#next = 0;
    return { batches, entry };
  }

  #skipSettled(): void {
    while (this.#next < this.#entries.length && this.#entries[this.#next]?.fate !== "waits") this.#next++;
  }
}
