// The exit codes come first: the build begins every file with program.ts, which needs them as it loads.
import { exitCodes } from "./exit-codes.ts";
import { exitCodeOf, onStopSignal, safeText, type StopSignal } from "@smartalex/node-files";
import { systemKeyring } from "./io/keyring.ts";
import { runProgram } from "./program.ts";
import { createOutput } from "./io/output-stream.ts";
import { createInput, workingDirectory } from "./io/io-streams.ts";
const interrupt = new AbortController();
/** Ends what Ctrl-C does not end: a pager. */
const termination = new AbortController();
let stopSignal: StopSignal | undefined;
onStopSignal((signal) => {
  stopSignal = signal;
  if (signal !== "SIGINT") termination.abort();
  interrupt.abort();
});

// eslint-disable-next-line no-restricted-properties -- the one file whose job it is
const { env, platform } = process;
const stdout = createOutput(
  { fd: 1, open: () => process.stdout },
  {
    env,
    platform,
    onError: ({ code = "" }) => {
      // Who reads has had enough, as `head` does: that is no failure.
      if (code === "EPIPE") process.exit(exitCodes.ok);
      if (stopSignal !== undefined) process.exit(exitCodeOf(stopSignal)); // the terminal has gone, and said so
      process.stderr.write(`smartalex: the output cannot be written (${code}). Check the disk, then run it again.\n`);
      process.exit(exitCodes.internal);
    },
  },
);
// Work does not end because nobody hears of it.
const stderr = createOutput({ fd: 2, open: () => process.stderr }, { env, platform, onError: () => undefined });
const io = {
  stdout,
  async openPager() {
    if (stdout.isTerminal) {
      const { openPager, resolvePager } = await import("./io/pager.ts");
      const command = resolvePager(env);
      if (command !== undefined) {
        const onLeave = () => process.exit(exitCodes.ok);
        const warn = (text: string) => stderr.write(`${stderr.colorize("yellow", "Warning:")} ${safeText(text)}\n`);
        return openPager(stdout, { command, env, end: termination.signal, warn, onLeave });
      }
    }
    return { ...stdout, close: () => Promise.resolve() };
  },
  stderr,
  stdin: createInput(() => process.stdin, interrupt.signal),
  askSecret: async (question: string) => {
    const { askSecret } = await import("./io/ask-secret.ts");
    return askSecret(question, { input: process.stdin, output: process.stderr, signal: interrupt.signal });
  },
  env,
  platform,
  keyring: systemKeyring,
  get cwd() {
    return workingDirectory();
  },
  clock: {
    // eslint-disable-next-line no-restricted-properties -- the same
    now: () => Date.now(),
    startTimer(durationMs: number, onEnd: () => void) {
      const timer = setTimeout(onEnd, durationMs);
      return () => {
        clearTimeout(timer);
      };
    },
  },
  // eslint-disable-next-line no-restricted-globals -- the same
  fetch: (url: string, init: RequestInit) => fetch(url, init),
  signal: interrupt.signal,
};

// A promise that never settles would end the process: that is no success.
process.exitCode = exitCodes.internal;
void runProgram(process.argv.slice(2), io, async () => {
  const { createMock } = await import("@smartalex/mock");
  return createMock().fetch;
}).then((exitCode) => {
  const isStopped = exitCode === exitCodes.interrupted;
  process.exitCode = isStopped && stopSignal ? exitCodeOf(stopSignal) : exitCode;
});
