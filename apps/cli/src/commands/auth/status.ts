import type { Context } from "../../context.ts";
import type { Program } from "../../options/global-options.ts";
import { statusText } from "../../config/profiles/format-status.ts";
import { toJson } from "../../format/json.ts";
import { readStatus } from "../../config/profiles/read-status.ts";
import { findKey } from "../../config/profiles/load-credential.ts";

/** Adds `smartalex auth status`. */
export function statusCommand(parent: Program, context: Context): void {
  parent
    .command("status")
    .description("Show which key is used and why, and all profiles. Of a key, only its end. Asks no server.")
    .option("--json", "the same as one JSON object")
    .addHelpText("after", "\nExamples:\n  smartalex auth status\n  smartalex auth status --json | jq .profile")
    .action((options) => run(options, context));
}

/** The flags of `smartalex auth status`. */
export interface StatusOptions {
  json?: true | undefined;
}

/** Runs `smartalex auth status`. */
async function run({ json }: StatusOptions, context: Context): Promise<void> {
  const { stdout } = context.terminal;
  const sources = context.sources();
  const status = await readStatus(sources, context.terminal);
  await stdout.write(json ? toJson(status, stdout.isTerminal ? 2 : 0) : statusText(status, stdout.columns));
  if (status.key?.problem !== null) await findKey(sources, context.terminal); // throws what is wrong
}
