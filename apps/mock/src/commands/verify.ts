import { MAX_VERIFY_REQUESTS } from "@smartalex/conformance";
import type { CommandUnknownOpts } from "@commander-js/extra-typings";
import type { VerifyFlags } from "./run-verify.ts";

/** Declares `smartalex-mock verify`. */
export function addVerifyCommand(program: CommandUnknownOpts, run: (flags: VerifyFlags) => Promise<void>): void {
  program
    .command("verify")
    .description("Find out how far a server is this API: a mock of its own, or the one at --base-url.")
    .option("--base-url <url>", "where the API is, https or this machine (default: SMARTALEX_BASE_URL, or a mock)")
    .option("--json", "print one JSON document instead of a table")
    .allowExcessArguments(false)
    .addHelpText(
      "after",
      `
It only reads: at most ${MAX_VERIFY_REQUESTS} requests, usually fewer than 100, one at a time, and slower where the rate limit comes near. Of a
large workspace it reads the first pages, some in the middle and the last ones. A request may take 30 seconds.

The API key is read from SMARTALEX_API_KEY. With one that may not read calls in SMARTALEX_FORBIDDEN_KEY, 403 is seen, too.

What SmartAlex documents holds or fails. What the OpenAPI document assumes beyond that is confirmed or refuted, and
neither is a failure. Unclear is what cannot be told from reading politely, or while a list moves.

Exit codes: 0 nothing fails, 1 something documented does not hold, 2 usage, 3 the server cannot be reached.
`,
    )
    .action((flags: VerifyFlags) => run(flags));
}
