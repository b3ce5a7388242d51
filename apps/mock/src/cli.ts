import { randomBytes } from "node:crypto";
import packageJson from "../package.json" with { type: "json" };
import { exitCodeOf, oldNodeMessage, onStopSignal, type StopSignal } from "@smartalex/node-files";
import { createProgram, rejectServerOptions, toMockOptions, parsePort } from "./commands/serve-flags.ts";
import { addVerifyCommand } from "./commands/verify.ts";
import { explainFixtureError } from "./commands/explain-fixture-error.ts";
import { startupMessage } from "./commands/startup-message.ts";
import { oneLine, errorReason, UsageError } from "./commands/errors.ts";
import { addRecordCommand, RecordingError } from "./commands/record.ts";
import { runVerify } from "./commands/run-verify.ts";
import { FixtureError, InvalidOptionError } from "./runtime/errors.ts";
import { createMock } from "./mock.ts";

const message = oldNodeMessage("smartalex-mock", packageJson.engines.node);
if (message !== undefined) {
  process.stderr.write(message);
  process.exit(2);
}

/** Handles the first signal. At first, and for `verify`, there is nothing to clean up. */
let stop = (signal: StopSignal): void => process.exit(exitCodeOf(signal));
let stopSignal: StopSignal | undefined;
onStopSignal((signal) => {
  stopSignal = signal;
  stop(signal);
});

const command = createProgram()
  .configureOutput({
    outputError: (text, write) => {
      // The value of an unknown option, or an excess argument, may be an API key.
      const redacted = text
        .replace(/^(error: unknown option '(--[^=']+|-\w)).*?'/, "$1'")
        .replace(/^(error: too many arguments.* but got \d+): [^]*/, "$1");
      write(oneLine(redacted));
    },
  })
  .hook("preSubcommand", (server, command) => {
    rejectServerOptions(server, { name: command.name() });
  })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (flags) => {
    const options = toMockOptions(flags);
    const mock = createMock(options);
    const { url } = await mock.listen({ port: parsePort(flags.port) }).catch((error: unknown) => {
      throw new UsageError(`cannot listen on port ${flags.port}: ${errorReason(error)}. Use --port 0 for a free port`);
    });
    process.stdout.write(await startupMessage(url, options));
    // Ctrl-C is the normal way to stop the mock, so it is not a failure. Supervisors expect the exit code of the signal that they send.
    stop = (signal) => void mock.close().finally(() => process.exit(signal === "SIGINT" ? 0 : exitCodeOf(signal)));
  });

addRecordCommand(command, {
  // eslint-disable-next-line no-restricted-properties -- the one file whose job it is
  env: process.env,
  stderr: process.stderr,
  randomBytes,
  onInterrupt: (interrupt) => {
    stop = interrupt;
  },
});

// eslint-disable-next-line no-restricted-properties, no-restricted-globals -- the one file whose job it is
const context = { env: process.env, fetch, stdout: process.stdout, stderr: process.stderr };
addVerifyCommand(command, async (flags) => {
  process.exitCode = await runVerify(flags, context);
});

command.parseAsync().catch((error: unknown) => {
  if (error instanceof RecordingError) {
    process.stderr.write(oneLine(`error: ${error.message}`));
    process.exitCode = stopSignal ? exitCodeOf(stopSignal) : error.exitCode;
    return;
  }
  if (!(error instanceof UsageError || error instanceof FixtureError || error instanceof InvalidOptionError))
    throw error;
  process.stderr.write(error instanceof FixtureError ? explainFixtureError(error) : oneLine(`error: ${error.message}`));
  process.exitCode = 2;
});
