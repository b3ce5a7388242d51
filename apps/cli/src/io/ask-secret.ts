import type { Readable, Writable } from "node:stream";
import { isCancel, password } from "@clack/prompts";

/** Asks for a secret on a terminal, without showing what is typed. Resolves to `undefined` if the user cancels. */
export async function askSecret(
  question: string,
  streams: { input: Readable; output: Writable; signal: AbortSignal },
): Promise<string | undefined> {
  // A second signal ends the process during the prompt, while the cursor is hidden.
  const showCursor = () => streams.output.write("\u001b[?25h");
  // Ctrl-D closes the input, and the prompt would wait forever. The process would then end with exit code 0.
  const closed = new AbortController();
  const close = () => {
    closed.abort();
  };
  // After Ctrl-Z and `fg`, Node leaves the input paused. The shell would then read and show what is typed.
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
    streams.input.pause(); // otherwise the open input keeps the process running
  }
}
