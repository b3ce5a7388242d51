import { callFields } from "@smartalex/contract/constants";
import type { Context } from "../../context.ts";
import { UsageError } from "../../errors.ts";
import type { Program } from "../../options/global-options.ts";
import { quote } from "../../options/enum-value.ts";
import { withOutput } from "../../options/output-options.ts";
import { selectionHelp, withSelection } from "../../filters/filter-options.ts";
import { DEFAULT_LIMIT } from "./default-limit.ts";

/** Declares `smartalex calls list`. */
export function declareList(parent: Program, context: Context): void {
  const command = parent
    .command("list")
    .description("List calls, newest first: a table on a terminal, one JSON object a line elsewhere.");
  withOutput(withSelection(command), { fieldsAt: () => callFields })
    .option("--limit <number>", `how many calls at most (default: ${DEFAULT_LIMIT})`, parseLimit)
    .option("--all", "every call, however many")
    .addHelpText(
      "after",
      `${selectionHelp}\n\nExamples:\n  smartalex calls list --since 24h --status voicemail\n` +
        `  smartalex calls list --since 7d --where 'duration_seconds > 60 && sentiment == "negative"'\n` +
        "  smartalex calls list --all --json > calls.ndjson",
    )
    .action(async (_, command) => {
      const { runList } = await import("./run-list.ts");
      await runList(command.optsWithGlobals(), context);
    });
}

function parseLimit(given: string): number {
  if (/^[1-9]\d{0,8}$/.test(given)) return Number(given);
  throw new UsageError(`--limit ${quote(given)} is no number of calls. Give a whole number from 1, or use --all.`);
}
