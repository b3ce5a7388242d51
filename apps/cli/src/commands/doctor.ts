import { enumOption } from "../options/enum-option.ts";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";

/** Adds `smartalex doctor`. */
export function doctorCommand(parent: Program, context: Context): void {
  parent
    .command("doctor")
    .description(
      "Check the network, API key, rate limit and clock, and whether the server's responses match the " +
        "documentation.",
    )
    .addOption(enumOption("-o, --output <format>", "output format: table or json", ["table", "json"]))
    .option("--json", "print one JSON document with all findings and their locations")
    .addHelpText(
      "after",
      `
The command only reads. It sends one request and, if the response contains calls, about 60 more, one
at a time and within the rate limit. Documented behavior either holds or fails. Assumptions that
openapi/smartalex.yaml makes beyond the documentation are confirmed or refuted; neither is a failure.
To check the response to a key without permission to read calls, set SMARTALEX_FORBIDDEN_KEY.

If a check fails, the exit code is 3 (network), 4 (key), 6 (rate limit) or 9 (contract). It is 7 if
the contract checks were not completed, or if only the clock is wrong.

Examples:
  smartalex doctor
  smartalex doctor --profile staging
  smartalex doctor --json | jq '.assumptions[] | select(.outcome == "refuted")'`,
    )
    .action(async (_, command) => {
      const { runDoctor } = await import("../doctor/run-doctor.ts"); // loads the mock, which `--help` does not need
      await runDoctor(command.optsWithGlobals(), context);
    });
}
