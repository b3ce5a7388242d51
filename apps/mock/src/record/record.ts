import type { SmartAlex } from "@smartalex/sdk";
import { pseudonyms } from "./pseudonyms.ts";
import { readCalls } from "./read-calls.ts";
import { replaceCall } from "./replace-call.ts";
import { checkTarget, writeBeside } from "./write-beside.ts";

/** How a workspace is recorded. */
export interface RecordOptions {
  client: SmartAlex;
  sinceHours: number;
  path: string;
  force: boolean;
  /** Whether calls are written as the server sent them, with all that was said. */
  raw: boolean;
  /** So many random bytes. */
  randomBytes: (length: number) => Uint8Array;
  signal: AbortSignal;
  /** Is called after each call. */
  onProgress: (progress: Progress) => void;
}

/** How far a recording is. */
export interface Progress {
  recorded: number;
  /** Calls that were in the list, and gone when they were asked for. */
  vanished: number;
  total: number;
}

/** Writes the calls of a workspace to a file, one a line, in the order of the list. Throws `TargetError`, and what the client throws. */
export async function record({
  client,
  onProgress,
  randomBytes,
  raw,
  signal,
  sinceHours,
  ...target
}: RecordOptions): Promise<Progress> {
  await checkTarget(target);
  const progress = { recorded: 0, vanished: 0, total: 0 };
  const others = pseudonyms(randomBytes(32));
  const lines = async function* () {
    for await (const { json, total } of readCalls(client, { signal, sinceHours })) {
      progress.total = total;
      if (json === undefined) progress.vanished++;
      else {
        progress.recorded++;
        yield raw ? json : replaceCall(json, others);
      }
      onProgress(progress);
    }
  };
  await writeBeside(lines(), { ...target, suffix: Buffer.from(randomBytes(4)).toString("hex") });
  return progress;
}
