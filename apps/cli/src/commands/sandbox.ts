import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";
import { quote } from "../options/enum-value.ts";
import { UsageError } from "../errors.ts";

/** Declares `smartalex sandbox`. */
export function declareSandbox(parent: Program, context: Context): void {
  parent
    .command("sandbox")
    .description("Start the mock of the API on this machine, and say how to use it. It runs until Ctrl-C.")
    .option("--port <number>", "the port to listen on, 0 for a free one (default: 4010)", parsePort)
    .option("--calls <number>", "how many calls to generate (default: 150)", (given) => parseCount("--calls", given))
    .option("--live <rate>", "calls that go on arriving: 30/min, 2/s or 100/h")
    .addHelpText(
      "after",
      "\nThe mock can do much more, faults among it: npx smartalex-mock --help" +
        "\n\nExamples:\n  smartalex sandbox\n  smartalex sandbox --port 0 --calls 1000000 --live 30/min",
    )
    .action(async (_, command) => {
      const { runSandbox } = await import("./run-sandbox.ts");
      await runSandbox(command.optsWithGlobals(), context);
    });
}

function parsePort(given: string): number {
  if (/^\d{1,5}$/.test(given) && Number(given) < 65_536) return Number(given);
  throw new UsageError(`--port ${quote(given)} is no port. Give a number from 0 to 65535.`);
}

function parseCount(flag: string, given: string): number {
  if (/^[1-9]\d{0,9}$/.test(given)) return Number(given);
  throw new UsageError(`${flag} ${quote(given)} is no number of calls. Give a whole number from 1.`);
}
