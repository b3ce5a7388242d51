import { complete } from "../completion/complete.ts";
import { formatCompletions } from "../completion/format-completions.ts";
import type { Context } from "../context.ts";
import type { Program } from "../options/global-options.ts";

/** Adds `smartalex complete`, a hidden command that the completion scripts run. */
export function completeCommand(program: Program, context: Context): void {
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action(async (words) => {
      await context.io.stdout.write(formatCompletions(await complete(words, program, context.io)));
    });
}
