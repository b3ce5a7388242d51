// Import the exit codes first: the build puts program.ts at the start of every file, and program.ts uses them when it loads.
import { exitCodes } from "./exit-codes.ts";
import { exitCodeOf, onStopSignal, safeText, type StopSignal } from "@smartalex/node-files";
import { systemKeyring } from "./io/keyring.ts";
import { runProgram } from "./program.ts";
import { createOutput } from "./io/output-stream.ts";
import { createInput, workingDirectory } from "./io/io-streams.ts";

const interrupt = new AbortController();
/** Aborted on SIGTERM and SIGHUP. Ends the pager, which handles Ctrl-C itself. */
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
      // The reader closed the pipe (for example `head`). Exit successfully.
      if (code === "EPIPE") process.exit(exitCodes.ok);
      if (stopSignal !== undefined) process.exit(exitCodeOf(stopSignal)); // the terminal was closed
      process.stderr.write(
        `smartalex: cannot write the output (${code}). Check the disk, then run the command again.\n`,
      );
      process.exit(exitCodes.internal);
    },
  },
);
// Ignore write errors on stderr.
const stderr = createOutput({ fd: 2, open: () => process.stderr }, { env, platform, onError: () => undefined });
const io = {
  stdout,
  async openPager() {
    if (stdout.isTerminal) {
      const { openPager, resolvePager } = await import("./io/pager.ts");
      const command = resolvePager(env);
      if (command !== undefined) {
        const onClose = () => process.exit(exitCodes.ok);
        const warn = (text: string) => stderr.write(`${stderr.colorize("yellow", "Warning:")} ${safeText(text)}\n`);
        return openPager(stdout, { command, env, end: termination.signal, warn, onClose });
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

// A promise that never settles would end the process with exit code 0.
process.exitCode = exitCodes.internal;
void runProgram(process.argv.slice(2), io, async () => {
  const { createMock } = await import("@smartalex/mock");
  return createMock().fetch;
}).then((exitCode) => {
  const isStopped = exitCode === exitCodes.interrupted;
  process.exitCode = isStopped && stopSignal ? exitCodeOf(stopSignal) : exitCode;
});
