import type { SmartAlex } from "@smartalex/sdk";
import { anonymizeCall } from "./anonymize-call.ts";
import { createKeyedHash, type KeyedHash } from "./keyed-hash.ts";
import { readCalls } from "./read-calls.ts";
import { placeholderTexts, redactedTexts } from "./replace-texts.ts";
import { checkTarget, writeAtomic } from "./write-atomic.ts";

/**
 * What happens to the texts of a call. `placeholder` replaces them all, `redacted` replaces identifiers that have a form, and `raw` writes
 * the call exactly as the server sent it.
 */
export type TextMode = "placeholder" | "redacted" | "raw";

/** Options of `record`. */
export interface RecordOptions {
  client: SmartAlex;
  sinceHours: number;
  path: string;
  force: boolean;
  text: TextMode;
  /** Returns random bytes. */
  randomBytes: (length: number) => Uint8Array;
  signal: AbortSignal;
  /** Called after each call. */
  onProgress: (progress: Progress) => void;
}

/** The progress of a recording. */
export interface Progress {
  recorded: number;
  /** Calls in the list that were deleted before they were requested. */
  vanished: number;
  /** Calls whose id cannot be sent in a URL. */
  unreadable: number;
  total: number;
}

/**
 * Writes the calls of a workspace to a file, one per line, in the order of the list.
 *
 * @throws `OutputFileError` if the file cannot be written.
 * @throws the errors of the client.
 */
export async function record({
  client,
  onProgress,
  randomBytes,
  signal,
  sinceHours,
  text,
  ...target
}: RecordOptions): Promise<Progress> {
  await checkTarget(target);
  const progress = { recorded: 0, vanished: 0, unreadable: 0, total: 0 };
  const toLine = createLineWriter(text, createKeyedHash(randomBytes(32)));
  const lines = async function* () {
    for await (const { isUnreadable, json, total } of readCalls(client, { signal, sinceHours })) {
      progress.total = total;
      if (isUnreadable) progress.unreadable++;
      else if (json === undefined) progress.vanished++;
      else {
        progress.recorded++;
        yield toLine(json);
      }
      onProgress(progress);
    }
  };
  await writeAtomic(lines(), { ...target, suffix: Buffer.from(randomBytes(4)).toString("hex") });
  return progress;
}

/** Returns the function that turns the JSON of a call into a line of the file. */
function createLineWriter(text: TextMode, hash: KeyedHash): (json: string) => string {
  switch (text) {
    case "placeholder": {
      const replaceTexts = placeholderTexts(hash);
      return (json) => anonymizeCall(json, { hash, replaceTexts });
    }
    case "redacted":
      return (json) => anonymizeCall(json, { hash, replaceTexts: redactedTexts });
    case "raw":
      return (json) => json;
  }
}
