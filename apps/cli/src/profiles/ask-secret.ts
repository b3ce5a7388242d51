import type { Readable, Writable } from "node:stream";
import { isCancel, password } from "@clack/prompts";

/** Asks on a terminal for what is not shown as it is typed. `undefined` when the person would rather not. */
export async function askSecret(
  question: string,
  streams: { input: Readable; output: Writable; signal: AbortSignal },
): Promise<string | undefined> {
  const answer = await password({ message: question, ...streams });
  return isCancel(answer) ? undefined : answer;
}
