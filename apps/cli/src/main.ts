import { runProgram } from "./program.ts";
import { sinkOf } from "./terminal.ts";

const interrupt = new AbortController();
process.once("SIGINT", () => {
  interrupt.abort();
});
// Who reads has had enough, as `head` does: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});

const terminal = {
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
  // eslint-disable-next-line no-restricted-properties -- the one file whose job it is
  env: process.env,
  signal: interrupt.signal,
};

void runProgram(process.argv.slice(2), terminal, async () => {
  const { createMock } = await import("@smartalex/mock");
  return createMock().fetch;
}).then((exitCode) => {
  process.exitCode = exitCode;
});
