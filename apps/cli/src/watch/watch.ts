import { commandLine } from "@smartalex/node-files";
import {
  InvalidResponseError,
  NotFoundError,
  ServerError,
  type CallPredicate,
  type WarningEvent,
  type SmartAlex,
  type SmartAlexError,
} from "@smartalex/sdk";
import { CommandError, IncompleteError } from "../errors.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Row } from "../format/rows/row.ts";
import type { Condition } from "../filters/where/comparison.ts";
import type { QueuedCall, WatchQueue } from "./watch-queue.ts";
import type { WatchStore } from "./watch-store.ts";

/** Options of `Watch`. */
export interface WatchOptions {
  client: SmartAlex;
  memory: WatchQueue;
  isMatch: CallPredicate;
  hasTranscripts: boolean;
  /** How far back a new watch starts. */
  since_hours: number;
  /** Whether a new watch ignores existing calls. */
  hasBaseline: boolean;
  show: (call: Row) => Promise<void>;
  /** Processes a call. Resolves to the reason if that fails. */
  execute: ((call: Row) => Promise<string | undefined>) | undefined;
  /** Whether a call ends the watch. */
  isMet: Condition | undefined;
  /** Where the state is stored. */
  store: Pick<WatchStore, "save" | "saveDone">;
  warn: (message: string, code: string) => Promise<void>;
  signal: AbortSignal;
}

/** Shows new calls, one round at a time. */
export class Watch {
  readonly #options: WatchOptions;
  /** IDs we have already warned about. */
  readonly #warnedIds = new Set<string>();
  /** Codes of warnings about the last list. Each is printed once until it disappears. */
  #warned: ReadonlySet<string> = new Set();

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** Shows what has changed since the last round. Throws `CommandError` if a call meets the condition, and `IncompleteError` if a command fails. */
  async poll(): Promise<void> {
    const { isMet, memory, isMatch, signal, store } = this.#options;
    const warnings: WarningEvent[] = [];
    for await (const batch of this.#changes(warnings)) {
      memory.apply(batch, { isMatch, looksAgain: isMet !== undefined });
      for (const { error, id } of batch.failed) await this.#tellOnce(id, error);
    }
    store.save(memory.toState());
    await this.#tellWarnings(warnings);
    for (const pending of memory.pending) {
      signal.throwIfAborted();
      await this.#handle(pending);
    }
  }

  #changes(warnings: WarningEvent[]) {
    const { client, hasBaseline, hasTranscripts, memory, signal, since_hours } = this.#options;
    const { feed: state } = memory;
    const onWarning = (warning: WarningEvent) => {
      warnings.push(warning);
    };
    const terms = { since_hours, skipExisting: hasBaseline, details: hasTranscripts };
    return client.calls.changes({ state, ...terms, onWarning, signal });
  }

  async #tellWarnings(warnings: readonly WarningEvent[]): Promise<void> {
    for (const { code, message } of warnings) {
      if (!this.#warned.has(code)) await this.#options.warn(message, code);
    }
    this.#warned = new Set(warnings.map(({ code }) => code));
  }

  async #handle({ call, id, is_shown }: QueuedCall): Promise<void> {
    const { execute, isMet, memory, show, signal, store } = this.#options;
    const result = call ?? (await this.#detailed(id));
    if (result === "later") return;
    if (result !== "gone" && !is_shown) {
      await show(result);
      const failure = await execute?.(result);
      signal.throwIfAborted(); // a command that was stopped has not processed the call
      if (failure !== undefined) throw commandFailedError(id, failure);
    }
    memory.done(id);
    store.saveDone(id);
    if (result !== "gone" && isMet?.(result)) throw conditionMetError(id);
  }

  /** Fetches a call with its transcript. If that fails, the call is retried later and does not delay other calls. */
  async #detailed(id: string): Promise<Row | "gone" | "later"> {
    const { client, signal } = this.#options;
    try {
      return { ...(await client.calls.get(id, { signal })) };
    } catch (error) {
      if (error instanceof NotFoundError) return "gone";
      if (!(error instanceof ServerError || error instanceof InvalidResponseError)) throw error;
      await this.#tellOnce(id, error);
      return "later";
    }
  }

  async #tellOnce(id: string, { message }: SmartAlexError): Promise<void> {
    if (this.#warnedIds.has(id)) return;
    this.#warnedIds.add(id);
    const text = `${id} is temporarily unavailable and will be retried. ${message}`;
    await this.#options.warn(text, "call_unavailable");
  }
}

function conditionMetError(id: string): CommandError {
  return new CommandError(`${id} matches the condition of --when.`, {
    code: "condition_met",
    exitCode: exitCodes.conditionMet,
    hint: commandLine`smartalex calls get ${id.startsWith("-") ? ["--", id] : id}`,
  });
}

function commandFailedError(id: string, failure: string): IncompleteError {
  return new IncompleteError(
    `The --exec command failed for ${id} (${failure}), so the watch ended. With --state, the next watch starts ` +
      "with this call. To ignore failures, end the command with || true.",
  );
}
