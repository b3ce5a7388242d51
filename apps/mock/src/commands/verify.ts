import { MAX_VERIFY_REQUESTS } from "@smartalex/conformance";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { VerifyFlags } from "./run-verify.ts";

/** Adds the command `smartalex-mock verify`. */
export function addVerifyCommand(program: CommandUnknownOpts, run: (flags: VerifyFlags) => Promise<void>): void {
  program
    .command("verify")
    .description("Check whether a server behaves like the Calls API: the server at --base-url, or a new mock.")
    .option(
      "--base-url <url>",
      "base URL of the server, https or on this machine (default: SMARTALEX_BASE_URL, or a mock)",
    )
    .option("--json", "print one JSON document instead of a table")
    .allowExcessArguments(false)
    .addHelpText(
      "after",
      `
The command sends at most ${MAX_VERIFY_REQUESTS} read requests, usually fewer than 100, one at a time, and slows down near the rate limit. In a
large workspace, it reads the first pages, some pages in the middle, and the last pages. The timeout of a request is 30
seconds.

The API key is read from SMARTALEX_API_KEY. To check the response 403 too, set SMARTALEX_FORBIDDEN_KEY to a key without
permission to read calls.

A fact that SmartAlex documents holds or fails. An assumption of the OpenAPI document is confirmed or refuted, which is
not a failure. The outcome is unclear if a few read requests cannot decide, or if the list changes during the check.

Exit codes: 0 no check fails, 1 a documented fact fails, 2 invalid usage, 3 the server cannot be reached.
`,
    )
    .action((flags: VerifyFlags) => run(flags));
}
