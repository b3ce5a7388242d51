import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { formatStatus } from "../../config/profiles/format-status.ts";
import { toJson } from "../../format/json.ts";
import { readStatus } from "../../config/profiles/read-status.ts";
import { loadCredential } from "../../config/profiles/load-credential.ts";

/** Adds `smartalex auth status`. */
export function statusCommand(parent: Program, context: Context): void {
  parent
    .command("status")
    .description(
      "Show which key is used and why, and all profiles. Prints only the last characters of each key. Makes no " +
        "request.",
    )
    .option("--json", "print the status as a JSON object")
    .addHelpText("after", "\nExamples:\n  smartalex auth status\n  smartalex auth status --json | jq .profile")
    .action((options) => run(options, context));
}

/** Flags of `smartalex auth status`. */
export interface StatusOptions {
  json?: true | undefined;
}

/** Runs `smartalex auth status`. */
async function run({ json }: StatusOptions, context: Context): Promise<void> {
  const { stdout } = context.io;
  const sources = context.sources();
  const status = await readStatus(sources, context.io);
  await stdout.write(json ? toJson(status, stdout.isTerminal ? 2 : 0) : formatStatus(status, stdout.columns));
  if (status.key?.problem !== null) await loadCredential(sources, context.io); // throws the error
}
