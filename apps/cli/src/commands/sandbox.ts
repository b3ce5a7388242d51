import type { Context } from "../context.ts";
import type { Program, GlobalOptions } from "../options/global-options.ts";
import { quoteForMessage } from "../options/enum-value.ts";
import { UsageError, CommandError } from "../errors.ts";
import { commandLine } from "@smartalex/node-files";
import { once } from "node:events";
import type { Mock } from "@smartalex/mock";
import { exitCodes } from "../exit-codes.ts";

/** Adds `smartalex sandbox`. */
export function sandboxCommand(parent: Program, context: Context): void {
  parent
    .command("sandbox")
    .description("Start a local mock of the API, and print how to use it. Runs until Ctrl-C.")
    .option("--port <number>", "the port to listen on, or 0 for a free port (default: 4010)", parsePort)
    .option("--calls <number>", "number of calls to generate (default: 150)", (value) => parseCount("--calls", value))
    .option("--live <rate>", "rate at which new calls arrive: 30/min, 2/s or 100/h")
    .addHelpText(
      "after",
      "\nFor more options, such as fault injection, run npx smartalex-mock --help\n\nExamples:\n  smartalex " +
        "sandbox\n  smartalex sandbox --port 0 --calls 1000000 --live 30/min",
    )
    .action((_, command) => run(command.optsWithGlobals(), context));
}

function parsePort(value: string): number {
  if (/^\d{1,5}$/.test(value) && Number(value) < 65_536) return Number(value);
  throw new UsageError(`Invalid value for --port: ${quoteForMessage(value)}. Use a number from 0 to 65535.`);
}

function parseCount(flag: string, value: string): number {
  if (/^[1-9]\d{0,9}$/.test(value)) return Number(value);
  throw new UsageError(`Invalid value for ${flag}: ${quoteForMessage(value)}. Use an integer of at least 1.`);
}

/** Flags of `smartalex sandbox`. */
export interface SandboxOptions extends GlobalOptions {
  port?: number | undefined;
  calls?: number | undefined;
  live?: string | undefined;
}

/** Runs `smartalex sandbox` until it is interrupted. */
async function run({ calls, live, port }: SandboxOptions, { io }: Context): Promise<void> {
  const { signal, stderr, stdout } = io;
  const { DEFAULT_PORT } = await import("@smartalex/mock"); // `--help` does not need it
  const mock = await createMockOrThrow({ calls, live });
  const requested = port ?? DEFAULT_PORT;
  const { url } = await mock.listen({ port: requested }).catch((cause: unknown) => {
    const { code } = cause as NodeJS.ErrnoException; // the only errors are those of the system
    throw new CommandError(
      `Cannot listen on port ${requested} (${code ?? "unknown"}). Another program may be using it.`,
      {
        code: "port_in_use",
        exitCode: exitCodes.usage,
        hint: commandLine`smartalex sandbox --port 0`,
      },
    );
  });
  try {
    await stdout.write(`${url}\n`);
    await stderr.write(
      `\nThe mock accepts any API key. Its dashboard is at ${new URL("/", url).href}\nIn another terminal:\n\n  ` +
        `${commandLine`export SMARTALEX_BASE_URL=${url} SMARTALEX_API_KEY=any`}\n  smartalex calls list\n\nPress ` +
        "Ctrl-C to stop it.\n",
    );
    if (!signal.aborted) await once(signal, "abort");
  } finally {
    await mock.close();
  }
}

async function createMockOrThrow({ calls, live }: Pick<SandboxOptions, "calls" | "live">): Promise<Mock> {
  const { createMock, InvalidOptionError } = await import("@smartalex/mock");
  try {
    return createMock({ calls, live });
  } catch (error) {
    if (error instanceof InvalidOptionError) throw new UsageError(`Invalid mock option: ${error.message}.`);
    throw error;
  }
}
