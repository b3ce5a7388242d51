import type { Call, CallDetail, CallPage } from "@smartalex/sdk";
import type { Row } from "../print/rows/row.ts";
import type { Step } from "./journal.ts";

/** What became of calls, in their order: their rows, and what to write down of them. */
export interface Outcome {
  rows: Row[];
  step: Step;
}

/** A call of a page, and its rows as soon as they are known. */
interface Entry {
  id: string;
  fate: "waits" | "left out" | "gone" | readonly Row[];
  /** The page that it is the last of. */
  meta?: CallPage["meta"];
}

/** The calls of the pages that were read, in order. Those before the first one that still waits can be taken. */
export class CallsUnderWay {
  readonly #rowsOf: (call: Call | CallDetail) => readonly Row[];
  #entries: Entry[] = [];
  /** Of `#entries`, the first one that waits, or where the next one will be. */
  #next = 0;

  constructor(rowsOf: (call: Call | CallDetail) => readonly Row[]) {
    this.#rowsOf = rowsOf;
  }

  /** Whether nothing waits for its details. */
  get isIdle(): boolean {
    return this.#next === this.#entries.length;
  }

  /** Adds a page. Calls that are not wanted are left out; those that need details wait for them. */
  addPage(
    { data, meta }: Pick<CallPage, "data" | "meta">,
    options: { isWanted: (call: Call) => boolean; needsDetails: boolean },
  ): void {
    const entries = data.map((call): Entry => {
      const known = options.needsDetails ? "waits" : this.#rowsOf(call);
      return { id: call.id, fate: options.isWanted(call) ? known : "left out" };
    });
    const last = entries.at(-1);
    if (last) last.meta = meta;
    this.#entries.push(...entries);
    this.#skipSettled();
  }

  /** Settles the first call that waits: with its details, or as gone. */
  settle(call: CallDetail | undefined): void {
    const entry = this.#entries[this.#next];
    if (entry) entry.fate = call ? this.#rowsOf(call) : "gone";
    this.#skipSettled();
  }

  /** Takes all that need no more waiting. */
  take(): Outcome {
    const rows: Row[] = [];
    const step: Step = { ids: [], gone: [], calls: 0, rows: 0 };
    for (const { fate, id, meta } of this.#entries.splice(0, this.#next)) {
      step.ids.push(id);
      if (meta) step.meta = meta;
      if (fate === "gone") step.gone.push(id);
      if (typeof fate === "string") continue;
      step.calls++;
      for (const row of fate) rows.push(row);
    }
    step.rows = rows.length;
    this.#next = 0;
    return { rows, step };
  }

  #skipSettled(): void {
    while (this.#next < this.#entries.length && this.#entries[this.#next]?.fate !== "waits") this.#next++;
  }
}
