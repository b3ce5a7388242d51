import { exitCodes } from "./exit-codes.ts";
import { systemKeyring } from "./profiles/system-keyring.ts";
import { runProgram } from "./program.ts";
import { sinkOf, sourceOf } from "./terminal.ts";

const interrupt = new AbortController();
process.once("SIGINT", () => {
  interrupt.abort();
});

// eslint-disable-next-line no-restricted-properties -- the one file whose job it is
const { env } = process;
const stdout = sinkOf(process.stdout, {
  env,
  onError: ({ code = "" }) => {
    // Who reads has had enough, as `head` does: that is no failure.
    if (code === "EPIPE") process.exit(exitCodes.ok);
    process.stderr.write(`smartalex: the output cannot be written (${code}). Check the disk, then run it again.\n`);
    process.exit(exitCodes.internal);
  },
});
// Work does not end because nobody hears of it.
const stderr = sinkOf(process.stderr, { env, onError: () => undefined });
const terminal = {
  stdout,
  async openPager() {
    const { openPager, pagerOf } = await import("./pager.ts");
    const command = stdout.isTerminal ? pagerOf(env) : undefined;
    if (command === undefined) return { ...stdout, close: () => Promise.resolve() };
    return openPager(stdout, { command, env, onLeave: () => process.exit(exitCodes.ok) });
  },
  stderr,
  stdin: sourceOf(() => process.stdin),
  askSecret: async (question: string) => {
    const { askSecret } = await import("./profiles/ask-secret.ts");
    return askSecret(question, { input: process.stdin, output: process.stderr, signal: interrupt.signal });
  },
  env,
  platform: process.platform,
  keyring: systemKeyring,
  cwd: process.cwd(),
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
  fetch: (request: Request) => fetch(request),
  signal: interrupt.signal,
};

void runProgram(process.argv.slice(2), terminal, async () => {
  const { createMock } = await import("@smartalex/mock");
  return createMock().fetch;
}).then((exitCode) => {
  process.exitCode = exitCode;
});
