import type { Readable, Writable } from "node:stream";
import { isCancel, password } from "@clack/prompts";

/** Asks on a terminal for what is not shown as it is typed. `undefined` when the person would rather not. */
export async function askSecret(
  question: string,
  streams: { input: Readable; output: Writable; signal: AbortSignal },
): Promise<string | undefined> {
  // A second signal ends the process while the question is there, with the cursor hidden.
  const showCursor = () => streams.output.write("\u001b[?25h");
  // Ctrl-D closes the input, and the prompt waits for ever. Nothing else keeps the process, so it would end as if all were well.
  const closed = new AbortController();
  const close = () => {
    closed.abort();
  };
  // After Ctrl-Z and `fg`, Node leaves the input paused. What is typed then would reach the shell, where it is seen.
  const goOn = () =>
    setImmediate(() => {
      streams.input.resume();
      streams.output.write("\u001b[?25l");
    });
  process.once("exit", showCursor).once("beforeExit", close).on("SIGCONT", goOn);
  try {
    const signal = AbortSignal.any([streams.signal, closed.signal]);
    const answer = await password({ message: question, ...streams, signal });
    return isCancel(answer) ? undefined : answer;
  } finally {
    process.off("exit", showCursor).off("beforeExit", close).off("SIGCONT", goOn);
    streams.input.pause(); // or it would keep the process
  }
}
