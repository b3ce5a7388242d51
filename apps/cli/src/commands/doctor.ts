import { enumOption } from "../options/enum-option.ts";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";

/** Adds `smartalex doctor`. */
export function doctorCommand(parent: Program, context: Context): void {
  parent
    .command("doctor")
    .description("Check network, key, rate limit, clock, and whether the server's answers are as documented, strictly.")
    .addOption(enumOption("-o, --output <format>", "table or json", ["table", "json"]))
    .option("--json", "one JSON document, with all that was found and where")
    .addHelpText(
      "after",
      `
It only reads: one request, and if calls come back, some 60 more, one at a time, at the pace of
the rate limit. What SmartAlex documents holds or fails. What openapi/smartalex.yaml assumes beyond
that is confirmed or refuted, and neither is a failure. With a key that may not read calls in
SMARTALEX_FORBIDDEN_KEY, the answer to such a one is looked at, too.

A check that fails ends it with exit code 3 (network), 4 (key), 6 (rate limit), 9 (contract), or
7 where the contract could not be looked at to its end, or nothing but the clock is wrong.

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
