import type { Readable, Writable } from "node:stream";
import { isCancel, password } from "@clack/prompts";

/** Asks on a terminal for what is not shown as it is typed. `undefined` when the person would rather not. */
export async function askSecret(
  question: string,
  streams: { input: Readable; output: Writable; signal: AbortSignal },
): Promise<string | undefined> {
  // A second signal ends the process while the question is there, with the cursor hidden.
  const showCursor = () => streams.output.write("\u001b[?25h");
  process.once("exit", showCursor);
  try {
    const answer = await password({ message: question, ...streams });
    return isCancel(answer) ? undefined : answer;
  } finally {
    process.off("exit", showCursor);
  }
}
